#include "typeset/glyph_atlas.h"

#include "typeset/font_face.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include FT_GLYPH_H
#include FT_OUTLINE_H
#include FT_STROKER_H

namespace marsad::typeset {

namespace {

struct GlyphDeleter {
    void operator()(FT_Glyph glyph) const { FT_Done_Glyph(glyph); }
};
using GlyphOwner = std::unique_ptr<FT_GlyphRec_, GlyphDeleter>;

struct StrokerDeleter {
    void operator()(FT_Stroker stroker) const { FT_Stroker_Done(stroker); }
};

int to_64(float value) { return static_cast<int>(std::lround(static_cast<double>(value) * 64.0)); }

bool stroke(GlyphOwner& glyph, FT_Library library, int outline_64) {
    FT_Stroker made = nullptr;
    if (FT_Stroker_New(library, &made) != 0) {
        return false;
    }
    const std::unique_ptr<FT_StrokerRec_, StrokerDeleter> stroker(made);
    FT_Stroker_Set(made, outline_64, FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
    FT_Glyph raw = glyph.release();
    const bool ok = FT_Glyph_Stroke(&raw, made, 1) == 0;
    glyph.reset(raw);
    return ok;
}

} // namespace

GlyphAtlas::GlyphAtlas(const FontSet& fonts) : fonts_(&fonts) {}
GlyphAtlas::GlyphAtlas(GlyphAtlas&&) noexcept = default;
GlyphAtlas& GlyphAtlas::operator=(GlyphAtlas&&) noexcept = default;
GlyphAtlas::~GlyphAtlas() = default;

const AtlasGlyph& GlyphAtlas::find(FaceId face, std::uint32_t glyph, float size_px, int sub_pixel, float outline_px) {
    const Key key{face, glyph, to_64(size_px), to_64(outline_px), sub_pixel};
    const auto known = glyphs_.find(key);
    if (known != glyphs_.end()) {
        return known->second;
    }
    return glyphs_.emplace(key, render(key)).first->second;
}

AtlasGlyph GlyphAtlas::render(const Key& key) {
    AtlasGlyph out;
    FT_Face face = fonts_->face(key.face).freetype;
    if (FT_Set_Char_Size(face, 0, key.size_64, 72, 72) != 0 || FT_Load_Glyph(face, key.glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) {
        return out;
    }
    FT_Glyph raw = nullptr;
    if (FT_Get_Glyph(face->glyph, &raw) != 0) {
        return out;
    }
    GlyphOwner glyph(raw);
    if (key.outline_64 > 0 && !stroke(glyph, face->glyph->library, key.outline_64)) {
        return out;
    }
    FT_Vector origin{key.sub_pixel * 64 / kSubPixels, 0};
    raw = glyph.release();
    const bool drawn = FT_Glyph_To_Bitmap(&raw, FT_RENDER_MODE_NORMAL, &origin, 1) == 0;
    glyph.reset(raw);
    if (!drawn) {
        return out;
    }
    const auto* picture = reinterpret_cast<FT_BitmapGlyph>(glyph.get());
    const FT_Bitmap& bitmap = picture->bitmap;
    out.width_px = static_cast<int>(bitmap.width);
    out.height_px = static_cast<int>(bitmap.rows);
    out.left_px = picture->left;
    out.top_px = picture->top;
    if (out.width_px == 0 || out.height_px == 0 || out.width_px + 1 > kWidthPx) {
        out.width_px = 0;
        return out;
    }
    reserve(out.width_px, out.height_px, out);
    for (int row = 0; row < out.height_px; ++row) {
        const auto target = static_cast<std::size_t>(out.y_px + row) * kWidthPx + static_cast<std::size_t>(out.x_px);
        std::memcpy(coverage_.data() + target, bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch, bitmap.width);
    }
    ++revision_;
    return out;
}

// Shelves with one empty pixel between glyphs, so that filtering never reads a neighbour.
void GlyphAtlas::reserve(int width_px, int height_px, AtlasGlyph& out) {
    if (shelf_x_px_ + width_px + 1 > kWidthPx) {
        shelf_y_px_ += shelf_height_px_;
        shelf_x_px_ = 0;
        shelf_height_px_ = 0;
    }
    out.x_px = shelf_x_px_;
    out.y_px = shelf_y_px_;
    shelf_x_px_ += width_px + 1;
    shelf_height_px_ = std::max(shelf_height_px_, height_px + 1);
    if (shelf_y_px_ + shelf_height_px_ > height_px_) {
        height_px_ = std::max(256, 2 * (shelf_y_px_ + shelf_height_px_));
        coverage_.resize(static_cast<std::size_t>(height_px_) * kWidthPx, 0);
    }
}

} // namespace marsad::typeset
