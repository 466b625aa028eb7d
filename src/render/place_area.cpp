#include "render/place_area.h"

#include "render/symbol_layer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace marsad::render {

namespace {

constexpr int kMarginCopies = 1; // what lies at 180° reaches into the next world
constexpr double kAnchorPx = 7.0;

using Path = std::vector<FixedPoint>;

Path fixed_path(const geo::Ring& ring) {
    Path out;
    out.reserve(ring.size());
    for (const geo::Corner& corner : ring) {
        const FixedPoint point = fixed_from_world(world_from_degrees(corner.lon_deg, std::clamp(corner.lat_deg, -kMaxMercatorLatDeg, kMaxMercatorLatDeg)));
        if (out.empty() || out.back() != point) {
            out.push_back(point);
        }
    }
    return out;
}

/// Corners nearer than `least` to the one kept before them are left out; first and last stay.
Path thinned(const Path& path, double least) {
    Path out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto far = [&] { return std::hypot(static_cast<double>(path[i].x) - out.back().x, static_cast<double>(path[i].y) - out.back().y) >= least; };
        if (i == 0 || i + 1 == path.size() || far()) {
            out.push_back(path[i]);
        }
    }
    return out;
}

std::size_t corners_of(const std::vector<Path>& paths) {
    std::size_t sum = 0;
    for (const Path& path : paths) {
        sum += path.size();
    }
    return sum;
}

void append_segments(const Path& path, std::vector<LineSegment>& out) {
    double length = 0.0;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        out.push_back({path[i], path[i + 1], static_cast<float>(length)});
        length += std::hypot(static_cast<double>(path[i + 1].x) - path[i].x, static_cast<double>(path[i + 1].y) - path[i].y);
    }
}

/// A side that goes down.
struct Side {
    FixedPoint top, bottom;
    [[nodiscard]] double x_at(double y) const { return top.x + (y - top.y) * (static_cast<double>(bottom.x) - top.x) / (static_cast<double>(bottom.y) - top.y); }
};

FixedPoint rounded(double x, double y) { return {static_cast<std::int32_t>(std::lround(x)), static_cast<std::int32_t>(std::lround(y))}; }

} // namespace

std::vector<FixedPoint> band_triangles(const std::vector<std::vector<FixedPoint>>& rings) {
    std::vector<Side> sides;
    std::vector<std::int32_t> heights;
    for (const Path& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const FixedPoint a = ring[i];
            const FixedPoint b = ring[(i + 1) % ring.size()];
            heights.push_back(a.y);
            if (a.y != b.y) {
                sides.push_back(a.y < b.y ? Side{a, b} : Side{b, a});
            }
        }
    }
    std::sort(heights.begin(), heights.end());
    heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
    std::sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) { return a.top.y < b.top.y; });
    std::vector<FixedPoint> out;
    std::vector<Side> open;
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < heights.size(); ++i) {
        const double top = heights[i];
        const double bottom = heights[i + 1];
        std::erase_if(open, [&](const Side& side) { return side.bottom.y <= heights[i]; });
        for (; next < sides.size() && sides[next].top.y <= heights[i]; ++next) {
            open.push_back(sides[next]);
        }
        const double middle = (top + bottom) / 2.0;
        std::sort(open.begin(), open.end(), [&](const Side& a, const Side& b) { return a.x_at(middle) < b.x_at(middle); });
        for (std::size_t s = 0; s + 1 < open.size(); s += 2) {
            const FixedPoint left_top = rounded(open[s].x_at(top), top);
            const FixedPoint right_top = rounded(open[s + 1].x_at(top), top);
            const FixedPoint left_bottom = rounded(open[s].x_at(bottom), bottom);
            const FixedPoint right_bottom = rounded(open[s + 1].x_at(bottom), bottom);
            if (left_top != right_top) {
                out.insert(out.end(), {left_top, right_top, left_bottom});
            }
            if (left_bottom != right_bottom) {
                out.insert(out.end(), {right_top, right_bottom, left_bottom});
            }
        }
    }
    return out;
}

std::optional<PlaceArea> make_place_area(const geo::AreaGeometry& geometry, AreaLook look, std::optional<geo::LonLat> anchor) {
    std::vector<Path> closed;
    std::vector<Path> open;
    for (const auto& polygon : geometry.polygons) {
        for (const geo::Ring& ring : polygon) {
            closed.push_back(fixed_path(ring));
        }
    }
    for (const geo::Ring& line : geometry.lines) {
        open.push_back(fixed_path(line));
    }
    double least = kFixedOne / 360.0 * 0.002;
    while (corners_of(closed) + corners_of(open) > kMostAreaCorners && least < kFixedOne) {
        for (auto* paths : {&closed, &open}) {
            std::transform(paths->begin(), paths->end(), paths->begin(), [&](const Path& path) { return thinned(path, least); });
        }
        std::erase_if(closed, [](const Path& path) { return path.size() < 4; }); // an island of a few pixels
        least *= 1.5;
    }
    PlaceArea out;
    out.look = closed.empty() ? AreaLook::Way : look;
    out.triangles = band_triangles(closed);
    out.lines = std::move(closed);
    out.lines.insert(out.lines.end(), open.begin(), open.end());
    std::erase_if(out.lines, [](const Path& path) { return path.size() < 2; });
    if (out.lines.empty()) {
        return std::nullopt;
    }
    const FixedPoint first = out.lines.front().front();
    out.box = {first.x, first.y, first.x, first.y};
    for (const Path& line : out.lines) {
        for (const FixedPoint point : line) {
            out.box.extend(point);
        }
    }
    if (anchor) {
        out.anchor = fixed_from_world(world_from_lon_lat(*anchor));
    }
    return out;
}

std::vector<FixedPoint> ribbon(const std::vector<FixedPoint>& line, double half_width, double least) {
    const Path path = thinned(line, least);
    std::vector<FixedPoint> out;
    std::array<FixedPoint, 2> before{};
    for (std::size_t i = 0; i < path.size(); ++i) {
        // Across the way from the corner before to the corner behind: half of the bend on each side.
        const FixedPoint from = path[i == 0 ? 0 : i - 1];
        const FixedPoint to = path[std::min(i + 1, path.size() - 1)];
        const double dx = static_cast<double>(to.x) - from.x;
        const double dy = static_cast<double>(to.y) - from.y;
        const double length = std::max(1.0, std::hypot(dx, dy));
        const double across_x = -dy / length * half_width;
        const double across_y = dx / length * half_width;
        const std::array<FixedPoint, 2> sides{rounded(path[i].x + across_x, path[i].y + across_y), rounded(path[i].x - across_x, path[i].y - across_y)};
        if (i > 0) {
            out.insert(out.end(), {before[0], before[1], sides[0], sides[0], before[1], sides[1]});
        }
        before = sides;
    }
    return out;
}

void AreaBatch::add(const PlaceArea& area, FixedPoint sign, bool filled, Colour colour, double scale) {
    if (filled) {
        triangles.insert(triangles.end(), area.triangles.begin(), area.triangles.end());
    }
    for (const auto& line : area.lines) {
        append_segments(line, edge);
    }
    if (area.look == AreaLook::Way) {
        ways.insert(ways.end(), area.lines.begin(), area.lines.end());
    }
    if (area.anchor) {
        const FixedPoint from = *area.anchor;
        leaders.push_back({from, sign, 0.0F});
        anchors.push_back({from, static_cast<float>(kAnchorPx * scale), Shape::Square, Fill::Hollow, 0, 0, colour});
    }
}

void draw_areas(Painter& painter, const AreaBatch& batch, AreaLook look, Colour colour, const MapStyle& style, const Camera& camera, double scale,
                double share, double fill_share, double hatch_phase_px) {
    switch (look) {
    case AreaLook::Hatched:
    case AreaLook::HatchedDisc:
        painter.draw_triangles(batch.triangles, camera, colour.with_alpha(0.34 * share * fill_share), {8.0 * scale, 1.2 * scale, hatch_phase_px}, kMarginCopies);
        painter.draw_lines(batch.edge, camera, {1.2 * scale, colour.with_alpha(0.55 * share), look == AreaLook::Hatched ? 0.0 : 5.0 * scale, 4.0 * scale}, kMarginCopies);
        break;
    case AreaLook::Disc:
        painter.draw_triangles(batch.triangles, camera, colour.with_alpha(0.12 * share * fill_share), {}, kMarginCopies);
        painter.draw_lines(batch.edge, camera, {1.2 * scale, colour.with_alpha(0.8 * share)}, kMarginCopies);
        break;
    case AreaLook::Way:
        {
            const double units_per_px = kFixedOne / camera.pixels_per_world();
            std::vector<FixedPoint> bands;
            for (const Path& way : batch.ways) {
                const auto band = ribbon(way, 4.5 * scale * units_per_px, 3.0 * scale * units_per_px);
                bands.insert(bands.end(), band.begin(), band.end());
            }
            painter.draw_triangles(bands, camera, colour.with_alpha(0.28 * share), {}, kMarginCopies);
        }
        painter.draw_lines(batch.edge, camera, {1.6 * scale, colour.with_alpha(0.9 * share), 1.8 * scale, 3.2 * scale}, kMarginCopies);
        break;
    }
    painter.draw_lines(batch.leaders, camera, {1.2 * scale, colour.with_alpha(0.8 * share), 4.0 * scale, 3.0 * scale}, kMarginCopies);
    std::vector<MarkerVertex> anchors = batch.anchors;
    for (MarkerVertex& anchor : anchors) {
        anchor.colour = colour.with_alpha(share);
    }
    painter.draw_markers(anchors, camera, {style.casing, 1.0 * scale, 1.4 * scale, 0.0});
}

} // namespace marsad::render
