#pragma once

#include "geo/lon_lat.h"

#include <functional>
#include <vector>

namespace marsad::geo {

/// A corner of an outline, in degrees, longitude first. Unlike a LonLat it may run on beyond 180°, so that an outline
/// across 180° is one ring.
struct Corner {
    double lon_deg;
    double lat_deg;
    friend bool operator==(const Corner&, const Corner&) = default;
};

/// A closed outline without repetition of its first corner, or a line. Edges are straight in degrees, as in GeoJSON.
using Ring = std::vector<Corner>;

/// Areas and lines ready to be written as RFC 7946 wants them: within ±180° and cut there, 6 decimals; each polygon its
/// outer ring, counter-clockwise, then its holes, clockwise, every ring closed by its first corner, no edge of 180° or more.
struct AreaGeometry {
    std::vector<std::vector<Ring>> polygons;
    std::vector<Ring> lines;

    [[nodiscard]] bool empty() const { return polygons.empty() && lines.empty(); }
};

/// Even-odd: whether the rings hold the corner. Longitudes are taken as they are.
[[nodiscard]] bool holds(const std::vector<Ring>& rings, Corner corner);

/// Whether they hold the point, whatever turn their longitudes are on.
[[nodiscard]] bool holds(const std::vector<Ring>& rings, LonLat point);

/// A line that cuts the plane in two.
struct CutLine {
    std::function<double(Corner)> side;          ///< 0 or more: is kept; continuous
    std::function<double(Corner)> along;         ///< where on the line; orders its points
    std::function<Ring(Corner, Corner)> between; ///< corners of the line between two of its points, both excluded
};

/// The part of an even-odd area on the kept side; again rings of the even-odd rule.
[[nodiscard]] std::vector<Ring> cut(const std::vector<Ring>& rings, const CutLine& line);

/// The part of the area that lies towards `bearing_deg` of the centre: on that side of the great circle through it.
[[nodiscard]] std::vector<Ring> half_towards(const std::vector<Ring>& rings, LonLat centre, double bearing_deg);

/// The area without, or together with, what the simple ring `other` encloses; `other` is moved by some centimetres first,
/// since outlines often share corners and edges.
[[nodiscard]] std::vector<Ring> without(const std::vector<Ring>& rings, const Ring& other);
[[nodiscard]] std::vector<Ring> together(const std::vector<Ring>& rings, const Ring& other);

/// Rings of the even-odd rule, on any turn, as polygons. Rings that vanish at 6 decimals are left out.
[[nodiscard]] AreaGeometry polygons_of(const std::vector<Ring>& rings);

/// Lines, on any turn, cut at 180°.
[[nodiscard]] AreaGeometry lines_of(const std::vector<Ring>& lines);

/// True where no two edges of the ring meet but neighbours in their common corner.
[[nodiscard]] bool is_simple(const Ring& ring);

/// Area in km² on the sphere of kEarthRadiusKm, edges straight in degrees; holes taken off.
[[nodiscard]] double area_km2(const AreaGeometry& geometry);

} // namespace marsad::geo
