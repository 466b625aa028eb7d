#pragma once

#include "gazetteer_build/draft.h"

namespace marsad::gazetteer_build {

/// 0 to about 0.6, by GeoNames feature; rows of our own and the user's by kind where that is more.
[[nodiscard]] double kind_weight(const DraftPlace& place);

/// Kind and rank, log population, number of names; a curated row counts as five names more. 0 to 1, 4 decimals.
[[nodiscard]] double importance_of(const DraftPlace& place);

/// Radius of a settlement by kind, feature and population, in half kilometres.
[[nodiscard]] double default_radius_km(const DraftPlace& place);

} // namespace marsad::gazetteer_build
