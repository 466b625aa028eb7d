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

[[nodiscard]] ReportWeapons count_weapons(const Findings& findings);

/// Decides from the triggers of a draft, the weapons in their clauses, its actors and its tolls; these must be assigned.
[[nodiscard]] ActType read_act(const Findings& findings, const Draft& draft);

} // namespace marsad::extract
