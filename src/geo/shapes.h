#pragma once

#include "geo/rings.h"

namespace marsad::geo {

// Outlines on the sphere by centre, distance and bearing. Their corners lie at the exact distance, every 5° of bearing; the
// rings are simple, on any turn, and reach over a pole where it lies inside.

[[nodiscard]] Ring circle_ring(LonLat centre, double radius_km);

/// Between two distances from the centre: two rings of the even-odd rule (one where `inner_km` is 0).
[[nodiscard]] std::vector<Ring> annulus_rings(LonLat centre, double inner_km, double outer_km);

/// The part of that between two bearings, clockwise; from the centre itself where `inner_km` is 0. A full turn or more is
/// the annulus.
[[nodiscard]] std::vector<Ring> sector_rings(LonLat centre, double inner_km, double outer_km, double from_deg, double to_deg);

/// Everything within `half_width_km` of the shortest way from `a` to `b`, with round ends.
[[nodiscard]] Ring corridor_ring(LonLat a, LonLat b, double half_width_km);

/// The shortest way from `a` to `b`, a corner at least every 50 km.
[[nodiscard]] Ring way_between(LonLat a, LonLat b);

} // namespace marsad::geo
