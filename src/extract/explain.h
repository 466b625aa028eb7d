#pragma once

#include "extract/attributes.h"
#include "extract/findings.h"
#include "model/event.h"
#include "model/explanation.h"

#include <vector>

namespace marsad::extract {

/// Why the report gave these events: every trigger with what became of it, every value with its words and rule. `drafts`,
/// `events` and `traces` stand for each other by index; `findings.trail` holds the steps of the assembly. Only reads.
[[nodiscard]] model::Explanation explain(const Findings& findings, const std::vector<Draft>& drafts, const std::vector<model::Event>& events,
                                         const std::vector<EventTrace>& traces);

} // namespace marsad::extract
