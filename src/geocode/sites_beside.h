#pragma once

#include "geocode/gazetteer.h"
#include "geocode/mention.h"

#include <string>
#include <vector>

namespace marsad::geocode {

/// Names as lists of their words, folded as keys are, without articles.
using Spellings = std::vector<std::vector<std::string>>;

constexpr std::size_t kAnyWords = 64;

/// Whether a name of the place holds all the words of one of these, and no more others than that.
[[nodiscard]] bool bears_one_of(const PlaceView& place, const Spellings& spellings, std::size_t most_other_words = kAnyWords);

/// Adds to `mention.scored` the sites of the wanted kind beside the namesake towns ("Balad airbase" to Balad Air Base, 22 km from Balad),
/// where none of the scored places is of that kind.
void add_sites_beside(const Gazetteer& gazetteer, Mention& mention);

} // namespace marsad::geocode
