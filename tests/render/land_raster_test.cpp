#include "render/land_raster.h"

#include "small_basemap.h"

#include <random>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

constexpr render::Colour kSea{1, 2, 3, 255};
constexpr render::Colour kLand{200, 100, 50, 255};

double cross(render::Screen a, render::Screen b, render::Screen p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

TEST(LandRaster, FillsThePixelsWhoseMiddleIsInside) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> at(-40.0, 100.0);
    for (int round = 0; round < 300; ++round) {
        const render::Screen a{at(random), at(random)};
        const render::Screen b{at(random), at(random)};
        const render::Screen c{at(random), round % 10 == 0 ? a.y : at(random)};
        render::LandRaster raster(60, 50, kSea);
        raster.fill_triangle(a, b, c, kLand);
        for (int y = 0; y < 50; ++y) {
            for (int x = 0; x < 60; ++x) {
                const render::Screen p{x + 0.5, y + 0.5};
                const double u = cross(a, b, p);
                const double v = cross(b, c, p);
                const double w = cross(c, a, p);
                const bool inside = (u > 0.0 && v > 0.0 && w > 0.0) || (u < 0.0 && v < 0.0 && w < 0.0);
                const bool on_edge = std::min({std::abs(u), std::abs(v), std::abs(w)}) < 1e-9;
                if (!on_edge) {
                    ASSERT_EQ(raster.at(x, y), inside ? kLand : kSea) << x << ' ' << y << " round " << round;
                }
            }
        }
    }
}

TEST(LandRaster, NeighboursLeaveNoGap) {
    render::LandRaster raster(40, 40, kSea);
    raster.fill_triangle({0.0, 0.0}, {40.0, 0.0}, {0.0, 40.0}, kLand);
    raster.fill_triangle({40.0, 0.0}, {40.0, 40.0}, {0.0, 40.0}, kLand);
    for (const render::Colour& pixel : raster.pixels()) {
        ASSERT_EQ(pixel, kLand);
    }
}

TEST(LandRaster, ShowsStatesOnEveryCopyOfTheWorld) {
    const auto folder = std::filesystem::temp_directory_path() / "marsad_land_raster";
    const auto path = SmallBasemap::write(folder, SmallBasemap::bytes());
    const auto basemap = render::BasemapFile::open(path);
    ASSERT_TRUE(basemap);
    render::MapStyle style{};
    style.land = kLand;
    style.lake = {5, 6, 7, 255};
    style.land_focus = {9, 9, 9, 255};
    const render::Camera camera(400, 200, render::world_from_degrees(180.0, -17.0), 20000.0);
    render::LandRaster raster(400, 200, kSea);
    raster.fill(*basemap, 0, {"CC"}, camera, style);
    for (const double lon_deg : {178.0, 179.9, 180.1, 181.5}) {
        const auto at = camera.screen_from_world(render::world_from_degrees(lon_deg, -17.0));
        EXPECT_EQ(raster.at(static_cast<int>(at.x), static_cast<int>(at.y)), style.land_focus) << lon_deg;
    }
    const auto lake = camera.screen_from_world(render::world_from_degrees(177.5, -18.5));
    EXPECT_EQ(raster.at(static_cast<int>(lake.x), static_cast<int>(lake.y)), style.lake);
    const auto shore = camera.screen_from_world(render::world_from_degrees(178.2, -18.5));
    EXPECT_EQ(raster.at(static_cast<int>(shore.x), static_cast<int>(shore.y)), style.land_focus);
    const auto sea = camera.screen_from_world(render::world_from_degrees(182.5, -17.0));
    EXPECT_EQ(raster.at(static_cast<int>(sea.x), static_cast<int>(sea.y)), kSea);
    std::filesystem::remove_all(folder);
}

} // namespace
