#pragma once

#include "extract/mention.h"
#include "extract/numbers.h"
#include "extract/structure.h"
#include "extract/triggers.h"

#include <vector>

namespace marsad::extract {

/// Refuses triggers that report nothing which happened (denied, threatened, planned, drilled, remembered, counted over
/// a period, likened, played), and marks background and hedged ones. Each decision leaves its rule.
void apply_realis(const Analysis& analysis, const Clauses& clauses, const std::vector<model::PlaceReference>& places, const std::vector<DateMention>& dates,
                  const std::vector<NumberMention>& numbers, std::vector<Trigger>& triggers);

} // namespace marsad::extract
