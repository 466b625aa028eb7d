#include "basemap_disputed.h"
#include "basemap_geometry.h"

#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

using namespace marsad;
using namespace marsad::compile_data;
using render::FixedPoint;

namespace {

Ring degrees(const std::vector<std::pair<double, double>>& points) {
    Ring ring;
    for (const auto& [lon, lat] : points) {
        ring.push_back({static_cast<std::int32_t>(std::lround(lon * 1e7)), static_cast<std::int32_t>(std::lround(lat * 1e7))});
    }
    return ring;
}

TEST(CutPolygon, AcrossThe180thMeridianGivesTwoHalves) {
    const auto parts = cut_polygon({degrees({{175.0, 10.0}, {185.0, 10.0}, {185.0, -10.0}, {175.0, -10.0}})});
    ASSERT_EQ(parts.size(), 2U);
    double area = 0.0;
    for (const auto& rings : parts) {
        const auto box = box_of(rings[0]);
        EXPECT_TRUE(box.left >= 0 && box.right <= static_cast<std::int32_t>(render::kFixedOne));
        EXPECT_NEAR(box.right - box.left, 5.0 / 360.0 * render::kFixedOne, 2.0);
        area += polygon_area(rings);
    }
    const auto whole = cut_polygon({degrees({{5.0, 10.0}, {15.0, 10.0}, {15.0, -10.0}, {5.0, -10.0}})});
    ASSERT_EQ(whole.size(), 1U);
    EXPECT_NEAR(area / polygon_area(whole[0]), 1.0, 1e-6);
}

TEST(CutPolygon, ARingRoundThePoleFillsTheMapsEdge) {
    const auto parts = cut_polygon({degrees({{-180.0, -70.0}, {0.0, -65.0}, {180.0, -70.0}, {180.0, -90.0}, {-180.0, -90.0}})});
    ASSERT_EQ(parts.size(), 1U);
    const auto box = box_of(parts[0][0]);
    EXPECT_EQ(box.left, 0);
    EXPECT_EQ(box.right, static_cast<std::int32_t>(render::kFixedOne));
    EXPECT_EQ(box.bottom, static_cast<std::int32_t>(render::kFixedOne));
    const auto triangles = triangulate(parts[0]);
    EXPECT_NEAR(triangle_area(triangles) / polygon_area(parts[0]), 1.0, 1e-6);
}

TEST(CutPolygon, ACoastThatComesAsAHoleOfThePoleIsKept) {
    const auto parts = cut_polygon({degrees({{-180.0, -89.999}, {180.0, -89.999}, {180.0, -90.0}, {-180.0, -90.0}}),
                                    degrees({{-180.0, -70.0}, {0.0, -65.0}, {180.0, -70.0}, {180.0, -90.0}, {-180.0, -90.0}})});
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_GT(std::abs(polygon_area(parts[0])), 0.2 * render::kFixedOne * render::kFixedOne);
}

TEST(CutLine, AcrossThe180thMeridianEndsOnIt) {
    const auto parts = cut_line(degrees({{178.0, 0.0}, {179.0, 1.0}, {181.0, 3.0}, {182.0, 4.0}}));
    ASSERT_EQ(parts.size(), 2U);
    for (const auto& part : parts) {
        const auto box = box_of(part);
        EXPECT_NEAR(box.right - box.left, 2.0 / 360.0 * render::kFixedOne, 2.0);
    }
}

TEST(Triangulate, HolesStayOpen) {
    const std::vector<FixedPath> rings{{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}}, {{200, 200}, {800, 200}, {800, 800}, {200, 800}}};
    const auto triangles = triangulate(rings);
    EXPECT_DOUBLE_EQ(triangle_area(triangles), 1000.0 * 1000.0 - 600.0 * 600.0);
    EXPECT_DOUBLE_EQ(polygon_area(rings), 640000.0);
    EXPECT_FALSE(is_inside(rings, 500.0, 500.0));
    EXPECT_TRUE(is_inside(rings, 100.0, 500.0));
}

TEST(Triangulate, SelfTouchingRingsKeepTheirArea) {
    // Two squares that touch in a corner, as one ring: what quantising makes of a narrow neck.
    const std::vector<FixedPath> rings{{{0, 0}, {100, 0}, {100, 100}, {200, 100}, {200, 200}, {100, 200}, {100, 100}, {0, 100}}};
    EXPECT_DOUBLE_EQ(triangle_area(triangulate(rings)), 20000.0);
}

TEST(Triangulate, RandomStarsHaveTheShoelaceArea) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> radius(2000.0, 90000.0);
    for (int round = 0; round < 50; ++round) {
        FixedPath ring;
        constexpr int kPoints = 60;
        for (int i = 0; i < kPoints; ++i) {
            const double angle = 2.0 * M_PI * i / kPoints;
            const double r = radius(random);
            ring.push_back({static_cast<std::int32_t>(r * std::cos(angle)), static_cast<std::int32_t>(r * std::sin(angle))});
        }
        EXPECT_NEAR(triangle_area(triangulate({ring})) / ring_area(ring), 1.0, 1e-9);
    }
}

TEST(TriangulateSplit, PartsMakeTheWhole) {
    const std::vector<FixedPath> square{{{0, 0}, {0, 1000}, {1000, 1000}, {1000, 0}}};
    const auto split = triangulate_split(square, {{500, -200}, {500, 400}, {1500, 400}, {1500, -200}});
    EXPECT_DOUBLE_EQ(triangle_area(split.inside), 500.0 * 400.0);
    EXPECT_DOUBLE_EQ(triangle_area(split.outside), 1000.0 * 1000.0 - 500.0 * 400.0);
}

TEST(LabelPoint, LiesInsideEvenOfAHorseshoe) {
    const std::vector<FixedPath> horseshoe{{{0, 0}, {3000, 0}, {3000, 3000}, {2500, 3000}, {2500, 500}, {500, 500}, {500, 3000}, {0, 3000}}};
    const auto point = label_point(horseshoe);
    EXPECT_TRUE(is_inside(horseshoe, point.x, point.y));
}

TEST(DisputedBorders, TheShippedTablesAreReadAndName) {
    const auto disputed = DisputedBorders::load(std::string(MARSAD_SOURCE_DIR) + "/assets");
    ASSERT_TRUE(disputed) << disputed.error().message;
    const auto at = [](double lon, double lat) { return render::fixed_from_world(render::world_from_degrees(lon, lat)); };
    EXPECT_TRUE(disputed->is_disputed("IL", "SY", at(35.8, 33.0)));
    EXPECT_TRUE(disputed->is_disputed("SY", "IL", at(35.8, 33.0)));
    EXPECT_TRUE(disputed->is_disputed("UA", "RU", at(34.0, 46.1)));
    EXPECT_FALSE(disputed->is_disputed("UA", "RU", at(36.5, 50.3))) << "only the line at Crimea";
    EXPECT_FALSE(disputed->is_disputed("IQ", "SY", at(41.0, 34.4)));
    const auto* crimea = disputed->area_of({at(34.0, 45.3), at(34.5, 45.3), at(34.5, 45.0), at(34.0, 45.0)});
    ASSERT_NE(crimea, nullptr);
    EXPECT_EQ(crimea->country, "UA");
    EXPECT_FALSE(disputed->outlines().empty());
}

} // namespace
