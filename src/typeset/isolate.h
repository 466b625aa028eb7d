#pragma once

#include <string>
#include <string_view>

namespace marsad::typeset {

/// Wraps a value that is put into a sentence of either direction (U+2068 ... U+2069): its own order is kept and it
/// does not turn its neighbours round. Names, actors, anything whose direction is not known.
[[nodiscard]] std::string isolate(std::string_view text);

/// The same for what always runs left to right (U+2066 ... U+2069): dates, numbers, coordinates, codes. Without it
/// the Unicode rules show 2022-01-03 as 03-01-2022 after an Arabic letter.
[[nodiscard]] std::string isolate_ltr(std::string_view text);

} // namespace marsad::typeset
