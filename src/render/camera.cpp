#include "render/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace marsad::render {

namespace {

constexpr double kTilePx = 256.0;

} // namespace

WorldBox world_box(const geo::Bounds& bounds) {
    const World north_west = world_from_degrees(bounds.west_deg, bounds.north_deg);
    const World south_east = world_from_degrees(bounds.east_deg, bounds.south_deg);
    return {north_west.x, north_west.y, bounds.west_deg > bounds.east_deg ? south_east.x + 1.0 : south_east.x, south_east.y};
}

std::optional<WorldBox> fit_box(const std::vector<PointWithRadius>& points) {
    if (points.empty()) {
        return std::nullopt;
    }
    std::vector<double> xs;
    xs.reserve(points.size());
    for (const PointWithRadius& point : points) {
        xs.push_back(world_from_lon_lat(point.at).x);
    }
    std::sort(xs.begin(), xs.end());
    // The widest gap on the circle of longitudes lies outside the box; it starts east of it.
    std::size_t after_gap = 0;
    double widest = xs.front() + 1.0 - xs.back();
    for (std::size_t i = 1; i < xs.size(); ++i) {
        if (xs[i] - xs[i - 1] > widest) {
            widest = xs[i] - xs[i - 1];
            after_gap = i;
        }
    }
    const double west = xs[after_gap];
    WorldBox box{2.0, 1.0, -1.0, 0.0};
    for (const PointWithRadius& point : points) {
        World at = world_from_lon_lat(point.at);
        at.x += at.x < west ? 1.0 : 0.0;
        const double reach = world_from_km(point.radius_km, point.at);
        box.west = std::min(box.west, at.x - reach);
        box.east = std::max(box.east, at.x + reach);
        box.north = std::min(box.north, std::max(0.0, at.y - reach));
        box.south = std::max(box.south, std::min(1.0, at.y + reach));
    }
    return box;
}

Camera Camera::fit(int width_px, int height_px, const WorldBox& box, const Padding& padding, double least_width) {
    Padding kept = padding;
    // Padding yields where it would leave less than 40 % of a side.
    const auto shrink = [](double& first, double& second, double side_px) {
        const double share = std::min(1.0, 0.6 * side_px / std::max(first + second, 1e-9));
        first *= share;
        second *= share;
    };
    shrink(kept.left, kept.right, width_px);
    shrink(kept.top, kept.bottom, height_px);
    const double free_width = width_px - kept.left - kept.right;
    const double free_height = height_px - kept.top - kept.bottom;
    const double width = std::max(box.east - box.west, 1e-9);
    const double height = std::max(box.south - box.north, 1e-9);
    const double scale = std::min({free_width / width, free_height / height, width_px / least_width});
    const World middle{(box.west + box.east) / 2.0, (box.north + box.south) / 2.0};
    World centre{middle.x - (kept.left - kept.right) / 2.0 / scale, middle.y - (kept.top - kept.bottom) / 2.0 / scale};
    centre.x -= std::floor(centre.x);
    // No empty space above the north edge of the map or below the south one where the map could fill it.
    const double half = height_px / 2.0 / scale;
    centre.y = half >= 0.5 ? 0.5 : std::clamp(centre.y, half, 1.0 - half);
    return Camera(width_px, height_px, centre, scale);
}

Camera Camera::from_view(geo::LonLat centre, double zoom, int width_px, int height_px) {
    return Camera(width_px, height_px, world_from_lon_lat(centre), kTilePx * std::exp2(zoom)).clamped();
}

Camera Camera::zoomed_at(Screen fixed, double factor) const {
    const World under = world_from_screen(fixed);
    const double scale = Camera(width_px_, height_px_, centre_, pixels_per_world_ * factor).clamped().pixels_per_world();
    return Camera(width_px_, height_px_, {under.x - (fixed.x - width_px_ / 2.0) / scale, under.y - (fixed.y - height_px_ / 2.0) / scale}, scale).clamped();
}

Camera Camera::panned(double dx_px, double dy_px) const {
    return Camera(width_px_, height_px_, {centre_.x - dx_px / pixels_per_world_, centre_.y - dy_px / pixels_per_world_}, pixels_per_world_).clamped();
}

Camera Camera::clamped() const {
    const double least = std::max({kTilePx * std::exp2(kLeastZoom), static_cast<double>(width_px_), static_cast<double>(height_px_)});
    const double scale = std::clamp(pixels_per_world_, least, std::max(least, kTilePx * std::exp2(kMostZoom)));
    const double half = height_px_ / 2.0 / scale;
    return Camera(width_px_, height_px_, {centre_.x - std::floor(centre_.x), std::clamp(centre_.y, half, 1.0 - half)}, scale);
}

double Camera::zoom() const { return std::log2(pixels_per_world_ / kTilePx); }

double Camera::km_per_pixel() const {
    return kEquatorKm * std::cos(lat_deg_from_world(centre_) * std::numbers::pi / 180.0) / pixels_per_world_;
}

int Camera::first_copy() const { return static_cast<int>(std::floor(world_from_screen({0.0, 0.0}).x)); }
int Camera::last_copy() const { return static_cast<int>(std::ceil(world_from_screen({static_cast<double>(width_px_), 0.0}).x)) - 1; }

} // namespace marsad::render
