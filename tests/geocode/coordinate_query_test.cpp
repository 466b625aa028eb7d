#include "geocode/coordinate_query.h"

#include <gtest/gtest.h>

namespace marsad::geocode {
namespace {

struct Case {
    const char* text;
    double lat;
    double lon;
};

TEST(CoordinateQuery, ReadsTheUsualForms) {
    const Case cases[] = {
        {"33.3125, 44.3615", 33.3125, 44.3615}, {"33.3125 44.3615", 33.3125, 44.3615},     {"-1.5, 29.25", -1.5, 29.25},
        {"33.5N 44.25E", 33.5, 44.25},          {"44.25E 33.5N", 33.5, 44.25},             {"33°18'45\"N 44°21'36\"E", 33.3125, 44.36},
        {"12.5S, 70.25W", -12.5, -70.25},       {"٣٣٫٣١٢٥، ٤٤٫٣٦١٥", 33.3125, 44.3615},
    };
    for (const auto& one : cases) {
        const auto position = parse_coordinates(one.text);
        if (!position) {
            ADD_FAILURE() << one.text;
            continue;
        }
        EXPECT_NEAR(position->lat_deg(), one.lat, 1e-6) << one.text;
        EXPECT_NEAR(position->lon_deg(), one.lon, 1e-6) << one.text;
    }
}

TEST(CoordinateQuery, RefusesWhatIsNone) {
    for (const char* text : {"", "Baghdad", "22", "Tower 22", "10, 20", "95.5, 44.1", "33.3, 190.2", "1.1 2.2 3.3", "33.3N 44.3N", "T4", "2022-01-03", "بغداد 33.3"}) {
        EXPECT_FALSE(parse_coordinates(text)) << text;
    }
}

} // namespace
} // namespace marsad::geocode
