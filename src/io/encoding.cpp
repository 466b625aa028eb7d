#include "io/encoding.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include <fmt/format.h>
#include <iconv.h>
#include <simdjson.h>

namespace marsad::io {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE";
constexpr std::string_view kUtf16BigMark = "\xFE\xFF";
constexpr char32_t kReplacement = 0xFFFD;

/// Counts lines while a text is built, so that the first bad sequence can be named.
class LineCounter {
  public:
    void note_invalid(DecodedText& out, std::size_t at) {
        line_ += static_cast<std::size_t>(std::count(out.text.begin() + static_cast<std::ptrdiff_t>(from_), out.text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        from_ = at;
        if (out.invalid_count++ == 0) {
            out.invalid_line = line_;
        }
    }

  private:
    std::size_t line_ = 1;
    std::size_t from_ = 0;
};

DecodedText decode_utf16(std::string_view bytes, bool big_endian) {
    DecodedText out;
    out.from_utf16 = true;
    out.text.reserve(bytes.size());
    LineCounter lines;
    const auto unit_at = [&](std::size_t i) -> std::uint32_t {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return big_endian ? (std::uint32_t{first} << 8U | second) : (std::uint32_t{second} << 8U | first);
    };
    const auto put_invalid = [&] {
        lines.note_invalid(out, out.text.size());
        base::append_utf8(out.text, kReplacement);
    };
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        const std::uint32_t unit = unit_at(i);
        const bool is_high = unit >= 0xD800 && unit <= 0xDBFF;
        const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (!is_high && !is_low) {
            base::append_utf8(out.text, unit);
            continue;
        }
        const std::uint32_t next = is_high && i + 3 < bytes.size() ? unit_at(i + 2) : 0;
        if (next >= 0xDC00 && next <= 0xDFFF) {
            base::append_utf8(out.text, 0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00));
            i += 2;
        } else {
            put_invalid();
        }
    }
    if (i < bytes.size()) {
        put_invalid();
    }
    return out;
}

DecodedText replace_invalid_utf8(std::string_view bytes) {
    DecodedText out;
    out.text.reserve(bytes.size() + bytes.size() / 8);
    LineCounter lines;
    std::size_t good_from = 0;
    for (std::size_t position = 0; position < bytes.size();) {
        const auto decoded = base::decode_utf8(bytes, position);
        if (!decoded.valid) {
            out.text.append(bytes.substr(good_from, position - good_from));
            lines.note_invalid(out, out.text.size());
            base::append_utf8(out.text, kReplacement);
            good_from = position + decoded.length;
        }
        position += decoded.length;
    }
    out.text.append(bytes.substr(good_from));
    return out;
}

} // namespace

bool starts_as_utf16(std::string_view bytes) { return bytes.starts_with(kUtf16LittleMark) || bytes.starts_with(kUtf16BigMark); }

DecodedText decode_text(std::string bytes) {
    if (starts_as_utf16(bytes)) {
        return decode_utf16(std::string_view(bytes).substr(2), bytes.starts_with(kUtf16BigMark));
    }
    if (bytes.starts_with(kUtf8Mark)) {
        bytes.erase(0, kUtf8Mark.size());
    }
    return repair_utf8(std::move(bytes));
}

DecodedText repair_utf8(std::string bytes) {
    if (simdjson::validate_utf8(bytes)) {
        DecodedText out;
        out.text = std::move(bytes);
        return out;
    }
    return replace_invalid_utf8(bytes);
}

DecodedText decode_declared(std::string_view bytes, const std::string& encoding_name) {
    DecodedText out;
    iconv_t converter = ::iconv_open("UTF-8", encoding_name.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        out.invalid_count = 1;
        return out;
    }
    LineCounter lines;
    std::array<char, 1 << 14> buffer{};
    char* input = const_cast<char*>(bytes.data()); // iconv's old signature; it does not write
    std::size_t left = bytes.size();
    while (left > 0) {
        char* output = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t status = ::iconv(converter, &input, &left, &output, &room);
        out.text.append(buffer.data(), buffer.size() - room);
        if (status == static_cast<std::size_t>(-1) && errno != E2BIG) {
            lines.note_invalid(out, out.text.size());
            base::append_utf8(out.text, kReplacement);
            ++input;
            --left;
        }
    }
    ::iconv_close(converter);
    return out;
}

bool looks_binary(std::string_view first_bytes) {
    first_bytes = first_bytes.substr(0, kSniffBytes);
    using namespace std::string_view_literals;
    constexpr std::array<std::string_view, 13> kMagics{"%PDF-"sv, "PK\x03\x04"sv, "\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF8"sv,
                                                       "\x1F\x8B"sv, "BZh"sv, "\xFD\x37zXZ"sv, "\x28\xB5\x2F\xFD"sv, "SQLite format 3"sv,
                                                       "\xD0\xCF\x11\xE0"sv, "\x7F"
                                                                             "ELF"sv,
                                                       "\xFF\xFE\x00\x00"sv};
    const auto begins = [&](std::string_view magic) { return first_bytes.starts_with(magic); };
    if (std::any_of(kMagics.begin(), kMagics.end(), begins)) {
        return true;
    }
    if (starts_as_utf16(first_bytes)) {
        return false;
    }
    std::size_t control_count = 0;
    for (const char c : first_bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0) {
            return true;
        }
        control_count += byte < 0x20 && (byte < 0x07 || byte > 0x0D) && byte != 0x1B ? 1 : 0;
    }
    return control_count * 10 > first_bytes.size();
}

std::string broken_utf16_message(std::size_t count) {
    return fmt::format("broken UTF-16 in {} {}, read as U+FFFD; save the text as UTF-8", count, count == 1 ? "place" : "places");
}

std::string invalid_utf8_message(std::size_t count) {
    return fmt::format("invalid UTF-8 in {} {}, read as U+FFFD; convert the text, for example with: iconv -f WINDOWS-1256 -t UTF-8", count,
                       count == 1 ? "place" : "places");
}

} // namespace marsad::io
