#include "io/json_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace marsad::io {

namespace {

void append_escape(std::string& out, unsigned code_unit) {
    constexpr std::string_view kHexDigits = "0123456789abcdef";
    out += "\\u";
    for (unsigned shift = 16; shift > 0; shift -= 4) {
        out.push_back(kHexDigits[(code_unit >> (shift - 4)) & 0x0FU]);
    }
}

/// The escape of one byte below 0x20.
void append_control(std::string& out, char c) {
    switch (c) {
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    default: append_escape(out, static_cast<unsigned char>(c)); break;
    }
}

/// U+0085, U+2028 and U+2029 end a line for some readers: their escape and length in bytes, or {0, 0}.
struct LineSeparator {
    unsigned code_unit;
    std::size_t length;
};
LineSeparator separator_at(std::string_view rest) {
    if (rest.starts_with("\xC2\x85")) {
        return {0x0085, 2};
    }
    if (rest.starts_with("\xE2\x80\xA8")) {
        return {0x2028, 3};
    }
    if (rest.starts_with("\xE2\x80\xA9")) {
        return {0x2029, 3};
    }
    return {0, 0};
}

/// Whether none of eight bytes may need an escape: none is below 0x20, a quotation mark, a backslash, or begins a LineSeparator.
bool are_plain(const char* eight) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, sizeof bytes);
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    constexpr std::uint64_t kTops = 0x8080808080808080U;
    const auto has_zero = [](std::uint64_t word) { return (word - kOnes) & ~word & kTops; };
    const auto has = [&](unsigned char byte) { return has_zero(bytes ^ (kOnes * byte)); };
    const std::uint64_t below = (bytes - kOnes * 0x20U) & ~bytes & kTops;
    return (below | has('"') | has('\\') | has(0xC2) | has(0xE2)) == 0;
}

} // namespace

void append_json_string(std::string& out, std::string_view text) {
    out.push_back('"');
    std::size_t plain_from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        while (i + 8 <= text.size() && are_plain(text.data() + i)) {
            i += 8;
        }
        if (i >= text.size()) {
            break;
        }
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool special = byte < 0x20 || byte == '"' || byte == '\\';
        const LineSeparator separator = byte == 0xC2 || byte == 0xE2 ? separator_at(text.substr(i)) : LineSeparator{0, 0};
        if (!special && separator.length == 0) {
            continue;
        }
        out.append(text.substr(plain_from, i - plain_from));
        if (separator.length > 0) {
            append_escape(out, separator.code_unit);
            i += separator.length - 1;
        } else if (byte < 0x20) {
            append_control(out, text[i]);
        } else {
            out.push_back('\\');
            out.push_back(text[i]);
        }
        plain_from = i + 1;
    }
    out.append(text.substr(plain_from));
    out.push_back('"');
}

void append_json_string(std::string& out, const std::optional<std::string>& text) {
    if (text) {
        append_json_string(out, std::string_view(*text));
    } else {
        out += "null";
    }
}

std::optional<Fixed> to_fixed(double value, int decimals) {
    const double scaled = value * std::pow(10.0, decimals);
    if (!std::isfinite(scaled) || std::abs(scaled) > 9e15) {
        return std::nullopt;
    }
    return Fixed{std::llround(scaled), decimals};
}

double to_double(Fixed value) { return static_cast<double>(value.scaled) / std::pow(10.0, value.decimals); }

void append_fixed(std::string& out, Fixed value) {
    std::uint64_t magnitude = value.scaled < 0 ? 0 - static_cast<std::uint64_t>(value.scaled) : static_cast<std::uint64_t>(value.scaled);
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), magnitude).ptr;
    std::string text(digits.data(), end);
    const auto decimals = static_cast<std::size_t>(value.decimals);
    if (text.size() <= decimals) {
        text.insert(0, decimals + 1 - text.size(), '0');
    }
    if (decimals > 0) {
        text.insert(text.size() - decimals, 1, '.');
    }
    if (value.scaled < 0) {
        out.push_back('-');
    }
    out += text;
}

void append_integer(std::string& out, std::int64_t value) {
    std::array<char, 24> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

} // namespace marsad::io
