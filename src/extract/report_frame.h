#pragma once

#include "extract/findings.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace marsad::extract {

/// What a report as a whole says of its acts: their day and place where they tell none, and whether it is a list of acts.
struct ReportFrame {
    std::optional<timeline::DayInterval> lead_date;
    std::optional<std::size_t> lead_place; ///< index into Findings::places: the dateline, unless it is a bureau abroad
    std::vector<std::uint32_t> items;      ///< of each paragraph: the one that opens its item ("16:40 GMT - Toll climbs", and what follows)
    bool list = false;                     ///< one act a paragraph, which knows nothing of the others
};

[[nodiscard]] ReportFrame read_frame(const Findings& findings);

/// The item that a sentence belongs to, by the paragraph that opens it.
[[nodiscard]] std::uint32_t item_of(const Findings& findings, const ReportFrame& frame, std::uint32_t sentence);
/// The line that heads an item of a list.
[[nodiscard]] bool heads_item(const Findings& findings, const ReportFrame& frame, std::uint32_t sentence);
/// Index into Findings::places: the place named last in an item of a list, before a sentence.
[[nodiscard]] std::optional<std::size_t> place_of_item(const Findings& findings, const ReportFrame& frame, std::uint32_t sentence);

} // namespace marsad::extract
