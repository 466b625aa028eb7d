#pragma once

#include "geocode/mention.h"
#include "geocode/name_finder.h"
#include "geocode/phrase_words.h"
#include "geocode/resolver.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace marsad::geocode {

/// Token ranges [first, last) by first.
using TokenRanges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// The place phrases of running text by their first token, each with its meanings, chosen jointly; nationality
/// adjectives among them. `given` is evidence from outside the text; no phrase
/// touches the ranges `left_out`. Linear in the number of tokens.
[[nodiscard]] std::vector<Mention> report_mentions(const Resolver& resolver, const PhraseWords& words, const NameFinder& names, const Evidence& given,
                                                  TokenRanges left_out = {});

} // namespace marsad::geocode
