#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace marsad::io {

/// What decode_text() made of some bytes.
struct DecodedText {
    std::string text;              ///< valid UTF-8, without a byte-order mark
    bool from_utf16 = false;       ///< there was a UTF-16 byte-order mark
    std::size_t invalid_count = 0; ///< sequences that became U+FFFD
    std::size_t invalid_line = 0;  ///< line (from 1) of the first of them
};

/// Decodes UTF-8, with or without a byte-order mark, or UTF-16 with one. Each invalid sequence (its longest
/// valid prefix, as Unicode recommends) becomes one U+FFFD.
[[nodiscard]] DecodedText decode_text(std::string bytes);

/// Makes UTF-8 valid in the same way, without looking for a mark.
[[nodiscard]] DecodedText repair_utf8(std::string bytes);

/// Decodes from an encoding by its IANA name, for pages that declare one (windows-1256, iso-8859-6). Nothing is
/// returned in `text` and `invalid_count` is 1 where the name is unknown.
[[nodiscard]] DecodedText decode_declared(std::string_view bytes, const std::string& encoding_name);

/// True where the bytes begin with a UTF-16 byte-order mark.
[[nodiscard]] bool starts_as_utf16(std::string_view bytes);

/// True where the first bytes cannot be text: a known file magic, a NUL outside UTF-16, or many control characters.
[[nodiscard]] bool looks_binary(std::string_view first_bytes);

/// How many bytes looks_binary() wants to see.
inline constexpr std::size_t kSniffBytes = 8192;

/// The messages for `count` invalid sequences, with their remedy.
[[nodiscard]] std::string broken_utf16_message(std::size_t count);
[[nodiscard]] std::string invalid_utf8_message(std::size_t count);

} // namespace marsad::io
