#pragma once

#include "geo/lon_lat.h"
#include "render/mercator.h"

#include <optional>
#include <vector>

namespace marsad::render {

/// Pixels from the picture's top left corner, y down.
struct Screen {
    double x;
    double y;
};

/// left <= right, top <= bottom.
struct ScreenBox {
    double left;
    double top;
    double right;
    double bottom;

    [[nodiscard]] bool overlaps(const ScreenBox& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    [[nodiscard]] bool contains(const ScreenBox& other) const {
        return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
    }
    [[nodiscard]] ScreenBox grown(double by_px) const { return {left - by_px, top - by_px, right + by_px, bottom + by_px}; }
};

/// Part of the world plane; `east` of a box across 180° is beyond 1.
struct WorldBox {
    double west;
    double north;
    double east;
    double south;
};

[[nodiscard]] WorldBox world_box(const geo::Bounds& bounds);

/// The smallest box that holds the points and their radii, across 180° where that is narrower. Nothing without points.
struct PointWithRadius {
    geo::LonLat at;
    double radius_km;
};
[[nodiscard]] std::optional<WorldBox> fit_box(const std::vector<PointWithRadius>& points);

/// Space kept clear at the picture's edges, in pixels.
struct Padding {
    double left = 0.0;
    double top = 0.0;
    double right = 0.0;
    double bottom = 0.0;
};

inline constexpr double kLeastZoom = 1.0;
inline constexpr double kMostZoom = 17.0;

/// Which part of the world the picture shows: Web Mercator, north up.
class Camera {
  public:
    Camera(int width_px, int height_px, World centre, double pixels_per_world)
        : width_px_(width_px), height_px_(height_px), centre_(centre), pixels_per_world_(pixels_per_world) {}

    /// Shows the whole box within the padding, as large as it goes, and at least `least_width` (world units) of the
    /// world. The padding shrinks where it would leave less than 40 % of a side.
    [[nodiscard]] static Camera fit(int width_px, int height_px, const WorldBox& box, const Padding& padding, double least_width);

    /// A place in the middle, at a zoom level of web maps.
    [[nodiscard]] static Camera from_view(geo::LonLat centre, double zoom, int width_px, int height_px);

    /// The same place in the middle at the same scale, in a picture of another size.
    [[nodiscard]] Camera resized(int width_px, int height_px) const { return Camera(width_px, height_px, centre_, pixels_per_world_); }
    /// Larger by `factor`; what lies at `fixed` stays there, as far as clamped() lets it.
    [[nodiscard]] Camera zoomed_at(Screen fixed, double factor) const;
    /// The map moved by so many pixels, as a drag does: to the right for positive `dx_px`.
    [[nodiscard]] Camera panned(double dx_px, double dy_px) const;
    /// Within what a window shows: zoom 1 to 17, the world at least as large as the picture, no space beyond its north
    /// or south edge, the middle within 180° W to 180° E.
    [[nodiscard]] Camera clamped() const;

    [[nodiscard]] Screen screen_from_world(World world) const {
        return {(world.x - centre_.x) * pixels_per_world_ + width_px_ / 2.0, (world.y - centre_.y) * pixels_per_world_ + height_px_ / 2.0};
    }
    [[nodiscard]] World world_from_screen(Screen screen) const {
        return {(screen.x - width_px_ / 2.0) / pixels_per_world_ + centre_.x, (screen.y - height_px_ / 2.0) / pixels_per_world_ + centre_.y};
    }
    [[nodiscard]] World centre() const { return centre_; }
    [[nodiscard]] double pixels_per_world() const { return pixels_per_world_; }
    /// Zoom level of web maps: 0 shows the world in 256 pixels.
    [[nodiscard]] double zoom() const;
    [[nodiscard]] double km_per_pixel() const; ///< at the centre
    [[nodiscard]] int width_px() const { return width_px_; }
    [[nodiscard]] int height_px() const { return height_px_; }
    /// First and last copy of the world (0 = the one from 180° W to 180° E) that the picture shows.
    [[nodiscard]] int first_copy() const;
    [[nodiscard]] int last_copy() const;

  private:
    int width_px_;
    int height_px_;
    World centre_;
    double pixels_per_world_;
};

} // namespace marsad::render
