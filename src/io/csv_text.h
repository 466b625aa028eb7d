#pragma once

#include <string>
#include <string_view>

namespace marsad::io {

/// Appends one CSV field, quoted where RFC 4180 wants it (comma, quote, line break) or where outer blanks would be lost.
inline void append_csv_field(std::string& out, std::string_view text) {
    const bool outer_blank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!outer_blank && text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out.append(text);
        return;
    }
    out.push_back('"');
    for (const char c : text) {
        if (c == '"') {
            out.push_back('"');
        }
        out.push_back(c);
    }
    out.push_back('"');
}

} // namespace marsad::io
