#pragma once

#include "render/painter.h"
#include "render/symbols.h"

#include <vector>

namespace marsad::render {

/// Outline of a circle on the earth, `radius_km` around a point, in unwrapped world coordinates. A circle that holds
/// a pole is closed along the map's edge.
[[nodiscard]] std::vector<World> geodesic_circle(geo::LonLat centre, double radius_km);

/// Whether the symbol's disc says more than the symbol itself: always for vague places, for exact ones where the
/// radius is larger than the symbol.
[[nodiscard]] bool has_disc(const Symbol& symbol, const Camera& camera);

/// Where the true place lies nine times in ten: translucent for places that are near something, hatched for areas.
void draw_discs(Painter& painter, const std::vector<Symbol>& symbols, const MapStyle& style, const Camera& camera, double scale);

} // namespace marsad::render
