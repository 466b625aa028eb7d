#include "extract/joining.h"

#include "extract/roles.h"
#include "extract/same_act.h"
#include "lexicon/affix.h"

#include <algorithm>

namespace marsad::extract {

namespace {

constexpr double kCityReach = 1.7; ///< airports and camps lie outside the built-up circle

bool wide(const std::string& kind) { return kind == "region" || kind == "province" || kind == "governorate" || kind == "district" || kind == "country"; }

bool summed_up(const Findings& f, const Draft& outer, const Draft& inner) {
    const auto* around = place_of(f, outer);
    const auto* within = place_of(f, inner);
    const Trigger& lead = f.triggers[outer.triggers.front()];
    const bool opens = outer.sentences.front() < kOpeningSentences - 1 && inner.sentences.back() > outer.sentences.front();
    const bool points_back = lead.definite && inner.sentences.front() < outer.sentences.front();
    // A strike on a ship: the sea in the next sentence says less than the miles from a port.
    const bool at_sea = around != nullptr && around->country_code.empty() && inner.sentences.front() < outer.sentences.front() &&
                        outer.sentences.front() <= inner.sentences.back() + 1;
    if (around == nullptr || within == nullptr || framed_alone(f, outer, inner) || inner.summary || outer.new_marked || (inner.new_marked && around->geo_precision < 3) || !(opens || points_back || at_sea) || !holds(*around, *within)) {
        return false;
    }
    return same_days(outer, inner) && compatible(lead.kind, f.triggers[inner.triggers.front()].kind) && !actors_conflict(f, outer, inner);
}

bool any_hit_covers(const Findings& f, std::uint32_t token, std::string_view cls) {
    return std::any_of(f.analysis.hits.begin(), f.analysis.hits.end(), [&](const lexicon::Hit& hit) { return hit.is(cls) && hit.first <= token && token < hit.last; });
}

constexpr double kApartKm = 3.0; ///< nearer names are one spot

bool settlement(const std::string& kind) { return kind == "city" || kind == "town" || kind == "village"; }

/// Only a comma or an "and" stands between the two, or the clitic of one on the second.
bool listed_after(const Findings& f, std::size_t first, std::size_t second) {
    const auto& tokens = f.analysis.document.tokens;
    const auto from = f.places[first].last_token;
    const auto to = f.places[second].first_token;
    if (to < from || to - from > 2 || f.sentence_of(from) != f.sentence_of(to)) {
        return false;
    }
    bool joined = false;
    for (auto t = from; t < to; ++t) {
        const bool link = any_hit_covers(f, t, "place_and");
        if (!link && tokens[t].norm != ",") {
            return false;
        }
        joined = true;
    }
    return joined || f.analysis.pack.lexicon->morphology().begins_with(tokens[to].norm, lexicon::Features{lexicon::Feature::And});
}

/// Whether the reference is a place by name that an act can have happened at.
bool spot(const Findings& f, std::size_t index) {
    const auto& place = f.places[index];
    const bool usable = place.use == model::PlaceUse::Location || place.use == model::PlaceUse::Mention;
    return usable && !place.backward && !place.relation && !place.candidates.empty() && place.candidates.front().geo_precision < 3 && place.candidates.front().rung != "relation";
}

/// Two names of a list that are two places of one kind.
bool two_places(const model::Place& a, const model::Place& b) {
    const bool alike = a.kind == b.kind || (settlement(a.kind) && settlement(b.kind)) || (!settlement(a.kind) && !settlement(b.kind));
    return alike && a.country_code == b.country_code && !holds(a, b) && !holds(b, a) && geo::distance_km(a.position, b.position) > kApartKm;
}

} // namespace

void split_lists(const Findings& f, std::vector<Draft>& drafts) {
    for (std::size_t d = 0; d < drafts.size(); ++d) {
        if (!drafts[d].place || !drafts[d].own_place || drafts[d].summary || !spot(f, *drafts[d].place)) {
            continue;
        }
        std::size_t last = *drafts[d].place;
        std::size_t added = 0;
        for (std::size_t next = last + 1; next < f.places.size() && listed_after(f, last, next); ++next) {
            const bool parts = spot(f, next) && f.places[next].parent != last && f.places[last].parent != next && two_places(f.places[last].candidates.front(), f.places[next].candidates.front());
            if (!parts) {
                break;
            }
            Draft twin = drafts[d];
            twin.place = next;
            twin.rules.place = "a further place of the list";
            if (std::any_of(drafts.begin(), drafts.end(), [&](const Draft& other) { return same_days(other, twin) && same_place(f, other, twin); })) {
                break;
            }
            ++added;
            drafts.insert(drafts.begin() + static_cast<std::ptrdiff_t>(d + added), std::move(twin));
            last = next;
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
    const bool own_day = from.own_date && !into.own_date;
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
    if (!into.actor1) {
        into.actor1 = from.actor1;
        into.rules.actor1 = from.rules.actor1;
    }
    if (!into.actor2) {
        into.actor2 = from.actor2;
        into.rules.actor2 = from.rules.actor2;
    }
}

void fold_summaries(const Findings& f, std::vector<Draft>& drafts) {
    for (std::size_t i = 0; i < drafts.size();) {
        std::vector<std::size_t> inner;
        for (std::size_t j = 0; j < drafts.size(); ++j) {
            if (i != j && summed_up(f, drafts[i], drafts[j])) {
                inner.push_back(j);
            }
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

} // namespace marsad::extract
