#pragma once

#include "typeset/shaper.h"

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace marsad::typeset {

/// Where a rendered glyph lies in the atlas, and where its picture goes relative to the glyph's whole-pixel origin.
struct AtlasGlyph {
    int x_px = 0; ///< in the atlas
    int y_px = 0;
    int width_px = 0;
    int height_px = 0;
    int left_px = 0; ///< from the origin to the left edge
    int top_px = 0;  ///< from the baseline up to the top edge
};

/// Rendered glyphs in one 8-bit coverage picture on the CPU; grows downwards. Unhinted, four positions within a
/// pixel.
class GlyphAtlas {
  public:
    explicit GlyphAtlas(const FontSet& fonts);
    GlyphAtlas(GlyphAtlas&&) noexcept;
    GlyphAtlas& operator=(GlyphAtlas&&) noexcept;
    ~GlyphAtlas();

    static constexpr int kWidthPx = 1024;
    static constexpr int kSubPixels = 4;

    /// Renders on first use. `sub_pixel` 0..3 shifts to the right by quarters of a pixel; `outline_px` > 0 gives the
    /// band of that width around the contour instead (halos). A blank glyph has width 0.
    [[nodiscard]] const AtlasGlyph& find(FaceId face, std::uint32_t glyph, float size_px, int sub_pixel, float outline_px);

    [[nodiscard]] const std::vector<std::uint8_t>& coverage() const { return coverage_; }
    [[nodiscard]] int height_px() const { return height_px_; }
    /// Changes whenever the picture did.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

  private:
    struct Key {
        FaceId face;
        std::uint32_t glyph;
        int size_64;
        int outline_64;
        int sub_pixel;
        friend auto operator<=>(const Key&, const Key&) = default; // NOLINT(modernize-use-nullptr): false alarm on the comparison with 0 inside
    };
    struct Bitmap;
    [[nodiscard]] AtlasGlyph render(const Key& key);
    void reserve(int width_px, int height_px, AtlasGlyph& out);

    const FontSet* fonts_;
    std::map<Key, AtlasGlyph> glyphs_;
    std::vector<std::uint8_t> coverage_;
    int height_px_ = 0;
    int shelf_x_px_ = 0;
    int shelf_y_px_ = 0;
    int shelf_height_px_ = 0;
    std::uint64_t revision_ = 0;
};

} // namespace marsad::typeset
