#pragma once

#include "base/result.h"
#include "basemap_layers.h"
#include "basemap_rivers.h"

#include "render/basemap_format.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::compile_data {

/// One piece of a "pn2" file: Marble's form of Natural Earth, on a grid of 1/120°.
struct Pn2Piece {
    enum class Kind { Line, Outer, Hole };
    Kind kind;
    std::vector<geo::RegionVertex> vertices;
};

/// The pieces of a pn2 file of version 2, in order. BadFormat where it is something else or ends too early.
[[nodiscard]] base::Result<std::vector<Pn2Piece>> read_pn2(std::string_view bytes, const std::string& name);

/// Lakes and rivers before they are made ready for a degree of detail.
struct Water {
    std::vector<Polygon> lakes;
    std::vector<River> rivers; ///< ranked by the length of the system that they belong to, 0 = longest
    std::vector<River> fine;   ///< the same and lesser ones for the finest detail
};

/// From the packages marble-qt-data and gmt-gshhg-high. NotFound, Unreadable, BadFormat.
[[nodiscard]] base::Result<Water> read_water(const std::filesystem::path& packages);

/// Rank of each line by the length of all lines that it touches: where one ends on another, they are one system.
[[nodiscard]] std::vector<std::uint8_t> rank_rivers(const std::vector<std::vector<geo::RegionVertex>>& rivers);

/// The points of a path that a straight line between those kept does not miss by more than `least` (fixed-point units).
[[nodiscard]] FixedPath simplified(const FixedPath& path, double least, bool closed);

/// Adds lakes, their shores and the rivers to `detail` 0 (coarse) to kBasemapDetails - 1. The area of the lakes' triangles
/// counts for its worst error.
void add_water(const Water& water, std::size_t index, BasemapDetail& detail);

} // namespace marsad::compile_data
