#include "extract/telling.h"

#include "extract/binding.h"
#include "extract/near.h"
#include "extract/report_days.h"
#include "extract/roles.h"
#include "extract/same_act.h"

#include <algorithm>
#include <cstdlib>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kHospitalReach = 3;
constexpr double kElsewhereKm = 30;
constexpr std::uint32_t kBehindNoun = 4;
constexpr std::uint32_t kUnknownName = 4; ///< words at most, less one
constexpr std::uint32_t kStorySentences = 4;
constexpr int kNewsLag = 2; ///< days between an act and its news

/// The place of a draft and another reference: one place, or one inside the other.
bool at_one_place(const Findings& f, const Draft& told, std::size_t index) {
    if (!told.place) {
        return false;
    }
    if (*told.place == index || related(f, *told.place, index)) {
        return true;
    }
    const auto* first = place_of(f, told);
    const auto* second = resolved_place(f, index);
    if (first == nullptr || second == nullptr || first->geo_precision == 3 || second->geo_precision == 3) {
        return false;
    }
    return lies_within(*first, *second) || lies_within(*second, *first);
}

} // namespace

Draft* told_there(const Findings& f, std::vector<Draft>& drafts, const Draft& draft) {
    const Trigger& lead = f.triggers[draft.triggers.front()];
    const bool dated = draft.own_date && draft.date && f.dates[*draft.date].interval && !f.dates[*draft.date].part_only && !counted_from_event(f.dates[*draft.date]);
    if (!lead.definite || lead.plural || !draft.own_place || dated || draft.new_marked) {
        return nullptr;
    }
    for (auto told = drafts.rbegin(); told != drafts.rend(); ++told) {
        if (compatible(f.triggers[told->triggers.front()].kind, lead.kind) && at_one_place(f, *told, *draft.place) && !tolls_differ(f, *told, draft)) {
            return &*told;
        }
    }
    return nullptr;
}

bool kinds_agree(const Findings& f, const Draft& told, ActKind kind, bool pointing) {
    const auto agrees = [&](ActKind other) { return pointing ? compatible(other, kind) : alike(other, kind); };
    return std::any_of(told.triggers.begin(), told.triggers.end(), [&](std::size_t i) { return agrees(f.triggers[i].kind); }) || (wrecked_from_afar(f, told) && agrees(ActKind::Shell));
}

void join_arrests(const Findings& f, std::vector<std::size_t>& leading, const std::vector<std::size_t>& joining) {
    const auto arrest = [&](std::size_t i) { return f.triggers[i].kind == ActKind::Arrest; };
    const auto fought = [&](std::size_t i) { return !arrest(i) && follows_on(f.triggers[i].kind, ActKind::Arrest); };
    const bool killed_first = std::any_of(joining.begin(), joining.end(), [&](std::size_t k) {
        return f.triggers[k].kind == ActKind::Kill && std::any_of(leading.begin(), leading.end(), [&](std::size_t i) {
                   return arrest(i) && k < i && f.clauses.boundaries(f.triggers[k].tokens.first, f.triggers[i].tokens.first) == 0;
               });
    });
    if (killed_first && std::any_of(leading.begin(), leading.end(), fought)) {
        std::erase_if(leading, arrest);
    }
}

bool at_hospital(const Findings& f, const Draft& draft) {
    if (!draft.place) {
        return false;
    }
    const auto& place = f.places[*draft.place]; // "died of a wound in a hospital near X"
    const auto before = place.first_token - std::min(place.first_token - around(f.analysis, place.first_token).first, kHospitalReach);
    return place.kind == "hospital" || any_hit_in(f.analysis, {before, place.first_token}, [](const lexicon::Hit& hit) { return hit.is("place_kind", "hospital"); });
}

bool at_no_spot(const Findings& f, const Draft& draft) {
    const auto* place = f.triggers[draft.triggers.front()].definite && !draft.own_date ? place_of(f, draft) : nullptr;
    return place != nullptr && place->kind == "country";
}

bool placed_elsewhere(const Findings& f, const Trigger& trigger, const std::vector<Draft>& drafts) {
    for (const std::size_t i : indices_in(f.places, {trigger.tokens.last, trigger.tokens.last + kBehindNoun})) {
        const auto told_at = [&](const Draft& told) { return compatible(f.triggers[told.triggers.front()].kind, trigger.kind) && at_one_place(f, told, i); };
        if (f.places[i].use == model::PlaceUse::Location && std::none_of(drafts.begin(), drafts.end(), told_at)) {
            return true;
        }
    }
    return false;
}

bool stands_alone(const Findings& f, std::size_t index) {
    const auto& place = f.places[index];
    const auto sentence = f.sentence_of(place.first_token);
    const auto& sentences = f.analysis.document.sentences;
    const bool opens = sentence == 0 || sentences[sentence - 1].paragraph != sentences[sentence].paragraph;
    if (!opens || !usable_place(place) || place.backward || place.candidates.empty()) {
        return false;
    }
    const auto words = tokens_of(f.analysis, sentence);
    for (auto t = words.first; t < words.last; ++t) {
        const bool word = f.analysis.document.tokens[t].kind != text::TokenKind::Punct;
        if (word && (t < place.first_token || t >= place.last_token)) {
            return false;
        }
    }
    return true;
}

bool elsewhere(const Findings& f, const Trigger& strong, const Trigger& weak, bool told_before) {
    const auto a = bind_place(f, strong, told_before);
    const auto b = bind_place(f, weak, told_before);
    if (!a || !b || *a == *b || f.places[*b].use != model::PlaceUse::Location) {
        return false;
    }
    const auto* first = resolved_place(f, *a);
    const auto* second = resolved_place(f, *b);
    const bool of_one_province = first != nullptr && second != nullptr && first->country_code == second->country_code && (first->name == second->admin1 || second->name == first->admin1);
    if (nameless_kind(f, *a) || of_one_province) {
        return false; // "a police post"; the province by its city's name, and a district of it
    }
    return first != nullptr && second != nullptr && second->geo_precision < 3 && first->geo_precision < 3 && geo::distance_km(first->position, second->position) > kElsewhereKm &&
           f.cost(weak.tokens, {f.places[*b].first_token, f.places[*b].last_token}) <= 8;
}

bool tells_how(const Findings& f, const Draft& previous, const Draft& draft, std::uint32_t s) {
    const auto bombing = [](ActKind kind) { return kind == ActKind::Suicide || kind == ActKind::Explosion || kind == ActKind::Bombing; };
    const Trigger& told = f.triggers[previous.triggers.front()];
    const Trigger& lead = f.triggers[draft.triggers.front()];
    const bool located = draft.place && resolved_place(f, *draft.place) != nullptr;
    return told.definite && lead.background && !draft.own_date && !draft.new_marked && !located && bombing(told.kind) && bombing(lead.kind) && s - previous.sentences.back() <= 2 &&
           f.analysis.document.sentences[previous.sentences.back()].paragraph == f.analysis.document.sentences[s].paragraph;
}

bool opens_at_unknown(const Findings& f, std::uint32_t sentence) {
    const auto& sentences = f.analysis.document.sentences;
    const auto& tokens = f.analysis.document.tokens;
    const auto first = sentences[sentence].first;
    const bool opens = sentence > 0 && sentences[sentence - 1].paragraph != sentences[sentence].paragraph && sentences[sentence].last - first > kUnknownName;
    const bool in = opens && any_hit_in(f.analysis, {first, first + 1}, [&](const lexicon::Hit& hit) { return hit.is("place_prep", "in") && hit.last == first + 1; });
    if (!in) {
        return false;
    }
    auto name = first + 1;
    while (name - first <= kUnknownName && tokens[name].kind == text::TokenKind::Word && tokens[name].script == text::Script::Latin && tokens[name].capital) {
        ++name;
    }
    const TokenRange words{first + 1, name};
    const auto known = [&](const auto& mentions) { return std::ranges::any_of(beginning_in(mentions, words), [](const auto&) { return true; }); };
    const bool placed = std::ranges::any_of(beginning_in(f.places, {first, name}), [](const model::PlaceReference&) { return true; });
    return name > first + 1 && tokens[name].norm == "," && !placed && !known(f.dates) && !known(f.actors) && std::ranges::none_of(beginning_in(f.analysis.hits, words), [](const lexicon::Hit& hit) { return hit.is("month") || hit.is("weekday") || hit.is("discourse") || hit.is("trigger"); });
}

std::string_view opening_rule(const Draft& draft) {
    if (draft.new_marked) {
        return "a new act: a word says so";
    }
    if (draft.own_place) {
        return draft.own_date ? "a new act: its own place and day" : "a new act: its own place";
    }
    return draft.own_date ? "a new act: its own day" : "a new act: nothing told before that it could be";
}

bool known_weapon(const Findings& f, const Draft& draft, std::uint32_t s) {
    const auto first = f.analysis.document.sentences[s].first;
    const bool known = any_hit_in(f.analysis, {first, first + 1}, [](const lexicon::Hit& hit) { return hit.is("determiner"); });
    return known && any_hit_in(f.analysis, tokens_of(f.analysis, s), [&](const lexicon::Hit& hit) {
               return hit.is("weapon") && hit.first - first <= 4 && hit.last <= f.triggers[draft.triggers.front()].tokens.first;
           });
}

bool same_author(const Findings& f, const Draft& a, const Draft& b) { return a.actor1 && b.actor1 && !f.actors[*a.actor1].generic && f.actors[*a.actor1].name == f.actors[*b.actor1].name; }

std::optional<std::size_t> counted_from_act(const Findings& f, const Draft& draft, const DateMention& date) {
    for (const std::size_t i : indices_in(f.triggers, {date.tokens.last, date.tokens.last + 4})) {
        if (f.triggers[i].definite) {
            return std::find(draft.triggers.begin(), draft.triggers.end(), i) == draft.triggers.end() ? std::optional(i) : std::nullopt;
        }
    }
    return std::nullopt;
}

bool named_beside(const Findings& f, const Draft& told, std::size_t trigger) {
    constexpr std::uint32_t kReach = 3;
    const auto* place = told.place ? resolved_place(f, *told.place) : nullptr;
    const TokenRange act = f.triggers[trigger].tokens;
    const TokenRange near{act.first - std::min(act.first, kReach), act.last + kReach};
    if (place == nullptr) {
        return false;
    }
    for (const std::size_t i : indices_in(f.places, near)) {
        const auto first = f.places[i].first_token;
        const auto* other = resolved_place(f, i);
        if (other != nullptr && other->place_id == place->place_id && f.sentence_of(first) == f.triggers[trigger].sentence && f.clauses.boundaries(act.first, first) == 0) {
            return true;
        }
    }
    return false;
}

bool days_agree(const Findings& f, const Draft& a, const Draft& b) {
    const auto vague = [](const Draft& draft) { return draft.interval && draft.interval->length_days() > 2; };
    const bool apart = a.own_date && b.own_date && vague(a) != vague(b);
    if (same_days(a, b)) {
        return !apart || retold(f, a, b);
    }
    const bool near = a.interval && b.interval && std::abs((a.interval->first - b.interval->first).count()) <= kNewsLag;
    const auto gap = b.sentences.front() > a.sentences.front() ? b.sentences.front() - a.sentences.front() : 0U;
    const bool one_story = gap <= kStorySentences && f.triggers[a.triggers.front()].background == f.triggers[b.triggers.front()].background;
    return near && one_story && a.own_date != b.own_date && retold(f, a, b);
}

} // namespace marsad::extract
