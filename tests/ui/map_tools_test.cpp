#include "texts_for_tests.h"
#include "ui/map_frame.h"
#include "ui/map_graticule.h"
#include "ui/map_measure.h"
#include "ui/map_selection.h"
#include "ui/stack_fan.h"
#include "ui/view_history.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace marsad::ui {
namespace {

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }

MapFrame frame_at(double lon, double lat, double zoom, double scale = 1.0) {
    const Rect rect{300.0, 44.0, 800.0, 600.0};
    return {rect, render::Camera::from_view(at(lon, lat), zoom + std::log2(scale), static_cast<int>(rect.width * scale), static_cast<int>(rect.height * scale)), scale};
}

TEST(MapFrame, PointsLeadToPlacesAndBack) {
    std::mt19937 random(2);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    for (const double scale : {1.0, 1.5, 2.0}) {
        for (const double lon : {44.0, 179.9, -179.9}) {
            const MapFrame frame = frame_at(lon, 33.0, 5.0, scale);
            for (int i = 0; i < 100; ++i) {
                const Point point{300.0 + 800.0 * share(random), 44.0 + 600.0 * share(random)};
                const Point back = frame.point_of(frame.place_at(point));
                EXPECT_NEAR(back.x, point.x, 1e-6);
                EXPECT_NEAR(back.y, point.y, 1e-6);
            }
        }
    }
}

TEST(MapFrame, AViewIsTheSameOnEveryScale) {
    const MapFrame frame = frame_at(44.0, 33.0, 6.25, 2.0);
    const session::MapView view = frame.view_of(frame.camera);
    EXPECT_NEAR(view.zoom, 6.25, 1e-9);
    EXPECT_NEAR(view.centre.lon_deg(), 44.0, 1e-9);
}

TEST(MapFrame, ALineAcross180IsSeenOnceAndTheWorldTwiceWhereItIs) {
    const MapFrame frame = frame_at(180.0, 0.0, 4.0);
    int seen = 0;
    frame.for_each_copy({{170.0, 0.0}, {190.0, 5.0}}, [&](const std::vector<Point>& points) {
        ++seen;
        EXPECT_NEAR((points[0].x + points[1].x) / 2.0, 700.0, 1e-6) << "about the middle of the map";
        EXPECT_LT(points[0].x, points[1].x);
    });
    EXPECT_EQ(seen, 1);
    const MapFrame world = frame_at(0.0, 0.0, 1.0); // 800 points for a world of 512, widened to the map
    int copies = 0;
    world.for_each_copy({{0.0, 0.0}}, [&](const std::vector<Point>&) { ++copies; });
    EXPECT_EQ(copies, 1);
    int edge = 0;
    world.for_each_copy({{180.0, 0.0}}, [&](const std::vector<Point>&) { ++edge; });
    EXPECT_EQ(edge, 2) << "180 degrees is seen at both edges";
}

TEST(Measure, AddsUpAndClosesWithAnArea) {
    Measure measure{{at(44.361, 33.313)}, false};
    EXPECT_EQ(measure.total_m(), 0.0);
    EXPECT_FALSE(measure.last());
    measure.points.push_back(at(44.009, 36.191)); // Erbil
    EXPECT_NEAR(measure.total_m() / 1000.0, 320.9, 1.0);
    EXPECT_NEAR(measure.last()->start_bearing_deg, 354.3, 0.3);
    measure.points.push_back(at(43.13, 36.34)); // Mosul
    EXPECT_NEAR(measure.total_m() / 1000.0, 401.6, 2.0);
    EXPECT_EQ(measure.area_m2(), 0.0) << "not closed";
    measure.points.push_back(measure.points.front());
    measure.closed = true;
    EXPECT_NEAR(measure.area_m2() / 1e6, 12'600.0, 500.0);
}

TEST(Measure, LengthsHaveThreeFigures) {
    const auto texts = load_texts("en");
    EXPECT_EQ(plain(length_text(texts, 0.0)), "0 m");
    EXPECT_EQ(plain(length_text(texts, 999.4)), "999 m");
    EXPECT_EQ(plain(length_text(texts, 999.6)), "1.00 km");
    EXPECT_EQ(plain(length_text(texts, 8437.0)), "8.44 km");
    EXPECT_EQ(plain(length_text(texts, 84'370.0)), "84.4 km");
    EXPECT_EQ(plain(length_text(texts, 99'960.0)), "100 km");
    EXPECT_EQ(plain(length_text(texts, 1'284'000.0)), "1,284 km");
    EXPECT_EQ(plain(area_text(texts, 540e6)), "540 km²");
    EXPECT_EQ(bearing_text(7.2), "007°");
    EXPECT_EQ(bearing_text(359.6), "000°");
}

TEST(Measure, AWayIsDrawnInPiecesThatBend) {
    EXPECT_EQ(pieces_of_way(10.0, 1.0), 8U);
    EXPECT_LE(pieces_of_way(2e7, 0.1), 1000U);
    // The middle of each chord lies within half a point of the way, where the number is not at its limit.
    const geo::LonLat from = at(30.0, 45.0);
    const geo::LonLat to = at(60.0, 48.0);
    const double length = geo::geodesic_between(from, to).length_m;
    for (const double zoom : {3.0, 5.0, 7.0}) {
        const MapFrame frame = frame_at(45.0, 47.0, zoom);
        const std::size_t pieces = pieces_of_way(length, frame.metres_per_point());
        const geo::Ring coarse = geo::geodesic_line(from, to, pieces);
        const geo::Ring fine = geo::geodesic_line(from, to, pieces * 2);
        for (std::size_t i = 0; i < pieces; ++i) {
            const auto point = [&](const geo::Corner& c) { return frame.point_of(render::world_from_degrees(c.lon_deg, c.lat_deg)); };
            const Point a = point(coarse[i]);
            const Point b = point(coarse[i + 1]);
            const Point true_middle = point(fine[2 * i + 1]);
            const double length_px = std::hypot(b.x - a.x, b.y - a.y);
            const double off = std::abs((b.x - a.x) * (true_middle.y - a.y) - (b.y - a.y) * (true_middle.x - a.x)) / std::max(1e-9, length_px);
            EXPECT_LT(off, 0.5) << zoom << ' ' << i;
        }
    }
}

TEST(Selection, WhatIsDrawnIsTheSamePartOfTheMap) {
    // Points of the screen are inside of the area where they are inside of the drawn triangle, on any copy of the world.
    std::mt19937 random(9);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    for (const double lon : {44.0, 180.0, -175.0}) {
        const MapFrame frame = frame_at(lon, 50.0, 2.0);
        const std::vector<Point> triangle{{350.0, 100.0}, {1000.0, 180.0}, {600.0, 600.0}};
        const auto area = drawn_area(frame, triangle);
        ASSERT_TRUE(area);
        const auto side = [](Point a, Point b, Point p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); };
        for (int i = 0; i < 2000; ++i) {
            const Point p{300.0 + 800.0 * share(random), 44.0 + 600.0 * share(random)};
            double least = 1e9; // distance to the nearest edge, signed
            for (std::size_t e = 0; e < 3; ++e) {
                const Point a = triangle[e];
                const Point b = triangle[(e + 1) % 3];
                least = std::min(least, side(a, b, p) / std::hypot(b.x - a.x, b.y - a.y));
            }
            if (std::abs(least) > 0.5) {
                EXPECT_EQ(area->contains(frame.place_at(p)), least > 0.0) << p.x << ' ' << p.y;
            }
        }
    }
    EXPECT_FALSE(drawn_area(frame_at(44.0, 33.0, 5.0), {{400.0, 100.0}, {400.0, 100.0}}));
}

TEST(StackFan, SignsStandApartOnARing) {
    for (std::size_t count = 2; count <= StackFan::kMost; ++count) {
        const auto points = fan_points({100.0, 100.0}, count);
        ASSERT_EQ(points.size(), count);
        EXPECT_NEAR(points.front().x, 100.0, 1e-9) << "the first at the top";
        EXPECT_LT(points.front().y, 100.0);
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_GE(std::hypot(points[i].x - 100.0, points[i].y - 100.0), 45.9);
            for (std::size_t j = 0; j < i; ++j) {
                EXPECT_GE(std::hypot(points[i].x - points[j].x, points[i].y - points[j].y), 29.9);
            }
        }
    }
}

TEST(ViewHistory, GoesBackAndForthAsABrowser) {
    ViewHistory history;
    const session::MapView a{at(44.0, 33.0), 5.0};
    const session::MapView b{at(36.0, 35.0), 7.0};
    const session::MapView c{at(45.0, 15.0), 6.0};
    EXPECT_FALSE(history.back(a)) << "nothing before the first";
    history.rest(a);
    history.rest(b);
    history.rest({at(36.0001, 35.0), 7.0});
    EXPECT_EQ(history.size(), 2U) << "a hair's breadth is no other view";
    history.rest(c);
    EXPECT_EQ(history.back(c), b);
    history.rest(b);
    EXPECT_EQ(history.back(b), a);
    EXPECT_FALSE(history.back(a));
    EXPECT_EQ(history.forth(a), b);
    EXPECT_EQ(history.forth(b), c);
    EXPECT_FALSE(history.forth(c));
    EXPECT_EQ(history.back(c), b);
    // A new view ends the way forth; one that the map did not rest at is noted when the way back begins there.
    const session::MapView d{at(51.0, 35.0), 8.0};
    EXPECT_EQ(history.back(d), b);
    EXPECT_EQ(history.forth(b), d);
    EXPECT_FALSE(history.forth(d));
}

TEST(ViewHistory, AcrossTheDateLineIsNearAndMemoryIsBounded) {
    ViewHistory history;
    history.rest({at(179.9999, 0.0), 5.0});
    history.rest({at(-179.9999, 0.0), 5.0});
    EXPECT_EQ(history.size(), 1U);
    for (int i = 0; i < 1000; ++i) {
        history.rest({at(i % 170, i % 60), 5.0 + i % 3});
    }
    EXPECT_EQ(history.size(), ViewHistory::kMost);
}

TEST(Graticule, DegreesAreWrittenAsTheStepNeeds) {
    EXPECT_EQ(degree_text(45.0, 5.0, 'E', 'W'), "45°E");
    EXPECT_EQ(degree_text(-0.5, 0.5, 'N', 'S'), "0.5°S");
    EXPECT_EQ(degree_text(33.25, 0.05, 'N', 'S'), "33.25°N");
    EXPECT_EQ(degree_text(0.0, 10.0, 'E', 'W'), "0°");
    EXPECT_EQ(degree_text(-180.0, 30.0, 'E', 'W'), "180°");
}

} // namespace
} // namespace marsad::ui
