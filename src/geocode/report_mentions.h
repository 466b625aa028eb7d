#pragma once

#include "geocode/mention.h"
#include "geocode/name_finder.h"
#include "geocode/phrase_words.h"
#include "geocode/resolver.h"

#include <vector>

namespace marsad::geocode {

/// The place phrases of running text by their first token, each with its meanings, chosen jointly; nationality
/// adjectives among them. `given` is evidence from outside the text. Linear in the number of tokens.
[[nodiscard]] std::vector<Mention> report_mentions(const Resolver& resolver, const PhraseWords& words, const NameFinder& names, const Evidence& given);

} // namespace marsad::geocode
