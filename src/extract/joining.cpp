#include "extract/joining.h"

#include "extract/near.h"
#include "extract/roles.h"
#include "extract/same_act.h"
#include "extract/telling.h"
#include "lexicon/affix.h"

#include <algorithm>

namespace marsad::extract {

namespace {

constexpr int kVagueDays = 14;
constexpr double kCityReach = 1.7; ///< airports and camps lie outside the built-up circle

bool wide(const std::string& kind) { return kind == "region" || kind == "province" || kind == "governorate" || kind == "district" || kind == "country"; }

bool summed_up(const Findings& f, const Draft& outer, const Draft& inner) {
    const auto* around = place_of(f, outer);
    const auto* within = place_of(f, inner);
    const Trigger& lead = f.triggers[outer.triggers.front()];
    const bool opens = outer.sentences.front() < kOpeningSentences - 1 && inner.sentences.back() > outer.sentences.front();
    const bool points_back = lead.definite && inner.sentences.front() < outer.sentences.front();
    // A strike on a ship: the sea in the next sentence says less than the miles from a port.
    const bool at_sea = around != nullptr && around->country_code.empty() && !outer.own_date && inner.sentences.front() < outer.sentences.front() &&
                        outer.sentences.front() <= inner.sentences.back() + 1;
    // A name that no list knows stands at the province that the headline named.
    const bool beside = around != nullptr && within != nullptr && around->place_id == within->place_id && within->rung == "relation" && around->rung != "relation" && f.places[*inner.place].use != model::PlaceUse::Heading;
    if (around == nullptr || within == nullptr || (framed_alone(f, outer, inner) && !beside) || inner.summary || outer.new_marked || (inner.new_marked && around->geo_precision < 3) || !(opens || points_back || at_sea) || !(beside || holds(*around, *within))) {
        return false;
    }
    return same_days(outer, inner) && alike(lead.kind, f.triggers[inner.triggers.front()].kind) && !actors_conflict(f, outer, inner);
}

constexpr std::uint32_t kHeadlineReach = 7; ///< sentences, by-lines and captions among them
constexpr std::uint32_t kHeadLines = 4;

/// "Soldier killed in Hakkari" over "a soldier was killed in Yüksekova on Friday": the headline names the region, or the town near by.
bool headline_of(const Findings& f, const Draft& outer, const Draft& inner) {
    const auto& sentences = f.analysis.document.sentences;
    std::uint32_t lines = 0; // of the head, each a paragraph of its own
    const auto unstopped = [&](const text::Sentence& sentence) { return sentence.last > sentence.first && f.analysis.document.tokens[sentence.last - 1].norm != "."; };
    while (lines + 1 < sentences.size() && lines < kHeadLines && unstopped(sentences[lines]) && sentences[lines].paragraph != sentences[lines + 1].paragraph && (lines == 0 || sentences[lines].paragraph != sentences[lines - 1].paragraph)) {
        ++lines;
    }
    const bool headline = outer.sentences.back() < lines;
    const auto* around = place_of(f, outer);
    const auto* within = place_of(f, inner);
    const Trigger& told = f.triggers[inner.triggers.front()];
    if (!headline || around == nullptr || within == nullptr || outer.own_date || inner.summary || told.background || inner.sentences.front() <= outer.sentences.back() || inner.sentences.front() > outer.sentences.back() + kHeadlineReach) {
        return false;
    }
    const bool same_land = around->country_code == within->country_code && ((!around->admin1.empty() && around->admin1 == within->admin1) || around->kind == "country");
    return same_land && alike(f.triggers[outer.triggers.front()].kind, told.kind) && !tolls_differ(f, outer, inner) && !actors_conflict(f, outer, inner);
}

/// "More than 40 killed as X sweeps villages": a first line without place and day of its own counts what is told below, however it counts.
std::optional<std::size_t> told_below_title(const Findings& f, const std::vector<Draft>& drafts, std::size_t index) {
    const auto& sentences = f.analysis.document.sentences;
    const Draft& title = drafts[index];
    if (title.sentences.back() > 0 || title.own_place || title.own_date || sentences.size() < 2 || sentences[0].paragraph == sentences[1].paragraph) {
        return std::nullopt;
    }
    for (std::size_t i = index + 1; i < drafts.size() && drafts[i].sentences.front() <= kHeadlineReach; ++i) {
        const Trigger& told = f.triggers[drafts[i].triggers.front()];
        if (!told.background && drafts[i].own_place && compatible(f.triggers[title.triggers.front()].kind, told.kind) && !actors_conflict(f, title, drafts[i])) {
            return i;
        }
    }
    return std::nullopt;
}

/// The words of an act that another draft, told below it, tells in full; the act itself goes.
void become_echo(const Findings& f, std::vector<Draft>& drafts, std::size_t index, Draft& below, std::string_view rule) {
    for (const auto trigger : drafts[index].triggers) {
        f.note(trigger, rule, below.triggers.front());
        below.echoes.push_back(trigger);
    }
    drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(index));
}

bool any_hit_covers(const Findings& f, std::uint32_t token, std::string_view cls) {
    return any_hit_in(f.analysis, around(f.analysis, token), [&](const lexicon::Hit& hit) { return hit.is(cls) && hit.first <= token && token < hit.last; });
}

constexpr double kApartKm = 3.0; ///< nearer names are one spot
constexpr std::uint32_t kListGap = 3;
constexpr std::uint32_t kCountedGap = 6;

bool settlement(const std::string& kind) { return kind == "city" || kind == "town" || kind == "village"; }

enum class Link { None, Comma, And };

bool people(const Findings& f, std::uint32_t token) {
    return any_hit_in(f.analysis, around(f.analysis, token), [&](const lexicon::Hit& hit) {
        return hit.first <= token && token < hit.last && (hit.is("force") || hit.is("actor") || hit.is("harm") || hit.entry->cls.starts_with("person"));
    });
}

/// What joins two neighbouring names: a comma, an "and" or its clitic, with a preposition once more ("in A and in B").
Link link_between(const Findings& f, std::size_t first, std::size_t second) {
    const auto& tokens = f.analysis.document.tokens;
    const auto& morphology = f.analysis.pack.lexicon->morphology();
    const auto from = f.places[first].last_token;
    const auto to = f.places[second].first_token;
    if (to < from || to - from > kCountedGap || f.sentence_of(from) != f.sentence_of(to)) {
        return Link::None;
    }
    Link link = Link::None;
    bool counted = false;
    for (auto t = from; t <= to; ++t) {
        const bool clitic = morphology.begins_with(tokens[t].norm, lexicon::Features{lexicon::Feature::And});
        const bool conjunction = t < to && any_hit_covers(f, t, "place_and");
        const bool count = (link != Link::None || clitic) && t < to && (tokens[t].kind == text::TokenKind::Number || any_hit_covers(f, t, "number")); // "killed two in A and three in B"
        counted = counted || count;
        link = count ? Link::And : link;
        if (t < to && !conjunction && !count && !(counted && people(f, t)) && tokens[t].norm != "," && !any_hit_covers(f, t, "place_prep")) {
            return Link::None;
        }
        if (conjunction || clitic) {
            link = Link::And;
        } else if (t < to && tokens[t].norm == "," && link == Link::None) {
            link = Link::Comma;
        }
    }
    return to - from <= kListGap || counted ? link : Link::None;
}

/// Whether the reference is a place by name that an act can have happened at, known or not.
bool spot(const Findings& f, std::size_t index) {
    const auto& place = f.places[index];
    const bool usable = place.use == model::PlaceUse::Location || place.use == model::PlaceUse::Mention;
    return usable && !place.backward && !place.coordinate && (place.candidates.empty() || place.candidates.front().geo_precision < 3);
}

/// "Saraqib, Dadikh": a comma alone makes no town the holder of another.
bool holds_by_words(const Findings& f, std::size_t inner, std::size_t outer) {
    if (f.places[inner].parent != outer) {
        return false;
    }
    const auto& a = f.places[inner].candidates;
    const auto& b = f.places[outer].candidates;
    return a.empty() || b.empty() || !(settlement(a.front().kind) && settlement(b.front().kind));
}

/// Two names of a list that are two places of one kind.
bool two_places(const model::Place& a, const model::Place& b) {
    const bool alike = a.kind == b.kind || (settlement(a.kind) && settlement(b.kind)) || (!settlement(a.kind) && !settlement(b.kind));
    return alike && a.country_code == b.country_code && !holds(a, b) && !holds(b, a) && geo::distance_km(a.position, b.position) > kApartKm;
}

} // namespace

namespace {

/// The places that are enumerated together with one, in order of text, itself included: "A, B and C", في أ وفي ب.
std::vector<std::size_t> enumerated_with(const Findings& f, std::size_t index) {
    std::vector<std::size_t> members{index};
    bool all_linked_by_comma = true;
    const auto joins = [&](std::size_t first, std::size_t from, std::size_t second) {
        const auto link = link_between(f, from, second);
        const bool chained = link != Link::And && (holds_by_words(f, first, second) || holds_by_words(f, second, first));
        if (link == Link::None || chained || !spot(f, first) || !spot(f, second)) {
            return false;
        }
        const auto& a = f.places[first].candidates;
        const auto& b = f.places[second].candidates;
        if (!a.empty() && !b.empty() && !two_places(a.front(), b.front())) {
            return false;
        }
        all_linked_by_comma = all_linked_by_comma && link == Link::Comma;
        return true;
    };
    for (std::size_t i = index; i > 0 && joins(i - 1, i - 1, i); --i) {
        members.insert(members.begin(), i - 1);
    }
    for (std::size_t i = index; i + 1 < f.places.size();) {
        // "west of X in the eastern countryside of Y, and around Z": what holds the first stands between
        std::size_t from = i;
        std::size_t next = i + 1;
        while (next + 1 < f.places.size() && f.places[next].first_token - f.places[from].last_token <= 1 && (f.places[from].parent == next || !spot(f, next))) {
            from = next;
            ++next;
        }
        if (!joins(i, from, next)) {
            break;
        }
        members.push_back(next);
        i = next;
    }
    // "Rafah, Gaza": two names and a comma are rather a place and what holds it
    const auto territory = [&](std::size_t i) { return f.places[i].kind == "governorate" || f.places[i].kind == "district" || f.places[i].kind == "region"; };
    if (members.size() == 2 && all_linked_by_comma && ((members.front() == index && territory(members[1]) && !territory(index)) || f.places[members[0]].parent == members[1] || f.places[members[1]].parent == members[0])) {
        return {index};
    }
    return members;
}

} // namespace

void split_lists(const Findings& f, std::vector<Draft>& drafts) {
    for (std::size_t d = 0; d < drafts.size(); ++d) {
        if (!drafts[d].place || !drafts[d].own_place || drafts[d].summary || !spot(f, *drafts[d].place)) {
            continue;
        }
        const auto own = *drafts[d].place;
        std::size_t added = 0;
        for (const auto member : enumerated_with(f, own)) {
            Draft twin = drafts[d];
            twin.place = member;
            twin.rules.place = "a further place of the list";
            const auto told = [&](const Draft& other) { return other.place == member || (same_days(other, twin) && same_place(f, other, twin)); };
            if (member != own && std::none_of(drafts.begin(), drafts.end(), told)) {
                ++added;
                drafts.insert(drafts.begin() + static_cast<std::ptrdiff_t>(d + added), std::move(twin));
            }
        }
        d += added;
    }
}

bool holds(const model::Place& outer, const model::Place& inner) {
    const bool sea = outer.country_code.empty();
    if ((outer.country_code != inner.country_code && !sea) || outer.place_id == inner.place_id) {
        return false;
    }
    const auto km = geo::distance_km(outer.position, inner.position);
    if (outer.geo_precision == 3 || wide(outer.kind)) {
        const bool narrower = inner.radius_km < outer.radius_km / 2.0 || (inner.rung == "relation" && !wide(inner.kind));
        return km <= outer.radius_km && narrower;
    }
    const bool settled = wide(inner.kind) || settlement(inner.kind);
    return outer.kind == "city" && !settled && inner.geo_precision != 3 && km <= outer.radius_km * kCityReach;
}

namespace {

/// Police who shoot the second bomber answer the blast: they did not set it off.
bool answers_blast(const Findings& f, const Draft& blast, const Draft& then) {
    const auto kind = f.triggers[blast.triggers.front()].kind;
    const auto next = f.triggers[then.triggers.front()].kind;
    const bool blown = kind == ActKind::Suicide || kind == ActKind::Explosion;
    const bool shot = next == ActKind::Shooting || next == ActKind::Kill || next == ActKind::Clash;
    return blown && shot && then.actor1 && (f.actors[*then.actor1].kind == "police" || f.actors[*then.actor1].kind == "state");
}

} // namespace

void absorb(const Findings& f, Draft& into, Draft&& from, std::string_view rule) {
    for (const auto trigger : from.triggers) {
        f.note(trigger, rule, into.triggers.front());
    }
    const auto* wide = place_of(f, into);
    const auto* fine = place_of(f, from);
    const bool finer = wide != nullptr && fine != nullptr && from.own_place && fine->geo_precision < 3 && lies_within(*fine, *wide) && (wide->geo_precision == 3 || f.triggers[from.triggers.front()].definite);
    into.triggers.insert(into.triggers.end(), from.triggers.begin(), from.triggers.end());
    into.echoes.insert(into.echoes.end(), from.echoes.begin(), from.echoes.end());
    into.sentences.insert(into.sentences.end(), from.sentences.begin(), from.sentences.end());
    std::sort(into.sentences.begin(), into.sentences.end());
    if ((!into.own_place && from.own_place) || finer) {
        into.place = from.place;
        into.rules.place = from.rules.place;
        into.own_place = true;
    }
    const bool vague_day = into.interval && from.interval && into.interval->length_days() > kVagueDays && into.interval->contains(from.interval->first) && from.interval->length_days() <= 2;
    const bool own_day = (from.own_date && !into.own_date) || vague_day;
    if (from.interval && (!into.interval || own_day || (from.interval->length_days() < into.interval->length_days() && from.own_date == into.own_date))) {
        into.interval = from.interval;
        into.precision = from.precision;
        into.date = from.date;
        into.rules.date = from.rules.date;
        into.rules.counted_from = from.rules.counted_from;
        into.rules.clipped = from.rules.clipped;
        into.own_date = into.own_date || from.own_date;
    }
    if (!into.time) {
        into.time = from.time;
        into.time_is_utc = from.time_is_utc;
    }
    if (!into.time_of_day) {
        into.time_of_day = from.time_of_day;
    }
    if (!into.actor1 && !answers_blast(f, into, from)) {
        into.actor1 = from.actor1;
        into.rules.actor1 = from.rules.actor1;
    }
    if (!into.actor2) {
        into.actor2 = from.actor2;
        into.rules.actor2 = from.rules.actor2;
    }
}

namespace {

/// "shelled the districts of A, B and C: one dead, seven hurt", and then each district: the opening sums up.
bool sums_up_list(const Findings& f, const std::vector<Draft>& drafts, std::size_t index) {
    const Draft& opening = drafts[index];
    if (!opening.place || !opening.own_place || opening.sentences.front() >= kOpeningSentences || !spot(f, *opening.place)) {
        return false;
    }
    const auto members = enumerated_with(f, *opening.place);
    const auto told = [&](std::size_t member) {
        const auto* place = resolved_place(f, member);
        return place != nullptr && std::any_of(drafts.begin() + static_cast<std::ptrdiff_t>(index) + 1, drafts.end(), [&](const Draft& later) {
            const auto* own = later.place && later.own_place && later.sentences.front() > opening.sentences.back() ? resolved_place(f, *later.place) : nullptr;
            return own != nullptr && same_days(opening, later) && alike(f.triggers[opening.triggers.front()].kind, f.triggers[later.triggers.front()].kind) && (own->place_id == place->place_id || lies_within(*own, *place));
        });
    };
    return members.size() > 1 && std::all_of(members.begin(), members.end(), told);
}

} // namespace

void fold_summaries(const Findings& f, std::vector<Draft>& drafts) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        if (sums_up_list(f, drafts, i)) {
            drafts[i].summary = true;
            f.note(drafts[i].triggers.front(), "sums up the acts told place by place");
        }
    }
    for (std::size_t i = 0; i < drafts.size();) {
        std::vector<std::size_t> inner;
        for (std::size_t j = 0; j < drafts.size(); ++j) {
            if (i != j && summed_up(f, drafts[i], drafts[j])) {
                inner.push_back(j);
            }
        }
        for (std::size_t j = 0; j < drafts.size() && inner.empty(); ++j) {
            if (i != j && headline_of(f, drafts[i], drafts[j])) {
                inner.push_back(j);
            }
        }
        if (const auto below = inner.empty() ? told_below_title(f, drafts, i) : std::nullopt) {
            become_echo(f, drafts, i, drafts[*below], "the headline of what is told below");
            continue;
        }
        if (inner.size() == 1) {
            Draft outer = std::move(drafts[i]);
            outer.own_place = false;
            absorb(f, drafts[inner.front()], std::move(outer), "told of a region first, then of one place inside it");
            drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i));
            continue;
        }
        drafts[i].summary = inner.size() > 1;
        for (std::size_t t = 0; drafts[i].summary && t < drafts[i].triggers.size(); ++t) {
            f.note(drafts[i].triggers[t], "sums up what is told place by place", drafts[inner.front()].triggers.front());
        }
        for (const auto j : inner) {
            if (!drafts[j].actor1) {
                drafts[j].actor1 = drafts[i].actor1;
                drafts[j].rules.actor1 = "from the opening that sums up";
            }
        }
        ++i;
    }
}

namespace {

/// "In answer to the killing in X, they attacked Y on Sunday": the day stands behind the other act.
bool day_of_another(const Findings& f, const Draft& draft) {
    const Trigger& lead = f.triggers[draft.triggers.front()];
    const auto range = draft.date ? TokenRange{lead.tokens.last, f.dates[*draft.date].tokens.first} : TokenRange{};
    return std::ranges::any_of(beginning_in(f.triggers, range), [](const Trigger& other) { return other.accepted && !other.weak && !other.definite; });
}

} // namespace

/// "in answer to the assassination at X", and below it the act in full, with its day.
void join_told_below(const Findings& f, std::vector<Draft>& drafts) {
    for (std::size_t i = 0; i < drafts.size();) {
        const Trigger& lead = f.triggers[drafts[i].triggers.front()];
        const auto told = [&](const Draft& below) {
            return below.sentences.front() > drafts[i].sentences.back() && below.own_place && below.own_date && kinds_agree(f, below, lead.kind, true) && same_place(f, drafts[i], below) && !actors_conflict(f, drafts[i], below) && !tolls_differ(f, drafts[i], below);
        };
        const auto below = lead.definite && drafts[i].own_place && (!drafts[i].own_date || day_of_another(f, drafts[i])) ? std::find_if(drafts.begin() + static_cast<std::ptrdiff_t>(i) + 1, drafts.end(), told) : drafts.end();
        if (below == drafts.end()) {
            ++i;
            continue;
        }
        become_echo(f, drafts, i, *below, "told in full below");
    }
}

} // namespace marsad::extract
