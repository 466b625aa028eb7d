#pragma once

#include <map>
#include <string>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): the name is CLI11's
class App;
class Option;
} // namespace CLI

namespace marsad::app {

/// The commands and their options, as completion scripts and the check of the manual page need them.
struct OptionModel {
    std::vector<std::string> names; ///< "--lang", "-o"
    std::string description;
    std::vector<std::string> choices; ///< the values it takes; empty: anything
    bool takes_value;
    bool takes_file;
};
struct CommandModel {
    std::string name;
    std::string description;
    std::vector<OptionModel> options;
    std::vector<CommandModel> commands;
};

/// The values that an option takes, where they can be listed.
using Choices = std::map<const CLI::Option*, std::vector<std::string>>;

[[nodiscard]] CommandModel model_of(const CLI::App& command, const Choices& choices);

} // namespace marsad::app
