#pragma once

#include "extract/mention.h"

#include <vector>

namespace marsad::extract {

/// All time expressions of a report in the order of the text, none overlapping; adjacent pieces ("Tuesday, 13 July at
/// 5 p.m.") are one mention. Resolved backwards from the publication date, as news is; without one, only what states
/// its year, or what is counted from such a date, gets an interval. Nothing that is not `future` ends after
/// publication. The words are lexicon entries of the classes in `assets/languages/CODE/time.tsv`; no language is
/// named in the code. Linear in the length of the text.
[[nodiscard]] std::vector<DateMention> find_dates(const Analysis& analysis);

} // namespace marsad::extract
