#pragma once

#include "geocode/geocoder.h"
#include "lexicon/language_pack.h"

#include <functional>
#include <optional>
#include <string_view>

namespace marsad::geocode {

/// Answers by name: words, and how many places at most.
using NameLookup = std::function<std::vector<model::Place>(std::string_view, std::size_t)>;

/// The answer to a query that is a coordinate, or holds one beside a name; nothing where it is none. `pack` may be nullptr:
/// then only what needs no word is read. `context` is that of the query.
[[nodiscard]] std::optional<Answer> answer_coordinate(const Gazetteer& gazetteer, const lexicon::LanguagePack* pack, std::string_view query, std::string_view context, const NameLookup& names);

/// Whether a text has two numbers with decimals, or with degrees.
[[nodiscard]] bool has_fine_numbers(std::string_view text);

} // namespace marsad::geocode
