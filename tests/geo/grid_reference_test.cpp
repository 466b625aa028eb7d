#include "geo/grid_reference.h"

#include <gtest/gtest.h>

#include <string>

namespace marsad::geo {
namespace {

TEST(GridReference, SquaresOfTheMilitaryGrid) {
    struct Case {
        const char* reference;
        double lat;
        double lon;
        double side_m;
    };
    // The corner of 38S MB is easting 400 km, northing 3600 km in zone 38. Degrees: Krueger's series of the third order, worked
    // apart from the library.
    const Case cases[] = {
        {"38SMB4123481234", 33.268531, 44.369012, 1},
        {"38smb4123481234", 33.268531, 44.369012, 1},
        {"38SMB41238123", 33.268536, 44.369018, 10},
        {"38SMB412812", 33.268672, 44.369178, 100},
        {"38SMB4181", 33.270940, 44.371846, 1000},
        {"38SMB48", 33.302693, 44.409213, 10000},
        {"38SMB", 32.987244, 44.464839, 100000},
        {"31UDQ4825111932", 48.858198, 2.294496, 1},
        {"56HLH3444651090", -33.867531, 151.210168, 1},
    };
    for (const auto& one : cases) {
        const auto square = square_of_mgrs(one.reference);
        ASSERT_TRUE(square) << one.reference << ": " << square.error().message;
        EXPECT_NEAR(square->middle.lat_deg(), one.lat, 2e-5) << one.reference;
        EXPECT_NEAR(square->middle.lon_deg(), one.lon, 2e-5) << one.reference;
        EXPECT_EQ(square->side_m, one.side_m) << one.reference;
    }
}

TEST(GridReference, WrongOnesAreNamed) {
    const std::pair<const char*, const char*> cases[] = {
        {"61SMB4123481234", "zone 61"},
        {"0SMB41238123", "zone 0"},
        {"38IMB41238123", "no letter I"},
        {"38SMO41238123", "no letter O"},
        {"38AMB41238123", "band A"},
        {"38SMB4123812", "7 digits"},
        {"38SAB41238123", "no square AB"},
        {"", "form"},
        {"38", "form"},
        {"38SMB412345678901234", "form"},
    };
    for (const auto& [reference, part] : cases) {
        const auto square = square_of_mgrs(reference);
        ASSERT_FALSE(square) << reference;
        EXPECT_NE(square.error().message.find(part), std::string::npos) << reference << ": " << square.error().message;
    }
}

TEST(GridReference, PointsOfUtm) {
    const auto band = point_of_utm(38, 'S', 441234, 3681234);
    ASSERT_TRUE(band);
    EXPECT_NEAR(band->middle.lat_deg(), 33.268527, 2e-5);
    EXPECT_NEAR(band->middle.lon_deg(), 44.369007, 2e-5);
    const auto hemisphere = point_of_utm(38, 'N', 441234, 3681234); // cannot be the band N
    ASSERT_TRUE(hemisphere);
    EXPECT_EQ(hemisphere->middle, band->middle);
    const auto south = point_of_utm(56, 's', 334874, 6252222); // S as southern hemisphere: Sydney
    ASSERT_TRUE(south);
    EXPECT_NEAR(south->middle.lat_deg(), -33.857, 0.01);
    EXPECT_FALSE(point_of_utm(61, 'S', 441234, 3681234));
    EXPECT_FALSE(point_of_utm(38, 'S', 41234, 3681234));
    EXPECT_FALSE(point_of_utm(38, 'S', 441234, 13681234));
    EXPECT_FALSE(point_of_utm(38, 'O', 441234, 3681234));
    EXPECT_FALSE(point_of_utm(38, 'X', 441234, 3681234));
}

} // namespace
} // namespace marsad::geo
