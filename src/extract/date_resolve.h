#pragma once

#include "extract/date_spec.h"
#include "extract/mention.h"

#include <vector>

namespace marsad::extract {

/// Computes the days of parsed time expressions in the order of the text: absolute ones first of all, relative ones
/// from the publication date, anchored ones ("the same day") from what was told before. See `find_dates`.
[[nodiscard]] std::vector<DateMention> resolve_dates(const Analysis& analysis, const std::vector<ParsedDate>& parsed);

} // namespace marsad::extract
