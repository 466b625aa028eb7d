#include "typeset/shaper.h"

#include "fonts.h"
#include "typeset/isolate.h"

#include <algorithm>
#include <string>

using namespace marsad;

namespace {

class ShaperTest : public WithFonts {
  protected:
    typeset::Line shape(std::string_view text, typeset::Direction direction = typeset::Direction::Auto) {
        return typeset::Shaper(*fonts_).shape(text, {20.0, typeset::Weight::Regular, direction, 0.0});
    }
};

TEST_F(ShaperTest, ArabicLettersAreJoined) {
    // Noon alone, and at the start, middle and end of a word: four forms, so four glyphs.
    const auto alone = shape("ن").glyphs.at(0).glyph;
    const auto word = shape("ننن");
    ASSERT_EQ(word.glyphs.size(), 3U);
    EXPECT_NE(word.glyphs[0].glyph, alone);
    EXPECT_NE(word.glyphs[1].glyph, alone);
    EXPECT_NE(word.glyphs[2].glyph, alone);
    EXPECT_NE(word.glyphs[0].glyph, word.glyphs[2].glyph);
    EXPECT_NE(word.glyphs[0].glyph, word.glyphs[1].glyph);
}

TEST_F(ShaperTest, ArabicRunsFromTheRight) {
    const auto line = shape("بغداد");
    EXPECT_TRUE(line.right_to_left);
    ASSERT_GE(line.glyphs.size(), 5U);
    // First on the left is the last letter, whose bytes come last.
    EXPECT_GT(line.glyphs.front().cluster, line.glyphs.back().cluster);
    EXPECT_TRUE(std::is_sorted(line.glyphs.begin(), line.glyphs.end(), [](const auto& a, const auto& b) { return a.x_px < b.x_px; }));
}

TEST_F(ShaperTest, MarksStayOnTheirLetter) {
    const auto plain = shape("مسيرة");
    const auto marked = shape("مسيّرة");
    EXPECT_NEAR(plain.width_px, marked.width_px, 0.5F);
    EXPECT_EQ(marked.glyphs.size(), plain.glyphs.size() + 1);
}

TEST_F(ShaperTest, IsolatedDateKeepsItsDigitsInOrder) {
    const std::string text = "في " + typeset::isolate_ltr("2022-01-03");
    const auto line = shape(text);
    std::string digits;
    for (const auto& glyph : line.glyphs) {
        const char c = text[glyph.cluster];
        if (c == '-' || (c >= '0' && c <= '9')) {
            digits.push_back(c);
        }
    }
    EXPECT_EQ(digits, "2022-01-03");
}

TEST_F(ShaperTest, ControlCharactersTakeNoRoom) {
    EXPECT_FLOAT_EQ(shape("12").width_px, shape(typeset::isolate_ltr("12")).width_px);
    EXPECT_FLOAT_EQ(shape("بغداد").width_px, shape(typeset::isolate("بغداد")).width_px);
}

TEST_F(ShaperTest, EachScriptTakesItsOwnFont) {
    const auto line = shape("Erbil أربيل");
    const auto latin = line.glyphs.front().face;
    const auto arabic = line.glyphs.back().face;
    EXPECT_NE(fonts_->family(latin), "");
    EXPECT_NE(latin, arabic);
    EXPECT_GT(fonts_->optical_scale(arabic), 1.0);
    // Figures look the same in both languages.
    const std::string mixed = "قتل 12";
    for (const auto& glyph : shape(mixed).glyphs) {
        if (mixed[glyph.cluster] == '1') {
            EXPECT_EQ(glyph.face, latin);
        }
    }
}

TEST_F(ShaperTest, KurdishAndCyrillicHaveGlyphs) {
    for (const char* text : {"هەولێر", "Київ", "Şanlıurfa"}) {
        for (const auto& glyph : shape(text).glyphs) {
            EXPECT_NE(glyph.glyph, 0U) << text;
        }
    }
}

TEST_F(ShaperTest, LettersAreSpacedInLatinOnly) {
    const typeset::Shaper shaper(*fonts_);
    const typeset::TextStyle plain{13.0, typeset::Weight::Bold, typeset::Direction::Auto, 0.0};
    const typeset::TextStyle spaced{13.0, typeset::Weight::Bold, typeset::Direction::Auto, 3.0};
    EXPECT_NEAR(shaper.shape("IRAQ", spaced).width_px, shaper.shape("IRAQ", plain).width_px + 9.0F, 0.01F);
    EXPECT_FLOAT_EQ(shaper.shape("العراق", spaced).width_px, shaper.shape("العراق", plain).width_px);
}

TEST_F(ShaperTest, LongTextIsCutWithAnEllipsisAtItsEnd) {
    const typeset::Shaper shaper(*fonts_);
    const typeset::TextStyle style{14.0, typeset::Weight::Regular, typeset::Direction::Auto, 0.0};
    for (const char* text : {"Baghdad International Airport and its surroundings", "مطار بغداد الدولي وما حوله من معسكرات"}) {
        const auto whole = shaper.shape(text, style);
        const auto cut = shaper.shape_to_width(text, style, 120.0);
        EXPECT_LE(cut.width_px, 120.0F);
        EXPECT_GT(cut.width_px, 80.0F);
        EXPECT_LT(cut.glyphs.size(), whole.glyphs.size());
        EXPECT_EQ(cut.right_to_left, whole.right_to_left);
        EXPECT_EQ(shaper.shape_to_width(text, style, 1000.0).glyphs.size(), whole.glyphs.size());
    }
}

TEST_F(ShaperTest, BadInputIsShownNotRefused) {
    EXPECT_TRUE(shape("").glyphs.empty());
    EXPECT_EQ(shape("").width_px, 0.0F);
    EXPECT_FALSE(shape("a\xFFz").glyphs.empty());
}

} // namespace
