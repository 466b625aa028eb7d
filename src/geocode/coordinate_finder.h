#pragma once

#include "geocode/coordinate_reading.h"
#include "geocode/coordinate_relation.h"
#include "geocode/phrase_words.h"

#include <optional>
#include <string>
#include <vector>

namespace marsad::geocode {

/// The coordinates of a running text, by where they stand; none overlap. Those that cannot be have `problem`. Only what has the
/// shape of coordinates and of nothing else is taken, or stands beside a cue word; with `sure` = false also a pair of brackets that a
/// name beside it must confirm. Linear in the length of the text.
[[nodiscard]] std::vector<CoordinateReading> find_coordinates(const PhraseWords& words, const std::vector<lexicon::Hit>& hits);

/// A coordinate typed as a place.
struct QueryCoordinate {
    CoordinateReading reading;
    CoordinateLead lead; ///< "5 km north of"
    std::string rest;    ///< the other words of the query, without cue words: a place's name, or empty
};

/// The first coordinate of a query. Where other words stand beside it, it is as sure as in a text, or else `sure` = false.
[[nodiscard]] std::optional<QueryCoordinate> find_query_coordinate(const PhraseWords& words, const std::vector<lexicon::Hit>& hits);

} // namespace marsad::geocode
