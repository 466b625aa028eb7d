#include "render/camera.h"

#include <cmath>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }

TEST(Mercator, OneWorkedPointIsPinned) {
    // Baghdad airport: x = (44.2346 + 180) / 360, y by asinh(tan(lat)).
    const auto world = render::world_from_lon_lat(at(44.2346, 33.2625));
    EXPECT_NEAR(world.x, 0.622873889, 1e-9);
    EXPECT_NEAR(world.y, 0.5 - std::asinh(std::tan(33.2625 * M_PI / 180.0)) / (2.0 * M_PI), 1e-12);
    EXPECT_NEAR(render::lon_deg_from_world(world), 44.2346, 1e-9);
    EXPECT_NEAR(render::lat_deg_from_world(world), 33.2625, 1e-9);
}

TEST(Mercator, PolesLieOnTheEdge) {
    EXPECT_NEAR(render::world_from_degrees(0.0, 90.0).y, 0.0, 1e-12);
    EXPECT_NEAR(render::world_from_degrees(0.0, -90.0).y, 1.0, 1e-12);
}

TEST(Mercator, FixedPointKeepsCentimetres) {
    const render::World world{0.622873889123, 0.401234567891};
    const auto back = render::world_from_fixed(render::fixed_from_world(world));
    EXPECT_NEAR(back.x, world.x, 0.5 / render::kFixedOne);
    EXPECT_NEAR(back.y, world.y, 0.5 / render::kFixedOne);
}

TEST(Camera, ScreenAndWorldAreInverse) {
    const render::Camera camera(800, 600, {0.62, 0.4}, 20000.0);
    const auto screen = camera.screen_from_world({0.63, 0.41});
    EXPECT_NEAR(screen.x, 400.0 + 200.0, 1e-9);
    EXPECT_NEAR(screen.y, 300.0 + 200.0, 1e-9);
    const auto world = camera.world_from_screen(screen);
    EXPECT_NEAR(world.x, 0.63, 1e-12);
    EXPECT_NEAR(world.y, 0.41, 1e-12);
}

TEST(Camera, FitShowsTheWholeBoxWithinThePadding) {
    for (const auto& [width, height] : {std::pair{1280, 800}, std::pair{400, 300}, std::pair{300, 900}}) {
        const auto box = render::world_box({38.0, 29.0, 49.0, 38.0});
        const auto camera = render::Camera::fit(width, height, box, {30.0, 60.0, 30.0, 40.0}, 1e-9);
        const auto north_west = camera.screen_from_world({box.west, box.north});
        const auto south_east = camera.screen_from_world({box.east, box.south});
        EXPECT_GE(north_west.x, 30.0 - 1e-6);
        EXPECT_GE(north_west.y, 60.0 - 1e-6);
        EXPECT_LE(south_east.x, width - 30.0 + 1e-6);
        EXPECT_LE(south_east.y, height - 40.0 + 1e-6);
    }
}

TEST(Camera, OnePointIsNotZoomedToAStreet) {
    const auto box = render::fit_box({{at(44.26, 33.52), 4.0}});
    ASSERT_TRUE(box);
    const auto camera = render::Camera::fit(900, 600, *box, {}, 1.5 / 360.0);
    EXPECT_GE(900.0 / camera.pixels_per_world() * 360.0, 1.5 - 1e-9);
}

TEST(Camera, PointsOnBothSidesOf180AreFittedAcrossIt) {
    const auto box = render::fit_box({{at(178.4, -18.1), 5.0}, {at(-175.2, -21.1), 5.0}});
    ASSERT_TRUE(box);
    EXPECT_LT(box->east - box->west, 10.0 / 360.0);
    EXPECT_GT(box->east, 1.0);
    const auto camera = render::Camera::fit(800, 600, *box, {}, 1e-9);
    EXPECT_EQ(camera.last_copy() - camera.first_copy(), 1) << "the two halves come from neighbouring copies of the world";
}

TEST(Camera, BoxAcross180IsNarrow) {
    const auto box = render::world_box({170.0, -25.0, -170.0, -10.0});
    EXPECT_NEAR(box.east - box.west, 20.0 / 360.0, 1e-12);
}

TEST(Camera, NoPointsGiveNoBox) { EXPECT_FALSE(render::fit_box({})); }

TEST(Camera, TheMapsEdgeIsNotLeft) {
    const auto camera = render::Camera::fit(800, 600, render::world_box({-20.0, 78.0, 20.0, 84.0}), {0.0, 100.0, 0.0, 0.0}, 1e-9);
    EXPECT_GE(camera.world_from_screen({0.0, 0.0}).y, -1e-9);
}

TEST(Camera, ZoomingKeepsWhatIsUnderThePointer) {
    const auto camera = render::Camera::from_view(at(44.0, 33.0), 6.0, 900, 600);
    EXPECT_NEAR(camera.zoom(), 6.0, 1e-9);
    const render::Screen pointer{700.0, 120.0};
    const auto before = camera.world_from_screen(pointer);
    const auto after = camera.zoomed_at(pointer, 2.0);
    EXPECT_NEAR(after.zoom(), 7.0, 1e-9);
    EXPECT_NEAR(after.screen_from_world(before).x, pointer.x, 1e-6);
    EXPECT_NEAR(after.screen_from_world(before).y, pointer.y, 1e-6);
    const auto back = after.zoomed_at(pointer, 0.5);
    EXPECT_NEAR(back.centre().x, camera.centre().x, 1e-12);
    EXPECT_NEAR(back.centre().y, camera.centre().y, 1e-12);
}

TEST(Camera, DraggingMovesTheMapWithThePointer) {
    const auto camera = render::Camera::from_view(at(44.0, 33.0), 6.0, 900, 600);
    const auto world = camera.world_from_screen({450.0, 300.0});
    const auto moved = camera.panned(30.0, -20.0);
    EXPECT_NEAR(moved.screen_from_world(world).x, 480.0, 1e-6);
    EXPECT_NEAR(moved.screen_from_world(world).y, 280.0, 1e-6);
}

TEST(Camera, NeitherZoomNorPanLeavesTheWorld) {
    auto camera = render::Camera::from_view(at(44.0, 33.0), 6.0, 1600, 900);
    for (int i = 0; i < 40; ++i) {
        camera = camera.zoomed_at({100.0, 100.0}, 0.7).panned(900.0, 700.0);
        EXPECT_GE(camera.zoom(), render::kLeastZoom - 1e-9);
        EXPECT_GE(camera.pixels_per_world(), 1600.0 - 1e-6) << "no event stands on the picture twice";
        EXPECT_GE(camera.world_from_screen({0.0, 0.0}).y, -1e-9);
        EXPECT_LE(camera.world_from_screen({0.0, 900.0}).y, 1.0 + 1e-9);
        EXPECT_GE(camera.centre().x, 0.0);
        EXPECT_LT(camera.centre().x, 1.0);
    }
    EXPECT_NEAR(camera.zoomed_at({0.0, 0.0}, 1e9).zoom(), render::kMostZoom, 1e-9);
}

} // namespace
