#include "io/header_block.h"

#include "io/line_reader.h"

#include <algorithm>
#include <array>

namespace marsad::io {

namespace {

constexpr std::array<std::string_view, 5> kKeys{"published", "source", "url", "lang", "id"};

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    const std::size_t last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

bool same_ascii_letters(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// Index of the known key that the line begins with, or kKeys.size().
std::size_t key_of(std::string_view line, std::string_view& value) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
        return kKeys.size();
    }
    value = trimmed(line.substr(colon + 1));
    const auto found = std::find_if(kKeys.begin(), kKeys.end(), [&](std::string_view key) { return same_ascii_letters(key, line.substr(0, colon)); });
    return static_cast<std::size_t>(found - kKeys.begin());
}

void set_field(std::size_t key, std::string_view value, std::size_t line, ReportFields& fields) {
    std::optional<std::string>* const slots[] = {&fields.published, &fields.source, &fields.source_url, &fields.lang};
    std::size_t* const lines[] = {&fields.lines.published, &fields.lines.source, &fields.lines.source_url, &fields.lines.lang};
    if (key < 4) {
        *slots[key] = std::string(value);
        *lines[key] = line;
    } else {
        fields.id = std::string(value);
    }
}

} // namespace

HeaderBlock read_header_block(std::string_view text) {
    HeaderBlock block;
    std::array<bool, kKeys.size()> seen{};
    std::size_t line_begin = 0;
    std::size_t line_number = 0;
    while (line_begin < text.size()) {
        const std::size_t end = text.find('\n', line_begin);
        if (end == std::string_view::npos) {
            return {}; // no empty line: a body
        }
        const std::string_view line = without_carriage_return(text.substr(line_begin, end - line_begin));
        line_begin = end + 1;
        if (line.empty()) {
            block.body_begin = line_number > 0 ? line_begin : 0;
            return line_number > 0 ? block : HeaderBlock{};
        }
        ++line_number;
        std::string_view value;
        const std::size_t key = key_of(line, value);
        if (key == kKeys.size()) {
            return {};
        }
        if (seen[key]) {
            block.duplicates.push_back({kKeys[key], line_number});
            continue;
        }
        seen[key] = true;
        set_field(key, value, line_number, block.fields);
    }
    return {};
}

} // namespace marsad::io
