#pragma once

#include "app/arguments.h"
#include "app/raw_arguments.h"
#include "geo/lon_lat.h"
#include "timeline/day.h"

#include <string>
#include <string_view>
#include <vector>

namespace marsad::app {

/// A bad value on the command line; what the user is told. Never leaves parse_command_line.
struct BadValue {
    std::string message;
};

/// Throws BadValue: OPTION "VALUE" is not WANTED.
[[noreturn]] void refuse(std::string_view option, std::string_view value, std::string_view wanted);

/// A day written YYYY-MM-DD. Throws BadValue.
[[nodiscard]] timeline::Day read_day(std::string_view option, const std::string& value);

/// Lists of two event_ids or more, each written with commas. Throws BadValue.
[[nodiscard]] std::vector<std::vector<std::string>> read_id_lists(std::string_view option, const std::vector<std::string>& values);

/// "LON LAT" in degrees. Throws BadValue.
[[nodiscard]] geo::LonLat position_of(const std::string& text);

/// A number from `least` to `most`. Throws BadValue, which says what `wanted` is.
[[nodiscard]] double read_number(std::string_view option, const std::string& value, double least, double most, std::string_view wanted);
/// The same for whole numbers.
[[nodiscard]] int read_whole(std::string_view option, const std::string& value, int least, int most, std::string_view wanted);

/// How `animate` writes and how time passes in it. Throws BadValue.
[[nodiscard]] AnimateArguments read_animation(const RawArguments& raw, RenderArguments map);

/// Where events are written and how. Throws BadValue where options contradict each other.
[[nodiscard]] OutputArguments read_output(const RawArguments& raw);

} // namespace marsad::app
