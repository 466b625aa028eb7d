#pragma once

#include "render/basemap_file.h"
#include "render/painter.h"

#include <set>
#include <string>

namespace marsad::render {

/// Degree of detail of the basemap file for the camera's zoom.
[[nodiscard]] std::size_t basemap_detail(const Camera& camera);

/// Whether the fixed-point box may be seen on any copy of the world.
[[nodiscard]] bool is_visible(const FixedBox& box, const Camera& camera);

/// Pieces of the visible lines of one kind. Bends of less than `least_px` are made straight.
/// Lines of a rank above `most_rank` are left out.
[[nodiscard]] std::vector<LineSegment> visible_segments(std::span<const LineRecord> lines, std::span<const FixedPoint> vertices, LineKind kind,
                                                        const Camera& camera, double least_px = 0.0, int most_rank = 255);

/// The least of the rivers' ranks that the camera's zoom shows; -1 = none: from far away a map of rivers shows nothing else.
[[nodiscard]] int river_rank(const Camera& camera);

/// Sea, land (the states of `focus`, ISO codes, in their own tone), lakes, rivers and province lines by zoom, coasts and
/// borders.
void draw_basemap(Painter& painter, const BasemapFile& basemap, const MapStyle& style, const std::set<std::string>& focus, const Camera& camera,
                  double scale);
/// The lines alone. `least_px` as for visible_segments().
void draw_basemap_lines(Painter& painter, const BasemapFile& basemap, const MapStyle& style, const Camera& camera, double scale, double least_px);

} // namespace marsad::render
