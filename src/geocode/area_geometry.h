#pragma once

#include "geo/rings.h"
#include "geocode/gazetteer.h"
#include "model/event.h"

#include <string_view>

namespace marsad::geocode {

/// An area as it can be drawn.
struct DrawnArea {
    std::string_view shape; ///< polygon, sea, part, border, circle, ring, sector, band, line
    bool approximate;       ///< drawn from centre, radius and bearing, or by hand; false: an outline of the sources
    geo::AreaGeometry geometry;
};

/// The geometry of `shape`, which belongs to the place `place_id` (whose outline is asked of the gazetteer; without one, or
/// for an id that it does not know, a circle stands for it). Never empty.
[[nodiscard]] DrawnArea area_geometry(const Gazetteer& gazetteer, std::string_view place_id, const model::AreaShape& shape);

/// The shape of a place that was read back from a layer, where no relation is known any more: that of its kind where it
/// stands where the gazetteer has it, a circle where it was moved from there; nothing = a point.
[[nodiscard]] std::optional<model::AreaShape> shape_read_back(const Gazetteer& gazetteer, const model::Place& place);

} // namespace marsad::geocode
