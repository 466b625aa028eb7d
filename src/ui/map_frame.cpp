#include "ui/map_frame.h"

#include <algorithm>
#include <cmath>

namespace marsad::ui {

namespace {

constexpr std::size_t kMostPieces = 1000;
constexpr std::size_t kLeastPieces = 8;

} // namespace

geo::LonLat lon_lat_of(render::World world) {
    double lon = render::lon_deg_from_world(world);
    lon -= 360.0 * std::floor((lon + 180.0) / 360.0);
    const double lat = std::clamp(render::lat_deg_from_world(world), -render::kMaxMercatorLatDeg, render::kMaxMercatorLatDeg);
    return *geo::LonLat::from_degrees(geo::Lon{std::clamp(lon, -180.0, 180.0)}, geo::Lat{lat});
}

Point MapFrame::point_of(render::World world) const {
    const render::Screen at = camera.screen_from_world(world);
    return {rect.x + at.x / scale, rect.y + at.y / scale};
}

Point MapFrame::point_of(geo::LonLat place) const { return point_of(render::nearest_copy(render::world_from_lon_lat(place), camera.centre())); }

render::World MapFrame::world_at(Point point) const { return camera.world_from_screen({(point.x - rect.x) * scale, (point.y - rect.y) * scale}); }

geo::LonLat MapFrame::place_at(Point point) const { return lon_lat_of(world_at(point)); }

geo::Corner MapFrame::corner_at(Point point) const {
    const render::World world = world_at(point);
    return {render::lon_deg_from_world(world), std::clamp(render::lat_deg_from_world(world), -render::kMaxMercatorLatDeg, render::kMaxMercatorLatDeg)};
}

session::MapView MapFrame::view_of(const render::Camera& other) const { return {lon_lat_of(other.centre()), other.zoom() - std::log2(scale)}; }

void MapFrame::for_each_copy(const geo::Ring& line, const std::function<void(const std::vector<Point>&)>& draw) const {
    if (line.empty()) {
        return;
    }
    std::vector<render::World> worlds;
    worlds.reserve(line.size());
    for (const geo::Corner& corner : line) {
        worlds.push_back(render::world_from_degrees(corner.lon_deg, corner.lat_deg));
    }
    const auto [least, most] = std::minmax_element(worlds.begin(), worlds.end(), [](const render::World& a, const render::World& b) { return a.x < b.x; });
    const double left = camera.world_from_screen({0.0, 0.0}).x;
    const double right = camera.world_from_screen({static_cast<double>(camera.width_px()), 0.0}).x;
    std::vector<Point> points(worlds.size());
    for (double turn = std::ceil(left - most->x); turn <= right - least->x; turn += 1.0) {
        std::transform(worlds.begin(), worlds.end(), points.begin(), [&](const render::World& world) { return point_of(render::World{world.x + turn, world.y}); });
        draw(points);
    }
}

std::size_t pieces_of_way(double length_m, double metres_per_point) {
    // A chord of length c leaves its arc by c² / 8r; on the map by more towards the poles, hence the quarter of a point.
    const double longest_m = std::sqrt(2.0 * std::max(0.1, metres_per_point) * geo::kEarthRadiusKm * 1000.0);
    return std::clamp(static_cast<std::size_t>(std::ceil(length_m / longest_m)), kLeastPieces, kMostPieces);
}

} // namespace marsad::ui
