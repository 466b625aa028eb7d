#pragma once

#include <string_view>

namespace marsad::geocode {

/// The language that the script and letters of a query speak for, where none is given: ar, fa, ku, he, ru, uk, en.
[[nodiscard]] std::string_view language_of(std::string_view text);

} // namespace marsad::geocode
