#pragma once

#include "base/result.h"
#include "geo/lon_lat.h"

#include <string_view>

namespace marsad::geo {

/// The square of a grid that a reference names: its middle and the length of its side in metres.
struct GridSquare {
    LonLat middle;
    double side_m;
};

/// A reference of the Military Grid Reference System, letters in either case, without spaces: "38SMB4123481234",
/// "38SMB" (a square of 100 km). 0 to 5 digits each for east and north. Errors name what is wrong with the reference.
[[nodiscard]] base::Result<GridSquare> square_of_mgrs(std::string_view reference);

/// A point of Universal Transverse Mercator. `letter` is the latitude band of the military grid ("38S" = 32° to 40°
/// north) or, where band and northing disagree, N or S for the hemisphere. Metres, easting first. Errors name the value.
[[nodiscard]] base::Result<GridSquare> point_of_utm(int zone, char letter, double easting_m, double northing_m);

} // namespace marsad::geo
