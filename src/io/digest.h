#pragma once

#include <string>
#include <string_view>

namespace marsad::io {

/// SHA-256 (FIPS 180-4) of the bytes, 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

} // namespace marsad::io
