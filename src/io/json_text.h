#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::io {

/// Appends a JSON string with its quotes. UTF-8 stays as it is, apart from control characters, U+0085, U+2028 and
/// U+2029, which are escaped, so that one record is one line for every reader. `text` must be valid UTF-8.
void append_json_string(std::string& out, std::string_view text);

/// The string, or null.
void append_json_string(std::string& out, const std::optional<std::string>& text);

/// A number held as an integer of its last decimal: {44366100, 6} is 44.366100. Never locale-dependent.
struct Fixed {
    std::int64_t scaled;
    int decimals;
    friend bool operator==(const Fixed&, const Fixed&) = default;
};

/// Rounds half away from zero; nothing where the value is not finite or too large.
[[nodiscard]] std::optional<Fixed> to_fixed(double value, int decimals);
[[nodiscard]] double to_double(Fixed value);
/// With all its decimals; zero has no sign.
void append_fixed(std::string& out, Fixed value);
void append_integer(std::string& out, std::int64_t value);

} // namespace marsad::io
