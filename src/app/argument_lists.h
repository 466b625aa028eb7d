#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::app {

/// Two ids or more with commas between; nothing where one is empty or there is only one.
[[nodiscard]] std::optional<std::vector<std::string>> parse_id_list(std::string_view text);

} // namespace marsad::app
