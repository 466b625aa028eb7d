#pragma once

// Internal to the casualty finder: figures that are no further dead or hurt of one act.

#include "extract/casualty_phrases.h"

#include <vector>

namespace marsad::extract::casualty {

/// Marks totals over a time or over many acts, breakdowns and sums of what is told apart, and figures of rival sources
/// among `mentions`, which are those of the sentence that `marks` holds.
void mark_totals(const Marks& marks, std::vector<Phrase>& phrases, std::vector<CasualtyMention>& mentions);

} // namespace marsad::extract::casualty
