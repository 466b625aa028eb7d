#include "geo/plus_code.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string_view>

namespace marsad::geo {
namespace {

LonLat at(double lat, double lon) { return *LonLat::from_degrees(Lon{lon}, Lat{lat}); }

TEST(PlusCode, FullOnes) {
    struct Case {
        const char* code;
        double lat;
        double lon;
        double half_lat;
    };
    // Worked by hand from the definition: 20, 1, 0.05, 0.0025, 0.000125 degrees a pair, then 5 rows by 4 columns.
    const Case cases[] = {
        {"8FVC9G8F+6W", 47.3655625, 8.5248125, 0.0000625}, // the definition's own worked example, near Zurich
        {"8fvc9g8f+6w", 47.3655625, 8.5248125, 0.0000625},
        {"8FVC9G8F+", 47.36625, 8.52375, 0.00125},
        {"8FVC9G00+", 47.375, 8.525, 0.025},
        {"8FVC0000+", 47.5, 8.5, 0.5},
        {"8F000000+", 40, 10, 10},
        {"22222222+22", -89.9999375, -179.9999375, 0.0000625},
        {"8FVC9G8F+6W2", 47.3655125, 8.524765625, 0.0000125},
    };
    for (const auto& one : cases) {
        const auto cell = cell_of_plus_code(one.code);
        ASSERT_TRUE(cell) << one.code;
        EXPECT_NEAR(cell->middle.lat_deg(), one.lat, 1e-7) << one.code;
        EXPECT_NEAR(cell->middle.lon_deg(), one.lon, 1e-7) << one.code;
        EXPECT_NEAR(cell->half_lat_deg, one.half_lat, 1e-9) << one.code;
    }
}

TEST(PlusCode, WhatIsNone) {
    for (const char* code : {"", "+", "8FVC9G8F", "8FVC9G8F+6", "8FVC9G8+6W", "8FVC9G8FF+6W", "8FVC9G8A+6W", "0FVC9G8F+6W", "8FVC0G00+", "8FVC9G00+6W", "8FVC9G8F+6W++", "8FVC9G8F+22222222", "X2222222+22", "2X222222+22"}) {
        EXPECT_FALSE(cell_of_plus_code(code)) << code;
    }
    EXPECT_TRUE(is_plus_code("7C7X+2R"));
    EXPECT_FALSE(is_full_plus_code("7C7X+2R"));
    EXPECT_FALSE(is_plus_code("7C7X+"));
}

TEST(PlusCode, ShortOnesAreNearestToTheirPlace) {
    // Every full code comes back from its short form and any place less than half a cell away.
    const LonLat places[] = {at(33.31, 44.37), at(-33.86, 151.2), at(0.01, -0.01), at(47.49, 8.51), at(12.99, 179.9), at(64.9, -179.9)};
    const char* codes[] = {"8H568923+4V", "8FVC9G8F+6W"};
    for (const char* code : codes) {
        const auto cell = cell_of_plus_code(code);
        ASSERT_TRUE(cell) << code;
        for (const double dlat : {-0.49, 0.0, 0.49}) {
            for (const double dlon : {-0.49, 0.0, 0.49}) {
                const auto back = cell_of_short_plus_code(std::string_view(code).substr(4), at(cell->middle.lat_deg() + dlat, cell->middle.lon_deg() + dlon));
                ASSERT_TRUE(back);
                EXPECT_NEAR(back->middle.lat_deg(), cell->middle.lat_deg(), 1e-9) << code << dlat << dlon;
                EXPECT_NEAR(back->middle.lon_deg(), cell->middle.lon_deg(), 1e-9) << code << dlat << dlon;
            }
        }
    }
    for (const auto& place : places) {
        const auto cell = cell_of_short_plus_code("9G8F+6W", place);
        ASSERT_TRUE(cell);
        EXPECT_LE(std::abs(cell->middle.lat_deg() - place.lat_deg()), 0.5);
        EXPECT_LE(std::abs(std::remainder(cell->middle.lon_deg() - place.lon_deg(), 360.0)), 0.5);
    }
    EXPECT_FALSE(cell_of_short_plus_code("8FVC9G8F+6W", places[0]));
}

} // namespace
} // namespace marsad::geo
