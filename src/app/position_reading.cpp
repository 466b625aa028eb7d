#include "app/position_reading.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace marsad::app {

namespace {

constexpr std::string_view kSeparators = " \t,;\r";

std::optional<double> number(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0.0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

base::Result<geo::LonLat> read_position(std::string_view text) {
    const auto bad = [](std::string message) { return base::failure(base::ErrorCode::BadFormat, std::move(message)); };
    std::vector<double> numbers;
    for (std::size_t begin = text.find_first_not_of(kSeparators); begin != std::string_view::npos; begin = text.find_first_not_of(kSeparators, begin)) {
        const std::string_view word = text.substr(begin, text.find_first_of(kSeparators, begin) - begin);
        const auto value = number(word);
        if (!value || numbers.size() == 2) {
            return bad("not a position; write longitude and latitude in degrees, such as 44.36 33.31");
        }
        numbers.push_back(*value);
        begin += word.size();
    }
    if (numbers.size() != 2) {
        return bad(numbers.empty() ? "no position; write longitude and latitude in degrees, such as 44.36 33.31" : "one number is no position; write longitude and latitude, such as 44.36 33.31");
    }
    if (const auto point = geo::LonLat::from_degrees(geo::Lon{numbers[0]}, geo::Lat{numbers[1]})) {
        return *point;
    }
    if (geo::LonLat::from_degrees(geo::Lon{numbers[1]}, geo::Lat{numbers[0]})) {
        return bad(fmt::format("latitude {} is beyond 90: the order is longitude latitude; write {} {}", numbers[1], numbers[1], numbers[0]));
    }
    return std::abs(numbers[1]) > 90.0 ? bad(fmt::format("latitude {} is beyond 90; the order is longitude latitude", numbers[1]))
                                       : bad(fmt::format("longitude {} is beyond 180; the order is longitude latitude", numbers[0]));
}

} // namespace marsad::app
