#pragma once

#include "extract/findings.h"
#include "model/report.h"

#include <string>
#include <vector>

namespace marsad::extract {

/// The finished event: type, weapon, outcome, actors, counts, place and evidence of one draft.
[[nodiscard]] model::Event to_event(const Findings& findings, const model::Report& report, const std::string& lang, const Draft& draft);

} // namespace marsad::extract
