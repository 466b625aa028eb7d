#pragma once

#include "base/result.h"
#include "geo/region_index.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace marsad::compile_data {

/// A river, or a stretch of one.
struct River {
    std::vector<geo::RegionVertex> line;
    std::uint8_t rank;
    bool on_grid = false; ///< of a coarse grid: its corners are to be cut
};

/// The arrays of a "binned" file of GSHHG: lines cut at the edges of boxes (bins), each corner in 1/65535 of its bin's side from
/// the bin's south-west corner. Bins run eastward from 0°, rows southward from the north pole.
struct BinnedLines {
    int bin_minutes = 0;
    int bins_in_row = 0;
    std::vector<int> bin_first_segment, bin_segments;
    std::vector<int> segment_first_point, segment_points, segment_level;
    std::vector<std::uint16_t> east, north;
};
/// NotFound, BadFormat.
[[nodiscard]] base::Result<BinnedLines> read_binned(const std::filesystem::path& file);

/// One line of the file with its level: 0 wide rivers (both banks), 1 great ones, 2 to 4 lesser ones, above that what falls
/// dry and canals.
struct LevelLine {
    std::vector<geo::RegionVertex> line;
    int level;
};
/// BadFormat where the arrays do not fit together.
[[nodiscard]] base::Result<std::vector<LevelLine>> decode_binned(const BinnedLines& binned);

/// Rivers for the finest detail: the lines of levels 1 to 4, and the coarse rivers wherever no fine one of level 1 to 3 runs
/// within 12 km: fine sources leave out reservoirs and the widest reaches. Ends of such a stretch meet the fine line.
[[nodiscard]] std::vector<River> refine_rivers(const std::vector<River>& coarse, const std::vector<LevelLine>& fine);

} // namespace marsad::compile_data
