#pragma once

#include "typeset/shaper.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace marsad::typeset {

/// One line of a block; x and y from the block's top left corner.
struct BlockLine {
    Line line;
    std::uint32_t begin; ///< bytes of the text that it shows, without the spaces it was broken at
    std::uint32_t end;
    double left_px; ///< right-to-left paragraphs stand at the right edge
    double top_px;
};

/// Where a caret stands.
struct Caret {
    std::size_t line;
    double x_px;
};

/// A lit or selected stretch on one line.
struct BlockRect {
    std::size_t line;
    double left_px;
    double right_px;
};

/// A text of several paragraphs (separated by line ends) broken into lines of a width. The order of words is that of
/// each whole paragraph, whatever its lines (UAX 9). Lines break at spaces, a word wider than the block inside.
class TextBlock {
  public:
    /// `line_px` is the distance of lines, `paragraph_px` what is added between paragraphs. A width of 0 never breaks.
    [[nodiscard]] static TextBlock lay_out(const Shaper& shaper, std::string_view text, const TextStyle& style, double width_px, double line_px, double paragraph_px = 0.0);

    [[nodiscard]] const std::vector<BlockLine>& lines() const { return lines_; }
    [[nodiscard]] double height_px() const { return height_px_; }
    [[nodiscard]] double line_px() const { return line_px_; }

    /// The caret before the character at a byte of the text (its length: behind the last one). In a ligature it stands
    /// between the letters' shares.
    [[nodiscard]] Caret caret(std::uint32_t byte) const;
    /// The byte before which a click sets the caret: the nearer side of the letter under it, the nearest line.
    [[nodiscard]] std::uint32_t byte_at(double x_px, double y_px) const;
    /// The visual stretches of the bytes [begin, end), from top to bottom and left to right.
    [[nodiscard]] std::vector<BlockRect> rects(std::uint32_t begin, std::uint32_t end) const;
    /// The line that shows a byte.
    [[nodiscard]] std::size_t line_of(std::uint32_t byte) const;

  private:
    /// A letter's share of a line: a cluster, or a part of one where it stands for several letters.
    struct Cell {
        std::uint32_t begin;
        std::uint32_t end;
        double left_px;
        double right_px;
        bool right_to_left;
    };
    void add_cells(std::string_view text);

    std::vector<BlockLine> lines_;
    std::vector<std::vector<Cell>> cells_; ///< of each line, left to right
    double line_px_ = 0.0;
    double height_px_ = 0.0;
};

} // namespace marsad::typeset
