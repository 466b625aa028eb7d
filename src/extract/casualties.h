#pragma once

#include "extract/mention.h"
#include "extract/numbers.h"

#include <vector>

namespace marsad::extract {

/// All told numbers of dead and injured, zeros ("no casualties": kind Joint with `none` denies both), unknowns and
/// uncounted plurals (count.value null, low = the least it may be), in order of the text. A sum told in one list
/// ("two women and a child") is one mention. Linear in the length of the text; reads `casualties.tsv`.
[[nodiscard]] std::vector<CasualtyMention> find_casualties(const Analysis& analysis, const std::vector<NumberMention>& numbers);

} // namespace marsad::extract
