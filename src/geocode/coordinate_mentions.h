#pragma once

#include "geocode/coordinate_reading.h"
#include "geocode/gazetteer.h"
#include "geocode/phrase_words.h"
#include "model/place_reference.h"

#include <string>
#include <vector>

namespace marsad::geocode {

/// "33.2625° N, 44.2346° E": the form in which a coordinate is named. 0 to 6 decimals.
[[nodiscard]] std::string normal_form(geo::LonLat position, int decimals);

/// The place at a coordinate that has a position: named by its normal form, with the country and province it lies in.
[[nodiscard]] model::Place coordinate_place(const Gazetteer& gazetteer, const CoordinateReading& reading);

/// Whether a place told by name and a coordinate can be one: as far apart as their radii and some tolerance allow.
[[nodiscard]] bool agrees(const model::Place& named, const CoordinateReading& reading);
/// Gives the place at a coordinate the name that was told beside it.
void take_name(model::Place& at, const model::Place& named);

/// Adds the coordinates of a report to its references, by first token, and keeps parents and antecedents right. Each is the
/// place of its sentence, named by the place told beside it where the two agree; where they do not, the named place is its
/// rival; where only the swapped order would agree, the named place stays and the coordinate is the rival. One that is not `sure`
/// is taken only where the name right beside it agrees.
void add_coordinates(const Gazetteer& gazetteer, const PhraseWords& words, std::vector<CoordinateReading> readings, std::vector<model::PlaceReference>& references);

} // namespace marsad::geocode
