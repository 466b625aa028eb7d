#include "render/land_raster.h"

#include "render/basemap_layer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace marsad::render {

namespace {

/// The first pixel whose middle lies beyond a coordinate, within 0 to `count`.
int first_pixel(double at_px, int count) { return static_cast<int>(std::lround(std::clamp(at_px, 0.0, static_cast<double>(count)))); }

} // namespace

LandRaster::LandRaster(int width_px, int height_px, Colour ground)
    : width_px_(width_px), height_px_(height_px), pixels_(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px), ground) {}

void LandRaster::fill_triangle(Screen a, Screen b, Screen c, Colour colour) {
    if (b.y < a.y) {
        std::swap(a, b);
    }
    if (c.y < b.y) {
        std::swap(b, c);
        if (b.y < a.y) {
            std::swap(a, b);
        }
    }
    const int top = first_pixel(a.y, height_px_);
    const int end = first_pixel(c.y, height_px_);
    if (top >= end) {
        return;
    }
    const double long_slope = (c.x - a.x) / (c.y - a.y);
    const double upper_slope = b.y > a.y ? (b.x - a.x) / (b.y - a.y) : 0.0;
    const double lower_slope = c.y > b.y ? (c.x - b.x) / (c.y - b.y) : 0.0;
    for (int row = top; row < end; ++row) {
        const double y = row + 0.5;
        const double on_long = a.x + (y - a.y) * long_slope;
        const double on_short = y < b.y ? a.x + (y - a.y) * upper_slope : b.x + (y - b.y) * lower_slope;
        const int first = first_pixel(std::min(on_long, on_short), width_px_);
        const int last = first_pixel(std::max(on_long, on_short), width_px_);
        Colour* const line = pixels_.data() + static_cast<std::size_t>(height_px_ - 1 - row) * static_cast<std::size_t>(width_px_);
        std::fill(line + first, line + last, colour);
    }
}

void LandRaster::fill_shape(const FillRecord& shape, std::span<const FixedPoint> vertices, const Camera& camera, Colour colour) {
    const World top_left = camera.world_from_screen({0.0, 0.0});
    const World bottom_right = camera.world_from_screen({static_cast<double>(width_px_), static_cast<double>(height_px_)});
    const double top = top_left.y * kFixedOne;
    const double bottom = bottom_right.y * kFixedOne;
    const double px_per_unit = camera.pixels_per_world() / kFixedOne;
    const auto part = vertices.subspan(shape.first_vertex, shape.vertex_count);
    for (int copy = camera.first_copy() - 1; copy <= camera.last_copy() + 1; ++copy) {
        const double left = (top_left.x - copy) * kFixedOne;
        const double right = (bottom_right.x - copy) * kFixedOne;
        if (shape.box.right < left || shape.box.left > right) {
            continue;
        }
        const auto screen = [&](FixedPoint p) { return Screen{(p.x - left) * px_per_unit, (p.y - top) * px_per_unit}; };
        for (std::size_t i = 0; i + 2 < part.size(); i += 3) {
            const FixedPoint a = part[i];
            const FixedPoint b = part[i + 1];
            const FixedPoint c = part[i + 2];
            if (std::max({a.x, b.x, c.x}) > left && std::min({a.x, b.x, c.x}) < right && std::max({a.y, b.y, c.y}) > top && std::min({a.y, b.y, c.y}) < bottom) {
                fill_triangle(screen(a), screen(b), screen(c), colour);
            }
        }
    }
}

void LandRaster::fill(const BasemapFile& basemap, std::size_t detail, const std::set<std::string>& focus, const Camera& camera, const MapStyle& style) {
    for (const bool in_focus : {false, true}) {
        for (const FillRecord& fill : basemap.fills(detail)) {
            const bool focused = fill.disputed == 0 && focus.contains(std::string(fill.country.data(), fill.country.size()));
            if (focused == in_focus && is_visible(fill.box, camera)) {
                fill_shape(fill, basemap.fill_vertices(detail), camera, in_focus ? style.land_focus : style.land);
            }
        }
    }
    for (const FillRecord& lake : basemap.lakes(detail)) {
        if (is_visible(lake.box, camera)) {
            fill_shape(lake, basemap.lake_vertices(detail), camera, style.lake);
        }
    }
}

} // namespace marsad::render
