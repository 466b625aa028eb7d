#pragma once

#include "base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace marsad::compile_data {

/// Where the pieces of the basemap come from.
struct BasemapSources {
    std::filesystem::path packages_dir; ///< as scripts/fetch_data.sh fills it
    std::filesystem::path assets_dir;   ///< our own gazetteer/disputed.tsv and styles/*.tsv
    std::filesystem::path gazetteer;    ///< gazetteer.bin, compiled before: the names on the map are its names
};

/// What was written, for the build log.
struct BasemapReport {
    std::size_t polygons = 0;
    std::size_t triangles = 0;
    std::size_t line_vertices = 0;
    std::size_t labels = 0;
    std::size_t labels_without_arabic = 0;
    double worst_area_error = 0.0; ///< largest |triangles / polygon - 1| of a country that is larger than a pixel
    std::size_t bytes = 0;
};

/// Builds basemap.bin: triangles and lines of the countries at three details, province lines, labels. BadFormat where
/// a source does not hold what it should, or the triangles of a country miss its area by more than 0.1 %.
[[nodiscard]] base::Result<BasemapReport> compile_basemap(const BasemapSources& sources, const std::filesystem::path& target);

} // namespace marsad::compile_data
