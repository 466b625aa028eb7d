#pragma once

// Internal to the casualty finder: what the words around a figure say of it.

#include "extract/casualty_phrases.h"

#include <vector>

namespace marsad::extract::casualty {

/// Adds figures told by words for the toll ("put the dead at 13", ارتفعت الحصيلة إلى عشرة) and earlier figures
/// ("first spoken of three"), and marks revisions, superseded, cumulative and rival figures among `mentions`, which
/// are those of the sentence that `marks` holds.
void read_tolls(const Marks& marks, std::vector<Phrase>& phrases, std::vector<CasualtyMention>& mentions);

} // namespace marsad::extract::casualty
