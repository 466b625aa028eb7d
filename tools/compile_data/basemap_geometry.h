#pragma once

#include "topojson.h"

#include "render/basemap_format.h"

#include <vector>

namespace marsad::compile_data {

/// A ring or line on the fixed-point Mercator plane.
using FixedPath = std::vector<render::FixedPoint>;

/// Cuts a polygon at 180° and at the Mercator edge and projects it: one entry per copy of the world that it reaches,
/// each a list of rings inside the unit square.
[[nodiscard]] std::vector<std::vector<FixedPath>> cut_polygon(const Polygon& polygon);

/// Cuts a line at 180° and projects it.
[[nodiscard]] std::vector<FixedPath> cut_line(const std::vector<geo::RegionVertex>& line);

/// Triangles (three vertices each) of the even-odd inside of the rings, by the GLU tessellator.
[[nodiscard]] std::vector<render::FixedPoint> triangulate(const std::vector<FixedPath>& rings);

/// The polygon's triangles inside and outside of another outline.
struct SplitTriangles {
    std::vector<render::FixedPoint> inside;
    std::vector<render::FixedPoint> outside;
};
[[nodiscard]] SplitTriangles triangulate_split(const std::vector<FixedPath>& rings, const FixedPath& by);

/// Area of the rings, the first being outer and the others holes; area of a triangle list. Fixed-point units squared.
[[nodiscard]] double ring_area(const FixedPath& ring);
[[nodiscard]] double polygon_area(const std::vector<FixedPath>& rings);
[[nodiscard]] double triangle_area(const std::vector<render::FixedPoint>& triangles);

[[nodiscard]] render::FixedBox box_of(const FixedPath& path);

/// A point well inside the rings, where a label can stand: of a grid over the box, the one farthest from the outline.
[[nodiscard]] render::FixedPoint label_point(const std::vector<FixedPath>& rings);

/// Even-odd test.
[[nodiscard]] bool is_inside(const std::vector<FixedPath>& rings, double x, double y);

} // namespace marsad::compile_data
