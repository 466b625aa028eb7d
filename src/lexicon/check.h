#pragma once

#include "base/diagnostics.h"
#include "lexicon/class_table.h"
#include "lexicon/languages.h"

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::lexicon {

/// How much was looked at.
struct CheckedLexicons {
    std::size_t languages = 0;
    std::size_t entries = 0; ///< of word lists and aliases of actors
    std::size_t actors = 0;
};

/// Holds every table below `languages/` and `actors/` of the roots (the assets, then the user's overlay) against what the engine knows:
/// columns, classes, values, languages, actors; entries told twice, in conflict, or that no text can match. Each fault is an error with
/// file, line and remedy; what can never be seen for another entry is a warning. Linear in the size of the tables.
[[nodiscard]] CheckedLexicons check_lexicons(const std::vector<std::filesystem::path>& roots, base::Diagnostics& diagnostics);

/// What an alias or entry reads, for finding it again: its spellings, folded, with the class of each word. Long products of alternatives are
/// cut off. Empty where there are no words.
[[nodiscard]] std::vector<std::string> spellings_of(std::string_view form, std::string_view pos);

/// Why a form cannot be one as written (signs of other notations, an empty alternative, alternatives of several words), or nothing.
[[nodiscard]] std::string fault_of_form(std::string_view form);

/// The lists of actors: columns, kinds, countries, years, languages, and aliases that two actors share (`actor_check.cpp`). Returns the names.
[[nodiscard]] std::set<std::string, std::less<>> check_actors(const std::vector<std::filesystem::path>& files, const ClassTable& classes, const Languages& languages,
                                                              base::Diagnostics& diagnostics);

} // namespace marsad::lexicon
