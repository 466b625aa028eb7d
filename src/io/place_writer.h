#pragma once

#include "model/event.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace marsad::io {

/// Appends one place mention as a GeoJSON Feature: name, place_id, kind, country, admin1, radius_km, confidence, rung,
/// event_ids, evidence. A mention that was not located has a null geometry and the words of the text as its name.
/// `feature_id`: unique in the collection.
void append_place_feature(std::string& out, const model::PlaceMention& mention, std::string_view feature_id);

/// The CSV form: the same columns, then latitude and longitude.
[[nodiscard]] std::string_view place_csv_header();
void append_place_row(std::string& out, const model::PlaceMention& mention);

} // namespace marsad::io
