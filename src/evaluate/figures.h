#pragma once

#include "evaluate/scorer.h"

#include <string>
#include <utility>
#include <vector>

namespace marsad::evaluate {

/// Tallies by language, in the order of the columns.
using Tallies = std::vector<std::pair<std::string, Tally>>;

/// The counts and figures as a JSON object on one line: shares with 3 decimals at most, null where there was nothing to be right.
/// `median_s` is null: reading is not timed. With `by_language` it ends with a member `languages` of such objects.
[[nodiscard]] std::string figures_json(const Tally& tally, const Tallies& by_language = {});

/// A table of the figures for reading, a column for each tally, with its line breaks.
[[nodiscard]] std::string figures_table(const Tallies& columns);

} // namespace marsad::evaluate
