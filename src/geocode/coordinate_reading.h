#pragma once

#include "geo/lon_lat.h"

#include <cstdint>
#include <optional>
#include <string>

namespace marsad::geocode {

enum class CoordinateForm : unsigned char {
    Degrees,       ///< a latitude and a longitude, decimal or with minutes and seconds
    Grid,          ///< MGRS or UTM
    PlusCode,      ///< a full Open Location Code
    ShortPlusCode, ///< one that needs a place beside it: `code`, no position yet
    Link,          ///< a map link with a pin
    MapView,       ///< a map link that says only what the map showed
};

/// A coordinate as it was written: where it stands, what it says, and how well.
struct CoordinateReading {
    std::uint32_t begin = 0; ///< code points of the body, half-open; without brackets and cue words
    std::uint32_t end = 0;
    CoordinateForm form = CoordinateForm::Degrees;
    std::optional<geo::LonLat> position; ///< nothing where `problem` or a short code says why
    double radius_km = 0.1;              ///< half of the last digit written, at least 0.1
    int decimals = 5;                    ///< decimals of a degree that the digits are worth, for the normal form
    double confidence = 0.95;
    std::optional<geo::LonLat> swapped; ///< the other order, where nothing says which number is the latitude
    std::string problem;                ///< why no place: what is impossible, and the remedy
    std::string code;                   ///< a short plus code
    bool bare = false;                  ///< two numbers and nothing else
    bool sure = true;                   ///< the shape is that of nothing else; false: only beside a cue word
};

inline constexpr double kFinestRadiusKm = 0.1;

} // namespace marsad::geocode
