#pragma once

#include "geocode/mention.h"
#include "geocode/phrase_words.h"

#include <vector>

namespace marsad::geocode {

/// Adds the members of lists of places that no gazetteer knows ("Saraqib, X and Ariha", "بلدات س وص"), each a mention of its own, unknown
/// and `listed`. Wants the mentions of a scan in order; linear in tokens and mentions.
void add_list_members(const PhraseWords& words, const NameFinder& names, std::vector<Mention>& mentions);

} // namespace marsad::geocode
