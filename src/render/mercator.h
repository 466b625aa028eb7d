#pragma once

#include "geo/lon_lat.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace marsad::render {

/// A point of the Web Mercator unit square: x to the east from 180° W, y to the south from 85.0511° N. x leaves
/// [0, 1] for copies of the world across 180°.
struct World {
    double x;
    double y;
};

inline constexpr double kMaxMercatorLatDeg = 85.05112877980659;
inline constexpr double kEquatorKm = 2.0 * std::numbers::pi * geo::kEarthRadiusKm;

/// Latitudes beyond ±85.0511° are moved onto the edge.
[[nodiscard]] inline World world_from_degrees(double lon_deg, double lat_deg) {
    const double lat = std::clamp(lat_deg, -kMaxMercatorLatDeg, kMaxMercatorLatDeg) * std::numbers::pi / 180.0;
    const double s = std::sin(lat);
    return {lon_deg / 360.0 + 0.5, 0.5 - std::log((1.0 + s) / (1.0 - s)) / (4.0 * std::numbers::pi)};
}

[[nodiscard]] inline World world_from_lon_lat(geo::LonLat point) { return world_from_degrees(point.lon_deg(), point.lat_deg()); }

[[nodiscard]] inline double lon_deg_from_world(World world) { return (world.x - 0.5) * 360.0; }
[[nodiscard]] inline double lat_deg_from_world(World world) {
    return std::atan(std::sinh(std::numbers::pi * (1.0 - 2.0 * world.y))) * 180.0 / std::numbers::pi;
}

/// The copy of a point, across 180° where that is nearer, that lies beside `to`.
[[nodiscard]] inline World nearest_copy(World point, World to) { return {point.x - std::round(point.x - to.x), point.y}; }

/// Length in the unit square of a distance on the ground at a place.
[[nodiscard]] inline double world_from_km(double km, geo::LonLat at) { return km / (kEquatorKm * std::max(0.05, std::cos(at.lat_deg() * std::numbers::pi / 180.0))); }

/// Fixed-point world coordinates for the device: the unit square in 2^30 steps (37 mm at the equator), so that a
/// world and its neighbours on both sides fit 32 bits and differences are exact.
struct FixedPoint {
    std::int32_t x;
    std::int32_t y;
    friend bool operator==(const FixedPoint&, const FixedPoint&) = default;
};

inline constexpr double kFixedOne = 1073741824.0; // 2^30

[[nodiscard]] inline FixedPoint fixed_from_world(World world) {
    return {static_cast<std::int32_t>(std::lround(world.x * kFixedOne)), static_cast<std::int32_t>(std::lround(world.y * kFixedOne))};
}

[[nodiscard]] inline World world_from_fixed(FixedPoint point) { return {point.x / kFixedOne, point.y / kFixedOne}; }

/// left <= right, top <= bottom (y down).
struct FixedBox {
    std::int32_t left;
    std::int32_t top;
    std::int32_t right;
    std::int32_t bottom;

    void extend(FixedPoint point) {
        left = std::min(left, point.x);
        top = std::min(top, point.y);
        right = std::max(right, point.x);
        bottom = std::max(bottom, point.y);
    }
};

} // namespace marsad::render
