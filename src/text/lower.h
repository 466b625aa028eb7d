#pragma once

#include <string>
#include <string_view>

namespace marsad::text {

/// Each letter in lower case, nothing else folded: for comparing names as they are written. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string lower(std::string_view utf8);

} // namespace marsad::text
