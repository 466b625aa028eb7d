#include "topojson.h"

#include "small_gazetteer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace marsad::compile_data {
namespace {

using geocode::testing::TemporaryFile;
using geocode::testing::vertex;

/// Two squares that share an edge: A west of it, B east of it (arc 1 is the shared edge, told backwards in B).
const std::string kSquares = R"({"type":"Topology","objects":{"land":{"type":"GeometryCollection","geometries":[]},"areas":{"type":"GeometryCollection","geometries":[
 {"type":"Polygon","id":"368","properties":{"name":"A"},"arcs":[[0,1]]},
 {"type":"MultiPolygon","id":7,"properties":{"name":"B"},"arcs":[[[2,-2]]]}]}},
 "arcs":[[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[0,10]],[[10,10],[10,0],[0,-10],[-10,0]]],
 "transform":{"scale":[0.5,0.1],"translate":[40,30]}})";

TEST(Topology, DecodesDeltasTransformAndSharedArcs) {
    const TemporaryFile file(kSquares);
    const auto topology = read_topology(file.path(), "areas");
    ASSERT_TRUE(topology) << topology.error().message;
    ASSERT_EQ(topology->features.size(), 2U);
    EXPECT_EQ(topology->features[0].id, "368");
    EXPECT_EQ(topology->features[1].id, "7");
    EXPECT_EQ(topology->features[1].name, "B");
    const auto& a = topology->features[0].polygons.at(0).at(0);
    EXPECT_EQ(a, (Ring{vertex(45, 31), vertex(40, 31), vertex(40, 30), vertex(45, 30)}));
    const auto& b = topology->features[1].polygons.at(0).at(0);
    EXPECT_EQ(b, (Ring{vertex(45, 31), vertex(50, 31), vertex(50, 30), vertex(45, 30)}));
    EXPECT_EQ(topology->arcs[1].features, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(topology->arcs[0].features, (std::vector<std::uint32_t>{0}));
}

TEST(Topology, UnwrapsRingsThatCrossTheAntimeridian) {
    const TemporaryFile file(R"({"type":"Topology","objects":{"x":{"type":"Polygon","arcs":[[0]]}},
      "arcs":[[[3500,500],[50,0],[-3540,0],[0,100],[3540,0],[-50,0],[0,-100]]],"transform":{"scale":[0.1,0.1],"translate":[-180,0]}})");
    const auto topology = read_topology(file.path(), "");
    ASSERT_TRUE(topology) << topology.error().message;
    const auto& ring = topology->features[0].polygons.at(0).at(0);
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        EXPECT_LT(std::abs(std::int64_t{ring[i].lon_e7} - ring[j].lon_e7), 1'800'000'000);
    }
    const auto [west, east] = std::minmax_element(ring.begin(), ring.end(), [](const auto& p, const auto& q) { return p.lon_e7 < q.lon_e7; });
    EXPECT_EQ(west->lon_e7, 1'700'000'000);
    EXPECT_EQ(east->lon_e7, 1'810'000'000);
}

TEST(Topology, ClosesARingRoundThePole) {
    const TemporaryFile file(R"({"type":"Topology","objects":{"x":{"type":"Polygon","arcs":[[0]]}},
      "arcs":[[[0,100],[900,20],[900,-40],[900,20],[900,0]]],"transform":{"scale":[0.1,0.1],"translate":[-180,-80]}})");
    const auto topology = read_topology(file.path(), "");
    ASSERT_TRUE(topology) << topology.error().message;
    const auto& ring = topology->features[0].polygons.at(0).at(0);
    EXPECT_TRUE(std::any_of(ring.begin(), ring.end(), [](const auto& v) { return v.lat_e7 == -900'000'000; }));
    geo::RegionTablesBuilder builder;
    builder.add(0, 0, {ring});
    const geo::RegionIndex index(builder.finish());
    for (const double lon : {-179.0, -90.0, 0.0, 90.0, 179.0}) {
        EXPECT_TRUE(index.find(*geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{-85}))) << lon;
        EXPECT_FALSE(index.find(*geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{-60}))) << lon;
    }
}

TEST(Topology, RefusesWhatIsNone) {
    for (const auto* text : {"", "{}", "[1,2", R"({"transform":{"scale":[1,1],"translate":[0,0]}})"}) {
        const TemporaryFile file(text);
        EXPECT_FALSE(read_topology(file.path(), "")) << text;
    }
    EXPECT_FALSE(read_topology("/nowhere/x.json", ""));
}

} // namespace
} // namespace marsad::compile_data
