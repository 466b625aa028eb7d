#pragma once

#include "geo/lon_lat.h"
#include "geo/rings.h"
#include "render/camera.h"
#include "session/state.h"
#include "ui/layout.h"
#include "ui/point.h"

#include <functional>
#include <vector>

namespace marsad::ui {

/// How the map lies in the window in one frame: what tools and overlays turn places into points with.
struct MapFrame {
    Rect rect;             ///< of the map, logical
    render::Camera camera; ///< in pixels of the screen
    double scale;          ///< pixels a logical one
    Rect free = {};        ///< of the map: where no drawer and no column of buttons lies over it

    [[nodiscard]] Point point_of(render::World world) const;
    /// The copy of a place that is nearest to the middle.
    [[nodiscard]] Point point_of(geo::LonLat place) const;
    [[nodiscard]] render::World world_at(Point point) const;
    [[nodiscard]] geo::LonLat place_at(Point point) const;
    /// On the copy of the world that is seen there: longitudes run on beyond 180°.
    [[nodiscard]] geo::Corner corner_at(Point point) const;
    [[nodiscard]] double metres_per_point() const { return camera.km_per_pixel() * 1000.0 * scale; }
    [[nodiscard]] session::MapView view_of(const render::Camera& other) const;

    /// A line of corners on every copy of the world that is seen.
    void for_each_copy(const geo::Ring& line, const std::function<void(const std::vector<Point>&)>& draw) const;
};

/// Within ±180° and the latitudes of the map.
[[nodiscard]] geo::LonLat lon_lat_of(render::World world);

/// In how many straight pieces a way of that length is drawn so that it bends as it should, half a point apart at most.
[[nodiscard]] std::size_t pieces_of_way(double length_m, double metres_per_point);

} // namespace marsad::ui
