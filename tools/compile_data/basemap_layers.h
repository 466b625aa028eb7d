#pragma once

#include "basemap_disputed.h"
#include "basemap_geometry.h"
#include "topojson.h"

#include <string>
#include <vector>

namespace marsad::compile_data {

/// One degree of detail, ready to be packed.
struct BasemapDetail {
    std::vector<render::FillRecord> fills;
    std::vector<render::FixedPoint> fill_vertices;
    std::vector<render::LineRecord> lines;
    std::vector<render::FixedPoint> line_vertices;
    std::vector<render::FillRecord> lakes;
    std::vector<render::FixedPoint> lake_vertices;
    double worst_area_error = 0.0;
    std::string worst_area_name;
};

/// What a feature of the source is called here: its ISO code, and the key that disputed_borders.tsv uses.
struct RegionName {
    std::string code; ///< alpha-2, or empty
    std::string key;  ///< the code of a whole state, else the source's name
};

/// Points [first, last) of a path as lines of at most 128 vertices.
void add_piece(const FixedPath& path, std::size_t first, std::size_t last, render::LineKind kind, std::vector<render::LineRecord>& lines,
               std::vector<render::FixedPoint>& vertices, std::uint8_t rank = 0);

/// Triangles of all countries. Areas are compared polygon by polygon.
void add_fills(const Topology& topology, const std::vector<RegionName>& names, const DisputedBorders& disputed, BasemapDetail& detail);

/// Coasts and borders, each once, in pieces of at most 128 vertices.
void add_borders(const Topology& topology, const std::vector<RegionName>& names, const DisputedBorders& disputed, BasemapDetail& detail);

/// Lines between two areas of one file (provinces), as LineKind::Province.
void add_inner_lines(const Topology& topology, std::vector<render::LineRecord>& lines, std::vector<render::FixedPoint>& vertices);

} // namespace marsad::compile_data
