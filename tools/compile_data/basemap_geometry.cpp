#include "basemap_geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include <GL/glu.h>

namespace marsad::compile_data {

namespace {

struct Degrees {
    double lon;
    double lat;
};

std::vector<Degrees> to_degrees(const std::vector<geo::RegionVertex>& path, double shift_deg) {
    std::vector<Degrees> out;
    out.reserve(path.size());
    for (const geo::RegionVertex& vertex : path) {
        out.push_back({vertex.lon_e7 / 1e7 + shift_deg, vertex.lat_e7 / 1e7});
    }
    return out;
}

/// Keeps the part of a closed ring on one side of a line (Sutherland and Hodgman). A ring that falls into several
/// parts stays one, joined by edges along the line that cover each other; even-odd filling does not see them.
template <typename Inside, typename Cross>
std::vector<Degrees> clip_ring(const std::vector<Degrees>& ring, Inside inside, Cross cross) {
    std::vector<Degrees> out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Degrees& a = ring[i];
        const Degrees& b = ring[(i + 1) % ring.size()];
        if (inside(a)) {
            out.push_back(a);
        }
        if (inside(a) != inside(b)) {
            out.push_back(cross(a, b));
        }
    }
    return out;
}

std::vector<Degrees> clip_to_world(std::vector<Degrees> ring) {
    const auto at_lon = [](double lon) {
        return [lon](const Degrees& a, const Degrees& b) { return Degrees{lon, a.lat + (b.lat - a.lat) * (lon - a.lon) / (b.lon - a.lon)}; };
    };
    const auto at_lat = [](double lat) {
        return [lat](const Degrees& a, const Degrees& b) { return Degrees{a.lon + (b.lon - a.lon) * (lat - a.lat) / (b.lat - a.lat), lat}; };
    };
    constexpr double kLat = render::kMaxMercatorLatDeg;
    ring = clip_ring(ring, [](const Degrees& p) { return p.lon >= -180.0; }, at_lon(-180.0));
    ring = clip_ring(ring, [](const Degrees& p) { return p.lon <= 180.0; }, at_lon(180.0));
    ring = clip_ring(ring, [](const Degrees& p) { return p.lat >= -kLat; }, at_lat(-kLat));
    return clip_ring(ring, [](const Degrees& p) { return p.lat <= kLat; }, at_lat(kLat));
}

FixedPath project(const std::vector<Degrees>& path) {
    FixedPath out;
    out.reserve(path.size());
    for (const Degrees& point : path) {
        const auto fixed = render::fixed_from_world(render::world_from_degrees(point.lon, point.lat));
        if (out.empty() || out.back() != fixed) {
            out.push_back(fixed);
        }
    }
    return out;
}

constexpr double kShiftsDeg[] = {-360.0, 0.0, 360.0};

} // namespace

std::vector<std::vector<FixedPath>> cut_polygon(const Polygon& polygon) {
    std::vector<std::vector<FixedPath>> out;
    for (const double shift : kShiftsDeg) {
        std::vector<FixedPath> rings;
        for (const Ring& source : polygon) {
            FixedPath ring = project(clip_to_world(to_degrees(source, shift)));
            while (ring.size() > 1 && ring.front() == ring.back()) {
                ring.pop_back();
            }
            // Even where nothing is left of the first ring: at 1:50 million Antarctica's is a line along the pole,
            // beyond the map's edge, and its coast comes as the "hole".
            if (ring.size() >= 3 && ring_area(ring) > 0.0) {
                rings.push_back(std::move(ring));
            }
        }
        if (!rings.empty()) {
            out.push_back(std::move(rings));
        }
    }
    return out;
}

std::vector<FixedPath> cut_line(const std::vector<geo::RegionVertex>& line) {
    std::vector<FixedPath> out;
    for (const double shift : kShiftsDeg) {
        const std::vector<Degrees> points = to_degrees(line, shift);
        std::vector<Degrees> piece;
        const auto flush = [&] {
            FixedPath path = project(piece);
            if (path.size() >= 2) {
                out.push_back(std::move(path));
            }
            piece.clear();
        };
        const auto inside = [](const Degrees& p) { return std::abs(p.lon) <= 180.0 && std::abs(p.lat) <= render::kMaxMercatorLatDeg; };
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (i > 0 && inside(points[i]) != inside(points[i - 1])) {
                // Where the line steps over the edge, the piece ends on it; steps are shorter than a degree or two.
                const Degrees& a = points[i - 1];
                const Degrees& b = points[i];
                const Degrees& out_point = inside(a) ? b : a;
                const double edge = std::copysign(180.0, out_point.lon);
                if (std::abs(out_point.lon) > 180.0) {
                    piece.push_back({edge, a.lat + (b.lat - a.lat) * (edge - a.lon) / (b.lon - a.lon)});
                }
                if (inside(a)) {
                    flush();
                }
            }
            if (inside(points[i])) {
                piece.push_back(points[i]);
            }
        }
        flush();
    }
    return out;
}

namespace {

/// What the tessellator's callbacks write to.
struct Tessellation {
    std::vector<render::FixedPoint> triangles;
    std::vector<std::unique_ptr<render::FixedPoint>> made; ///< where edges cross
    bool failed = false;
};

void on_vertex(void* vertex, void* data) { static_cast<Tessellation*>(data)->triangles.push_back(*static_cast<render::FixedPoint*>(vertex)); }
void on_edge_flag(GLboolean /*flag*/, void* /*data*/) {} // its presence makes GLU give triangles only
void on_error(GLenum /*error*/, void* data) { static_cast<Tessellation*>(data)->failed = true; }
void on_combine(GLdouble at[3], void* /*old*/[4], GLfloat /*weight*/[4], void** made, void* data) {
    auto point = std::make_unique<render::FixedPoint>(
        render::FixedPoint{static_cast<std::int32_t>(std::lround(at[0])), static_cast<std::int32_t>(std::lround(at[1]))});
    *made = point.get();
    static_cast<Tessellation*>(data)->made.push_back(std::move(point));
}

struct TessDeleter {
    void operator()(GLUtesselator* tess) const { gluDeleteTess(tess); }
};

} // namespace

namespace {

std::vector<render::FixedPoint> tessellate(const std::vector<FixedPath>& rings, GLenum winding_rule) {
    const std::unique_ptr<GLUtesselator, TessDeleter> tess(gluNewTess());
    using Callback = void (*)();
    gluTessCallback(tess.get(), GLU_TESS_VERTEX_DATA, reinterpret_cast<Callback>(&on_vertex));
    gluTessCallback(tess.get(), GLU_TESS_EDGE_FLAG_DATA, reinterpret_cast<Callback>(&on_edge_flag));
    gluTessCallback(tess.get(), GLU_TESS_COMBINE_DATA, reinterpret_cast<Callback>(&on_combine));
    gluTessCallback(tess.get(), GLU_TESS_ERROR_DATA, reinterpret_cast<Callback>(&on_error));
    gluTessProperty(tess.get(), GLU_TESS_WINDING_RULE, winding_rule);
    gluTessNormal(tess.get(), 0.0, 0.0, 1.0);
    Tessellation out;
    std::vector<FixedPath> vertices = rings; // GLU keeps pointers to the vertices
    gluTessBeginPolygon(tess.get(), &out);
    for (FixedPath& ring : vertices) {
        gluTessBeginContour(tess.get());
        for (render::FixedPoint& vertex : ring) {
            GLdouble at[3] = {static_cast<double>(vertex.x), static_cast<double>(vertex.y), 0.0};
            gluTessVertex(tess.get(), at, &vertex);
        }
        gluTessEndContour(tess.get());
    }
    gluTessEndPolygon(tess.get());
    if (out.failed) {
        out.triangles.clear(); // the area check of the caller tells
    }
    return std::move(out.triangles);
}

double signed_area(const FixedPath& ring);

FixedPath turned(FixedPath ring, bool counter_clockwise) {
    if ((signed_area(ring) > 0.0) != counter_clockwise) {
        std::reverse(ring.begin(), ring.end());
    }
    return ring;
}

} // namespace

std::vector<render::FixedPoint> triangulate(const std::vector<FixedPath>& rings) { return tessellate(rings, GLU_TESS_WINDING_ODD); }

SplitTriangles triangulate_split(const std::vector<FixedPath>& rings, const FixedPath& by) {
    std::vector<FixedPath> turned_rings;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        turned_rings.push_back(turned(rings[i], i == 0));
    }
    SplitTriangles out;
    turned_rings.push_back(turned(by, true)); // wound twice where both are
    out.inside = tessellate(turned_rings, GLU_TESS_WINDING_ABS_GEQ_TWO);
    turned_rings.back() = turned(by, false); // wound once where only the polygon is
    out.outside = tessellate(turned_rings, GLU_TESS_WINDING_POSITIVE);
    return out;
}

namespace {

double signed_area(const FixedPath& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[(i + 1) % ring.size()];
        // Relative to the first vertex: the products stay small enough for doubles.
        const double ax = static_cast<double>(a.x) - ring[0].x;
        const double ay = static_cast<double>(a.y) - ring[0].y;
        const double bx = static_cast<double>(b.x) - ring[0].x;
        const double by = static_cast<double>(b.y) - ring[0].y;
        twice += ax * by - bx * ay;
    }
    return twice / 2.0;
}

} // namespace

double ring_area(const FixedPath& ring) { return std::abs(signed_area(ring)); }

double polygon_area(const std::vector<FixedPath>& rings) {
    double area = 0.0;
    for (std::size_t i = 0; i < rings.size(); ++i) {
        area += i == 0 ? ring_area(rings[i]) : -ring_area(rings[i]);
    }
    return area;
}

double triangle_area(const std::vector<render::FixedPoint>& triangles) {
    double area = 0.0;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        area += ring_area({triangles[i], triangles[i + 1], triangles[i + 2]});
    }
    return area;
}

render::FixedBox box_of(const FixedPath& path) {
    render::FixedBox box{path[0].x, path[0].y, path[0].x, path[0].y};
    for (const render::FixedPoint& point : path) {
        box.extend(point);
    }
    return box;
}

bool is_inside(const std::vector<FixedPath>& rings, double x, double y) {
    bool inside = false;
    for (const FixedPath& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const double xi = ring[i].x;
            const double yi = ring[i].y;
            const double xj = ring[j].x;
            const double yj = ring[j].y;
            if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) {
                inside = !inside;
            }
        }
    }
    return inside;
}

namespace {

double distance_to_outline(const std::vector<FixedPath>& rings, double x, double y) {
    double best = std::numeric_limits<double>::max();
    for (const FixedPath& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const double dx = static_cast<double>(ring[i].x) - ring[j].x;
            const double dy = static_cast<double>(ring[i].y) - ring[j].y;
            const double length = dx * dx + dy * dy;
            const double t = length == 0.0 ? 0.0 : std::clamp(((x - ring[j].x) * dx + (y - ring[j].y) * dy) / length, 0.0, 1.0);
            // Labels are wide and low: distance to the sides counts for less than above and below.
            best = std::min(best, std::hypot((ring[j].x + t * dx - x) * 0.6, ring[j].y + t * dy - y));
        }
    }
    return best;
}

} // namespace

render::FixedPoint label_point(const std::vector<FixedPath>& rings) {
    constexpr int kSteps = 20;
    const render::FixedBox box = box_of(rings[0]);
    render::FixedPoint best{(box.left / 2 + box.right / 2), (box.top / 2 + box.bottom / 2)};
    double best_distance = -1.0;
    for (int row = 1; row < kSteps; ++row) {
        for (int column = 1; column < kSteps; ++column) {
            const double x = box.left + (static_cast<double>(box.right) - box.left) * column / kSteps;
            const double y = box.top + (static_cast<double>(box.bottom) - box.top) * row / kSteps;
            if (!is_inside(rings, x, y)) {
                continue;
            }
            const double distance = distance_to_outline(rings, x, y);
            if (distance > best_distance) {
                best_distance = distance;
                best = {static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)};
            }
        }
    }
    return best;
}

} // namespace marsad::compile_data
