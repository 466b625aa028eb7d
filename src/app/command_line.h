#pragma once

#include "app/arguments.h"
#include "app/command_model.h"

#include <functional>
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

/// A message about wrong usage, with its exit code.
[[nodiscard]] EarlyExit usage_error(std::string_view message);

/// The codes that --lang takes, for help and completion; what it does take is asked of the data (app/languages.h).
struct LanguageChoices {
    std::vector<std::string> reports; ///< of reports, auto included
    std::vector<std::string> queries; ///< of queries for places
};

/// `languages` is asked only where help is shown.
[[nodiscard]] std::variant<Arguments, EarlyExit> parse_command_line(int argc, const char* const* argv, const std::function<LanguageChoices()>& languages = [] { return LanguageChoices(); });

[[nodiscard]] CommandModel command_model(const LanguageChoices& languages = {});

} // namespace marsad::app
