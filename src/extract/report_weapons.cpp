#include "extract/act_type.h"

#include "extract/near.h"

namespace marsad::extract {

bool kept(const Findings& findings, const lexicon::Hit& weapon) {
    const auto& analysis = findings.analysis;
    const bool first = analysis.pack.noun_first(analysis.document.tokens[weapon.first]);
    return any_hit_in(analysis, first ? around_before(analysis, weapon.first) : TokenRange{weapon.last, weapon.last + 1}, [&](const lexicon::Hit& hit) {
        return hit.is("site") && (first ? hit.last == weapon.first : hit.first == weapon.last);
    });
}

ReportWeapons count_weapons(const Findings& findings) {
    ReportWeapons weapons;
    for (const auto& hit : findings.analysis.hits) {
        const auto named = hit.is("weapon") && !hit.entry->has("weak") ? model::weapon_from_name(hit.entry->value) : std::nullopt;
        if (!named) {
            continue;
        }
        ++weapons.told[static_cast<std::size_t>(*named)];
        weapons.named_rockets += *named == model::Weapon::Rocket && !hit.entry->has("bare") ? 1 : 0;
        if ((*named == model::Weapon::Drone || *named == model::Weapon::Airstrike) && !findings.inside_place(hit)) {
            weapons.drones_over_aircraft += *named == model::Weapon::Drone ? 1 : -1;
            weapons.drone = weapons.drone || *named == model::Weapon::Drone;
        }
    }
    return weapons;
}

} // namespace marsad::extract
