#pragma once

#include "extract/mention.h"

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::extract {

/// What an event's mentions come to.
struct CasualtySummary {
    model::CountRange fatalities; ///< null ×3 where nothing is told
    model::CountRange injuries;
    std::optional<std::int64_t> joint; ///< dead and injured together, never split
};

/// What became of each figure, for `--explain`; the rule is a text of the program.
using FigureNotes = std::vector<std::pair<const CasualtyMention*, std::string_view>>;

/// Makes one count of an event's mentions, which come in order of the text (contract, "Numbers"): figures of one
/// sentence are added, equal ones of different sentences counted once, subsets and totals over a time passed over,
/// revisions replace what they revise, rivals left open give null with low and high.
/// `notes`, where given, gets the rule of each mention.
[[nodiscard]] CasualtySummary summarize(std::span<const CasualtyMention* const> mentions, FigureNotes* notes = nullptr);

} // namespace marsad::extract
