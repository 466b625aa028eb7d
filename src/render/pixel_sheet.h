#pragma once

#include "render/style.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace marsad::render {

/// A transparent picture that is painted by the processor: thousands of dots cost their pixels, which software OpenGL cannot do.
/// Only what was painted is cleared, uploaded and drawn.
class PixelSheet {
  public:
    struct Box {
        int left, top, right, bottom; ///< pixels, from the top left; right and bottom excluded
    };

    /// A blank sheet.
    void begin(int width_px, int height_px);
    /// A copy of a part of a larger picture instead of a blank sheet; whole rows lie behind each other in `pixels`, `left` and `first_row` say
    /// where the part begins. All of it counts as painted.
    void begin_on(std::span<const std::uint32_t> pixels, int picture_width_px, int left, int first_row, int width_px, int height_px);
    /// A round dot with soft edges; positions are taken to a quarter of a pixel.
    void add_disc(double x_px, double y_px, double diameter_px, Colour colour);
    /// Pixels of a picture, colours multiplied by alpha, laid over a row from `left` on; cut to the sheet.
    void add_pixels(int left, int row, std::span<const std::uint32_t> pixels);
    /// A rectangle of whole pixels, cut to the sheet.
    void add_box(const Box& box, Colour colour);

    [[nodiscard]] int width_px() const { return width_px_; }
    [[nodiscard]] int height_px() const { return height_px_; }
    /// Four bytes a pixel (red, green, blue, alpha), colours multiplied by their alpha.
    [[nodiscard]] std::span<const std::uint32_t> pixels() const { return pixels_; }
    /// Boxes that hold everything painted, without overlap.
    [[nodiscard]] std::vector<Box> painted() const;
    /// First row, and one behind the last.
    [[nodiscard]] std::pair<int, int> painted_rows() const;
    [[nodiscard]] std::span<const std::uint32_t> rows(int first, int last) const;

  private:
    static constexpr int kTilePx = 32;
    static constexpr int kSubPixels = 4;
    struct Mask {
        int side = 0;
        std::vector<std::uint8_t> coverage;
    };
    [[nodiscard]] const Mask& mask(int sub_x, int sub_y, double diameter_px);
    void blend(std::size_t at, std::uint32_t colour, std::uint32_t alpha);
    void mark(int left, int top, int right, int bottom);

    int width_px_ = 0;
    int height_px_ = 0;
    int tile_columns_ = 0;
    std::vector<std::uint32_t> pixels_;
    std::vector<std::uint8_t> tiles_; ///< 1 = painted
    double masks_diameter_px_ = 0.0;
    std::vector<Mask> masks_; ///< by sub-pixel
};

} // namespace marsad::render
