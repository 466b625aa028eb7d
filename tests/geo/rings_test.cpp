#include "geo/rings.h"
#include "geo/shapes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace marsad::geo {
namespace {

LonLat at(double lon, double lat) { return *LonLat::from_degrees(Lon{lon}, Lat{lat}); }

/// What every polygon must be: closed, on the globe, outer rings counter-clockwise, holes clockwise, simple.
void expect_sound(const AreaGeometry& geometry, const std::string& what) {
    EXPECT_FALSE(geometry.empty()) << what;
    for (const auto& polygon : geometry.polygons) {
        for (std::size_t r = 0; r < polygon.size(); ++r) {
            const Ring& ring = polygon[r];
            ASSERT_GE(ring.size(), 4U) << what;
            EXPECT_EQ(ring.front(), ring.back()) << what;
            double twice = 0;
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                twice += ring[i].lon_deg * ring[i + 1].lat_deg - ring[i + 1].lon_deg * ring[i].lat_deg;
                EXPECT_LE(std::abs(ring[i].lon_deg), 180.0) << what;
                EXPECT_LE(std::abs(ring[i].lat_deg), 90.0) << what;
                EXPECT_LT(std::abs(ring[i + 1].lon_deg - ring[i].lon_deg), 180.0) << what;
                EXPECT_EQ(std::round(ring[i].lon_deg * 1e6) / 1e6, ring[i].lon_deg) << what;
            }
            EXPECT_EQ(twice > 0, r == 0) << what;
            EXPECT_TRUE(is_simple(Ring(ring.begin(), ring.end() - 1))) << what;
        }
    }
}

bool holds(const AreaGeometry& geometry, LonLat point) {
    bool inside = false;
    for (const auto& polygon : geometry.polygons) {
        for (const Ring& ring : polygon) {
            inside = inside != holds(std::vector<Ring>{Ring(ring.begin(), ring.end() - 1)}, Corner{point.lon_deg(), point.lat_deg()});
        }
    }
    return inside;
}

double disc_km2(double radius_km) {
    return 2 * std::numbers::pi * kEarthRadiusKm * kEarthRadiusKm * (1 - std::cos(radius_km / kEarthRadiusKm));
}

TEST(Shapes, discs_have_their_area_and_hold_their_points) {
    for (const LonLat centre : {at(44.4, 33.3), at(0, 0), at(179.9, -16.5), at(-180, 65), at(20, 78), at(-70, -55)}) {
        for (const double radius : {0.5, 12.0, 150.0, 900.0}) {
            const auto geometry = polygons_of({circle_ring(centre, radius)});
            const std::string what = std::to_string(centre.lon_deg()) + " " + std::to_string(centre.lat_deg()) + " " + std::to_string(radius);
            expect_sound(geometry, what);
            EXPECT_NEAR(area_km2(geometry) / disc_km2(radius), 1.0, 0.004) << what;
            for (int bearing = 7; bearing < 360; bearing += 31) {
                EXPECT_TRUE(holds(geometry, offset_km(centre, bearing, 0.99 * radius))) << what << " at " << bearing;
                EXPECT_FALSE(holds(geometry, offset_km(centre, bearing, 1.01 * radius))) << what << " at " << bearing;
            }
        }
    }
}

TEST(Shapes, a_disc_over_a_pole_reaches_it) {
    for (const double lat : {88.0, -88.0}) {
        const auto geometry = polygons_of({circle_ring(at(30, lat), 500)});
        expect_sound(geometry, "pole");
        EXPECT_NEAR(area_km2(geometry) / disc_km2(500), 1.0, 0.01);
        EXPECT_TRUE(holds(geometry, at(-120, lat > 0 ? 89.9 : -89.9)));
        EXPECT_FALSE(holds(geometry, at(-150, lat > 0 ? 84.0 : -84.0)));
    }
}

TEST(Shapes, what_crosses_180_is_cut_there) {
    const auto geometry = polygons_of({circle_ring(at(179.9, -16.5), 100)});
    ASSERT_EQ(geometry.polygons.size(), 2U);
    for (const auto& polygon : geometry.polygons) {
        bool on_edge = false;
        for (const Corner& corner : polygon[0]) {
            on_edge = on_edge || std::abs(corner.lon_deg) == 180.0;
        }
        EXPECT_TRUE(on_edge);
    }
    const auto line = lines_of({way_between(at(175, 10), at(-170, 20))});
    ASSERT_EQ(line.lines.size(), 2U);
    EXPECT_EQ(line.lines[0].back().lon_deg, 180.0);
    EXPECT_EQ(line.lines[1].front().lon_deg, -180.0);
    EXPECT_EQ(line.lines[0].back().lat_deg, line.lines[1].front().lat_deg);
    EXPECT_EQ(line.lines[1].back(), (Corner{-170, 20}));
}

TEST(Shapes, rings_have_a_hole) {
    const auto geometry = polygons_of(annulus_rings(at(43.1, 36.3), 20, 60));
    expect_sound(geometry, "annulus");
    ASSERT_EQ(geometry.polygons.size(), 1U);
    EXPECT_EQ(geometry.polygons[0].size(), 2U);
    EXPECT_NEAR(area_km2(geometry) / (disc_km2(60) - disc_km2(20)), 1.0, 0.004);
    EXPECT_FALSE(holds(geometry, at(43.1, 36.3)));
    EXPECT_TRUE(holds(geometry, offset_km(at(43.1, 36.3), 200, 40)));
    const auto over_the_line = polygons_of(annulus_rings(at(-179.8, 51.5), 30, 90));
    expect_sound(over_the_line, "annulus over 180");
    EXPECT_NEAR(area_km2(over_the_line) / (disc_km2(90) - disc_km2(30)), 1.0, 0.004);
}

TEST(Shapes, sectors_lie_between_their_bearings) {
    struct Case {
        double from, to, inner;
    };
    const LonLat centre = at(43.1, 36.3);
    for (const Case& c : {Case{247.5, 292.5, 22.5}, Case{-60, 60, 5}, Case{300, 420, 0}, Case{0, 180, 0}, Case{90, 450, 10}, Case{-180, 180, 0}}) {
        const std::string what = std::to_string(c.from) + " to " + std::to_string(c.to);
        const auto geometry = polygons_of(sector_rings(centre, c.inner, 40, c.from, c.to));
        expect_sound(geometry, what);
        EXPECT_NEAR(area_km2(geometry) / ((disc_km2(40) - disc_km2(c.inner)) * (c.to - c.from) / 360), 1.0, 0.005) << what;
        for (double bearing = 3; bearing < 360; bearing += 12) {
            const double turned = std::fmod(bearing - c.from + 720.0, 360.0);
            EXPECT_EQ(holds(geometry, offset_km(centre, bearing, 30)), turned < c.to - c.from) << what << " at " << bearing;
            EXPECT_EQ(holds(geometry, offset_km(centre, bearing, c.inner * 0.9)) && c.inner > 0, false) << what << " at " << bearing;
        }
    }
}

TEST(Shapes, corridors_hold_both_ends_and_what_lies_between) {
    struct Case {
        LonLat a, b;
        double width;
    };
    for (const Case& c : {Case{at(43.1, 36.3), at(44.4, 33.3), 40}, Case{at(44.4, 33.3), at(43.1, 36.3), 40}, Case{at(179, 60), at(-178, 62), 20}, Case{at(10, 50), at(60, 50), 100}}) {
        const auto geometry = polygons_of({corridor_ring(c.a, c.b, c.width)});
        expect_sound(geometry, "corridor");
        const double km = distance_km(c.a, c.b);
        EXPECT_NEAR(area_km2(geometry) / (2 * c.width * km + disc_km2(c.width)), 1.0, 0.01);
        for (int i = 0; i <= 10; ++i) {
            const LonLat on = offset_km(c.a, bearing_deg(c.a, c.b), km * i / 10);
            EXPECT_TRUE(holds(geometry, on)) << i;
            EXPECT_TRUE(holds(geometry, offset_km(on, bearing_deg(on, c.b) + 90, 0.9 * c.width))) << i;
            EXPECT_FALSE(holds(geometry, offset_km(on, (i < 10 ? bearing_deg(on, c.b) : bearing_deg(on, c.a) + 180) + 90, 1.1 * c.width))) << i;
        }
    }
    expect_sound(polygons_of({corridor_ring(at(1, 1), at(1, 1), 5)}), "no way");
}

const Ring kSquare{{0, 0}, {10, 0}, {10, 10}, {0, 10}};

TEST(Rings, a_cut_of_an_even_odd_area_keeps_holes_and_parts) {
    // A comb whose teeth are cut off, with a hole in its back.
    const Ring comb{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 4}, {6, 4}, {6, 10}, {4, 10}, {4, 4}, {2, 4}, {2, 10}, {0, 10}};
    const Ring hole{{1, 1}, {1, 3}, {3, 3}, {3, 1}};
    const CutLine above{[](Corner c) { return c.lat_deg - 7; }, [](Corner c) { return c.lon_deg; }, [](Corner, Corner) { return Ring(); }};
    const auto teeth = polygons_of(cut({comb, hole}, above));
    EXPECT_EQ(teeth.polygons.size(), 3U);
    const CutLine below{[](Corner c) { return 2 - c.lat_deg; }, [](Corner c) { return c.lon_deg; }, [](Corner, Corner) { return Ring(); }};
    const auto back = polygons_of(cut({comb, hole}, below));
    expect_sound(back, "back");
    EXPECT_TRUE(holds(back, at(0.5, 1.5)));
    EXPECT_FALSE(holds(back, at(2, 1.5)));
    EXPECT_TRUE(holds(back, at(2, 0.5)));
    EXPECT_TRUE(cut({comb}, CutLine{[](Corner) { return -1.0; }, [](Corner c) { return c.lon_deg; }, [](Corner, Corner) { return Ring(); }}).empty());
}

TEST(Rings, halves_make_the_whole) {
    const LonLat centre = at(5, 5);
    const double whole = area_km2(polygons_of({kSquare}));
    for (double bearing = 0; bearing < 180; bearing += 22.5) {
        const auto one = polygons_of(half_towards({kSquare}, centre, bearing));
        const auto other = polygons_of(half_towards({kSquare}, centre, bearing + 180));
        expect_sound(one, "half");
        EXPECT_NEAR((area_km2(one) + area_km2(other)) / whole, 1.0, 1e-4) << bearing;
        EXPECT_TRUE(holds(one, offset_km(centre, bearing + 80, 300))) << bearing;
        EXPECT_FALSE(holds(one, offset_km(centre, bearing + 100, 300))) << bearing;
    }
}

TEST(Rings, areas_are_taken_off_and_put_together) {
    const Ring corner{{8, 8}, {12, 8}, {12, 12}, {8, 12}};
    const Ring inside{{4, 4}, {6, 4}, {6, 6}, {4, 6}};
    const Ring away{{20, 0}, {21, 0}, {21, 1}, {20, 1}};
    const Ring across{{-1, 4}, {11, 4}, {11, 6}, {-1, 6}};
    struct Case {
        const Ring* other;
        std::size_t polygons_without, polygons_together;
        double deg2_without, deg2_together;
    };
    for (const Case& c : {Case{&corner, 1, 1, 96, 112}, Case{&inside, 1, 1, 96, 100}, Case{&away, 1, 2, 100, 101}, Case{&across, 2, 1, 80, 104}}) {
        for (const bool reversed : {false, true}) {
            Ring other = *c.other;
            if (reversed) {
                std::reverse(other.begin(), other.end());
            }
            const auto flat = [](const AreaGeometry& geometry) {
                double sum = 0;
                for (const auto& polygon : geometry.polygons) {
                    for (const Ring& ring : polygon) {
                        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                            sum += (ring[i].lon_deg * ring[i + 1].lat_deg - ring[i + 1].lon_deg * ring[i].lat_deg) / 2;
                        }
                    }
                }
                return sum;
            };
            const auto less = polygons_of(without({kSquare}, other));
            const auto more = polygons_of(together({kSquare}, other));
            expect_sound(less, "less");
            expect_sound(more, "more");
            EXPECT_EQ(less.polygons.size(), c.polygons_without);
            EXPECT_EQ(more.polygons.size(), c.polygons_together);
            EXPECT_NEAR(flat(less), c.deg2_without, 1e-5);
            EXPECT_NEAR(flat(more), c.deg2_together, 1e-5);
        }
    }
    EXPECT_TRUE(without({inside}, kSquare).empty());
    EXPECT_EQ(together({inside}, kSquare).size(), 1U);
}

TEST(Rings, outlines_that_touch_can_be_combined) {
    // Corner on corner, corner on edge, edge along edge.
    for (const Ring& other : {Ring{{10, 10}, {12, 10}, {12, 12}, {10, 12}}, Ring{{5, 5}, {10, 5}, {5, 8}}, Ring{{2, 0}, {4, 0}, {4, 2}, {2, 2}}, kSquare}) {
        const double one = area_km2(polygons_of({kSquare}));
        const double two = area_km2(polygons_of({other}));
        const double less = area_km2(polygons_of(without({kSquare}, other)));
        const double more = area_km2(polygons_of(together({kSquare}, other)));
        EXPECT_NEAR(more, less + two, 1); // what is both is counted once
        EXPECT_GE(more, one - 1);
    }
}

TEST(Rings, islands_in_lakes_are_polygons_of_their_own) {
    const Ring lake{{2, 2}, {8, 2}, {8, 8}, {2, 8}};
    const Ring island{{4, 4}, {6, 4}, {6, 6}, {4, 6}};
    const auto geometry = polygons_of({island, kSquare, lake}); // in any order, with any turn
    expect_sound(geometry, "nested");
    ASSERT_EQ(geometry.polygons.size(), 2U);
    EXPECT_EQ(geometry.polygons[0].size(), 2U);
    EXPECT_EQ(geometry.polygons[1].size(), 1U);
}

TEST(Rings, a_ring_that_meets_itself_is_parted) {
    const Ring eight{{0, 0}, {2, 0}, {2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}, {0, 2}};
    const auto geometry = polygons_of({eight});
    expect_sound(geometry, "eight");
    EXPECT_EQ(geometry.polygons.size(), 2U);
    const Ring keyhole{{0, 0}, {10, 0}, {10, 10}, {5, 10}, {6, 8}, {4, 8}, {5, 10}, {0, 10}}; // a hole that hangs on the edge
    const auto held = polygons_of({keyhole});
    expect_sound(held, "keyhole");
    ASSERT_EQ(held.polygons.size(), 1U);
    EXPECT_EQ(held.polygons[0].size(), 2U);
    EXPECT_FALSE(holds(held, at(5, 8.5)));
}

TEST(Rings, what_has_no_width_vanishes) {
    EXPECT_TRUE(polygons_of({}).empty());
    EXPECT_TRUE(polygons_of({{{1, 1}, {2, 2}, {1, 1}}}).empty());
    EXPECT_TRUE(polygons_of({{{1, 1}, {1.0000001, 1}, {1, 1.0000001}}}).empty());
    const auto spiked = polygons_of({{{0, 0}, {10, 0}, {10, 10}, {15, 15}, {10, 10}, {0, 10}}});
    ASSERT_EQ(spiked.polygons.size(), 1U);
    EXPECT_EQ(spiked.polygons[0][0].size(), 5U);
}

TEST(Rings, simple_rings_are_told_from_others) {
    EXPECT_TRUE(is_simple(kSquare));
    EXPECT_TRUE(is_simple({{0, 0}, {5, 0}, {10, 0}, {10, 10}}));           // a corner on a straight edge
    EXPECT_FALSE(is_simple({{0, 0}, {10, 10}, {10, 0}, {0, 10}}));         // a bow
    EXPECT_FALSE(is_simple({{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}})); // touches
    EXPECT_FALSE(is_simple({{0, 0}, {10, 0}, {5, 0}, {5, 10}}));           // runs back
    EXPECT_FALSE(is_simple({{0, 0}, {10, 0}}));
}

} // namespace
} // namespace marsad::geo
