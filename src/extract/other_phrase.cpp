#include "extract/other_phrase.h"

#include "extract/near.h"

#include <cstdint>

namespace marsad::extract {

bool part_of_name(const Analysis& analysis, const std::vector<model::PlaceReference>& places, const Trigger& trigger) {
    const auto wider = [&](std::uint32_t first, std::uint32_t last) {
        return first <= trigger.tokens.first && trigger.tokens.last <= last && last - first > trigger.tokens.last - trigger.tokens.first;
    };
    // "Israeli airstrikes", غارات معادية: the act itself is the head of such a name, the last word or in Arabic the first.
    const bool act = trigger.kind == ActKind::Air || trigger.kind == ActKind::Strike || trigger.kind == ActKind::Shell;
    const bool first = analysis.pack.noun_first(analysis.document.tokens[trigger.tokens.first]);
    const bool actor = any_hit_in(analysis, tokens_of(analysis, trigger.sentence), [&](const lexicon::Hit& hit) {
        const bool head = act && (first ? hit.first == trigger.tokens.first : hit.last == trigger.tokens.last);
        return hit.is("actor") && wider(hit.first, hit.last) && !head;
    });
    return actor || std::ranges::any_of(beginning_in(places, {tokens_of(analysis, trigger.sentence).first, trigger.tokens.first + 1}), [&](const model::PlaceReference& place) {
               return place.use != model::PlaceUse::Demonym && !place.coordinate && place.name_first <= trigger.tokens.first && trigger.tokens.last <= place.name_last &&
                      wider(place.first_token, place.last_token);
           });
}

bool runs_on(const Analysis& analysis, const Trigger& trigger) {
    return any_hit_in(analysis, tokens_of(analysis, trigger.sentence), [&](const lexicon::Hit& hit) {
        return hit.is("block") && hit.first > trigger.tokens.first && hit.first < trigger.tokens.last && hit.last > trigger.tokens.last;
    });
}

} // namespace marsad::extract
