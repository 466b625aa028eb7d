#pragma once

#include "extract/casualty_aggregate.h"
#include "extract/findings.h"
#include "model/explanation.h"
#include "model/report.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::extract {

/// How an event came to some of its values, for `--explain`.
struct EventTrace {
    std::vector<model::ConfidencePart> confidence; ///< its parts, in the order of adding
    FigureNotes figures;
};

/// The finished event: type, weapon, outcome, actors, counts, place and evidence of one draft.
[[nodiscard]] model::Event to_event(const Findings& findings, const model::Report& report, const std::string& lang, const Draft& draft, EventTrace* trace = nullptr);

} // namespace marsad::extract
