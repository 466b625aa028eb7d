#pragma once

#include "geocode/coordinate_pieces.h"
#include "geocode/coordinate_reading.h"

#include <optional>
#include <vector>

namespace marsad::geocode {

/// How a pair is read.
enum class PairMode : unsigned char {
    Report, ///< running text: a shape that other numbers have too is `sure` = false
    Query,  ///< typed as a place: small letters, whole degrees without marks
};

/// Half of the last digit of a latitude or longitude (or a cell's half side), as a radius in km, at least
/// kFinestRadiusKm; both in degrees, at `lat_deg`.
[[nodiscard]] double radius_of_digits_km(double half_lat_deg, double half_lon_deg, double lat_deg);
/// Decimals of a degree that are worth writing for a radius.
[[nodiscard]] int decimals_of_radius(double radius_km);
/// A latitude and a longitude without letters, as links and codes hold them: position, or the problem where one is out of
/// range. `half_*` as above.
void place_pair(CoordinateReading& reading, double lat_deg, double lon_deg, double half_lat_deg, double half_lon_deg, bool order_stated);

/// The latitude and longitude that `pieces` begin with: decimal, with minutes, with seconds; letters or words before or
/// behind. Nothing where they are none; a reading with `problem` where they are, but cannot be.
[[nodiscard]] std::optional<CoordinateReading> read_pair(const std::vector<Piece>& pieces, PairMode mode);

} // namespace marsad::geocode
