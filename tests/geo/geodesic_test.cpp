#include "geo/geodesic.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace marsad::geo {
namespace {

LonLat at(double lon_deg, double lat_deg) { return LonLat::from_degrees(Lon{lon_deg}, Lat{lat_deg}).value(); }

TEST(Geodesic, KnownLengths) {
    // A quarter of a meridian and a degree of the equator, as WGS 84 defines them.
    EXPECT_NEAR(geodesic_between(at(10, 0), at(10, 90)).length_m, 10'001'965.729, 0.01);
    EXPECT_NEAR(geodesic_between(at(0, 0), at(1, 0)).length_m, 111'319.491, 0.01);
    const Geodesic east = geodesic_between(at(0, 0), at(1, 0));
    EXPECT_NEAR(east.start_bearing_deg, 90.0, 1e-9);
    EXPECT_NEAR(east.end_bearing_deg, 90.0, 1e-9);
    EXPECT_NEAR(geodesic_between(at(1, 0), at(0, 0)).start_bearing_deg, 270.0, 1e-9) << "between 0 and 360";
}

TEST(Geodesic, TheSphereIsNearAndTheSamePointIsNowhere) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> lon(-180.0, 180.0);
    std::uniform_real_distribution<double> lat(-80.0, 80.0);
    for (int i = 0; i < 500; ++i) {
        const LonLat a = at(lon(random), lat(random));
        const LonLat b = at(lon(random), lat(random));
        EXPECT_NEAR(geodesic_between(a, b).length_m / 1000.0, distance_km(a, b), 0.006 * distance_km(a, b) + 0.001);
        EXPECT_NEAR(geodesic_between(a, b).length_m, geodesic_between(b, a).length_m, 1e-3);
        EXPECT_EQ(geodesic_between(a, a).length_m, 0.0);
    }
}

TEST(GeodesicLine, IsInEqualStepsAndRunsOnAcross180) {
    const LonLat from = at(170, 50);
    const LonLat to = at(-160, 50);
    const Ring line = geodesic_line(from, to, 16);
    ASSERT_EQ(line.size(), 17U);
    EXPECT_EQ(line.front(), (Corner{170, 50}));
    EXPECT_EQ(line.back(), (Corner{200, 50})) << "on, not back round the world";
    double north = 0.0;
    const double step = geodesic_between(from, to).length_m / 16.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        EXPECT_GT(line[i].lon_deg, line[i - 1].lon_deg);
        const auto wrapped = [](const Corner& c) { return at(c.lon_deg > 180.0 ? c.lon_deg - 360.0 : c.lon_deg, c.lat_deg); };
        EXPECT_NEAR(geodesic_between(wrapped(line[i - 1]), wrapped(line[i])).length_m, step, 0.01);
        north = std::max(north, line[i].lat_deg);
    }
    EXPECT_GT(north, 50.5) << "the shortest way bends towards the pole";
}

TEST(GeodesicLine, WestwardAcross180AndWithoutLength) {
    EXPECT_EQ(geodesic_line(at(-175, 10), at(175, 10), 4).back(), (Corner{-185, 10}));
    const Ring point = geodesic_line(at(44, 33), at(44, 33), 3);
    ASSERT_EQ(point.size(), 4U);
    for (const Corner& corner : point) {
        EXPECT_NEAR(corner.lon_deg, 44.0, 1e-9);
        EXPECT_NEAR(corner.lat_deg, 33.0, 1e-9);
    }
    EXPECT_EQ(geodesic_line(at(1, 1), at(2, 2), 0).size(), 2U);
}

TEST(GeodesicArea, WhicheverWayRound) {
    const std::vector<LonLat> square{at(44, 33), at(45, 33), at(45, 34), at(44, 34)};
    const std::vector<LonLat> back(square.rbegin(), square.rend());
    EXPECT_NEAR(geodesic_area_m2(square) / 1e6, 111.0 * 92.8, 60.0);
    EXPECT_NEAR(geodesic_area_m2(square), geodesic_area_m2(back), 1.0);
    EXPECT_EQ(geodesic_area_m2(std::vector<LonLat>{at(44, 33), at(45, 33)}), 0.0);
    const std::vector<LonLat> across{at(179, 0), at(-179, 0), at(-179, 1), at(179, 1)};
    EXPECT_NEAR(geodesic_area_m2(across) / 1e6, 2 * 111.3 * 110.6, 60.0);
}

} // namespace
} // namespace marsad::geo
