#include "extract/casualty_phrase_finder.h"

#include <algorithm>
#include <iterator>

namespace marsad::extract::casualty {

namespace {

using lexicon::Hit;

} // namespace

void PhraseFinder::mark_government(Phrase& phrase) const {
    if (phrase.tokens.first == marks_.first()) {
        return;
    }
    std::uint32_t before = phrase.tokens.first - 1;
    while (before > marks_.first() && marks_.soft_punct(before)) {
        --before;
    }
    if (phrase.name && before > marks_.first() && marks_.role(before) == Role::None && !marks_.punct(before) && !marks_.has(Mark::Harm, before)) {
        --before; // "in southern Lebanon"
    }
    switch (marks_.role(before)) {
    case Role::Prep:
    case Role::Of:
    case Role::Agent:
    case Role::To:
    case Role::With: phrase.oblique = true; break;
    default: break;
    }
}

void PhraseFinder::mark_subsets(std::vector<Phrase>& phrases) const {
    for (std::uint32_t token = marks_.first(); token < marks_.last(); ++token) {
        const Hit* hit = marks_.at(Mark::Subset, token);
        if (hit == nullptr) {
            continue;
        }
        const auto next = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& p) { return p.tokens.first >= hit->last; });
        const std::string& where = hit->entry->value;
        const bool follows = next != phrases.end() && next->tokens.first <= hit->last + (where == "before" ? 3U : 1U) && !marks_.any(Mark::Harm, hit->last, next->tokens.first) &&
                             !(where == "around" && marks_.punct(hit->last)) && !marks_.punct(hit->last, ";");
        if (hit->entry->has("of") && next != phrases.begin() && !marks_.has(Mark::Harm, hit->last)) { // «11 منهم في حال حرجة»
            auto part = std::prev(next);
            part->subset = part->subset || (part->core_last == hit->first && part->numbered && part->bare && part->tokens.first > marks_.first() && marks_.punct(part->tokens.first - 1, ","));
        }
        if (where != "after" && follows) {
            mark_list_from(phrases, static_cast<std::size_t>(next - phrases.begin()));
        } else if (where == "around" || where == "after") {
            mark_list_before(phrases, hit->first);
        }
    }
}

void PhraseFinder::mark_list_from(std::vector<Phrase>& phrases, std::size_t index) const {
    phrases[index].subset = true;
    for (std::size_t next = index + 1; next < phrases.size(); ++next) {
        const std::uint32_t from = phrases[next - 1].tokens.last;
        const std::uint32_t to = phrases[next].tokens.first;
        const bool tied = phrases[next].wa || (to > from && (marks_.role(to - 1) == Role::And || marks_.punct(to - 1, ",")));
        if (!tied || phrases[next].toll || to - from > 3 || marks_.any(Mark::Harm, from, to) || marks_.has(Mark::Harm, phrases[next].core_last)) {
            return;
        }
        phrases[next].subset = true;
    }
}

void PhraseFinder::mark_list_before(std::vector<Phrase>& phrases, std::uint32_t end) const {
    for (std::size_t index = phrases.size(); index-- > 0;) {
        Phrase& phrase = phrases[index];
        if (phrase.tokens.first >= end) {
            continue;
        }
        if (phrase.of_them || phrase.core_last + 2 < end) {
            return;
        }
        if (phrase.core_last < end && phrase.tokens.last > phrase.core_last && marks_.role(phrase.core_last) == Role::Of) {
            return; // "the child of one of them"
        }
        phrase.subset = true;
        end = phrase.tokens.first > marks_.first() && marks_.role(phrase.tokens.first - 1) == Role::And ? phrase.tokens.first - 1 : 0;
    }
}

} // namespace marsad::extract::casualty
