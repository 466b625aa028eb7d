#pragma once

#include "render/camera.h"
#include "render/painter.h"

#include <vector>

namespace marsad::render {

/// Degrees between the lines of longitude and latitude: the smallest of 30, 10, 5, 2, 1, 0.5, 0.2, 0.1, ... at which lines keep a
/// readable distance.
[[nodiscard]] double graticule_step_deg(const Camera& camera, double scale);

/// Longitudes (from -180, below 180; each once, though the world is seen twice) and latitudes that have a line in the view.
struct GraticuleDegrees {
    std::vector<double> lons_deg;
    std::vector<double> lats_deg;
};
[[nodiscard]] GraticuleDegrees graticule_degrees(const Camera& camera, double step_deg);

/// The lines themselves, for Painter::draw_lines().
[[nodiscard]] std::vector<LineSegment> graticule_lines(const Camera& camera, double scale);

} // namespace marsad::render
