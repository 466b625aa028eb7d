#include "geo/drawn_area.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace marsad::geo {
namespace {

LonLat at(double lon_deg, double lat_deg) { return LonLat::from_degrees(Lon{lon_deg}, Lat{lat_deg}).value(); }

/// Every edge of every turn: the rule itself.
bool brute_force(const Ring& ring, LonLat point) {
    for (int turn = -4; turn <= 4; ++turn) {
        const double lon = point.lon_deg() + 360.0 * turn;
        int crossings = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Corner a = ring[i];
            const Corner b = ring[(i + 1) % ring.size()];
            if ((a.lat_deg > point.lat_deg()) != (b.lat_deg > point.lat_deg()) && lon < b.lon_deg + (a.lon_deg - b.lon_deg) * (point.lat_deg() - b.lat_deg) / (a.lat_deg - b.lat_deg)) {
                ++crossings;
            }
        }
        if (crossings % 2 == 1) {
            return true;
        }
    }
    return false;
}

TEST(DrawnArea, AgreesWithBruteForceForLassosThatCrossThemselves) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    int inside = 0;
    for (int round = 0; round < 120; ++round) {
        // Anywhere, also over 180°, with up to 400 corners in any order; the wild ones cross themselves a hundredfold.
        const std::size_t corners = 3 + static_cast<std::size_t>(share(random) * (round % 4 == 0 ? 400.0 : 24.0));
        const double lon = -200.0 + 400.0 * share(random);
        const double lat = -70.0 + 140.0 * share(random);
        const double wide = 0.01 + 60.0 * share(random) * share(random);
        Ring ring;
        for (std::size_t i = 0; i < corners; ++i) {
            ring.push_back({lon + wide * (share(random) - 0.5), lat + 0.5 * wide * (share(random) - 0.5)});
        }
        const auto area = DrawnArea::make(ring);
        ASSERT_TRUE(area);
        for (int i = 0; i < 400; ++i) {
            double x = lon + 1.2 * wide * (share(random) - 0.5);
            x -= 360.0 * std::floor((x + 180.0) / 360.0);
            const LonLat point = at(std::clamp(x, -180.0, 180.0), std::clamp(lat + 0.6 * wide * (share(random) - 0.5), -90.0, 90.0));
            ASSERT_EQ(area->contains(point), brute_force(ring, point)) << round << ' ' << point.lon_deg() << ' ' << point.lat_deg();
            inside += area->contains(point) ? 1 : 0;
        }
    }
    EXPECT_GT(inside, 5000) << "the test sees the inside";
}

TEST(DrawnArea, EvenOddLeavesTheMiddleOfAStarOut) {
    Ring star;
    for (int i = 0; i < 5; ++i) {
        const double turn = 2.0 * 3.14159265358979 * (2.0 * i) / 5.0;
        star.push_back({44.0 + std::sin(turn), 33.0 + std::cos(turn)});
    }
    const auto area = DrawnArea::make(star);
    ASSERT_TRUE(area);
    EXPECT_FALSE(area->contains(at(44.0, 33.0))) << "twice round";
    EXPECT_TRUE(area->contains(at(44.0, 33.8))) << "a point of the star";
}

TEST(DrawnArea, ABoxAcross180HoldsBothSides) {
    for (const double turn : {0.0, -360.0}) {
        const auto box = DrawnArea::box(170.0 + turn, -10.0, 190.0 + turn, 10.0);
        ASSERT_TRUE(box);
        EXPECT_TRUE(box->contains(at(175.0, 0.0)));
        EXPECT_TRUE(box->contains(at(-175.0, 0.0)));
        EXPECT_TRUE(box->contains(at(180.0, 0.0)));
        EXPECT_TRUE(box->contains(at(-180.0, 0.0)));
        EXPECT_FALSE(box->contains(at(-165.0, 0.0)));
        EXPECT_FALSE(box->contains(at(0.0, 0.0)));
        EXPECT_FALSE(box->contains(at(175.0, 11.0)));
    }
}

TEST(DrawnArea, WiderThanTheWorldHoldsEveryPlace) {
    const auto box = DrawnArea::box(-400.0, -60.0, 300.0, 60.0);
    ASSERT_TRUE(box);
    for (double lon = -180.0; lon <= 180.0; lon += 15.0) {
        EXPECT_TRUE(box->contains(at(lon, 10.0))) << lon;
    }
}

TEST(DrawnArea, WhatHasNoExtentIsNone) {
    EXPECT_FALSE(DrawnArea::make({}));
    EXPECT_FALSE(DrawnArea::make({{1, 1}, {2, 2}}));
    EXPECT_FALSE(DrawnArea::make({{1, 1}, {2, 1}, {3, 1}}));
    EXPECT_FALSE(DrawnArea::make({{1, 1}, {1, 2}, {1, 3}}));
    EXPECT_FALSE(DrawnArea::make({{1, 1}, {2, 1}, {std::numeric_limits<double>::infinity(), 3}}));
    EXPECT_FALSE(DrawnArea::make({{1, 1}, {2, std::numeric_limits<double>::quiet_NaN()}, {2, 3}}));
}

} // namespace
} // namespace marsad::geo
