#include "render/pixel_sheet.h"

#include <algorithm>
#include <cmath>

namespace marsad::render {

namespace {

/// All four channels of a pixel times n / 255, rounded.
std::uint32_t scaled(std::uint32_t pixel, std::uint32_t n) {
    constexpr std::uint32_t kEven = 0x00FF00FFU;
    const std::uint32_t even = (pixel & kEven) * n + 0x00800080U;
    const std::uint32_t odd = (pixel >> 8U & kEven) * n + 0x00800080U;
    return (((even + (even >> 8U & kEven)) >> 8U) & kEven) | ((odd + (odd >> 8U & kEven)) & ~kEven);
}

std::uint32_t opaque_pixel(Colour colour) {
    return static_cast<std::uint32_t>(colour.red) | static_cast<std::uint32_t>(colour.green) << 8U | static_cast<std::uint32_t>(colour.blue) << 16U | 0xFF000000U;
}

} // namespace

void PixelSheet::begin(int width_px, int height_px) {
    if (width_px != width_px_ || height_px != height_px_) {
        width_px_ = width_px;
        height_px_ = height_px;
        tile_columns_ = (width_px + kTilePx - 1) / kTilePx;
        pixels_.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px), 0);
        tiles_.assign(static_cast<std::size_t>(tile_columns_) * static_cast<std::size_t>((height_px + kTilePx - 1) / kTilePx), 0);
        return;
    }
    for (const Box& box : painted()) {
        for (int y = box.top; y < box.bottom; ++y) {
            const auto row = pixels_.begin() + static_cast<std::ptrdiff_t>(y) * width_px_;
            std::fill(row + box.left, row + box.right, 0U);
        }
    }
    std::fill(tiles_.begin(), tiles_.end(), std::uint8_t{0});
}

void PixelSheet::begin_on(std::span<const std::uint32_t> pixels, int picture_width_px, int left, int first_row, int width_px, int height_px) {
    if (width_px != width_px_ || height_px != height_px_) {
        begin(width_px, height_px);
    }
    for (int row = 0; row < height_px; ++row) {
        const auto from = pixels.subspan(static_cast<std::size_t>(first_row + row) * static_cast<std::size_t>(picture_width_px) + static_cast<std::size_t>(left), static_cast<std::size_t>(width_px));
        std::copy(from.begin(), from.end(), pixels_.begin() + static_cast<std::ptrdiff_t>(row) * width_px);
    }
    std::fill(tiles_.begin(), tiles_.end(), std::uint8_t{1});
}

void PixelSheet::add_pixels(int left, int row, std::span<const std::uint32_t> pixels) {
    if (row < 0 || row >= height_px_) {
        return;
    }
    const int from = std::max(0, left);
    const int to = std::min(width_px_, left + static_cast<int>(pixels.size()));
    std::uint32_t* const line = pixels_.data() + static_cast<std::ptrdiff_t>(row) * width_px_;
    for (int x = from; x < to; ++x) {
        const std::uint32_t over = pixels[static_cast<std::size_t>(x - left)];
        const std::uint32_t alpha = over >> 24U;
        line[x] = alpha == 255 ? over : alpha == 0 ? line[x] : over + scaled(line[x], 255 - alpha);
    }
    if (from < to) {
        mark(from, row, to, row + 1);
    }
}

const PixelSheet::Mask& PixelSheet::mask(int sub_x, int sub_y, double diameter_px) {
    if (masks_diameter_px_ != diameter_px) {
        masks_diameter_px_ = diameter_px;
        masks_.assign(kSubPixels * kSubPixels, {});
    }
    Mask& mask = masks_[static_cast<std::size_t>(sub_y) * kSubPixels + static_cast<std::size_t>(sub_x)];
    if (mask.side == 0) {
        // The middle lies in the pixel half a side from the left; half a pixel of soft edge on each side.
        const int half = static_cast<int>(std::ceil(diameter_px / 2.0 + 0.5));
        mask.side = 2 * half + 1;
        const double middle_x = half + (sub_x + 0.5) / kSubPixels;
        const double middle_y = half + (sub_y + 0.5) / kSubPixels;
        for (int y = 0; y < mask.side; ++y) {
            for (int x = 0; x < mask.side; ++x) {
                const double distance = std::hypot(x + 0.5 - middle_x, y + 0.5 - middle_y);
                mask.coverage.push_back(static_cast<std::uint8_t>(std::lround(255.0 * std::clamp(diameter_px / 2.0 + 0.5 - distance, 0.0, 1.0))));
            }
        }
    }
    return mask;
}

inline void PixelSheet::blend(std::size_t at, std::uint32_t colour, std::uint32_t alpha) {
    std::uint32_t& pixel = pixels_[at];
    pixel = alpha == 255 ? colour : scaled(colour, alpha) + scaled(pixel, 255 - alpha);
}

void PixelSheet::mark(int left, int top, int right, int bottom) {
    for (int y = top / kTilePx; y <= (bottom - 1) / kTilePx; ++y) {
        for (int x = left / kTilePx; x <= (right - 1) / kTilePx; ++x) {
            tiles_[static_cast<std::size_t>(y) * static_cast<std::size_t>(tile_columns_) + static_cast<std::size_t>(x)] = 1;
        }
    }
}

void PixelSheet::add_disc(double x_px, double y_px, double diameter_px, Colour colour) {
    const auto quarter = [](double v) { return static_cast<int>((v - std::floor(v)) * kSubPixels); };
    const Mask& disc = mask(quarter(x_px), quarter(y_px), diameter_px);
    const int left = static_cast<int>(std::floor(x_px)) - disc.side / 2;
    const int top = static_cast<int>(std::floor(y_px)) - disc.side / 2;
    const int from_x = std::max(0, left);
    const int to_x = std::min(width_px_, left + disc.side);
    const int from_y = std::max(0, top);
    const int to_y = std::min(height_px_, top + disc.side);
    if (from_x >= to_x || from_y >= to_y) {
        return;
    }
    mark(from_x, from_y, to_x, to_y);
    const std::uint32_t pixel = opaque_pixel(colour);
    for (int y = from_y; y < to_y; ++y) {
        const std::uint8_t* const coverage = disc.coverage.data() + static_cast<std::ptrdiff_t>(y - top) * disc.side - left;
        const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px_);
        for (int x = from_x; x < to_x; ++x) {
            const std::uint32_t covered = colour.alpha == 255 ? coverage[x] : (static_cast<std::uint32_t>(coverage[x]) * colour.alpha + 127U) / 255U;
            if (covered > 0) {
                blend(row + static_cast<std::size_t>(x), pixel, covered);
            }
        }
    }
}

void PixelSheet::add_box(const Box& box, Colour colour) {
    const Box cut{std::max(0, box.left), std::max(0, box.top), std::min(width_px_, box.right), std::min(height_px_, box.bottom)};
    if (cut.left >= cut.right || cut.top >= cut.bottom || colour.alpha == 0) {
        return;
    }
    mark(cut.left, cut.top, cut.right, cut.bottom);
    const std::uint32_t pixel = opaque_pixel(colour);
    for (int y = cut.top; y < cut.bottom; ++y) {
        for (int x = cut.left; x < cut.right; ++x) {
            blend(static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px_) + static_cast<std::size_t>(x), pixel, colour.alpha);
        }
    }
}

std::vector<PixelSheet::Box> PixelSheet::painted() const {
    std::vector<Box> boxes;
    for (std::size_t tile = 0; tile < tiles_.size(); ++tile) {
        if (tiles_[tile] == 0) {
            continue;
        }
        const int left = static_cast<int>(tile % static_cast<std::size_t>(tile_columns_)) * kTilePx;
        const int top = static_cast<int>(tile / static_cast<std::size_t>(tile_columns_)) * kTilePx;
        const int right = std::min(width_px_, left + kTilePx);
        if (!boxes.empty() && boxes.back().top == top && boxes.back().right == left) {
            boxes.back().right = right; // neighbours are one box
        } else {
            boxes.push_back({left, top, right, std::min(height_px_, top + kTilePx)});
        }
    }
    return boxes;
}

std::pair<int, int> PixelSheet::painted_rows() const {
    const auto boxes = painted();
    return boxes.empty() ? std::pair(0, 0) : std::pair(boxes.front().top, boxes.back().bottom);
}

std::span<const std::uint32_t> PixelSheet::rows(int first, int last) const {
    return std::span<const std::uint32_t>(pixels_).subspan(static_cast<std::size_t>(first) * static_cast<std::size_t>(width_px_),
                                                           static_cast<std::size_t>(last - first) * static_cast<std::size_t>(width_px_));
}

} // namespace marsad::render
