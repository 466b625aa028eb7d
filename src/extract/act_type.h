#pragma once

#include "extract/findings.h"
#include "model/event.h"

#include <optional>

namespace marsad::extract {

/// With what an act was done, whether that was shot down, and what ACLED calls it.
struct ActType {
    model::Weapon weapon = model::Weapon::Unknown;
    std::optional<TokenRange> weapon_tokens; ///< the words that name the weapon; nothing where it is implied
    bool intercepted = false;
    model::SubEventType type = model::SubEventType::Other;
};

/// "a drone site", مخزن صواريخ: a weapon that is made or kept where the act struck.
[[nodiscard]] bool kept(const Findings& findings, const lexicon::Hit& weapon);

/// "three tankers blew up ..., probably caused by drones".
[[nodiscard]] bool named_as_cause(const Findings& findings, const lexicon::Hit& weapon);

/// طائرات الاحتلال, "the army's aircraft".
[[nodiscard]] bool of_an_actor(const Findings& findings, const lexicon::Hit& craft);

/// "a parked car blew up", انفجرت دراجة نارية: nobody says what was in it.
[[nodiscard]] bool vehicle_blew_up(const Findings& findings, const Draft& draft);

/// "drones were shot down, hours after a rocket attack": the rockets were not.
[[nodiscard]] bool of_another_act(const Findings& findings, const Draft& draft, const lexicon::Hit& outcome);

/// "the bombing of a shrine", in a report without aircraft and of no state: the bomb was laid there.
[[nodiscard]] bool planted(const Findings& findings, const Draft& draft);

/// "Israeli bombs", صاروخ إيراني: a state's name in or right before the weapon's words.
[[nodiscard]] bool of_a_state(const Findings& findings, const lexicon::Hit& weapon);

/// "a bomber drove a lorry into the post", انتحاري بشاحنة: the vehicle is the bomb, unless he wore a belt.
[[nodiscard]] bool by_vehicle(const Findings& findings, const Draft& draft);

/// "sprayed the checkpoint with bullets": those who guard it are not named, but armed.
[[nodiscard]] bool post_fired_on(const Findings& findings, const Trigger& lead);

/// A camp, a post, barracks right behind the words of an act: what is taken is no town.
[[nodiscard]] bool post_taken(const Findings& findings, const Trigger& lead);

/// A village, a mosque, a market right behind the words of an act, and no post of soldiers.
[[nodiscard]] bool homes_hit(const Findings& findings, const Trigger& lead);

[[nodiscard]] ReportWeapons count_weapons(const Findings& findings);

/// Decides from the triggers of a draft, the weapons in their clauses, its actors and its tolls; these must be assigned.
[[nodiscard]] ActType read_act(const Findings& findings, const Draft& draft);

} // namespace marsad::extract
