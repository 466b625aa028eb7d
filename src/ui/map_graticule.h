#pragma once

#include "ui/map_frame.h"
#include "ui/ui.h"

#include <span>
#include <string>

namespace marsad::ui {

/// "45°E", "0.5°N", "0°"; decimals as the step between lines needs them.
[[nodiscard]] std::string degree_text(double degrees, double step_deg, char positive, char negative);

/// Degrees of the lines at the map's edges: longitudes along the top, latitudes along the left, at the other edge where
/// `taken` has the place.
void draw_degrees(Ui& ui, const MapFrame& frame, std::span<const Rect> taken);

} // namespace marsad::ui
