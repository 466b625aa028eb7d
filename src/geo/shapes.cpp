#include "geo/shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace marsad::geo {

namespace {

constexpr double kStepDeg = 5.0;
constexpr double kStepKm = 50.0;
constexpr double kLeastKm = 0.001;

/// Puts each corner on the turn that is nearest to the one before.
void unwind(Ring& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
        ring[i].lon_deg += 360.0 * std::round((ring[i - 1].lon_deg - ring[i].lon_deg) / 360.0);
    }
}

/// The same for an outline; one that goes once round the globe is led over the pole that it encloses.
Ring unwound_outline(Ring ring, LonLat inside) {
    unwind(ring);
    const double gap = ring.front().lon_deg - ring.back().lon_deg;
    const double turn = 360.0 * std::round(gap / 360.0);
    if (turn != 0) {
        const double pole = inside.lat_deg() >= 0 ? 90.0 : -90.0;
        ring.push_back({ring.front().lon_deg - turn, ring.front().lat_deg});
        ring.push_back({ring.back().lon_deg, pole});
        ring.push_back({ring.front().lon_deg, pole});
    }
    return ring;
}

Corner corner_at(LonLat centre, double bearing, double km) {
    const LonLat point = offset_km(centre, bearing, km);
    return {point.lon_deg(), point.lat_deg()};
}

/// Corners at one distance from `from_deg` to `to_deg`, either way round, both included.
void add_arc(Ring& ring, LonLat centre, double km, double from_deg, double to_deg) {
    const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(to_deg - from_deg) / kStepDeg)));
    for (int i = 0; i <= steps; ++i) {
        ring.push_back(corner_at(centre, from_deg + (to_deg - from_deg) * i / steps, km));
    }
}

} // namespace

Ring circle_ring(LonLat centre, double radius_km) {
    Ring ring;
    for (double bearing = 360.0; bearing > 0.0; bearing -= kStepDeg) {
        ring.push_back(corner_at(centre, bearing, std::max(radius_km, kLeastKm)));
    }
    return unwound_outline(std::move(ring), centre);
}

std::vector<Ring> annulus_rings(LonLat centre, double inner_km, double outer_km) {
    std::vector<Ring> rings{circle_ring(centre, outer_km)};
    if (inner_km > kLeastKm && inner_km < outer_km) {
        rings.push_back(circle_ring(centre, inner_km));
        // On the turn of the ring around it.
        const double turn = 360.0 * std::round((rings[0][0].lon_deg - rings[1][0].lon_deg) / 360.0);
        for (Corner& corner : rings[1]) {
            corner.lon_deg += turn;
        }
    }
    return rings;
}

std::vector<Ring> sector_rings(LonLat centre, double inner_km, double outer_km, double from_deg, double to_deg) {
    if (to_deg - from_deg >= 360.0) {
        return annulus_rings(centre, inner_km, outer_km);
    }
    Ring ring;
    add_arc(ring, centre, std::max(outer_km, kLeastKm), to_deg, from_deg);
    if (inner_km > kLeastKm && inner_km < outer_km) {
        add_arc(ring, centre, inner_km, from_deg, to_deg);
    } else {
        ring.push_back({centre.lon_deg(), centre.lat_deg()});
    }
    return {unwound_outline(std::move(ring), centre)};
}

Ring way_between(LonLat a, LonLat b) {
    const double km = distance_km(a, b);
    const int steps = std::max(1, static_cast<int>(std::ceil(km / kStepKm)));
    Ring ring;
    const double bearing = bearing_deg(a, b);
    for (int i = 0; i < steps; ++i) {
        ring.push_back(corner_at(a, bearing, km * i / steps));
    }
    ring.push_back({b.lon_deg(), b.lat_deg()});
    unwind(ring);
    return ring;
}

Ring corridor_ring(LonLat a, LonLat b, double half_width_km) {
    const double km = distance_km(a, b);
    if (km < kLeastKm) {
        return circle_ring(a, half_width_km);
    }
    const double width = std::max(half_width_km, kLeastKm);
    const int steps = std::max(1, static_cast<int>(std::ceil(km / kStepKm)));
    const double there = bearing_deg(a, b);
    const double back = bearing_deg(b, a);
    const auto side = [&](int i, double turn_deg) {
        const LonLat on = i == 0 ? a : offset_km(a, there, km * i / steps);
        return corner_at(on, (i == 0 ? there : bearing_deg(on, a) + 180.0) + turn_deg, width);
    };
    Ring ring; // counter-clockwise: out on the right, round b, back on the left, round a
    for (int i = 0; i < steps; ++i) {
        ring.push_back(side(i, 90.0));
    }
    add_arc(ring, b, width, back + 270.0, back + 90.0);
    for (int i = steps - 1; i > 0; --i) {
        ring.push_back(side(i, -90.0));
    }
    Ring end;
    add_arc(end, a, width, there + 270.0, there + 90.0);
    end.pop_back(); // where the outline began
    ring.insert(ring.end(), end.begin(), end.end());
    return unwound_outline(std::move(ring), a);
}

} // namespace marsad::geo
