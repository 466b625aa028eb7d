#include "basemap_layers.h"

#include <algorithm>
#include <cmath>

namespace marsad::compile_data {

namespace {

constexpr std::size_t kPieceVertices = 128; // short enough to be left out where off screen

std::array<char, 2> pack_code(const std::string& code) { return code.size() == 2 ? std::array<char, 2>{code[0], code[1]} : std::array<char, 2>{0, 0}; }

render::FixedPoint middle(render::FixedPoint a, render::FixedPoint b) { return {a.x / 2 + b.x / 2, a.y / 2 + b.y / 2}; }

/// Splits a border where it changes between settled and disputed.
void add_border(const FixedPath& path, const std::string& a, const std::string& b, const DisputedBorders& disputed, BasemapDetail& detail) {
    if (!disputed.concerns(a, b)) {
        add_piece(path, 0, path.size(), render::LineKind::Border, detail.lines, detail.line_vertices);
        return;
    }
    std::size_t first = 0;
    while (first + 1 < path.size()) {
        const bool dashed = disputed.is_disputed(a, b, middle(path[first], path[first + 1]));
        std::size_t last = first + 1;
        while (last + 1 < path.size() && disputed.is_disputed(a, b, middle(path[last], path[last + 1])) == dashed) {
            ++last;
        }
        add_piece(path, first, last + 1, dashed ? render::LineKind::DisputedBorder : render::LineKind::Border, detail.lines, detail.line_vertices);
        first = last;
    }
}

double distance_to_segment(render::FixedPoint p, render::FixedPoint a, render::FixedPoint b) {
    const double dx = static_cast<double>(b.x) - a.x;
    const double dy = static_cast<double>(b.y) - a.y;
    const double length = dx * dx + dy * dy;
    const double t = length == 0.0 ? 0.0 : std::clamp(((static_cast<double>(p.x) - a.x) * dx + (static_cast<double>(p.y) - a.y) * dy) / length, 0.0, 1.0);
    return std::hypot(a.x + t * dx - p.x, a.y + t * dy - p.y);
}

bool near_existing_line(const BasemapDetail& detail, std::size_t lines, render::FixedPoint p, std::int32_t reach) {
    for (std::size_t i = 0; i < lines; ++i) {
        const render::LineRecord& line = detail.lines[i];
        if (p.x < line.box.left - reach || p.x > line.box.right + reach || p.y < line.box.top - reach ||
            p.y > line.box.bottom + reach) {
            continue;
        }
        for (std::size_t v = line.first_vertex; v + 1 < line.first_vertex + line.vertex_count; ++v) {
            if (distance_to_segment(p, detail.line_vertices[v], detail.line_vertices[v + 1]) < reach) {
                return true;
            }
        }
    }
    return false;
}

bool is_land(const BasemapDetail& detail, render::FixedPoint p) {
    for (const render::FillRecord& fill : detail.fills) {
        if (p.x < fill.box.left || p.x > fill.box.right || p.y < fill.box.top || p.y > fill.box.bottom) {
            continue;
        }
        for (std::size_t v = fill.first_vertex; v + 2 < fill.first_vertex + fill.vertex_count; v += 3) {
            if (is_inside({{detail.fill_vertices[v], detail.fill_vertices[v + 1], detail.fill_vertices[v + 2]}}, p.x, p.y)) {
                return true;
            }
        }
    }
    return false;
}

/// The outline of a disputed area where it runs on land and no line of the source stands for it.
void add_outline(const DisputedArea& area, BasemapDetail& detail) {
    constexpr int kSteps = 8;
    FixedPath dense;
    for (std::size_t i = 0; i < area.outline.size(); ++i) {
        const auto& a = area.outline[i];
        const auto& b = area.outline[(i + 1) % area.outline.size()];
        for (int step = 0; step < kSteps; ++step) {
            dense.push_back({a.x + static_cast<std::int32_t>((static_cast<std::int64_t>(b.x) - a.x) * step / kSteps),
                             a.y + static_cast<std::int32_t>((static_cast<std::int64_t>(b.y) - a.y) * step / kSteps)});
        }
    }
    dense.push_back(dense.front());
    const std::size_t existing = detail.lines.size();
    // A hand-drawn outline means the exact line that runs near it: near for the size of the area.
    const auto reach = static_cast<std::int32_t>(0.1 * std::sqrt(ring_area(area.outline)));
    FixedPath piece;
    for (const render::FixedPoint& p : dense) {
        if (is_land(detail, p) && !near_existing_line(detail, existing, p, reach)) {
            piece.push_back(p);
            continue;
        }
        add_piece(piece, 0, piece.size(), render::LineKind::DisputedBorder, detail.lines, detail.line_vertices);
        piece.clear();
    }
    add_piece(piece, 0, piece.size(), render::LineKind::DisputedBorder, detail.lines, detail.line_vertices);
}

/// Appends triangles as one record; their area.
double add_fill(const std::vector<render::FixedPoint>& triangles, const std::string& code, bool disputed, BasemapDetail& detail) {
    if (triangles.empty()) {
        return 0.0;
    }
    detail.fills.push_back({box_of(triangles), static_cast<std::uint32_t>(detail.fill_vertices.size()), static_cast<std::uint32_t>(triangles.size()),
                            pack_code(code), static_cast<std::uint8_t>(disputed ? 1 : 0), 0});
    detail.fill_vertices.insert(detail.fill_vertices.end(), triangles.begin(), triangles.end());
    return triangle_area(triangles);
}

} // namespace

void add_piece(const FixedPath& path, std::size_t first, std::size_t last, render::LineKind kind, std::vector<render::LineRecord>& lines,
               std::vector<render::FixedPoint>& vertices, std::uint8_t rank) {
    for (std::size_t begin = first; begin + 1 < last; begin += kPieceVertices - 1) {
        const std::size_t end = std::min(last, begin + kPieceVertices);
        const FixedPath piece(path.begin() + static_cast<std::ptrdiff_t>(begin), path.begin() + static_cast<std::ptrdiff_t>(end));
        lines.push_back({box_of(piece), static_cast<std::uint32_t>(vertices.size()), static_cast<std::uint32_t>(piece.size()), kind, rank, {}});
        vertices.insert(vertices.end(), piece.begin(), piece.end());
    }
}

void add_fills(const Topology& topology, const std::vector<RegionName>& names, const DisputedBorders& disputed, BasemapDetail& detail) {
    for (std::size_t f = 0; f < topology.features.size(); ++f) {
        double wanted = 0.0;
        double got = 0.0;
        for (const Polygon& polygon : topology.features[f].polygons) {
            for (const std::vector<FixedPath>& rings : cut_polygon(polygon)) {
                wanted += std::abs(polygon_area(rings));
                const DisputedArea* whole = disputed.area_of(rings[0]);
                const DisputedArea* part = whole == nullptr ? disputed.split_of(names[f].code, box_of(rings[0])) : nullptr;
                if (part != nullptr) {
                    const SplitTriangles split = triangulate_split(rings, part->outline);
                    got += add_fill(split.inside, part->country, true, detail) + add_fill(split.outside, names[f].code, false, detail);
                } else {
                    got += add_fill(triangulate(rings), whole != nullptr ? whole->country : names[f].code, whole != nullptr, detail);
                }
            }
        }
        // Atolls of a few hundred metres are drawn over their own outline by the source's grid of 400 m: below the
        // area of a square of 35 km the difference is measured against that square.
        constexpr double kLeastArea = 940000.0 * 940000.0;
        // A state of which nothing is left would agree with itself.
        const bool lost = wanted == 0.0 && !topology.features[f].polygons.empty();
        const double error = lost ? 1.0 : std::abs(got - wanted) / std::max(wanted, kLeastArea);
        if (error > detail.worst_area_error) {
            detail.worst_area_error = error;
            detail.worst_area_name = topology.features[f].name;
        }
    }
}

void add_borders(const Topology& topology, const std::vector<RegionName>& names, const DisputedBorders& disputed, BasemapDetail& detail) {
    for (const TopoArc& arc : topology.arcs) {
        for (const FixedPath& path : cut_line(arc.vertices)) {
            if (arc.features.size() >= 2) {
                add_border(path, names[arc.features[0]].key, names[arc.features[1]].key, disputed, detail);
            } else if (arc.features.size() == 1) {
                add_piece(path, 0, path.size(), render::LineKind::Coast, detail.lines, detail.line_vertices);
            }
        }
    }
    for (const DisputedArea& area : disputed.outlines()) {
        add_outline(area, detail);
    }
}

void add_inner_lines(const Topology& topology, std::vector<render::LineRecord>& lines, std::vector<render::FixedPoint>& vertices) {
    for (const TopoArc& arc : topology.arcs) {
        if (arc.features.size() < 2) {
            continue;
        }
        for (const FixedPath& path : cut_line(arc.vertices)) {
            add_piece(path, 0, path.size(), render::LineKind::Province, lines, vertices);
        }
    }
}

} // namespace marsad::compile_data
