#pragma once

#include "geocode/mention.h"
#include "geocode/phrase_words.h"
#include "geocode/resolver.h"

#include <vector>

namespace marsad::geocode {

/// Sets `use` of every mention by the words around it: datelines and headings, launch sites, capitals that stand for
/// governments, locative prepositions, objects of attack verbs. Wants scored mentions (to know capitals and
/// countries); may be called twice.
void assign_uses(const Resolver& resolver, const PhraseWords& words, std::vector<Mention>& mentions);

/// A dateline in a country where nothing is told to happen, while other places are told, is where the writer sits.
void settle_bureaus(const Resolver& resolver, std::vector<Mention>& mentions);

} // namespace marsad::geocode
