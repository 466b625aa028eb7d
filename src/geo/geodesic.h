#pragma once

#include "geo/lon_lat.h"
#include "geo/rings.h"

#include <cstddef>
#include <span>

namespace marsad::geo {

/// The shortest way between two points on the ellipsoid of WGS 84; exact, where distance_km() and bearing_deg() are a sphere's.
struct Geodesic {
    double length_m;
    double start_bearing_deg; ///< at its start, clockwise from true north, in [0, 360)
    double end_bearing_deg;   ///< the course at its end
};
[[nodiscard]] Geodesic geodesic_between(LonLat from, LonLat to);

/// Points of the shortest way in equal steps, both ends included. Longitudes run on from that of `from`, beyond 180° where the way
/// leads there, so that the points can be joined on a map.
[[nodiscard]] Ring geodesic_line(LonLat from, LonLat to, std::size_t pieces);

/// The area that shortest ways enclose, whichever way round they run. 0 with fewer than three points.
[[nodiscard]] double geodesic_area_m2(std::span<const LonLat> corners);

} // namespace marsad::geo
