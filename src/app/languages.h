#pragma once

#include "app/arguments.h"
#include "app/command_line.h"
#include "lexicon/languages.h"

#include <optional>
#include <string>

namespace marsad::app {

/// The languages of the folders below the assets that `--data` (may be empty) leads to, and of the user's overlay; none where there
/// are no assets. Faults of their files are told when the word lists are read.
[[nodiscard]] lexicon::Languages installed_languages(const std::string& data_option);

/// The codes that --lang takes for reports and for queries.
[[nodiscard]] LanguageChoices language_choices(const lexicon::Languages& languages);

/// Hands the languages there are to the arguments of a command that reads reports or queries. What is wrong with its --lang, with the
/// remedy, or nothing; without assets nothing is, since the command then fails for want of them.
[[nodiscard]] std::optional<std::string> settle_languages(Arguments& arguments);

} // namespace marsad::app
