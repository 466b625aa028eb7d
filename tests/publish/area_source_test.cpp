// Areas by the gazetteer that compile_data made. Skips where it was not built (target "data") and MARSAD_DATA names no folder
// that has one.

#include "publish/area_source.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

using namespace marsad;
using render::FixedPoint;

namespace {

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }

bool holds(const render::PlaceArea& area, double lon, double lat) {
    const FixedPoint p = render::fixed_from_world(render::world_from_degrees(lon, lat));
    const auto side = [&](FixedPoint a, FixedPoint b) {
        return (static_cast<double>(b.x) - a.x) * (static_cast<double>(p.y) - a.y) - (static_cast<double>(b.y) - a.y) * (static_cast<double>(p.x) - a.x);
    };
    for (std::size_t i = 0; i + 2 < area.triangles.size(); i += 3) {
        const double u = side(area.triangles[i], area.triangles[i + 1]);
        const double v = side(area.triangles[i + 1], area.triangles[i + 2]);
        const double w = side(area.triangles[i + 2], area.triangles[i]);
        if ((u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0)) {
            return true;
        }
    }
    return false;
}

class AreaSource : public testing::Test {
  protected:
    void SetUp() override {
        const char* folder = std::getenv("MARSAD_DATA");
        const auto path = std::filesystem::path(folder != nullptr ? folder : MARSAD_BINARY_DIR "/data") / "gazetteer.bin";
        if (!std::filesystem::exists(path)) {
            GTEST_SKIP() << "no gazetteer.bin built (ninja data): " << path;
        }
        source_ = publish::area_source(path, {});
    }
    render::AreaSource source_;
};

// Read from a report or back from a layer, which has lost the shape: the same outline.
TEST_F(AreaSource, AProvinceIsItsOutline) {
    const auto place = at(41.6251, 32.9666);
    for (const auto& shape : {std::optional<model::AreaShape>(), std::optional(model::AreaShape{model::AreaKind::Outline, place, place, 0.0, 219.0})}) {
        const auto anbar = source_({"geonames:99592", place, 219.0, 3, shape});
        ASSERT_TRUE(anbar);
        EXPECT_EQ(anbar->look, render::AreaLook::Hatched);
        EXPECT_TRUE(holds(*anbar, 43.1, 33.3)) << "near Ramadi";
        EXPECT_TRUE(holds(*anbar, 40.3, 33.0)) << "Rutba";
        EXPECT_FALSE(holds(*anbar, 44.4, 33.3)) << "Baghdad";
        EXPECT_FALSE(holds(*anbar, 43.1, 36.3)) << "Mosul";
        EXPECT_FALSE(anbar->anchor);
        EXPECT_LE(anbar->lines.at(0).size(), render::kMostAreaCorners);
    }
}

TEST_F(AreaSource, ASeaAndTheNorthOfAStateAreAreasToo) {
    const auto red_sea = source_({"marsad:red-sea", at(38.2, 20.3), 1150.0, 3, std::nullopt});
    ASSERT_TRUE(red_sea);
    EXPECT_EQ(red_sea->look, render::AreaLook::Hatched);
    EXPECT_TRUE(holds(*red_sea, 38.2, 20.3));
    EXPECT_FALSE(holds(*red_sea, 46.7, 24.7)) << "Riyadh lies within the radius";
    const auto damascus_east = at(38.5, 35.0);
    const auto north = source_({"geonames:163843", at(39.0, 36.1), 278.0, 3, model::AreaShape{model::AreaKind::Part, damascus_east, damascus_east, 0.0, 278.0, -45.0, 45.0}});
    ASSERT_TRUE(north);
    EXPECT_TRUE(holds(*north, 37.15, 36.2)) << "Aleppo";
    EXPECT_FALSE(holds(*north, 36.3, 33.5)) << "Damascus";
}

TEST_F(AreaSource, WhatIsToldFromAnotherPlaceHasItsAnchor) {
    const auto mosul = at(43.12, 36.34);
    const auto west = source_({"geonames:99072", at(42.67, 36.33), 22.0, 2, model::AreaShape{model::AreaKind::Sector, mosul, mosul, 30.0, 50.0, 247.5, 292.5}});
    ASSERT_TRUE(west && west->anchor);
    EXPECT_EQ(west->look, render::AreaLook::Disc);
    EXPECT_EQ(*west->anchor, render::fixed_from_world(render::world_from_lon_lat(mosul)));
    EXPECT_TRUE(holds(*west, 42.67, 36.33));
    EXPECT_FALSE(holds(*west, 43.12, 36.34));
    const auto road = source_({"geonames:94787", at(44.03, 35.04), 55.0, 2, model::AreaShape{model::AreaKind::Line, at(44.39, 35.47), at(43.68, 34.6)}});
    ASSERT_TRUE(road);
    EXPECT_EQ(road->look, render::AreaLook::Way);
}

TEST_F(AreaSource, WhereADiscSaysAllThereIsNoArea) {
    const auto baghdad = at(44.4, 33.34);
    EXPECT_FALSE(source_({"geonames:98182", baghdad, 15.0, 1, std::nullopt})) << "a town is a point";
    EXPECT_FALSE(source_({"geonames:98182", baghdad, 30.0, 2, model::circle_shape(baghdad, 30.0)}));
    EXPECT_FALSE(source_({"user:nowhere", baghdad, 30.0, 3, std::nullopt}));
    EXPECT_FALSE(source_({"", baghdad, 30.0, 3, std::nullopt}));
    EXPECT_FALSE(publish::area_source("/nonexistent/gazetteer.bin", {})({"geonames:99592", at(41.6251, 32.9666), 219.0, 3, std::nullopt}));
}

} // namespace
