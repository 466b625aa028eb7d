#include "render/camera.h"
#include "render/mercator.h"

#include <gtest/gtest.h>

namespace marsad {
namespace {

/// ARCHITECTURE.md follows this one point through all spaces.
TEST(Architecture, TheWorkedPointIsTrue) {
    const auto baghdad = geo::LonLat::from_degrees(geo::Lon{44.361}, geo::Lat{33.313}).value();
    const auto world = render::world_from_lon_lat(baghdad);
    EXPECT_NEAR(world.x, 0.623225, 5e-7);
    EXPECT_NEAR(world.y, 0.401761, 5e-7);
    EXPECT_EQ(render::fixed_from_world(world), (render::FixedPoint{669182748, 431387750}));
    const render::Camera camera(1280, 800, world, 256.0 * 64.0);
    EXPECT_NEAR(camera.zoom(), 6.0, 1e-9);
    EXPECT_NEAR(world.x * camera.pixels_per_world(), 10210.92, 0.01);
    EXPECT_NEAR(world.y * camera.pixels_per_world(), 6582.45, 0.01);
    EXPECT_NEAR(camera.screen_from_world(world).x, 640.0, 1e-9);
    EXPECT_NEAR(camera.screen_from_world(world).y, 400.0, 1e-9);
}

} // namespace
} // namespace marsad
