#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace marsad::base {

/// Calls `use(line number from 1, columns)` for every line of a table of tab-separated columns that holds something; '#' starts a
/// comment line. A carriage return at a line's end is no part of it.
template <typename Use>
void for_each_row(std::string_view text, Use use) {
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::vector<std::string_view> columns;
        for (;;) {
            const std::size_t tab = line.find('\t');
            columns.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos) {
                break;
            }
            line.remove_prefix(tab + 1);
        }
        use(number, columns);
    }
}

} // namespace marsad::base
