#pragma once

#include "extract/findings.h"
#include "model/explanation.h"

#include <vector>

namespace marsad::extract {

/// How sure it is that the event happened as it is placed and dated: 0 to 1, a share of such events that are right.
/// The parts, where wanted, add up to its log-odds.
[[nodiscard]] double confidence_of(const Findings& findings, const Draft& draft, const model::Event& event, std::vector<model::ConfidencePart>* parts);

} // namespace marsad::extract
