#include "geo/position_format.h"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <exception>

namespace marsad::geo {

namespace {

constexpr double kGridNorthDeg = 84.0;
constexpr double kGridSouthDeg = -80.0;

std::string angle_text(double degrees, int decimals, char positive, char negative) {
    // In whole steps of the last decimal, so that 59.99″ is carried into the minute.
    const auto steps_a_second = static_cast<std::int64_t>(std::llround(std::pow(10.0, decimals)));
    const std::int64_t steps = std::llround(std::abs(degrees) * 3600.0 * static_cast<double>(steps_a_second));
    const std::int64_t seconds = steps / steps_a_second;
    const std::string part = decimals > 0 ? fmt::format(".{:0{}}", steps % steps_a_second, decimals) : std::string();
    return fmt::format("{}°{:02}′{:02}{}″{}", seconds / 3600, seconds / 60 % 60, seconds % 60, part, degrees < 0.0 && steps > 0 ? negative : positive);
}

} // namespace

std::string decimal_text(LonLat at, int decimals) { return fmt::format("{:.{}f}, {:.{}f}", at.lat_deg(), decimals, at.lon_deg(), decimals); }

std::string dms_text(LonLat at, int decimals) {
    decimals = std::clamp(decimals, 0, 3);
    return angle_text(at.lat_deg(), decimals, 'N', 'S') + ' ' + angle_text(at.lon_deg(), decimals, 'E', 'W');
}

std::optional<std::string> mgrs_text(LonLat at, int digits) {
    if (at.lat_deg() >= kGridNorthDeg || at.lat_deg() < kGridSouthDeg) {
        return std::nullopt;
    }
    digits = std::clamp(digits, 0, 5);
    try {
        int zone = 0;
        bool north = true;
        double easting_m = 0.0;
        double northing_m = 0.0;
        GeographicLib::UTMUPS::Forward(at.lat_deg(), at.lon_deg(), zone, north, easting_m, northing_m);
        std::string plain;
        GeographicLib::MGRS::Forward(zone, north, easting_m, northing_m, at.lat_deg(), digits, plain);
        const std::size_t letters = plain.size() - 2 * static_cast<std::size_t>(digits);
        std::string out = plain.substr(0, letters - 2) + ' ' + plain.substr(letters - 2, 2);
        if (digits > 0) {
            out += ' ' + plain.substr(letters, static_cast<std::size_t>(digits)) + ' ' + plain.substr(letters + static_cast<std::size_t>(digits));
        }
        return out;
    } catch (const std::exception&) { // cannot be for a point of the grid; absence is the answer then as well
        return std::nullopt;
    }
}

std::string position_text(LonLat at, PositionFormat format) {
    switch (format) {
    case PositionFormat::Decimal: return decimal_text(at);
    case PositionFormat::Mgrs:
        if (auto text = mgrs_text(at)) {
            return *text;
        }
        break;
    case PositionFormat::Dms: break;
    }
    return dms_text(at);
}

} // namespace marsad::geo
