#include "extract/weapon_phrases.h"

#include "extract/agency.h"

#include <algorithm>

namespace marsad::extract {

bool bears(const Findings& f, const ActorMention& actor, const lexicon::Hit& weapon) {
    if (actor.tokens.overlaps({weapon.first, weapon.last})) {
        return !actor.owned;
    }
    if (!f.analysis.pack.noun_first(f.analysis.document.tokens[actor.tokens.first])) {
        const bool of = weapon.last < actor.tokens.first && actor.tokens.first - weapon.last <= kVictimGap && all_between(f, weapon.last, actor.tokens.first, [](const lexicon::Hit& hit) { return hit.is("role", "of") || hit.is("role", "det"); });
        return !actor.owned && (weapon.first == actor.tokens.last || of); // "a drone of the coalition"
    }
    return weapon.last <= actor.tokens.first && actor.tokens.first - weapon.last <= kVictimGap && f.sentence_of(weapon.first) == f.sentence_of(actor.tokens.first) &&
           all_between(f, weapon.last, actor.tokens.first, [](const lexicon::Hit& hit) { return hit.is("belongs"); });
}

bool wields(const Findings& f, const ActorMention& actor) {
    // An English weapon right behind a headline's last word may stand in the next sentence.
    const TokenRange reach{around(f.analysis, actor.tokens.first).first, std::max(around(f.analysis, actor.tokens.first).last, actor.tokens.last + 1)};
    return any_hit_in(f.analysis, reach, [&](const lexicon::Hit& hit) { return hit.is("weapon") && !hit.entry->has("weak") && bears(f, actor, hit); });
}

bool wielded(const Findings& f, const lexicon::Hit& weapon) {
    const TokenRange reach{weapon.first == 0 ? 0 : around_before(f.analysis, weapon.first).first, around(f.analysis, weapon.first).last};
    return std::ranges::any_of(beginning_in(f.actors, reach), [&](const ActorMention& actor) { return bears(f, actor, weapon); });
}

bool instrument(const Findings& f, const lexicon::Hit& weapon) {
    return any_hit_in(f.analysis, around(f.analysis, weapon.first), [&](const lexicon::Hit& hit) {
        return hit.is("instrument") && hit.last <= weapon.first && weapon.first - hit.last <= kVictimGap && f.clauses.boundaries(hit.first, weapon.first) == 0;
    });
}

bool carried(const Findings& f, const lexicon::Hit& weapon) {
    constexpr std::uint32_t kWeaponPhrase = 2;
    return weapon.first > 0 && any_hit_in(f.analysis, around_before(f.analysis, weapon.first), [&](const lexicon::Hit& hit) {
               return hit.is("role", "with") && hit.last <= weapon.first && weapon.first - hit.last <= kWeaponPhrase && f.sentence_of(hit.first) == f.sentence_of(weapon.first);
           });
}

} // namespace marsad::extract
