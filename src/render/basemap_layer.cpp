#include "render/basemap_layer.h"

#include "gl/draw.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace marsad::render {

namespace {

constexpr double kFinestFromZoom = 5.0;
constexpr double kMiddleFromZoom = 1.6;
constexpr double kProvincesFromZoom = 5.2;
constexpr std::array<double, 4> kRiversFromZoom{2.2, 4.2, 5.4, 6.8}; // by rank
constexpr std::array<double, 4> kRiverPx{1.6, 1.2, 1.1, 0.9};

/// Fixed-point units the camera reaches beyond the picture's edge for strokes and rounding.
constexpr double kMarginPx = 4.0;

/// Whether a box is seen on some copy of the world. Large shapes are asked for each of their pieces: what lies outside
/// the picture would cost as much as what is drawn.
class Window {
  public:
    explicit Window(const Camera& camera) : first_(camera.first_copy() - 1), last_(camera.last_copy() + 1) {
        const World top_left = camera.world_from_screen({-kMarginPx, -kMarginPx});
        const World bottom_right = camera.world_from_screen({camera.width_px() + kMarginPx, camera.height_px() + kMarginPx});
        left_ = top_left.x * kFixedOne;
        top_ = top_left.y * kFixedOne;
        right_ = bottom_right.x * kFixedOne;
        bottom_ = bottom_right.y * kFixedOne;
    }
    [[nodiscard]] bool shows(const FixedBox& box) const {
        if (box.bottom < top_ || box.top > bottom_) {
            return false;
        }
        for (int copy = first_; copy <= last_; ++copy) {
            const double shift = copy * kFixedOne;
            if (box.right + shift >= left_ && box.left + shift <= right_) {
                return true;
            }
        }
        return false;
    }
    /// The whole box lies inside on the copy in the middle of the picture.
    [[nodiscard]] bool holds(const FixedBox& box) const { return box.left >= left_ && box.right <= right_ && box.top >= top_ && box.bottom <= bottom_; }

  private:
    int first_;
    int last_;
    double left_, top_, right_, bottom_;
};

/// Index of the last point that a straight piece from `from` may lead to, so that no point between lies farther from it
/// than `least` (fixed-point units).
std::size_t end_of_straight(std::span<const FixedPoint> points, std::size_t from, double least) {
    constexpr std::size_t kMostPoints = 24; // of one piece: each new end looks at all points before it
    std::size_t to = from + 1;
    while (least > 0.0 && to + 1 < points.size() && to - from < kMostPoints) {
        const double dx = static_cast<double>(points[to + 1].x) - points[from].x;
        const double dy = static_cast<double>(points[to + 1].y) - points[from].y;
        const double square = std::max(1.0, dx * dx + dy * dy);
        for (std::size_t i = from + 1; i <= to; ++i) {
            const double x = static_cast<double>(points[i].x) - points[from].x;
            const double y = static_cast<double>(points[i].y) - points[from].y;
            const double along = std::clamp((x * dx + y * dy) / square, 0.0, 1.0);
            const double off_x = x - along * dx;
            const double off_y = y - along * dy;
            if (off_x * off_x + off_y * off_y > least * least) {
                return to;
            }
        }
        ++to;
    }
    return to;
}

std::vector<FixedPoint> visible_triangles(const BasemapFile& basemap, std::size_t detail, const std::set<std::string>& focus, bool in_focus,
                                          const Camera& camera) {
    const Window window(camera);
    std::vector<FixedPoint> out;
    const auto vertices = basemap.fill_vertices(detail);
    for (const FillRecord& fill : basemap.fills(detail)) {
        const bool focused = fill.disputed == 0 && focus.contains(std::string(fill.country.data(), fill.country.size()));
        if (focused != in_focus || !window.shows(fill.box)) {
            continue;
        }
        const auto part = vertices.subspan(fill.first_vertex, fill.vertex_count);
        if (window.holds(fill.box)) {
            out.insert(out.end(), part.begin(), part.end());
            continue;
        }
        for (std::size_t i = 0; i + 2 < part.size(); i += 3) {
            const FixedPoint a = part[i];
            const FixedPoint b = part[i + 1];
            const FixedPoint c = part[i + 2];
            if (window.shows({std::min({a.x, b.x, c.x}), std::min({a.y, b.y, c.y}), std::max({a.x, b.x, c.x}), std::max({a.y, b.y, c.y})})) {
                out.insert(out.end(), {a, b, c});
            }
        }
    }
    return out;
}

std::vector<FixedPoint> visible_lakes(const BasemapFile& basemap, std::size_t detail, const Camera& camera) {
    const Window window(camera);
    std::vector<FixedPoint> out;
    for (const FillRecord& lake : basemap.lakes(detail)) {
        if (window.shows(lake.box)) {
            const auto part = basemap.lake_vertices(detail).subspan(lake.first_vertex, lake.vertex_count);
            out.insert(out.end(), part.begin(), part.end());
        }
    }
    return out;
}

} // namespace

std::size_t basemap_detail(const Camera& camera) { return camera.zoom() >= kFinestFromZoom ? 2 : camera.zoom() >= kMiddleFromZoom ? 1 : 0; }

int river_rank(const Camera& camera) {
    return static_cast<int>(std::count_if(kRiversFromZoom.begin(), kRiversFromZoom.end(), [&](double from) { return camera.zoom() >= from; })) - 1;
}

bool is_visible(const FixedBox& box, const Camera& camera) { return Window(camera).shows(box); }

std::vector<LineSegment> visible_segments(std::span<const LineRecord> lines, std::span<const FixedPoint> vertices, LineKind kind, const Camera& camera,
                                          double least_px, int most_rank) {
    const Window window(camera);
    const double least = least_px / camera.pixels_per_world() * kFixedOne;
    std::vector<LineSegment> out;
    for (const LineRecord& line : lines) {
        if (line.kind != kind || line.rank > most_rank || !window.shows(line.box)) {
            continue;
        }
        const auto points = vertices.subspan(line.first_vertex, line.vertex_count);
        const bool whole = window.holds(line.box);
        double length = 0.0;
        for (std::size_t from = 0; from + 1 < points.size();) {
            const std::size_t to = end_of_straight(points, from, least);
            const FixedPoint a = points[from];
            const FixedPoint b = points[to];
            if (whole || window.shows({std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)})) {
                out.push_back({a, b, static_cast<float>(length)});
            }
            length += std::hypot(static_cast<double>(b.x) - a.x, static_cast<double>(b.y) - a.y);
            from = to;
        }
    }
    return out;
}

void draw_basemap(Painter& painter, const BasemapFile& basemap, const MapStyle& style, const std::set<std::string>& focus, const Camera& camera,
                  double scale) {
    gl::clear(style.sea.as_floats());
    const std::size_t detail = basemap_detail(camera);
    painter.draw_triangles(visible_triangles(basemap, detail, focus, false, camera), camera, style.land);
    painter.draw_triangles(visible_triangles(basemap, detail, focus, true, camera), camera, style.land_focus);
    painter.draw_triangles(visible_lakes(basemap, detail, camera), camera, style.lake);
    draw_basemap_lines(painter, basemap, style, camera, scale, 0.0);
}

void draw_basemap_lines(Painter& painter, const BasemapFile& basemap, const MapStyle& style, const Camera& camera, double scale, double least_px) {
    const std::size_t detail = basemap_detail(camera);
    const auto lines = [&](LineKind kind, int most_rank = 255) {
        return visible_segments(basemap.lines(detail), basemap.line_vertices(detail), kind, camera, least_px, most_rank);
    };
    const double thin = camera.zoom() < 3.0 ? 0.7 : 1.0; // the whole world at full width is all lines
    for (int rank = river_rank(camera); rank >= 0; --rank) { // the greater ones once more, and wider
        painter.draw_lines(lines(LineKind::River, rank), camera, {kRiverPx[static_cast<std::size_t>(rank)] * thin * scale, style.river});
    }
    if (camera.zoom() >= kProvincesFromZoom) {
        painter.draw_lines(visible_segments(basemap.provinces(), basemap.province_vertices(), LineKind::Province, camera, least_px), camera,
                           {1.0 * scale, style.province});
    }
    painter.draw_lines(lines(LineKind::Shore), camera, {1.0 * thin * scale, style.coast});
    painter.draw_lines(lines(LineKind::Coast), camera, {1.0 * thin * scale, style.coast});
    painter.draw_lines(lines(LineKind::Border), camera, {1.3 * thin * scale, style.border});
    painter.draw_lines(lines(LineKind::DisputedBorder), camera, {1.3 * thin * scale, style.disputed_border, 5.0 * scale, 3.0 * scale});
}

} // namespace marsad::render
