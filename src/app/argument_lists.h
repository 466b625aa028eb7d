#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::app {

/// The arguments without the program's name. Values that begin with a minus sign and a digit or point ("--bbox -10,30,5,45") are
/// tied to their option, since a parser could take them for options.
[[nodiscard]] std::vector<std::string> tie_negative_values(int argc, const char* const* argv);

/// Two ids or more with commas between; nothing where one is empty or there is only one.
[[nodiscard]] std::optional<std::vector<std::string>> parse_id_list(std::string_view text);

} // namespace marsad::app
