#include "geo/position_format.h"

#include "geo/grid_reference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace marsad::geo {
namespace {

LonLat at(double lon_deg, double lat_deg) { return LonLat::from_degrees(Lon{lon_deg}, Lat{lat_deg}).value(); }

TEST(PositionFormat, LatitudeStandsFirst) {
    EXPECT_EQ(decimal_text(at(44.23461, 33.26249)), "33.2625, 44.2346");
    EXPECT_EQ(decimal_text(at(-0.5, -7.25), 2), "-7.25, -0.50");
    EXPECT_EQ(dms_text(at(44.23461, 33.2625)), "33°15′45.0″N 44°14′04.6″E");
    EXPECT_EQ(dms_text(at(-0.5, -7.25), 0), "7°15′00″S 0°30′00″W");
}

TEST(PositionFormat, SecondsAreCarried) {
    EXPECT_EQ(dms_text(at(10.99999999, 59.9999999)), "60°00′00.0″N 11°00′00.0″E") << "never 60 seconds";
    EXPECT_EQ(dms_text(at(-0.00000001, 0.0)), "0°00′00.0″N 0°00′00.0″E") << "no west of nothing";
    EXPECT_EQ(dms_text(at(180.0, -90.0), 3), "90°00′00.000″S 180°00′00.000″E");
}

TEST(PositionFormat, MgrsLeadsBackToItsSquare) {
    EXPECT_EQ(mgrs_text(at(44.361, 33.313)).value_or(""), "38S MB 40518 86169");
    EXPECT_EQ(mgrs_text(at(44.361, 33.313), 0).value_or(""), "38S MB");
    std::mt19937 random(3);
    std::uniform_real_distribution<double> lon(-180.0, 180.0);
    std::uniform_real_distribution<double> lat(-79.9, 83.9);
    for (int i = 0; i < 400; ++i) {
        const LonLat point = at(lon(random), lat(random));
        for (const int digits : {2, 4, 5}) {
            auto text = mgrs_text(point, digits);
            ASSERT_TRUE(text);
            text->erase(std::remove(text->begin(), text->end(), ' '), text->end());
            const auto square = square_of_mgrs(*text);
            ASSERT_TRUE(square) << *text;
            EXPECT_LE(distance_km(point, square->middle) * 1000.0, square->side_m * 0.75) << *text;
        }
    }
}

TEST(PositionFormat, BeyondTheGridStandsAnotherFormat) {
    EXPECT_FALSE(mgrs_text(at(10, 84.5)));
    EXPECT_FALSE(mgrs_text(at(10, -80.5)));
    EXPECT_EQ(position_text(at(10, 84.5), PositionFormat::Mgrs), "84°30′00.0″N 10°00′00.0″E");
    EXPECT_EQ(position_text(at(44.361, 33.313), PositionFormat::Mgrs), "38S MB 40518 86169");
    EXPECT_EQ(position_text(at(44.361, 33.313), PositionFormat::Decimal), "33.3130, 44.3610");
}

} // namespace
} // namespace marsad::geo
