#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace marsad::io {

/// Decodes the character reference that begins at `text[position]` (an '&') onto `out` and gives its length in bytes;
/// 0 where it is none that we know, and nothing is appended. Numeric references follow HTML's rules for bad values.
[[nodiscard]] std::size_t decode_character_reference(std::string_view text, std::size_t position, std::string& out);

/// A text with all its references decoded.
[[nodiscard]] std::string decode_character_references(std::string_view text);

} // namespace marsad::io
