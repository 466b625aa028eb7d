#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::media {

/// RGBA, 8 bits each, rows from the top.
struct Image {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;
};

/// Text chunk of a PNG: keyword (Latin-1, "Title", "Source", ...) and UTF-8 text.
using PngText = std::pair<std::string, std::string>;

/// The bytes of a PNG file: opaque pictures as RGB, others as RGBA; SUB filter and zlib level 1, which is four times
/// faster than the default for 5 % more bytes. Same pixels, same bytes. BadFormat where the size does not fit `rgba`.
[[nodiscard]] base::Result<std::string> write_png(const Image& image, std::span<const PngText> texts = {});

/// Any PNG as RGBA. BadFormat.
[[nodiscard]] base::Result<Image> read_png(std::string_view bytes);

} // namespace marsad::media
