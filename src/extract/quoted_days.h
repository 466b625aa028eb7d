#pragma once

#include "extract/mention.h"

#include <vector>

namespace marsad::extract {

/// "A spokesman said on Tuesday: 'The hospital was shelled this morning'": inside quotation marks a day that is counted from the day of
/// publication is counted from the day of the words, where the report tells it.
void settle_quoted_days(const Analysis& analysis, std::vector<DateMention>& dates);

} // namespace marsad::extract
