#pragma once

#include "app/arguments.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace marsad::app {

/// The exit code of wrong usage, impossible option values included.
inline constexpr int kUsageExit = 2;

/// The command line asked for help (code 0, standard output) or was wrong (code 2, standard error).
struct EarlyExit {
    int code;
    std::string text;
};

[[nodiscard]] std::variant<Arguments, EarlyExit> parse_command_line(int argc, const char* const* argv);

/// The commands and their options, as completion scripts and the check of the manual page need them.
struct OptionModel {
    std::vector<std::string> names; ///< "--lang", "-o"
    std::string description;
    std::vector<std::string> choices; ///< fixed values; empty: anything
    bool takes_value;
    bool takes_file;
};
struct CommandModel {
    std::string name;
    std::string description;
    std::vector<OptionModel> options;
    std::vector<CommandModel> commands;
};
[[nodiscard]] CommandModel command_model();

} // namespace marsad::app
