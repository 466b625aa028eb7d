#pragma once

#include "base/result.h"
#include "geo/region_index.h"

#include <filesystem>
#include <string>
#include <vector>

namespace marsad::compile_data {

/// One closed ring; longitudes unwrapped (no step of more than 180° between neighbours, may leave ±180°), the last
/// vertex is not the first again. A ring that runs round a pole is closed along that pole.
using Ring = std::vector<geo::RegionVertex>;

/// One polygon: its outer ring first, then its holes, as the file gives them.
using Polygon = std::vector<Ring>;

struct TopoFeature {
    std::string id;   ///< text or number of the file as text; may be empty
    std::string name; ///< property "name"; may be empty
    std::vector<Polygon> polygons;
};

/// A line shared by two features or standing on an outer edge; for drawing borders once.
struct TopoArc {
    std::vector<geo::RegionVertex> vertices; ///< unwrapped
    std::vector<std::uint32_t> features;     ///< indices of the features that use it, ascending, without doubles
};

struct Topology {
    std::vector<TopoFeature> features;
    std::vector<TopoArc> arcs;
};

/// Reads one TopoJSON file with delta-coded, quantised arcs; `object` names the entry of "objects" (empty: the only
/// one). Unreadable, BadFormat.
[[nodiscard]] base::Result<Topology> read_topology(const std::filesystem::path& path, const std::string& object);

} // namespace marsad::compile_data
