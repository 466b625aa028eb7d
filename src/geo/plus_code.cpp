#include "geo/plus_code.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

namespace marsad::geo {

namespace {

constexpr std::string_view kAlphabet = "23456789CFGHJMPQRVWX";
constexpr std::size_t kBeforePlus = 8;
constexpr std::size_t kPairLetters = 10;
constexpr std::size_t kMostLetters = 15;
constexpr std::array kPairSteps = {20.0, 1.0, 0.05, 0.0025, 0.000125}; ///< degrees by pair
constexpr int kGridRows = 5;
constexpr int kGridColumns = 4;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
int value_of(char c) {
    const auto found = kAlphabet.find(upper(c));
    return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

/// Where the '+' stands, for a code that is well formed.
std::optional<std::size_t> plus_of(std::string_view code) {
    const std::size_t plus = code.find('+');
    if (plus == std::string_view::npos || plus < 2 || plus > kBeforePlus || plus % 2 != 0 || code.size() - 1 > kMostLetters || code.size() == plus + 2) {
        return std::nullopt; // one letter behind the sign is none
    }
    bool padded = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i == plus) {
            continue;
        }
        if (code[i] == '0' && i < plus) {
            if (!padded && (i < 2 || i % 2 != 0 || plus != kBeforePlus)) {
                return std::nullopt;
            }
            padded = true;
        } else if (padded || value_of(code[i]) < 0) {
            return std::nullopt; // nothing follows the zeros
        }
    }
    return plus;
}

} // namespace

bool is_plus_code(std::string_view code) {
    const auto plus = plus_of(code);
    return plus && (*plus == kBeforePlus || code.size() > *plus + 1);
}

bool is_full_plus_code(std::string_view code) {
    const auto plus = plus_of(code);
    // The first pair counts 20° from 90° south and 180° west: nine rows and eighteen columns.
    return plus && *plus == kBeforePlus && value_of(code[0]) < 9 && value_of(code[1]) < 18;
}

std::optional<PlusCodeCell> cell_of_plus_code(std::string_view code) {
    if (!is_full_plus_code(code)) {
        return std::nullopt;
    }
    double lat = -90;
    double lon = -180;
    double height = 0;
    double width = 0;
    std::size_t index = 0;
    for (const char c : code) {
        if (c == '+' || c == '0') {
            continue;
        }
        const int value = value_of(c);
        if (index < kPairLetters) {
            const double step = kPairSteps[index / 2];
            (index % 2 == 0 ? lat : lon) += step * value;
            height = width = step;
        } else {
            height /= kGridRows;
            width /= kGridColumns;
            const int row = value / kGridColumns;
            lat += height * row;
            lon += width * (value % kGridColumns);
        }
        ++index;
    }
    const auto middle = LonLat::from_degrees(Lon{lon + width / 2}, Lat{lat + height / 2});
    return middle ? std::optional(PlusCodeCell{*middle, height / 2, width / 2}) : std::nullopt;
}

std::optional<PlusCodeCell> cell_of_short_plus_code(std::string_view code, LonLat reference) {
    const auto plus = plus_of(code);
    if (!plus || *plus == kBeforePlus || !is_plus_code(code)) {
        return std::nullopt;
    }
    const std::size_t missing = kBeforePlus - *plus;
    // The letters that the cell around the reference begins with, then the nearest of the neighbours.
    std::string full;
    double lat = std::min(reference.lat_deg() + 90, 180 - 1e-9);
    double lon = std::fmod(reference.lon_deg() + 360 + 180, 360);
    for (std::size_t i = 0; i < missing; i += 2) {
        const double step = kPairSteps[i / 2];
        const int row = static_cast<int>(lat / step);
        const int column = static_cast<int>(lon / step);
        full.push_back(kAlphabet[static_cast<std::size_t>(std::clamp(row, 0, 19))]);
        full.push_back(kAlphabet[static_cast<std::size_t>(std::clamp(column, 0, 19))]);
        lat -= row * step;
        lon -= column * step;
    }
    full += code;
    auto cell = cell_of_plus_code(full);
    if (!cell) {
        return std::nullopt;
    }
    const double step = kPairSteps[missing / 2 - 1];
    double lat_deg = cell->middle.lat_deg();
    double lon_deg = cell->middle.lon_deg();
    if (lat_deg - reference.lat_deg() > step / 2 && lat_deg - step >= -90) {
        lat_deg -= step;
    } else if (reference.lat_deg() - lat_deg > step / 2 && lat_deg + step <= 90) {
        lat_deg += step;
    }
    const double apart = std::remainder(lon_deg - reference.lon_deg(), 360.0);
    if (apart > step / 2) {
        lon_deg -= step;
    } else if (apart < -step / 2) {
        lon_deg += step;
    }
    lon_deg = std::remainder(lon_deg, 360.0);
    const auto middle = LonLat::from_degrees(Lon{lon_deg}, Lat{lat_deg});
    return middle ? std::optional(PlusCodeCell{*middle, cell->half_lat_deg, cell->half_lon_deg}) : std::nullopt;
}

} // namespace marsad::geo
