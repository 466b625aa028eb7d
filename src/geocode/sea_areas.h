#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "geo/rings.h"
#include "geocode/gazetteer.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace marsad::geocode {

/// A row of assets/gazetteer/sea_areas.tsv (id, outline): one ring of a sea drawn by hand. Further rows of the id are holes.
struct SeaRing {
    std::string file;
    std::size_t line = 0;
    std::string id; ///< of a row of the curated tables
    geo::Ring ring; ///< not closed by repetition
};

/// Reads the table: `id <TAB> lon lat; lon lat; ...`, degrees, longitude first. A row that cannot be used (no id, fewer than
/// four corners, more than 120, a corner that is no pair of numbers on the globe) is an error with file and line, and left
/// out. Unreadable, BadFormat (wrong header line).
[[nodiscard]] base::Result<std::vector<SeaRing>> read_sea_areas(const std::filesystem::path& path, base::Diagnostics& diagnostics);

/// Proves every outline against the gazetteer: its id is the place of a sea, its rings are simple, holes lie inside, the
/// place's point lies in it, and no capital does that stands inland (25 km from any water). Problems are errors with file and
/// line; returns their number.
std::size_t check_sea_areas(const Gazetteer& gazetteer, const std::vector<SeaRing>& rings, base::Diagnostics& diagnostics);

} // namespace marsad::geocode
