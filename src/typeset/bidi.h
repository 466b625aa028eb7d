#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace marsad::typeset {

/// Reading direction of a paragraph; Auto takes it from the first strong letter (left to right without one).
enum class Direction { Auto, LeftToRight, RightToLeft };

/// Embedding level of every code point by the Unicode Bidirectional Algorithm (UAX 9); odd = right to left.
struct BidiLevels {
    std::vector<std::uint8_t> levels;
    bool right_to_left; ///< of the paragraph
};

[[nodiscard]] BidiLevels bidi_levels(std::u32string_view paragraph, Direction direction);

/// Rule L2: the order in which runs of these levels stand on the line from left to right.
[[nodiscard]] std::vector<std::size_t> visual_order(std::span<const std::uint8_t> run_levels);

} // namespace marsad::typeset
