#pragma once

#include "typeset/bidi.h"
#include "typeset/font_set.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::typeset {

struct TextStyle {
    double size_px = 13.0; ///< of the Latin letters; other scripts get their optical size
    Weight weight = Weight::Regular;
    Direction direction = Direction::Auto;
    double letter_spacing_px = 0.0; ///< never applied to Arabic, whose letters join
    ArabicHand hand = ArabicHand::Sans;
};

/// A glyph on a line; x runs to the right from the line's left end, y down from the baseline.
struct Glyph {
    std::uint32_t glyph;
    FaceId face;
    std::uint8_t level; ///< of the Bidirectional Algorithm; odd = right to left
    float size_px;
    float x_px;
    float y_px;
    float advance_px;
    std::uint32_t cluster; ///< byte offset in the text of the first character that it stands for
};

/// One shaped line in visual order, left to right.
struct Line {
    std::vector<Glyph> glyphs;
    float width_px = 0.0F;
    float ink_top_px = 0.0F;    ///< above the baseline is negative
    float ink_bottom_px = 0.0F; ///< below the baseline is positive
    bool right_to_left = false; ///< direction of the paragraph
};

/// A text made ready to be shaped whole or in parts: order and fonts are decided over the whole, so that a part looks as it does
/// in its paragraph.
struct PreparedText {
    /// Characters of one font, level and script, half-open indices into the code points.
    struct Run {
        std::size_t first;
        std::size_t last;
        FaceId face;
        std::uint8_t level;
        std::uint32_t script; ///< ISO 15924 tag
    };
    std::u32string code_points;
    std::vector<std::uint32_t> byte_offsets; ///< of each code point, and the text's length behind the last
    std::vector<Run> runs;
    bool right_to_left = false;
};

/// Turns text into positioned glyphs: bidi order, joined letters, marks in place, fallback fonts. The text is one
/// line; line breaks are shown as nothing. Invalid UTF-8 shows U+FFFD.
class Shaper {
  public:
    explicit Shaper(FontSet& fonts) : fonts_(&fonts) {}

    [[nodiscard]] Line shape(std::string_view text, const TextStyle& style) const;
    [[nodiscard]] PreparedText prepare(std::string_view text, const TextStyle& style) const;
    /// The code points [first, last) of a prepared text as one line.
    [[nodiscard]] Line shape_part(const PreparedText& text, std::size_t first, std::size_t last, const TextStyle& style) const;
    /// The same, cut at a cluster with an ellipsis at its end where it is wider than `width_px`.
    [[nodiscard]] Line shape_to_width(std::string_view text, const TextStyle& style, double width_px) const;

  private:
    FontSet* fonts_;
};

} // namespace marsad::typeset
