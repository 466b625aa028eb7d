#pragma once

#include "geo/rings.h"

#include <algorithm>
#include <limits>

/// Small steps that the files of rings share; nobody else includes this.
namespace marsad::geo {

[[nodiscard]] inline Corner between_corners(Corner a, Corner b, double share) {
    return {a.lon_deg + (b.lon_deg - a.lon_deg) * share, a.lat_deg + (b.lat_deg - a.lat_deg) * share};
}

struct Box {
    double west = std::numeric_limits<double>::infinity();
    double south = west;
    double east = -west;
    double north = -west;
};

[[nodiscard]] inline Box box_of(const Ring& ring) {
    Box box;
    for (const Corner& c : ring) {
        box.west = std::min(box.west, c.lon_deg);
        box.east = std::max(box.east, c.lon_deg);
        box.south = std::min(box.south, c.lat_deg);
        box.north = std::max(box.north, c.lat_deg);
    }
    return box;
}

[[nodiscard]] inline bool ring_holds(const Ring& ring, Corner corner) {
    bool odd = false;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        const Corner& a = ring[i];
        const Corner& b = ring[before];
        if ((a.lat_deg > corner.lat_deg) != (b.lat_deg > corner.lat_deg) &&
            corner.lon_deg < a.lon_deg + (b.lon_deg - a.lon_deg) * (corner.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg)) {
            odd = !odd;
        }
    }
    return odd;
}

/// Twice the signed area in square degrees; positive = counter-clockwise.
[[nodiscard]] inline double twice_area(const Ring& ring) {
    double sum = 0;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        sum += ring[before].lon_deg * ring[i].lat_deg - ring[i].lon_deg * ring[before].lat_deg;
    }
    return sum;
}

} // namespace marsad::geo
