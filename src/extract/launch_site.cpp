#include "extract/launch_site.h"

#include "extract/near.h"

#include <cstdint>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kSiteReach = 4; ///< words from the verb to the place

/// "the missiles", الصواريخ: known to the reader.
bool names_known_weapons(const Analysis& analysis, TokenRange sentence) {
    return any_hit_in(analysis, sentence, [&](const lexicon::Hit& hit) {
        const bool determined = hit.first > 0 && any_hit_in(analysis, {hit.first - 1, hit.first}, [&](const lexicon::Hit& word) { return word.is("determiner") && word.last == hit.first; });
        return hit.is("weapon") && (determined || hit.prefix.has(lexicon::Feature::Definite));
    });
}

} // namespace

bool tells_launch_site_only(const Analysis& analysis, const std::vector<model::PlaceReference>& places, const Trigger& trigger, bool told) {
    if (trigger.kind != ActKind::Launch) {
        return false;
    }
    const auto sentence = tokens_of(analysis, trigger.sentence);
    const auto named = beginning_in(places, sentence);
    const bool site = std::ranges::any_of(named, [&](const model::PlaceReference& place) {
        return place.use == model::PlaceUse::Launch && place.first_token >= trigger.tokens.last && place.first_token <= trigger.tokens.last + kSiteReach;
    });
    const bool aimed = std::ranges::any_of(named, [](const model::PlaceReference& place) { return place.use == model::PlaceUse::Location; });
    return site && !aimed && (told || names_known_weapons(analysis, sentence));
}

} // namespace marsad::extract
