#include "app/argument_lists.h"

#include <algorithm>

namespace marsad::app {

std::vector<std::string> tie_negative_values(int argc, const char* const* argv) {
    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const bool negative = argument.size() > 1 && argument[0] == '-' && ((argument[1] >= '0' && argument[1] <= '9') || argument[1] == '.');
        const bool after_option = !arguments.empty() && arguments.back().starts_with("--") && arguments.back().size() > 2 &&
                                  arguments.back().find('=') == std::string::npos;
        if (negative && after_option) {
            arguments.back() += "=" + argument;
        } else if (negative && !arguments.empty() && arguments.back() == "-o") {
            arguments.back() += argument;
        } else if (argument.starts_with("-.") && !arguments.empty() && arguments.front() == "reverse") {
            arguments.push_back("-0" + argument.substr(1)); // the parser would take the point for an option
        } else {
            arguments.push_back(argument);
        }
    }
    return arguments;
}

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
