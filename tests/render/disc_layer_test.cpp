#include "render/disc_layer.h"

#include <cmath>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

TEST(GeodesicCircle, EveryPointIsTheRadiusAway) {
    for (const auto& [lon, lat, radius_km] : {std::tuple{44.4, 33.3, 25.0}, std::tuple{179.9, -17.0, 300.0}, std::tuple{10.0, 70.0, 900.0}}) {
        const auto centre = *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat});
        const auto circle = render::geodesic_circle(centre, radius_km);
        ASSERT_GE(circle.size(), 64U);
        for (std::size_t i = 0; i < circle.size(); ++i) {
            const double x = circle[i].x - std::floor(circle[i].x);
            const auto point = geo::LonLat::from_degrees(geo::Lon{render::lon_deg_from_world({x, circle[i].y})}, geo::Lat{render::lat_deg_from_world(circle[i])});
            ASSERT_TRUE(point);
            EXPECT_NEAR(geo::distance_km(centre, *point), radius_km, radius_km * 1e-6 + 1e-6);
            EXPECT_LT(std::abs(circle[(i + 1) % circle.size()].x - circle[i].x), 0.2) << "no jump across 180 degrees";
        }
    }
}

TEST(GeodesicCircle, ARingRoundThePoleIsClosedAlongTheEdge) {
    const auto circle = render::geodesic_circle(*geo::LonLat::from_degrees(geo::Lon{0.0}, geo::Lat{85.0}), 1500.0);
    EXPECT_DOUBLE_EQ(circle.back().y, 0.0);
    EXPECT_DOUBLE_EQ(circle[circle.size() - 2].y, 0.0);
}

TEST(HasDisc, ExactPlacesOnlyWhereItIsLargerThanTheSign) {
    const render::Camera far(1000, 800, {0.62, 0.4}, 20000.0);    // about 1.7 km a pixel
    const render::Camera near(1000, 800, {0.62, 0.4}, 2000000.0);
    render::Symbol symbol{{0.62, 0.4}, *geo::LonLat::from_degrees(geo::Lon{44.0}, geo::Lat{33.0}), render::PlaceSureness::Site, 5.0, 16.0, {}, 1, 0, 0, "", "", ""};
    EXPECT_FALSE(render::has_disc(symbol, far));
    EXPECT_TRUE(render::has_disc(symbol, near));
    symbol.sureness = render::PlaceSureness::Near;
    EXPECT_TRUE(render::has_disc(symbol, far));
}

} // namespace
