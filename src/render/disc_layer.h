#pragma once

#include "render/painter.h"
#include "render/place_areas.h"
#include "render/symbols.h"

#include <vector>

namespace marsad::render {

/// Outline of a circle on the earth, `radius_km` around a point, in unwrapped world coordinates. A circle that holds
/// a pole is closed along the map's edge.
[[nodiscard]] std::vector<World> geodesic_circle(geo::LonLat centre, double radius_km);

/// Whether the symbol's disc says more than the symbol itself: always for vague places, for exact ones where the
/// radius is larger than the symbol.
[[nodiscard]] bool has_disc(const Symbol& symbol, const Camera& camera);

/// The true areas of vague places, as far as `areas` (may be empty) knows them, and discs that hold the true place nine times
/// in ten for the rest: translucent for places that are near something, hatched for provinces and states.
void draw_discs(Painter& painter, const std::vector<Symbol>& symbols, const AreaSource& areas, const MapStyle& style, const Camera& camera, double scale);

} // namespace marsad::render
