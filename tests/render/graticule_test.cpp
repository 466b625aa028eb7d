#include "render/graticule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace marsad::render {
namespace {

Camera camera_at(double lon, double lat, double zoom, int width = 800, int height = 600) {
    return Camera::from_view(*geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}), zoom, width, height);
}

TEST(Graticule, LinesKeepAReadableDistanceAtEveryZoom) {
    double before = 1e9;
    for (double zoom = 2.0; zoom <= 17.0; zoom += 0.25) {
        for (const double scale : {1.0, 2.0}) {
            const Camera camera = camera_at(44.0, 33.0, zoom + std::log2(scale), static_cast<int>(800 * scale), static_cast<int>(600 * scale));
            const double step = graticule_step_deg(camera, scale);
            const double apart = step * camera.pixels_per_world() / 360.0 / scale;
            EXPECT_GE(apart, step < 30.0 ? 89.9 : 20.0) << zoom;
            EXPECT_LE(apart, step > 0.001 ? 300.0 : 1e9) << zoom;
            if (scale == 1.0) {
                EXPECT_LE(step, before);
                before = step;
            }
        }
    }
}

TEST(Graticule, EveryLineOfTheViewOnceAlsoAcross180) {
    for (const double lon : {0.0, 44.0, 180.0, -179.0}) {
        for (const double zoom : {1.7, 3.0, 5.5, 9.0}) {
            const Camera camera = camera_at(lon, 20.0, zoom);
            const double step = graticule_step_deg(camera, 1.0);
            const GraticuleDegrees degrees = graticule_degrees(camera, step);
            // By brute force: every multiple, on every copy.
            std::set<long> lons;
            const double left = lon_deg_from_world(camera.world_from_screen({0.0, 0.0}));
            const double right = lon_deg_from_world(camera.world_from_screen({800.0, 0.0}));
            for (long i = std::lround(-180.0 / step); i < std::lround(180.0 / step); ++i) {
                for (int turn = -2; turn <= 2; ++turn) {
                    const double at = static_cast<double>(i) * step + 360.0 * turn;
                    if (at >= left && at <= right) {
                        lons.insert(i);
                    }
                }
            }
            std::set<long> found;
            for (const double degree : degrees.lons_deg) {
                EXPECT_TRUE(found.insert(std::lround(degree / step)).second) << "twice";
            }
            EXPECT_EQ(found, lons) << lon << ' ' << zoom;
            for (const double lat : degrees.lats_deg) {
                const double y = camera.screen_from_world(world_from_degrees(0.0, lat)).y;
                EXPECT_GE(y, -0.5);
                EXPECT_LE(y, 600.5);
            }
            EXPECT_EQ(graticule_lines(camera, 1.0).size(), degrees.lons_deg.size() + degrees.lats_deg.size());
        }
    }
}

} // namespace
} // namespace marsad::render
