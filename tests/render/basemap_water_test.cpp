#include "basemap_water.h"

#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

using namespace marsad;
using namespace marsad::compile_data;
using render::FixedPoint;

namespace {

std::string number(std::uint32_t value, int bytes) {
    std::string out;
    for (int i = bytes - 1; i >= 0; --i) {
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    return out;
}

/// One node at a place of the grid of 1/120°, and steps from it.
std::string node(int lat, int lon, const std::vector<std::pair<int, int>>& steps) {
    std::string out = number(static_cast<std::uint16_t>(lat), 2) + number(static_cast<std::uint16_t>(lon), 2) + number(static_cast<std::uint32_t>(steps.size()), 2);
    for (const auto& [lat_step, lon_step] : steps) {
        out += number(static_cast<std::uint8_t>(lat_step), 1) + number(static_cast<std::uint8_t>(lon_step), 1);
    }
    return out;
}

std::string piece(int flag, const std::string& nodes, std::uint32_t count = 1) { return number(static_cast<std::uint32_t>(flag), 1) + number(7, 4) + number(count, 4) + nodes; }
std::string file(std::uint32_t count, const std::string& pieces) { return number(2, 1) + number(count, 4) + number(0, 1) + pieces; }

geo::RegionVertex degrees(double lon, double lat) { return {static_cast<std::int32_t>(std::lround(lon * 1e7)), static_cast<std::int32_t>(std::lround(lat * 1e7))}; }

TEST(Pn2, ReadsLinesOutersHolesAndWhatBelongsTogether) {
    const auto bytes = file(3, piece(0, node(-1200, 2400, {{12, -24}}) + node(60, -60, {}), 2) + number(4, 1) + number(9, 4) + number(2, 1) +
                                   piece(2, node(0, 0, {{0, 120}, {120, 120}})) + piece(3, node(12, 60, {{12, 12}, {12, 0}})));
    const auto pieces = read_pn2(bytes, "x");
    ASSERT_TRUE(pieces) << pieces.error().message;
    ASSERT_EQ(pieces->size(), 3U);
    EXPECT_EQ((*pieces)[0].kind, Pn2Piece::Kind::Line);
    ASSERT_EQ((*pieces)[0].vertices.size(), 3U);
    EXPECT_EQ((*pieces)[0].vertices[0], degrees(20.0, -10.0));
    EXPECT_EQ((*pieces)[0].vertices[1], degrees(19.8, -9.9));
    EXPECT_EQ((*pieces)[0].vertices[2], degrees(-0.5, 0.5));
    EXPECT_EQ((*pieces)[1].kind, Pn2Piece::Kind::Outer);
    EXPECT_EQ((*pieces)[2].kind, Pn2Piece::Kind::Hole);
}

TEST(Pn2, WhatIsCutOffOrElseIsRefused) {
    const auto good = file(1, piece(0, node(0, 0, {{1, 1}, {2, 2}})));
    ASSERT_TRUE(read_pn2(good, "x"));
    for (std::size_t size = 0; size < good.size(); ++size) {
        EXPECT_FALSE(read_pn2(good.substr(0, size), "x")) << size << " bytes";
    }
    EXPECT_FALSE(read_pn2(file(2, piece(0, node(0, 0, {}))), "x")) << "one piece is missing";
    EXPECT_FALSE(read_pn2(file(1, piece(9, node(0, 0, {}))), "x")) << "an unknown kind";
    EXPECT_FALSE(read_pn2("\x01" + good.substr(1), "x")) << "another version";
    EXPECT_FALSE(read_pn2(file(1, piece(0, node(0, 0, {}), 0xFFFFFFFFU)), "x"));
}

TEST(Rivers, RankByTheLengthOfTheirWholeSystem) {
    // 20° (2,200 km) with a tributary of 1°; alone 6° (670 km); alone 1°.
    const std::vector<std::vector<geo::RegionVertex>> rivers{{degrees(0.0, 0.0), degrees(10.0, 0.0), degrees(20.0, 0.0)},
                                                             {degrees(10.0, 1.0), degrees(10.01, 0.01)}, // its mouth as near as the source tells it
                                                             {degrees(40.0, 0.0), degrees(46.0, 0.0)},
                                                             {degrees(60.0, 0.0), degrees(61.0, 0.0)}};
    EXPECT_EQ(rank_rivers(rivers), (std::vector<std::uint8_t>{0, 0, 1, 2}));
}

TEST(Simplified, NoPointLiesFartherFromTheLineThanAsked) {
    std::mt19937 random(3);
    std::uniform_int_distribution<std::int32_t> step(-900, 900);
    for (const bool closed : {false, true}) {
        FixedPath path;
        FixedPoint at{1000000, 1000000};
        for (int i = 0; i < 400; ++i) {
            at = closed ? FixedPoint{static_cast<std::int32_t>(1e6 + 9000 * std::cos(i * M_PI / 200) + step(random) / 4), static_cast<std::int32_t>(1e6 + 9000 * std::sin(i * M_PI / 200) + step(random) / 4)}
                        : FixedPoint{at.x + 500, at.y + step(random)};
            path.push_back(at);
        }
        constexpr double kLeast = 700.0;
        const FixedPath kept = simplified(path, kLeast, closed);
        ASSERT_LT(kept.size(), path.size() / 2);
        ASSERT_EQ(kept.front(), path.front());
        if (!closed) {
            ASSERT_EQ(kept.back(), path.back());
        }
        for (const FixedPoint& point : path) {
            double nearest = 1e18;
            for (std::size_t i = 0; i + (closed ? 0 : 1) < kept.size(); ++i) {
                const FixedPoint a = kept[i];
                const FixedPoint b = kept[(i + 1) % kept.size()];
                const double dx = static_cast<double>(b.x) - a.x;
                const double dy = static_cast<double>(b.y) - a.y;
                const double along = std::clamp(((static_cast<double>(point.x) - a.x) * dx + (static_cast<double>(point.y) - a.y) * dy) / std::max(1.0, dx * dx + dy * dy), 0.0, 1.0);
                nearest = std::min(nearest, std::hypot(point.x - a.x - along * dx, point.y - a.y - along * dy));
            }
            ASSERT_LE(nearest, kLeast + 1.0);
        }
    }
    EXPECT_EQ(simplified({{0, 0}, {5, 5}}, 1e9, false).size(), 2U);
}

// A lake takes the river's place, an island in it is land, and the coarse map keeps neither small lakes nor small rivers.
TEST(Water, LakesSwallowRiversAndDetailsKeepWhatTheyCanShow) {
    Water water;
    water.lakes.push_back({{degrees(40.0, 30.0), degrees(42.0, 30.0), degrees(42.0, 32.0), degrees(40.0, 32.0)}, {degrees(40.9, 30.9), degrees(41.1, 30.9), degrees(41.1, 31.1), degrees(40.9, 31.1)}});
    water.lakes.push_back({{degrees(50.0, 30.0), degrees(50.1, 30.0), degrees(50.1, 30.1), degrees(50.0, 30.1)}});
    water.lakes.push_back({{degrees(60.0, 30.0), degrees(70.0, 30.0), degrees(70.0, 40.0), degrees(60.0, 40.0)}}); // a sea that is drawn already
    std::vector<geo::RegionVertex> river;
    for (int i = 0; i <= 100; ++i) {
        river.push_back(degrees(38.0 + 0.06 * i, 30.5 + 0.001 * (i % 2)));
    }
    water.rivers = {{river, 0, true}, {{degrees(38.0, 20.0), degrees(38.5, 20.3)}, 2, true}};
    water.fine = water.rivers;
    for (std::size_t index = 0; index < render::kBasemapDetails; ++index) {
        BasemapDetail detail;
        add_water(water, index, detail);
        EXPECT_EQ(detail.lakes.size(), index == 0 ? 1U : 2U) << index;
        EXPECT_LT(detail.worst_area_error, 1e-6);
        bool small_river = false;
        for (const auto& line : detail.lines) {
            if (line.kind != render::LineKind::River) {
                EXPECT_EQ(line.kind, render::LineKind::Shore);
                continue;
            }
            small_river = small_river || line.rank == 2;
            for (std::size_t v = line.first_vertex; v + 1 < line.first_vertex + line.vertex_count; ++v) {
                const double middle = (detail.line_vertices[v].x + static_cast<double>(detail.line_vertices[v + 1].x)) / 2.0 / render::kFixedOne * 360.0 - 180.0;
                EXPECT_FALSE(middle > 40.05 && middle < 41.95) << "a river in the lake at " << middle << ", detail " << index;
            }
        }
        EXPECT_EQ(small_river, index > 0) << index;
    }
}

} // namespace
