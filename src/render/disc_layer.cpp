#include "render/disc_layer.h"

#include <algorithm>
#include <cmath>

namespace marsad::render {

namespace {

constexpr int kSides = 96;
constexpr int kMarginCopies = 1; // a disc at 180° reaches into the next world

/// Several types at one place share no colour.
Colour disc_colour(const Symbol& symbol, const MapStyle& style) {
    const auto type = symbol.only_type();
    return type ? style.type[static_cast<std::size_t>(*type)] : style.text_note;
}

} // namespace

std::vector<World> geodesic_circle(geo::LonLat centre, double radius_km) {
    std::vector<World> out;
    double previous_x = world_from_lon_lat(centre).x;
    for (int i = 0; i < kSides; ++i) {
        World point = world_from_lon_lat(geo::offset_km(centre, 360.0 * i / kSides, radius_km));
        point.x += std::round(previous_x - point.x); // the copy next to the point before
        previous_x = point.x;
        out.push_back(point);
    }
    const double turned = out.back().x - out.front().x;
    if (std::abs(turned) > 0.5) {
        const double edge = centre.lat_deg() > 0.0 ? 0.0 : 1.0;
        out.push_back({out.back().x, edge});
        out.push_back({out.front().x, edge});
    }
    return out;
}

bool has_disc(const Symbol& symbol, const Camera& camera) {
    if (symbol.sureness != PlaceSureness::Site) {
        return symbol.radius_km > 0.0;
    }
    return symbol.radius_km / camera.km_per_pixel() > symbol.diameter_px * 0.5 + 4.0;
}

void draw_discs(Painter& painter, const std::vector<Symbol>& symbols, const MapStyle& style, const Camera& camera, double scale) {
    for (const Symbol& symbol : symbols) {
        if (!has_disc(symbol, camera)) {
            continue;
        }
        std::vector<FixedPoint> outline;
        for (const World& point : geodesic_circle(symbol.position, symbol.radius_km)) {
            outline.push_back(fixed_from_world(point));
        }
        const FixedPoint middle = fixed_from_world(symbol.at);
        std::vector<FixedPoint> triangles;
        std::vector<LineSegment> edge;
        double length = 0.0;
        for (std::size_t i = 0; i < outline.size(); ++i) {
            const FixedPoint next = outline[(i + 1) % outline.size()];
            triangles.insert(triangles.end(), {middle, outline[i], next});
            edge.push_back({outline[i], next, static_cast<float>(length)});
            length += std::hypot(static_cast<double>(next.x) - outline[i].x, static_cast<double>(next.y) - outline[i].y);
        }
        const Colour colour = disc_colour(symbol, style);
        if (symbol.sureness == PlaceSureness::Area) {
            painter.draw_triangles(triangles, camera, colour.with_alpha(0.22), {8.0 * scale, 1.0 * scale}, kMarginCopies);
            painter.draw_lines(edge, camera, {1.2 * scale, colour.with_alpha(0.55), 5.0 * scale, 4.0 * scale}, kMarginCopies);
        } else {
            painter.draw_triangles(triangles, camera, colour.with_alpha(0.12), {}, kMarginCopies);
            painter.draw_lines(edge, camera, {1.2 * scale, colour.with_alpha(0.8)}, kMarginCopies);
        }
    }
}

} // namespace marsad::render
