#include "app/argument_lists.h"

#include <algorithm>

namespace marsad::app {

std::optional<std::vector<std::string>> parse_id_list(std::string_view text) {
    std::vector<std::string> ids(1);
    for (const char c : text) {
        if (c == ',') {
            ids.emplace_back();
        } else {
            ids.back().push_back(c);
        }
    }
    const bool whole = ids.size() > 1 && std::find(ids.begin(), ids.end(), "") == ids.end();
    return whole ? std::optional(std::move(ids)) : std::nullopt;
}

} // namespace marsad::app
