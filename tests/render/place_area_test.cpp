#include "render/place_areas.h"

#include "sample_events.h"

#include "geo/shapes.h"

#include <atomic>
#include <cmath>
#include <random>
#include <thread>

#include <gtest/gtest.h>

using namespace marsad;
using render::FixedPoint;

namespace {

using Rings = std::vector<std::vector<FixedPoint>>;

/// Even-odd, by the book.
bool is_inside(const Rings& rings, double x, double y) {
    bool inside = false;
    for (const auto& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const FixedPoint a = ring[i];
            const FixedPoint b = ring[(i + 1) % ring.size()];
            if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) * (static_cast<double>(b.x) - a.x) / (static_cast<double>(b.y) - a.y)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

int triangles_at(const std::vector<FixedPoint>& t, double x, double y) {
    int count = 0;
    const auto side = [&](FixedPoint a, FixedPoint b) { return (static_cast<double>(b.x) - a.x) * (y - a.y) - (static_cast<double>(b.y) - a.y) * (x - a.x); };
    for (std::size_t i = 0; i + 2 < t.size(); i += 3) {
        const double u = side(t[i], t[i + 1]);
        const double v = side(t[i + 1], t[i + 2]);
        const double w = side(t[i + 2], t[i]);
        count += (u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0) ? 1 : 0;
    }
    return count;
}

TEST(BandTriangles, CoverTheInsideOnceAndNothingElse) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> turn(0.0, 1.0);
    for (int round = 0; round < 40; ++round) {
        Rings rings;
        for (int part = 0; part < 1 + round % 3; ++part) { // the second is a hole or an island, the third lies apart
            const double middle = part == 2 ? 9e6 : 4e6;
            const double size = part == 1 ? 9e5 : 3e6;
            std::vector<FixedPoint> ring;
            const int corners = 3 + round;
            for (int i = 0; i < corners; ++i) {
                const double angle = 2.0 * M_PI * i / corners;
                const double reach = size * (0.35 + 0.65 * turn(random));
                ring.push_back({static_cast<std::int32_t>(middle + reach * std::cos(angle)), static_cast<std::int32_t>(4e6 + reach * std::sin(angle))});
            }
            rings.push_back(std::move(ring));
        }
        const auto triangles = render::band_triangles(rings);
        int wrong = 0;
        for (int i = 0; i < 2000; ++i) {
            const double x = 13e6 * turn(random);
            const double y = 8e6 * turn(random);
            wrong += triangles_at(triangles, x, y) == (is_inside(rings, x, y) ? 1 : 0) ? 0 : 1;
        }
        EXPECT_LE(wrong, 2) << "round " << round; // points on an edge may fall to either side
    }
}

TEST(PlaceArea, LargeOutlinesAreThinnedAndKeepTheirShape) {
    geo::Ring ring;
    for (int i = 0; i < 40000; ++i) {
        const double angle = 2.0 * M_PI * i / 40000;
        const double reach = 5.0 + 0.01 * std::sin(900.0 * angle);
        ring.push_back({44.0 + reach * std::cos(angle), 33.0 + reach * std::sin(angle)});
    }
    ring.push_back(ring.front());
    const auto area = render::make_place_area({{{ring}}, {}}, render::AreaLook::Hatched, std::nullopt);
    ASSERT_TRUE(area);
    ASSERT_EQ(area->lines.size(), 1U);
    EXPECT_LE(area->lines[0].size(), render::kMostAreaCorners);
    EXPECT_GE(area->lines[0].size(), 100U);
    for (const double at : {0.2, 4.0, 4.7, 5.3, 8.0}) {
        const FixedPoint p = render::fixed_from_world(render::world_from_degrees(44.0 + at, 33.0));
        EXPECT_EQ(triangles_at(area->triangles, p.x, p.y + 0.5) > 0, at < 5.0) << at;
    }
    const FixedPoint west = render::fixed_from_world(render::world_from_degrees(39.0, 33.0));
    EXPECT_NEAR(area->box.left, west.x, 0.05 / 360.0 * render::kFixedOne);
}

TEST(PlaceArea, ALineIsAWayAndNothingIsNothing) {
    const auto way = render::make_place_area({{}, {{{44.0, 33.0}, {45.0, 34.0}}}}, render::AreaLook::Hatched, std::nullopt);
    ASSERT_TRUE(way);
    EXPECT_EQ(way->look, render::AreaLook::Way);
    EXPECT_TRUE(way->triangles.empty());
    EXPECT_FALSE(render::make_place_area({}, render::AreaLook::Disc, std::nullopt));
}

TEST(Ribbon, CoversItsWidthOnceAlongTheWholeLine) {
    const std::vector<FixedPoint> line{{0, 0}, {40000, 0}, {40100, 10}, {90000, 30000}};
    const auto band = render::ribbon(line, 2000.0, 500.0);
    EXPECT_EQ(band.size(), 2U * 6U) << "the third corner is too near to the second";
    EXPECT_EQ(triangles_at(band, 20000.0, 1500.0), 1);
    EXPECT_EQ(triangles_at(band, 20000.0, -1500.0), 1);
    EXPECT_EQ(triangles_at(band, 20000.0, 2500.0), 0);
    EXPECT_EQ(triangles_at(band, 65000.0, 15100.0), 1);
    EXPECT_EQ(triangles_at(band, -100.0, 100.0), 0) << "it ends with the line";
    EXPECT_TRUE(render::ribbon({}, 10.0, 1.0).empty());
}

TEST(PlaceArea, ALeaderRunsFromTheAnchorToTheSign) {
    const auto anchor = *geo::LonLat::from_degrees(geo::Lon{44.4}, geo::Lat{33.3});
    const auto sector = geo::polygons_of(geo::sector_rings(anchor, 15.0, 25.0, 247.5, 292.5));
    const auto area = render::make_place_area(sector, render::AreaLook::Disc, anchor);
    ASSERT_TRUE(area && area->anchor);
    render::AreaBatch batch;
    const FixedPoint sign{1, 2};
    batch.add(*area, sign, true, {}, 1.0);
    ASSERT_EQ(batch.leaders.size(), 1U);
    EXPECT_EQ(batch.leaders[0].from, render::fixed_from_world(render::world_from_lon_lat(anchor)));
    EXPECT_EQ(batch.leaders[0].to, sign);
    EXPECT_EQ(batch.anchors.size(), 1U);
    EXPECT_FALSE(batch.triangles.empty());
    render::AreaBatch edge_alone;
    edge_alone.add(*area, sign, false, {}, 1.0);
    EXPECT_TRUE(edge_alone.triangles.empty());
    EXPECT_FALSE(edge_alone.edge.empty());
}

// Asked for once, made on another thread, kept for the next field.
TEST(PlaceAreas, AreMadeOnceAwayFromTheFrame) {
    const auto events = std::vector{make_event({"Province", "", 44.0, 33.0, model::SubEventType::Attack, 3, 80.0}, 1), make_event({"Other", "", 46.0, 33.0, model::SubEventType::Attack, 3, 80.0}, 2)};
    const auto store = model::EventStore::from_events(events);
    const auto field = render::EventField::make(events, store);
    std::atomic<int> asked = 0;
    std::atomic<int> ready = 0;
    const auto here = std::this_thread::get_id();
    render::PlaceAreas areas;
    EXPECT_EQ(areas.of(field, 0), nullptr) << "no source";
    areas.set_source(
        [&](const render::AreaQuestion& question) -> std::optional<render::PlaceArea> {
            ++asked;
            EXPECT_NE(std::this_thread::get_id(), here);
            EXPECT_EQ(question.geo_precision, 3);
            return question.position.lon_deg() < 45.0 ? render::make_place_area({{}, {{{44.0, 33.0}, {45.0, 34.0}}}}, render::AreaLook::Way, std::nullopt) : std::nullopt;
        },
        [&] { ++ready; });
    EXPECT_EQ(areas.of(field, 0), nullptr);
    EXPECT_EQ(areas.of(field, 1), nullptr);
    EXPECT_EQ(areas.of(field, 0), nullptr);
    while (areas.waiting() > 0) {
        areas.collect();
        std::this_thread::yield();
    }
    EXPECT_GE(ready.load(), 1);
    const auto* area = areas.of(field, 0);
    ASSERT_NE(area, nullptr);
    EXPECT_EQ(areas.of(field, 1), nullptr) << "a disc will do";
    areas.forget_places();
    EXPECT_EQ(areas.of(field, 0), area) << "known at once";
    EXPECT_EQ(areas.waiting(), 0U);
    EXPECT_EQ(asked.load(), 2);
}

} // namespace
