#pragma once

#include "merge/actor_kin.h"
#include "merge/facts.h"
#include "merge/grounds.h"

namespace marsad::merge {

/// Points that two events need at least to be one; vague places and dates need more.
inline constexpr int kLeastPoints = 3;

/// Whether two events of different reports are one. Symmetric. Day and place alone never suffice: weapon, toll, injuries,
/// actors, time or the words themselves must agree; a contradiction in any of them decides against.
[[nodiscard]] Verdict judge(const Facts& a, const Facts& b, const ActorKin& kin);

/// Whether one report's text is the other's, for counting reports. Short sentences count where they also begin at the same
/// letter of the report.
[[nodiscard]] bool is_copy(const Facts& a, const Facts& b);

} // namespace marsad::merge
