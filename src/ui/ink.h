#pragma once

#include "base/result.h"
#include "gl/texture.h"
#include "typeset/glyph_atlas.h"
#include "typeset/shaper.h"
#include "typeset/text_block.h"
#include "ui/theme.h"

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct ImDrawList;

namespace marsad::ui {

/// How a piece of text is written (window.md, section 4).
enum class Font : std::uint8_t { Stamp, Title, Body, BodyBold, Small, SmallBold, Caption, CaptionBold, Reading, ReadingBold };

/// Shaped text in the window: every letter, also Latin ones, goes through typeset, because ImGui neither joins Arabic nor
/// turns it round. All sizes that go in and out are logical pixels; `scale` turns them into the screen's. Needs a
/// current OpenGL context for as long as it lives.
class Ink {
  public:
    explicit Ink(typeset::FontSet& fonts);

    /// Before the first text of a frame. A change of scale drops what was shaped. Where the atlas is nearly full, it starts anew.
    void begin_frame(double scale, double reading_scale);
    /// After the last text, before the frame is rendered.
    void end_frame();

    /// One line, as wide as it is, or cut with an ellipsis where it is wider than `width`.
    [[nodiscard]] const typeset::Line& line(std::string_view text, Font font, typeset::Direction direction, double width = 0.0);
    [[nodiscard]] double width(std::string_view text, Font font);
    /// Wrapped at `width`; kept until the next change of text or scale. `line_px` in the block is in the screen's pixels.
    [[nodiscard]] const typeset::TextBlock& block(std::string_view text, Font font, typeset::Direction direction, double width, double paragraph_gap = 0.0);
    /// Distance of lines.
    [[nodiscard]] double line_height(Font font) const;
    /// From the middle of a line box down to its baseline.
    [[nodiscard]] double baseline_shift(Font font) const;

    /// Draws with the line's left end and baseline at a point of the screen (its pixels).
    void draw(ImDrawList& list, const typeset::Line& line, double left_px, double baseline_px, Colour colour);

    /// The texture that holds letters and, for plain shapes, white.
    [[nodiscard]] unsigned texture() const { return texture_.name(); }
    /// Where in it white lies, 0 to 1.
    [[nodiscard]] static std::pair<float, float> white();
    [[nodiscard]] double scale() const { return scale_; }

  private:
    struct Key {
        std::string text;
        Font font;
        typeset::Direction direction;
        int width_16;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash {
        [[nodiscard]] std::size_t operator()(const Key& key) const {
            return std::hash<std::string>()(key.text) * 31U + static_cast<std::size_t>(key.font) * 7U + static_cast<std::size_t>(key.direction) + static_cast<std::size_t>(key.width_16) * 131U;
        }
    };
    [[nodiscard]] typeset::TextStyle style(Font font, typeset::Direction direction) const;

    typeset::FontSet* fonts_;
    typeset::Shaper shaper_;
    typeset::GlyphAtlas atlas_;
    gl::MaskTexture texture_;
    std::uint64_t uploaded_ = 0;
    double scale_ = 1.0;
    double reading_scale_ = 1.0;
    std::unordered_map<Key, typeset::Line, KeyHash> lines_;
    std::unordered_map<Key, typeset::TextBlock, KeyHash> blocks_;
};

} // namespace marsad::ui
