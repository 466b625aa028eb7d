#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace marsad::base {

/// One decoded code point. An invalid sequence gives U+FFFD, `valid` false, and the length of its maximal
/// invalid prefix (Unicode's recommended practice), so that it counts as one.
struct DecodedCodePoint {
    char32_t code_point;
    std::uint32_t length; ///< bytes read, at least 1
    bool valid;
};

/// Decodes at `position` (< bytes.size()).
[[nodiscard]] DecodedCodePoint decode_utf8(std::string_view bytes, std::size_t position);

void append_utf8(std::string& out, char32_t code_point);

[[nodiscard]] std::string to_utf8(std::u32string_view code_points);

/// Decodes the whole text; invalid sequences become U+FFFD.
[[nodiscard]] std::u32string to_utf32(std::string_view bytes);

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

} // namespace marsad::base
