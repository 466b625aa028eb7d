#include "geo/region_index.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace marsad::geo {
namespace {

using Rings = std::vector<std::vector<RegionVertex>>;

LonLat at(double lon, double lat) {
    return *LonLat::from_degrees(Lon{lon}, Lat{lat});
}

RegionVertex vertex(double lon, double lat) {
    return {static_cast<std::int32_t>(std::llround(lon * 1e7)), static_cast<std::int32_t>(std::llround(lat * 1e7))};
}

std::vector<RegionVertex> box(double west, double south, double east, double north) {
    return {vertex(west, south), vertex(east, south), vertex(east, north), vertex(west, north)};
}

/// The oracle: winding-free even-odd test over all rings, in floating point.
bool brute_force(const Rings& rings, double lon, double lat) {
    bool odd = false;
    for (const auto& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const double yi = ring[i].lat_e7 / 1e7;
            const double yj = ring[j].lat_e7 / 1e7;
            const double xi = ring[i].lon_e7 / 1e7;
            const double xj = ring[j].lon_e7 / 1e7;
            if ((yi > lat) != (yj > lat) && lon < (xj - xi) * (lat - yi) / (yj - yi) + xi) {
                odd = !odd;
            }
        }
    }
    return odd;
}

TEST(RegionIndex, AgreesWithBruteForce) {
    std::mt19937 random(20200108);
    std::uniform_real_distribution<double> spread(0.3, 1.0);
    std::vector<Rings> areas;
    RegionTablesBuilder builder;
    for (std::uint32_t a = 0; a < 40; ++a) {
        const double lon = -150.0 + 7.3 * a;
        const double lat = -60.0 + 3.1 * a;
        Rings rings;
        for (const double size : {9.0, 4.0, 1.5}) { // outer, hole, island in the hole
            std::vector<RegionVertex> ring;
            for (int i = 0; i < 60; ++i) {
                const double angle = i * 6.283185307 / 60;
                const double r = size * spread(random);
                ring.push_back(vertex(lon + r * std::cos(angle), lat + 0.5 * r * std::sin(angle)));
            }
            rings.push_back(ring);
        }
        builder.add(a, 0, rings);
        areas.push_back(rings);
    }
    const RegionIndex index(builder.finish());
    ASSERT_TRUE(index.is_consistent());
    std::uniform_real_distribution<double> lon(-175.0, 160.0);
    std::uniform_real_distribution<double> lat(-70.0, 75.0);
    int inside = 0;
    for (int i = 0; i < 20000; ++i) {
        const double x = lon(random);
        const double y = lat(random);
        const auto found = index.find_all(at(x, y));
        for (std::uint32_t a = 0; a < areas.size(); ++a) {
            const bool expected = brute_force(areas[a], x, y);
            ASSERT_EQ(std::binary_search(found.begin(), found.end(), a), expected) << x << ' ' << y << " area " << a;
            inside += expected ? 1 : 0;
        }
    }
    EXPECT_GT(inside, 500);
}

TEST(RegionIndex, HoleAndIsland) {
    RegionTablesBuilder builder;
    builder.add(7, 1, {box(0, 0, 10, 10), box(2, 2, 8, 8), box(4, 4, 6, 6)});
    const RegionIndex index(builder.finish());
    EXPECT_TRUE(index.contains(0, at(1, 1)));
    EXPECT_FALSE(index.contains(0, at(3, 3)));
    EXPECT_TRUE(index.contains(0, at(5, 5)));
    EXPECT_EQ(index.tables().regions[0].id, 7U);
}

TEST(RegionIndex, RingBeyondTheAntimeridian) {
    RegionTablesBuilder builder;
    builder.add(0, 0, {box(170, 60, 190, 70)});
    const RegionIndex index(builder.finish());
    EXPECT_TRUE(index.contains(0, at(175, 65)));
    EXPECT_TRUE(index.contains(0, at(180, 65)));
    EXPECT_TRUE(index.contains(0, at(-180, 65)));
    EXPECT_TRUE(index.contains(0, at(-175, 65)));
    EXPECT_FALSE(index.contains(0, at(-165, 65)));
    EXPECT_FALSE(index.contains(0, at(165, 65)));
}

TEST(RegionIndex, GroupsRestrict) {
    RegionTablesBuilder builder;
    builder.add(0, 5, {box(0, 0, 10, 10)});
    builder.add(1, 6, {box(5, 5, 15, 15)});
    const RegionIndex index(builder.finish());
    EXPECT_EQ(index.find_all(at(7, 7)).size(), 2U);
    EXPECT_EQ(index.find(at(7, 7)), 0U);
    EXPECT_EQ(index.find(at(7, 7), 6), 1U);
    EXPECT_FALSE(index.find(at(2, 2), 6));
}

TEST(RegionIndex, DistanceAndNearest) {
    RegionTablesBuilder builder;
    builder.add(0, 0, {box(0, 0, 1, 1)});
    builder.add(1, 0, {box(3, 0, 4, 1)});
    const RegionIndex index(builder.finish());
    EXPECT_EQ(index.distance_to_km(0, at(0.5, 0.5)), 0.0);
    EXPECT_NEAR(index.distance_to_km(0, at(1.1, 0.5)), distance_km(at(1.0, 0.5), at(1.1, 0.5)), 0.05);
    EXPECT_NEAR(index.distance_to_km(1, at(1.1, 0.5)), distance_km(at(3.0, 0.5), at(1.1, 0.5)), 1.0);
    EXPECT_EQ(index.nearest(at(2.5, 0.5), 100), 1U);
    EXPECT_FALSE(index.nearest(at(2.0, 0.5), 50));
}

TEST(RegionIndex, DamagedTablesAreSeen) {
    RegionTablesBuilder builder;
    builder.add(0, 0, {box(0, 0, 1, 1)});
    auto tables = builder.finish();
    std::vector<RegionRing> rings(tables.rings.begin(), tables.rings.end());
    rings[0].first_vertex = 4'000'000'000U;
    tables.rings = rings;
    const RegionIndex index(tables);
    EXPECT_FALSE(index.is_consistent());
    EXPECT_FALSE(index.find(at(0.5, 0.5))); // and no crash
}

TEST(RegionIndex, EmptyIsEmpty) {
    const RegionIndex index;
    EXPECT_TRUE(index.is_consistent());
    EXPECT_FALSE(index.find(at(0, 0)));
}

} // namespace
} // namespace marsad::geo
