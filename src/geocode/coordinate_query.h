#pragma once

#include "geo/lon_lat.h"

#include <optional>
#include <string_view>

namespace marsad::geocode {

/// Reads a text that is nothing but a coordinate, in any form that needs no word of a language: "33.3, 44.4", "33.3N 44.4E",
/// "33°18'45\"N 44°21'40\"E", "38S MB 41234 81234", a plus code, a map link. Latitude first, unless the letters N S E W say
/// otherwise. Nothing where it is none, or an impossible one.
[[nodiscard]] std::optional<geo::LonLat> parse_coordinates(std::string_view text);

} // namespace marsad::geocode
