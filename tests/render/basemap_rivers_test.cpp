#include "basemap_rivers.h"

#include <cmath>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <netcdf.h>

using namespace marsad;
using namespace marsad::compile_data;

namespace {

geo::RegionVertex degrees(double lon, double lat) { return {static_cast<std::int32_t>(std::lround(lon * 1e7)), static_cast<std::int32_t>(std::lround(lat * 1e7))}; }

/// 90° bins, four in a row: one line in the second bin (90 to 180° E), one in the third (180 to 90° W), north of the equator.
BinnedLines two_lines() {
    BinnedLines out;
    out.bin_minutes = 90 * 60;
    out.bins_in_row = 4;
    out.bin_first_segment = {0, 0, 1, 2, 2, 2, 2, 2};
    out.bin_segments = {0, 1, 1, 0, 0, 0, 0, 0};
    out.segment_first_point = {0, 2};
    out.segment_points = {2, 3};
    out.segment_level = {1, 4};
    out.east = {0, 65535, 0, 32767, 65535};
    out.north = {0, 65535, 65535, 0, 65535};
    return out;
}

TEST(BinnedLines, CornersAreCountedFromTheirBin) {
    const auto lines = decode_binned(two_lines());
    ASSERT_TRUE(lines) << lines.error().message;
    ASSERT_EQ(lines->size(), 2U);
    EXPECT_EQ((*lines)[0].line, (std::vector{degrees(90.0, 0.0), degrees(180.0, 90.0)}));
    EXPECT_EQ((*lines)[0].level, 1);
    EXPECT_EQ((*lines)[1].line[0], degrees(-180.0, 90.0));
    EXPECT_EQ((*lines)[1].line[2], degrees(-90.0, 90.0));
    EXPECT_EQ((*lines)[1].level, 4);
}

TEST(BinnedLines, ArraysThatDoNotFitAreRefused) {
    const auto refused = [](auto change) {
        BinnedLines broken = two_lines();
        change(broken);
        return !decode_binned(broken);
    };
    EXPECT_TRUE(refused([](BinnedLines& b) { b.bin_minutes = 0; }));
    EXPECT_TRUE(refused([](BinnedLines& b) { b.bins_in_row = 0; }));
    EXPECT_TRUE(refused([](BinnedLines& b) { b.segment_points[1] = 4; }));
    EXPECT_TRUE(refused([](BinnedLines& b) { b.segment_first_point[0] = -1; }));
    EXPECT_TRUE(refused([](BinnedLines& b) { b.bin_first_segment[2] = 2; }));
    EXPECT_TRUE(refused([](BinnedLines& b) { b.segment_level.pop_back(); }));
    EXPECT_TRUE(refused([](BinnedLines& b) { b.north.pop_back(); }));
    EXPECT_FALSE(refused([](BinnedLines&) {}));
}

TEST(BinnedLines, AFileThatIsNoneIsRefused) {
    const auto path = std::filesystem::temp_directory_path() / "marsad_not_rivers.nc";
    EXPECT_FALSE(read_binned("/nonexistent/rivers.nc"));
    std::ofstream(path) << "not netCDF";
    EXPECT_FALSE(read_binned(path));
    int id = 0;
    ASSERT_EQ(nc_create(path.c_str(), NC_CLOBBER, &id), NC_NOERR);
    ASSERT_EQ(nc_enddef(id), NC_NOERR);
    nc_close(id);
    EXPECT_FALSE(read_binned(path)) << "a file without rivers";
    std::filesystem::remove(path);
}

// The fine line stands where there is one; the coarse one bridges the gap between its pieces and meets them.
TEST(RefineRivers, CoarseRiversFillWhatTheFineSourceLeavesOut) {
    std::vector<geo::RegionVertex> coarse;
    for (int i = 0; i <= 40; ++i) {
        coarse.push_back(degrees(40.0 + 0.05 * i, 33.0));
    }
    const std::vector<LevelLine> fine{{{degrees(40.0, 33.02), degrees(40.8, 33.02)}, 1},
                                      {{degrees(41.4, 33.02), degrees(42.0, 33.02)}, 1},
                                      {{degrees(40.9, 33.01), degrees(41.2, 33.01)}, 0},  // banks
                                      {{degrees(41.0, 36.0), degrees(41.5, 36.0)}, 4},    // a small one elsewhere
                                      {{degrees(40.95, 33.03), degrees(41.25, 33.1)}, 7}, // falls dry
                                      {{degrees(30.0, 10.0), degrees(31.0, 10.0)}, 2}};
    const auto rivers = refine_rivers({{coarse, 0, true}}, fine);
    ASSERT_EQ(rivers.size(), 5U);
    EXPECT_EQ(rivers[0].rank, 0) << "the same river";
    EXPECT_EQ(rivers[1].rank, 0);
    EXPECT_EQ(rivers[2].rank, 3);
    EXPECT_EQ(rivers[3].rank, 2) << "one that the coarse source does not know";
    const River& gap = rivers[4];
    EXPECT_TRUE(gap.on_grid);
    EXPECT_EQ(gap.rank, 0);
    EXPECT_EQ(gap.line.front().lat_e7, degrees(0.0, 33.02).lat_e7) << "it meets the fine line";
    EXPECT_EQ(gap.line.back().lat_e7, degrees(0.0, 33.02).lat_e7);
    EXPECT_NEAR(gap.line.front().lon_e7 / 1e7, 40.8, 0.02);
    EXPECT_NEAR(gap.line.back().lon_e7 / 1e7, 41.4, 0.02);
}

TEST(RefineRivers, WithoutAFineSourceTheCoarseOneStays) {
    const std::vector<River> coarse{{{degrees(40.0, 33.0), degrees(41.0, 33.0), degrees(42.0, 34.0)}, 1, true}};
    const auto rivers = refine_rivers(coarse, {});
    ASSERT_EQ(rivers.size(), 1U);
    EXPECT_EQ(rivers[0].line, coarse[0].line);
}

} // namespace
