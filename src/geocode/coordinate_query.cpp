#include "geocode/coordinate_query.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <array>
#include <cmath>
#include <string>

namespace marsad::geocode {

namespace {

/// One angle being read: degrees, minutes, seconds and the letter of its hemisphere.
struct Angle {
    std::array<double, 3> parts{};
    int count = 0;
    bool negative = false;
    bool decimal = false;
    char hemisphere = 0;

    [[nodiscard]] double degrees() const {
        const double value = parts[0] + parts[1] / 60 + parts[2] / 3600;
        return negative || hemisphere == 's' || hemisphere == 'w' ? -value : value;
    }
};

/// The text as plain signs: digits, '.', '-', 'n' 's' 'e' 'w', ' ', ',' and the marks of minutes as ':'.
/// Empty where another letter stands in it.
std::string plain_signs(std::string_view text) {
    std::string out;
    const std::string folded = text::fold(text);
    for (std::size_t i = 0; i < folded.size();) {
        const auto decoded = base::decode_utf8(folded, i);
        i += decoded.length;
        const char32_t c = decoded.code_point;
        if ((c >= '0' && c <= '9') || c == '.' || c == '-' || c == ' ' || c == ',' || c == 'n' || c == 's' || c == 'e' || c == 'w') {
            out.push_back(static_cast<char>(c));
        } else if (c == 0xB0 || c == 0xBA || c == '\'' || c == '"' || c == 0x2032 || c == 0x2033 || c == 0x2019 || c == 0x201D || c == ':') {
            out.push_back(':');
        } else if (c == 0x066B) {
            out.push_back('.');
        } else if (c == U'،' || c == ';' || c == '/') {
            out.push_back(',');
        } else if (c == 0x2212) {
            out.push_back('-');
        } else if (c != '(' && c != ')' && c != '+') {
            return {};
        }
    }
    return out;
}

/// A number at `i`; moves behind it. Nothing where none stands there.
std::optional<double> number_at(std::string_view signs, std::size_t& i, bool& decimal) {
    const std::size_t begin = i;
    bool digits = false;
    decimal = false;
    while (i < signs.size() && ((signs[i] >= '0' && signs[i] <= '9') || (signs[i] == '.' && !decimal))) {
        decimal = decimal || signs[i] == '.';
        digits = digits || signs[i] != '.';
        ++i;
    }
    if (!digits || i - begin > 12) {
        return std::nullopt;
    }
    return std::stod(std::string(signs.substr(begin, i - begin)));
}

} // namespace

std::optional<geo::LonLat> parse_coordinates(std::string_view text) {
    if (text.size() > 120) {
        return std::nullopt;
    }
    const std::string signs = plain_signs(text);
    std::array<Angle, 2> angles;
    std::size_t current = 0;
    bool any_decimal = false;
    for (std::size_t i = 0; i < signs.size();) {
        const char c = signs[i];
        if (c == ' ' || c == ':') {
            ++i;
        } else if (c == ',') {
            current = angles[0].count > 0 ? 1 : 0;
            ++i;
        } else if (c == 'n' || c == 's' || c == 'e' || c == 'w') {
            if (angles[current].count == 0 || angles[current].hemisphere != 0) {
                return std::nullopt;
            }
            angles[current].hemisphere = c;
            current = 1;
            ++i;
        } else if (c == '-') {
            if (angles[current].count > 0) {
                current = 1;
            }
            angles[current].negative = true;
            ++i;
        } else {
            bool decimal = false;
            const auto value = number_at(signs, i, decimal);
            // A number after a decimal one begins the second angle ("33.3 44.4"); minutes follow a mark.
            const bool continues = angles[current].count > 0 && !angles[current].decimal && signs.find(':') != std::string::npos;
            if (value && angles[current].count > 0 && !continues) {
                ++current;
            }
            if (!value || current > 1 || angles[current].count >= 3 || (angles[current].count > 0 && *value >= 60)) {
                return std::nullopt;
            }
            angles[current].parts[static_cast<std::size_t>(angles[current].count++)] = *value;
            angles[current].decimal = decimal;
            any_decimal = any_decimal || decimal;
        }
    }
    if (angles[0].count == 0 || angles[1].count == 0) {
        return std::nullopt;
    }
    // Two bare whole numbers are no coordinates.
    if (!any_decimal && angles[0].hemisphere == 0 && angles[0].count == 1) {
        return std::nullopt;
    }
    const bool lon_first = angles[0].hemisphere == 'e' || angles[0].hemisphere == 'w';
    const Angle& lat = angles[lon_first ? 1 : 0];
    const Angle& lon = angles[lon_first ? 0 : 1];
    if (lat.hemisphere == 'e' || lat.hemisphere == 'w' || lon.hemisphere == 'n' || lon.hemisphere == 's') {
        return std::nullopt;
    }
    return geo::LonLat::from_degrees(geo::Lon{lon.degrees()}, geo::Lat{lat.degrees()});
}

} // namespace marsad::geocode
