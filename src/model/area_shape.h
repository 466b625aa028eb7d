#pragma once

#include "geo/lon_lat.h"

#include <cstdint>

namespace marsad::model {

/// What an area is made of.
enum class AreaKind : std::uint8_t {
    Outline, ///< the outline that the gazetteer holds for the place; a circle where it holds none
    Part,    ///< the part of that outline towards `from_deg` of `anchor` ("western Iraq"); without one the half of a circle
    Border,  ///< the land border of the place
    Circle,  ///< `outer_km` around `anchor`
    Ring,    ///< from `inner_km` to `outer_km` around `anchor` ("30 km from Mosul", outskirts)
    Sector,  ///< the part of that from bearing `from_deg` clockwise to `to_deg` ("30 km west of Mosul")
    Band,    ///< within `outer_km` of the shortest way from `anchor` to `other` ("between A and B")
    Line,    ///< the shortest way from `anchor` to `other` ("on the road A–B": the road itself is not known)
};

/// The area that words mean, small enough to be carried by every place: geometry is made of it where it is drawn or
/// written (geocode/area_geometry). Distances in km on the sphere, bearings in degrees clockwise from north.
struct AreaShape {
    AreaKind kind;
    geo::LonLat anchor;
    geo::LonLat other; ///< second end; the anchor where there is none
    double inner_km = 0.0;
    double outer_km = 0.0; ///< Outline, Part, Border: the radius of the place, for want of an outline
    double from_deg = 0.0;
    double to_deg = 360.0;
    friend bool operator==(const AreaShape&, const AreaShape&) = default;
};

[[nodiscard]] inline AreaShape circle_shape(geo::LonLat centre, double radius_km) {
    return {AreaKind::Circle, centre, centre, 0.0, radius_km};
}

} // namespace marsad::model
