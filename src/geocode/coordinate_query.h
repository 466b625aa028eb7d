#pragma once

#include "geo/lon_lat.h"

#include <optional>
#include <string_view>

namespace marsad::geocode {

/// Reads "33.3, 44.4", "33.3N 44.4E", "33°18'45\"N 44°21'40\"E", "lat 33.3 lon 44.4": latitude first, unless the
/// letters N S E W say otherwise. Nothing where it is not a pair of coordinates, or an impossible one.
[[nodiscard]] std::optional<geo::LonLat> parse_coordinates(std::string_view text);

} // namespace marsad::geocode
