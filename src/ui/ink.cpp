#include "ui/ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <imgui.h>

namespace marsad::ui {

namespace {

constexpr int kTextureHeight = 4096;
constexpr int kWhiteRows = 4;                            // at the texture's end, for shapes without letters
constexpr int kFullRows = kTextureHeight - kWhiteRows;   // what letters may take
constexpr std::size_t kMostLines = 6000;                 // kept shaped; a window shows some hundreds
constexpr std::size_t kMostBlocks = 400;

struct FontSize {
    double size;
    double line;
    typeset::Weight weight;
    bool reading;
};

constexpr std::array<FontSize, 10> kFonts{{{20.0, 26.0, typeset::Weight::Bold, false},
                                           {15.0, 21.0, typeset::Weight::Bold, false},
                                           {13.0, 18.0, typeset::Weight::Regular, false},
                                           {13.0, 18.0, typeset::Weight::Bold, false},
                                           {12.0, 17.0, typeset::Weight::Regular, false},
                                           {12.0, 17.0, typeset::Weight::Bold, false},
                                           {11.0, 15.0, typeset::Weight::Regular, false},
                                           {11.0, 15.0, typeset::Weight::Bold, false},
                                           {14.0, 26.0, typeset::Weight::Regular, true},
                                           {15.0, 28.0, typeset::Weight::Bold, true}}};

const FontSize& size_of(Font font) { return kFonts[static_cast<std::size_t>(font)]; }

} // namespace

Ink::Ink(typeset::FontSet& fonts) : fonts_(&fonts), shaper_(fonts), atlas_(fonts), texture_(gl::MaskTexture::Reading::Alpha) {
    const std::vector<std::uint8_t> white(static_cast<std::size_t>(typeset::GlyphAtlas::kWidthPx) * kTextureHeight, 0xFF);
    texture_.upload(typeset::GlyphAtlas::kWidthPx, kTextureHeight, white);
}

std::pair<float, float> Ink::white() { return {0.5F, (static_cast<float>(kTextureHeight) - kWhiteRows / 2.0F) / static_cast<float>(kTextureHeight)}; }

void Ink::begin_frame(double scale, double reading_scale) {
    if (scale != scale_ || reading_scale != reading_scale_) {
        scale_ = scale;
        reading_scale_ = reading_scale;
        lines_.clear();
        blocks_.clear();
    }
    if (lines_.size() > kMostLines) {
        lines_.clear();
    }
    if (blocks_.size() > kMostBlocks) {
        blocks_.clear();
    }
    if (atlas_.height_px() > kFullRows / 2) { // it doubles when it grows
        atlas_ = typeset::GlyphAtlas(*fonts_);
        uploaded_ = 0;
    }
}

void Ink::end_frame() {
    if (atlas_.revision() != uploaded_) {
        uploaded_ = atlas_.revision();
        texture_.upload_rows(0, typeset::GlyphAtlas::kWidthPx, std::min(atlas_.height_px(), kFullRows), atlas_.coverage());
    }
}

typeset::TextStyle Ink::style(Font font, typeset::Direction direction) const {
    const FontSize& size = size_of(font);
    typeset::TextStyle style;
    style.size_px = std::round(size.size * scale_ * (size.reading ? reading_scale_ : 1.0) * 2.0) / 2.0;
    style.weight = size.weight;
    style.direction = direction;
    style.hand = size.reading ? typeset::ArabicHand::Naskh : typeset::ArabicHand::Sans;
    return style;
}

const typeset::Line& Ink::line(std::string_view text, Font font, typeset::Direction direction, double width) {
    Key key{std::string(text), font, direction, static_cast<int>(std::lround(width * scale_ * 16.0))};
    const auto known = lines_.find(key);
    if (known != lines_.end()) {
        return known->second;
    }
    const typeset::TextStyle look = style(font, direction);
    typeset::Line line = width > 0.0 ? shaper_.shape_to_width(text, look, width * scale_) : shaper_.shape(text, look);
    return lines_.emplace(std::move(key), std::move(line)).first->second;
}

double Ink::width(std::string_view text, Font font) { return static_cast<double>(line(text, font, typeset::Direction::Auto).width_px) / scale_; }

const typeset::TextBlock& Ink::block(std::string_view text, Font font, typeset::Direction direction, double width, double paragraph_gap) {
    Key key{std::string(text), font, direction, static_cast<int>(std::lround((width + paragraph_gap * 4096.0) * scale_))};
    const auto known = blocks_.find(key);
    if (known != blocks_.end()) {
        return known->second;
    }
    auto block = typeset::TextBlock::lay_out(shaper_, text, style(font, direction), width * scale_, line_height(font) * scale_, paragraph_gap * scale_);
    return blocks_.emplace(std::move(key), std::move(block)).first->second;
}

double Ink::line_height(Font font) const { return size_of(font).line * (size_of(font).reading ? reading_scale_ : 1.0); }

double Ink::baseline_shift(Font font) const { return 0.36 * size_of(font).size * (size_of(font).reading ? reading_scale_ : 1.0); }

void Ink::draw(ImDrawList& list, const typeset::Line& line, double left_px, double baseline_px, Colour colour) {
    constexpr auto kSteps = typeset::GlyphAtlas::kSubPixels;
    constexpr float kU = 1.0F / static_cast<float>(typeset::GlyphAtlas::kWidthPx);
    constexpr float kV = 1.0F / static_cast<float>(kTextureHeight);
    const ImU32 tint = IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
    const ImVec2 clip_from = list.GetClipRectMin();
    const ImVec2 clip_to = list.GetClipRectMax();
    const auto baseline = static_cast<float>(std::round(baseline_px));
    if (baseline + line.ink_bottom_px < clip_from.y || baseline + line.ink_top_px > clip_to.y) {
        return;
    }
    for (const typeset::Glyph& glyph : line.glyphs) {
        const double x = left_px + static_cast<double>(glyph.x_px) + 0.5 / kSteps;
        const double whole = std::floor(x);
        const auto& box = atlas_.find(glyph.face, glyph.glyph, glyph.size_px, static_cast<int>((x - whole) * kSteps), 0.0F);
        if (box.width_px == 0 || box.y_px + box.height_px > kFullRows) {
            continue;
        }
        const float left = static_cast<float>(whole) + static_cast<float>(box.left_px);
        const float top = std::round(static_cast<float>(baseline_px) + glyph.y_px) - static_cast<float>(box.top_px);
        const ImVec2 from(left, top);
        const ImVec2 to(left + static_cast<float>(box.width_px), top + static_cast<float>(box.height_px));
        if (to.x < clip_from.x || from.x > clip_to.x) {
            continue;
        }
        list.PrimReserve(6, 4);
        list.PrimRectUV(from, to, ImVec2(static_cast<float>(box.x_px) * kU, static_cast<float>(box.y_px) * kV),
                        ImVec2(static_cast<float>(box.x_px + box.width_px) * kU, static_cast<float>(box.y_px + box.height_px) * kV), tint);
    }
}

} // namespace marsad::ui
