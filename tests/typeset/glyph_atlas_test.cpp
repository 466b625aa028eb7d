#include "typeset/glyph_atlas.h"

#include "fonts.h"

#include <algorithm>
#include <vector>

using namespace marsad;

namespace {

class GlyphAtlasTest : public WithFonts {
  protected:
    typeset::AtlasGlyph find(typeset::GlyphAtlas& atlas, std::string_view letter, float size_px, float outline_px) {
        const auto line = typeset::Shaper(*fonts_).shape(letter, {static_cast<double>(size_px), typeset::Weight::Regular, typeset::Direction::Auto, 0.0});
        return atlas.find(line.glyphs.at(0).face, line.glyphs.at(0).glyph, size_px, 0, outline_px);
    }
};

TEST_F(GlyphAtlasTest, RendersInkOnceAndFindsItAgain) {
    typeset::GlyphAtlas atlas(*fonts_);
    const auto first = find(atlas, "B", 24.0F, 0.0F);
    ASSERT_GT(first.width_px, 5);
    ASSERT_GT(first.height_px, 10);
    int darkest = 0;
    for (int y = 0; y < first.height_px; ++y) {
        for (int x = 0; x < first.width_px; ++x) {
            darkest = std::max<int>(darkest, atlas.coverage()[static_cast<std::size_t>((first.y_px + y) * typeset::GlyphAtlas::kWidthPx + first.x_px + x)]);
        }
    }
    EXPECT_EQ(darkest, 255);
    const auto revision = atlas.revision();
    EXPECT_EQ(find(atlas, "B", 24.0F, 0.0F).x_px, first.x_px);
    EXPECT_EQ(atlas.revision(), revision);
}

TEST_F(GlyphAtlasTest, HalosReachFurtherThanLetters) {
    typeset::GlyphAtlas atlas(*fonts_);
    const auto letter = find(atlas, "ع", 20.0F, 0.0F);
    const auto halo = find(atlas, "ع", 20.0F, 2.0F);
    EXPECT_GE(halo.width_px, letter.width_px + 3);
    EXPECT_GT(halo.top_px, letter.top_px);
}

TEST_F(GlyphAtlasTest, GlyphsNeverOverlapWhileItGrows) {
    typeset::GlyphAtlas atlas(*fonts_);
    std::vector<typeset::AtlasGlyph> boxes;
    for (const float size : {11.0F, 17.5F, 40.0F, 90.0F}) {
        for (char letter = 'A'; letter <= 'z'; ++letter) {
            const auto box = find(atlas, std::string(1, letter), size, 0.0F);
            if (box.width_px > 0) {
                boxes.push_back(box);
            }
        }
    }
    EXPECT_GT(atlas.height_px(), 256);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        ASSERT_LE(boxes[i].x_px + boxes[i].width_px, typeset::GlyphAtlas::kWidthPx);
        ASSERT_LE(boxes[i].y_px + boxes[i].height_px, atlas.height_px());
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            const bool same = boxes[i].x_px == boxes[j].x_px && boxes[i].y_px == boxes[j].y_px;
            const bool apart = boxes[i].x_px + boxes[i].width_px <= boxes[j].x_px || boxes[j].x_px + boxes[j].width_px <= boxes[i].x_px ||
                               boxes[i].y_px + boxes[i].height_px <= boxes[j].y_px || boxes[j].y_px + boxes[j].height_px <= boxes[i].y_px;
            ASSERT_TRUE(same || apart) << i << " " << j;
        }
    }
}

} // namespace
