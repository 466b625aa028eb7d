#pragma once

#include <cstdint>
#include <span>

namespace marsad::render {

/// What is visible of time and filters in one frame: rows of the store, ascending (so the newest stand last), and the
/// opacity of each (255 = full, 0 is left out).
struct VisibleRows {
    std::span<const std::uint32_t> rows;
    std::span<const std::uint8_t> opacity; ///< as long as `rows`, or empty: all full
};

} // namespace marsad::render
