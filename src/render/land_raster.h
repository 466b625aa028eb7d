#pragma once

#include "render/basemap_file.h"
#include "render/camera.h"
#include "render/style.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace marsad::render {

/// Sea, land and lakes of a picture, filled by rows on the CPU: the long thin triangles of states cost a software driver ten
/// times as much. A pixel belongs to the triangles that hold its middle.
class LandRaster {
  public:
    LandRaster(int width_px, int height_px, Colour ground);

    /// Every copy of the land and its lakes that the camera shows, the states of `focus` (ISO codes) in their own tone.
    void fill(const BasemapFile& basemap, std::size_t detail, const std::set<std::string>& focus, const Camera& camera, const MapStyle& style);
    void fill_triangle(Screen a, Screen b, Screen c, Colour colour);

    [[nodiscard]] int width_px() const { return width_px_; }
    [[nodiscard]] int height_px() const { return height_px_; }
    /// Rows from the bottom, as OpenGL counts them.
    [[nodiscard]] std::span<const Colour> pixels() const { return pixels_; }
    [[nodiscard]] Colour at(int x, int y) const {
        return pixels_[static_cast<std::size_t>(height_px_ - 1 - y) * static_cast<std::size_t>(width_px_) + static_cast<std::size_t>(x)];
    }

  private:
    void fill_shape(const FillRecord& shape, std::span<const FixedPoint> vertices, const Camera& camera, Colour colour);

    int width_px_;
    int height_px_;
    std::vector<Colour> pixels_;
};

} // namespace marsad::render
