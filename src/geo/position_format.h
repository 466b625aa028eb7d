#pragma once

#include "geo/lon_lat.h"

#include <optional>
#include <string>

namespace marsad::geo {

/// How positions are written: never in the digits or the direction of an interface, so that they can be copied anywhere.
enum class PositionFormat { Decimal, Dms, Mgrs };

/// "33.2625, 44.2346": latitude first, as maps and reports write it.
[[nodiscard]] std::string decimal_text(LonLat at, int decimals = 4);

/// "33°15′45.0″N 44°14′04.6″E"; `decimals` of the seconds, 0 to 3.
[[nodiscard]] std::string dms_text(LonLat at, int decimals = 1);

/// "38S MB 21421 80554": the square of 10^(5 - digits) m that holds the point; `digits` 0 to 5 each for east and north. Nothing
/// beyond 84° N and 80° S, where the grid is another one.
[[nodiscard]] std::optional<std::string> mgrs_text(LonLat at, int digits = 5);

/// In the format asked for; as degrees, minutes and seconds where the military grid ends.
[[nodiscard]] std::string position_text(LonLat at, PositionFormat format);

} // namespace marsad::geo
