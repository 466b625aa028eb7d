#pragma once

#include "base/result.h"
#include "geo/lon_lat.h"

#include <string_view>

namespace marsad::app {

/// Longitude and latitude in degrees, in this order, parted by spaces, a tab, a comma or a semicolon. BadFormat, saying what
/// is wrong: no two numbers, or off the globe, swapped where the other order would be on it.
[[nodiscard]] base::Result<geo::LonLat> read_position(std::string_view text);

} // namespace marsad::app
