#include "geocode/phrase_words.h"

#include "lexicon/name_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace marsad::geocode {

namespace {

constexpr lexicon::NameTable kClasses(std::to_array<std::pair<std::string_view, WordClass>>({
    {"place_kind", WordClass::Kind},
    {"place_relation", WordClass::Relation},
    {"place_prep", WordClass::Prep},
    {"place_unit", WordClass::Unit},
    {"place_verb_gov", WordClass::VerbGov},
    {"place_verb_hit", WordClass::VerbHit},
    {"place_passive", WordClass::PassiveLink},
    {"place_launch", WordClass::Launch},
    {"place_trap", WordClass::Trap},
    {"place_stop", WordClass::Stop},
    {"place_hub", WordClass::Hub},
    {"demonym", WordClass::Demonym},
    {"back_reference", WordClass::BackReference},
    {"place_capital", WordClass::Capital},
    {"place_tail", WordClass::Tail},
    {"place_abbreviation", WordClass::Abbreviation},
    {"place_seat", WordClass::SourceSeat},
    {"place_and", WordClass::Conjunction},
    {"place_link", WordClass::Link},
    {"place_determiner", WordClass::Determiner},
    {"place_about", WordClass::About},
    {"place_coordinates", WordClass::Coordinates},
    {"place_hemisphere", WordClass::Hemisphere},
    {"place_head", WordClass::Head},
    {"place_particle", WordClass::Particle},
    {"place_motive", WordClass::Motive},
    {"place_adjective", WordClass::Adjective},
    {"place_institution", WordClass::Institution},
}));

/// Classes of other files whose phrases hold no place: a name inside one names an actor, a weapon, a date.
constexpr lexicon::NameTable kOpaque(std::to_array<std::pair<std::string_view, bool>>(
    {{"weapon", true}, {"actor", true}, {"force", true}, {"month", true}, {"weekday", true}, {"person", true}, {"source", true}, {"holiday", true}}));

WordClass word_class(const lexicon::Entry& entry) {
    const WordClass* const found = kClasses.find(entry.cls, entry.cls_hash);
    return found == nullptr ? WordClass::Other : *found;
}

} // namespace

PhraseWords::PhraseWords(const text::Document& document, const std::vector<lexicon::Hit>& hits)
    : document_(document), first_offsets_(document.tokens.size() + 2), last_offsets_(document.tokens.size() + 2), cover_(document.tokens.size() + 1), flags_(document.tokens.size() + 1) {
    std::vector<Mark> marks;
    marks.reserve(hits.size());
    for (const auto& hit : hits) {
        const WordClass cls = word_class(*hit.entry);
        const bool name = hit.entry->has("name");
        for (std::uint32_t i = hit.first; i < hit.last && !name; ++i) {
            if (hit.in_gap(i, i + 1)) {
                continue; // what fills the gap of "كانت ... قد" is not part of the phrase
            }
            flags_[i] |= kKnown;
        }
        if (cls == WordClass::Other && kOpaque.find(hit.entry->cls, hit.entry->cls_hash) == nullptr) {
            continue;
        }
        // "لبنان" is no بن with an ending.
        if (cls == WordClass::Trap && !hit.suffix.empty() && document.tokens[hit.first].script == text::Script::Arabic) {
            continue;
        }
        // A name of a person or rank is one by its capital: "mark" and "major" are words.
        if (cls == WordClass::Trap && !hit.entry->has("whole") && !document.tokens[hit.first].capital && document.tokens[hit.first].script == text::Script::Latin &&
            !(hit.entry->has("title") && hit.entry->value == "person") && hit.entry->value != "weapon" && hit.entry->value != "place") {
            continue;
        }
        marks.push_back({&hit, cls});
        for (std::uint32_t i = hit.first; i < hit.last; ++i) {
            cover_[i] |= bit(cls);
            if (cls == WordClass::Trap && hit.entry->has("whole")) {
                flags_[i] |= kWholeTrap;
            }
        }
    }
    const auto fill = [&](std::vector<Mark>& out, std::vector<std::uint32_t>& offsets, auto token_of) {
        for (const auto& mark : marks) {
            ++offsets[token_of(mark) + 1];
        }
        for (std::size_t i = 1; i < offsets.size(); ++i) {
            offsets[i] += offsets[i - 1];
        }
        out.resize(marks.size(), Mark{nullptr, WordClass::Other});
        auto next = offsets;
        for (const auto& mark : marks) {
            out[next[token_of(mark)]++] = mark;
        }
    };
    fill(by_first_, first_offsets_, [](const Mark& mark) { return mark.hit->first; });
    fill(by_last_, last_offsets_, [](const Mark& mark) { return mark.hit->last; });
}

const lexicon::Hit* PhraseWords::longest(const std::vector<Mark>& marks, const std::vector<std::uint32_t>& offsets, std::uint32_t token, WordClass cls) {
    const lexicon::Hit* best = nullptr;
    if (token + 1 >= offsets.size()) {
        return best;
    }
    for (std::uint32_t i = offsets[token]; i < offsets[token + 1]; ++i) {
        if (marks[i].cls == cls && (best == nullptr || marks[i].hit->length() > best->length())) {
            best = marks[i].hit;
        }
    }
    return best;
}

const lexicon::Hit* PhraseWords::at(std::uint32_t token, WordClass cls) const {
    return token < cover_.size() && covers(token, cls) ? longest(by_first_, first_offsets_, token, cls) : nullptr;
}

const lexicon::Hit* PhraseWords::before(std::uint32_t token, WordClass cls) const {
    return token > 0 && token <= cover_.size() && covers(token - 1, cls) ? longest(by_last_, last_offsets_, token, cls) : nullptr;
}

bool PhraseWords::is_exactly(std::uint32_t first, std::uint32_t last, WordClass cls) const {
    for (std::uint32_t i = first_offsets_[first]; i < first_offsets_[first + 1]; ++i) {
        if (by_first_[i].cls == cls && by_first_[i].hit->last == last) {
            return true;
        }
    }
    return false;
}

bool PhraseWords::is_stop(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first_offsets_[first]; i < first_offsets_[first + 1]; ++i) {
        if (by_first_[i].cls == WordClass::Stop && by_first_[i].hit->last == last) {
            return true;
        }
    }
    return false;
}

bool PhraseWords::is_hard_stop(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first_offsets_[first]; i < first_offsets_[first + 1]; ++i) {
        if (by_first_[i].cls == WordClass::Stop && by_first_[i].hit->last == last && by_first_[i].hit->entry->has("hard")) {
            return true;
        }
    }
    return false;
}

bool PhraseWords::inside_other_phrase(std::uint32_t first, std::uint32_t last) const {
    const std::uint32_t from = first > 8 ? first - 8 : 0;
    for (std::uint32_t token = from; token <= first; ++token) {
        for (std::uint32_t i = first_offsets_[token]; i < first_offsets_[token + 1]; ++i) {
            const auto& hit = *by_first_[i].hit;
            if (by_first_[i].cls == WordClass::Other && hit.last >= last && hit.length() > last - first) {
                return true;
            }
        }
    }
    return false;
}

} // namespace marsad::geocode
