#include "geo/lon_lat.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <ostream>
#include <random>
#include <type_traits>

namespace marsad::geo {
namespace {

LonLat at(double lon_deg, double lat_deg) { return LonLat::from_degrees(Lon{lon_deg}, Lat{lat_deg}).value(); }

const LonLat kBaghdad = at(44.361, 33.313);
const LonLat kErbil = at(44.009, 36.191);

static_assert(!std::is_default_constructible_v<LonLat>, "an unknown place is no place, not (0, 0)");
static_assert(!std::is_constructible_v<LonLat, double, double>, "bare numbers do not say which is the longitude");

TEST(LonLat, RefusesWhatIsNoPlace) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_FALSE(LonLat::from_degrees(Lon{180.0001}, Lat{0}));
    EXPECT_FALSE(LonLat::from_degrees(Lon{-181}, Lat{0}));
    EXPECT_FALSE(LonLat::from_degrees(Lon{0}, Lat{90.1}));
    EXPECT_FALSE(LonLat::from_degrees(Lon{nan}, Lat{0}));
    EXPECT_FALSE(LonLat::from_degrees(Lon{0}, Lat{nan}));
    EXPECT_FALSE(LonLat::from_degrees(Lon{infinity}, Lat{0}));
    EXPECT_TRUE(LonLat::from_degrees(Lon{180}, Lat{-90}));
    EXPECT_TRUE(LonLat::from_degrees(Lon{-180}, Lat{90}));
}

TEST(LonLat, LongitudeComesFirst) {
    const auto point = at(44.361, 33.313);
    EXPECT_DOUBLE_EQ(point.lon_deg(), 44.361);
    EXPECT_DOUBLE_EQ(point.lat_deg(), 33.313);
}

struct DistanceCase {
    const char* name;
    double lon_a, lat_a, lon_b, lat_b;
    double km, tolerance_km;
};

std::ostream& operator<<(std::ostream& out, const DistanceCase& c) { return out << c.name; }

class Distance : public testing::TestWithParam<DistanceCase> {};

TEST_P(Distance, IsKnown) {
    const auto& c = GetParam();
    EXPECT_NEAR(distance_km(at(c.lon_a, c.lat_a), at(c.lon_b, c.lat_b)), c.km, c.tolerance_km);
    EXPECT_NEAR(distance_km(at(c.lon_b, c.lat_b), at(c.lon_a, c.lat_a)), c.km, c.tolerance_km);
}

INSTANTIATE_TEST_SUITE_P(Pairs, Distance,
                         testing::Values(DistanceCase{"same_point", 44.361, 33.313, 44.361, 33.313, 0.0, 1e-9},
                                         DistanceCase{"one_degree_north", 0, 0, 0, 1, 111.195, 0.001},
                                         DistanceCase{"one_degree_east_at_60", 20, 60, 21, 60, 55.597, 0.01},
                                         DistanceCase{"baghdad_erbil", 44.361, 33.313, 44.009, 36.191, 321.7, 1.0},
                                         DistanceCase{"across_180", 179.5, 0, -179.5, 0, 111.195, 0.001},
                                         DistanceCase{"pole_to_pole", 13, 90, -100, -90, 20015.1, 0.1},
                                         DistanceCase{"antipodes", 10, 20, -170, -20, 20015.1, 0.1}),
                         testing::PrintToStringParamName());

TEST(LonLat, BearingsGoClockwiseFromNorth) {
    EXPECT_NEAR(bearing_deg(at(0, 0), at(0, 10)), 0.0, 1e-9);
    EXPECT_NEAR(bearing_deg(at(0, 0), at(10, 0)), 90.0, 1e-9);
    EXPECT_NEAR(bearing_deg(at(0, 0), at(0, -10)), 180.0, 1e-9);
    EXPECT_NEAR(bearing_deg(at(0, 0), at(-10, 0)), 270.0, 1e-9);
    EXPECT_NEAR(bearing_deg(at(179, 0), at(-179, 0)), 90.0, 1e-9);
    EXPECT_NEAR(bearing_deg(kBaghdad, kErbil), 354.4, 0.3);
}

TEST(LonLat, OffsetsComeBackByDistanceAndBearing) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> lon(-180, 180);
    std::uniform_real_distribution<double> lat(-85, 85);
    std::uniform_real_distribution<double> bearing(0, 360);
    std::uniform_real_distribution<double> km(0.1, 400);
    for (int round = 0; round < 2000; ++round) {
        const auto from = at(lon(random), lat(random));
        const double direction_deg = bearing(random);
        const double length_km = km(random);
        const auto to = offset_km(from, direction_deg, length_km);
        EXPECT_NEAR(distance_km(from, to), length_km, 1e-6);
        EXPECT_NEAR(std::remainder(bearing_deg(from, to) - direction_deg, 360.0), 0.0, 1e-4);
    }
}

TEST(LonLat, OffsetsCross180AndThePole) {
    const auto east = offset_km(at(179.9, 0), 90, 50);
    EXPECT_LT(east.lon_deg(), -179.0);
    const auto over = offset_km(at(0, 89.9), 0, 50);
    EXPECT_NEAR(std::abs(over.lon_deg()), 180.0, 1e-6);
    EXPECT_LT(over.lat_deg(), 90.0);
}

TEST(Bounds, ContainTheirEdges) {
    const Bounds iraq{38.8, 29.0, 48.6, 37.4};
    EXPECT_TRUE(iraq.contains(kBaghdad));
    EXPECT_TRUE(iraq.contains(at(38.8, 29.0)));
    EXPECT_FALSE(iraq.contains(at(51.4, 35.7)));
    EXPECT_FALSE(iraq.contains(at(44, 28.9)));
}

TEST(Bounds, WestBeyondEastCrosses180) {
    const Bounds fiji{177, -20, -178, -15};
    EXPECT_TRUE(fiji.contains(at(179, -17)));
    EXPECT_TRUE(fiji.contains(at(-179, -17)));
    EXPECT_FALSE(fiji.contains(at(0, -17)));
    EXPECT_FALSE(fiji.contains(at(179, -21)));
}

} // namespace
} // namespace marsad::geo
