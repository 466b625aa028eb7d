#include "geo/grid_reference.h"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>
#include <string>

namespace marsad::geo {

namespace {

constexpr std::string_view kBands = "CDEFGHJKLMNPQRSTUVWX"; ///< 8° each from 80° south; the last has 12°
constexpr double kBandSlackDeg = 0.6;                       ///< references near the edge of a band are written with either letter

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

struct Reversed {
    double lat_deg;
    double lon_deg;
};

/// What the library makes of a point; nothing where it refuses it.
std::optional<Reversed> reverse_utm(int zone, bool north, double easting_m, double northing_m) {
    try {
        Reversed out{};
        GeographicLib::UTMUPS::Reverse(zone, north, easting_m, northing_m, out.lat_deg, out.lon_deg, true);
        return std::isfinite(out.lat_deg) && std::isfinite(out.lon_deg) ? std::optional(out) : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

base::Result<GridSquare> square(double lat_deg, double lon_deg, double side_m) {
    const auto middle = LonLat::from_degrees(Lon{lon_deg}, Lat{lat_deg});
    if (!middle) {
        return base::failure(base::ErrorCode::BadFormat, "the grid reference lies outside the world");
    }
    return GridSquare{*middle, side_m};
}

} // namespace

base::Result<GridSquare> square_of_mgrs(std::string_view reference) {
    const std::size_t zone_digits = static_cast<std::size_t>(std::find_if_not(reference.begin(), reference.end(), is_digit) - reference.begin());
    if (zone_digits == 0 || zone_digits > 2 || reference.size() < zone_digits + 3 || reference.size() > zone_digits + 13) {
        return base::failure(base::ErrorCode::BadFormat, R"(not a grid reference of the form "38S MB 41234 81234")");
    }
    std::string plain;
    for (const char c : reference) {
        plain.push_back(upper(c));
    }
    const int zone = std::stoi(plain.substr(0, zone_digits));
    if (zone < 1 || zone > 60) {
        return base::failure(base::ErrorCode::BadFormat, fmt::format("zone {} is not between 1 and 60", zone));
    }
    for (std::size_t i = zone_digits; i < zone_digits + 3; ++i) {
        if (plain[i] == 'I' || plain[i] == 'O' || plain[i] < 'A' || plain[i] > 'Z') {
            return base::failure(base::ErrorCode::BadFormat, fmt::format("the military grid has no letter {}; an I or O is often a 1 or 0", plain[i]));
        }
    }
    if (kBands.find(plain[zone_digits]) == std::string_view::npos) {
        return base::failure(base::ErrorCode::BadFormat, fmt::format("there is no latitude band {}; the letter behind the zone is between C and X", plain[zone_digits]));
    }
    const std::size_t digits = plain.size() - zone_digits - 3;
    if (digits % 2 != 0) {
        return base::failure(base::ErrorCode::BadFormat, fmt::format("{} digits behind the letters; a grid reference has as many for east as for north", digits));
    }
    try {
        int read_zone = 0;
        bool north = true;
        double easting_m = 0;
        double northing_m = 0;
        int precision = 0;
        GeographicLib::MGRS::Reverse(plain, read_zone, north, easting_m, northing_m, precision, true);
        if (const auto point = reverse_utm(read_zone, north, easting_m, northing_m)) {
            return square(point->lat_deg, point->lon_deg, std::pow(10.0, 5 - precision));
        }
    } catch (const std::exception&) { // the message below says more than the library's
    }
    return base::failure(base::ErrorCode::BadFormat, fmt::format("there is no square {} in zone {} {}", plain.substr(zone_digits + 1, 2), zone, plain[zone_digits]));
}

base::Result<GridSquare> point_of_utm(int zone, char letter, double easting_m, double northing_m) {
    if (zone < 1 || zone > 60) {
        return base::failure(base::ErrorCode::BadFormat, fmt::format("zone {} is not between 1 and 60", zone));
    }
    if (!(easting_m >= 100'000 && easting_m < 1'000'000)) {
        return base::failure(base::ErrorCode::BadFormat, fmt::format("an easting of {:.0f} m is not between 100 000 and 999 999", easting_m));
    }
    if (!(northing_m >= 0 && northing_m <= 10'000'000)) {
        return base::failure(base::ErrorCode::BadFormat, fmt::format("a northing of {:.0f} m is not between 0 and 10 000 000", northing_m));
    }
    const char band = upper(letter);
    const std::size_t index = kBands.find(band);
    if (index == std::string_view::npos) {
        return base::failure(base::ErrorCode::BadFormat, fmt::format("there is no latitude band {}; the letter behind the zone is between C and X", band));
    }
    const double south_deg = -80 + 8 * static_cast<double>(index);
    const double north_deg = band == 'X' ? 84 : south_deg + 8;
    if (const auto point = reverse_utm(zone, band >= 'N', easting_m, northing_m); point && point->lat_deg >= south_deg - kBandSlackDeg && point->lat_deg <= north_deg + kBandSlackDeg) {
        return square(point->lat_deg, point->lon_deg, 1);
    }
    // "38N 441234 3681234" cannot mean the band N (0° to 8°): the letter is the hemisphere.
    if (band == 'N' || band == 'S') {
        if (const auto point = reverse_utm(zone, band == 'N', easting_m, northing_m)) {
            return square(point->lat_deg, point->lon_deg, 1);
        }
    }
    return base::failure(base::ErrorCode::BadFormat, fmt::format("a northing of {:.0f} m does not lie in the latitude band {}", northing_m, band));
}

} // namespace marsad::geo
