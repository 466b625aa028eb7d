#pragma once

#include "geocode/coordinate_angles.h"
#include "geocode/coordinate_reading.h"
#include "text/tokenizer.h"

#include <cstdint>
#include <optional>

namespace marsad::geocode {

/// A military grid reference ("38S MB 41234 81234") or UTM ("38S 441234 3681234") whose zone begins at `begin`. A wrong one is a
/// reading with `problem`. `cue`: a word says that one follows.
[[nodiscard]] std::optional<CoordinateReading> read_grid(const text::Document& document, std::uint32_t begin, PairMode mode, bool cue);

/// An easting and a northing without a zone ("441234 3681234"): a reading with `problem`, whole query only.
[[nodiscard]] std::optional<CoordinateReading> read_zoneless(const text::Document& document);

/// The plus code around the '+' at `plus`, full or short. A full one with wrong letters is a reading with `problem`.
[[nodiscard]] std::optional<CoordinateReading> read_plus_code(const text::Document& document, std::uint32_t plus, PairMode mode);

/// A short plus code beside a place.
[[nodiscard]] bool settle_short_code(CoordinateReading& reading, geo::LonLat reference);

} // namespace marsad::geocode
