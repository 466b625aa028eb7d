#include "typeset/text_block.h"

#include "fonts.h"

#include <string>

using namespace marsad;
using typeset::TextBlock;

namespace {

class TextBlockTest : public WithFonts {
  protected:
    TextBlock lay_out(std::string_view text, double width_px) { return TextBlock::lay_out(typeset::Shaper(*fonts_), text, style_, width_px, 30.0, 10.0); }
    typeset::TextStyle style_{20.0};
};

std::string shown(const TextBlock& block, std::string_view text) {
    std::string out;
    for (const auto& line : block.lines()) {
        out += std::string(text.substr(line.begin, line.end - line.begin)) + "|";
    }
    return out;
}

TEST_F(TextBlockTest, BreaksAtSpacesAndLineEnds) {
    const std::string text = "Two drones were shot down\n\nover the airport";
    const auto whole = lay_out(text, 0.0);
    EXPECT_EQ(shown(whole, text), "Two drones were shot down||over the airport|");
    EXPECT_EQ(whole.height_px(), 3 * 30.0 + 2 * 10.0);
    const auto narrow = lay_out(text, 120.0);
    EXPECT_GT(narrow.lines().size(), 4U);
    for (const auto& line : narrow.lines()) {
        EXPECT_LE(line.line.width_px, 120.0F);
        EXPECT_FALSE(text.substr(line.begin, line.end - line.begin).ends_with(' '));
    }
}

TEST_F(TextBlockTest, AWordWiderThanTheBlockIsBrokenInside) {
    const std::string text = "Donaudampfschifffahrtsgesellschaft";
    const auto block = lay_out(text, 60.0);
    EXPECT_GT(block.lines().size(), 3U);
    std::string all;
    for (const auto& line : block.lines()) {
        all += text.substr(line.begin, line.end - line.begin);
    }
    EXPECT_EQ(all, text);
    EXPECT_GE(lay_out("ab", 1.0).lines().size(), 2U) << "nothing fits, and it ends all the same";
}

TEST_F(TextBlockTest, ArabicStandsAtTheRightAndKeepsItsOrderOverLines) {
    const std::string text = "أسقطت الدفاعات الجوية طائرتين مسيرتين مفخختين فوق مطار بغداد الدولي فجر اليوم";
    const auto block = lay_out(text, 220.0);
    ASSERT_GT(block.lines().size(), 2U);
    for (const auto& line : block.lines()) {
        EXPECT_TRUE(line.line.right_to_left);
        EXPECT_NEAR(line.left_px + static_cast<double>(line.line.width_px), 220.0, 0.01);
    }
    // The first word of the text stands at the right end of the first line.
    EXPECT_NEAR(block.caret(0).x_px, 220.0, 0.5);
    EXPECT_EQ(block.caret(0).line, 0U);
}

TEST_F(TextBlockTest, ASignAtALineEndKeepsTheSideOfItsParagraph) {
    // By its line alone "2021 25%" would be left to right.
    const std::string text = "بلغت النسبة 2021 25% في بغداد";
    const auto block = lay_out(text, 130.0);
    for (const auto& line : block.lines()) {
        EXPECT_TRUE(line.line.right_to_left);
    }
}

TEST_F(TextBlockTest, CaretAndClickAgreeAtEveryLetter) {
    for (const std::string text : {"over Baghdad airport", "فوق مطار بغداد الدولي", "قاعدة K-1 في كركوك (2021)", "لا إله", "مسيّرة"}) {
        const auto block = lay_out(text, 0.0);
        std::uint32_t byte = 0;
        while (byte < text.size()) {
            const auto caret = block.caret(byte);
            std::uint32_t next = byte + 1;
            while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) {
                ++next;
            }
            const auto rect = block.rects(byte, next);
            ASSERT_EQ(rect.size(), 1U) << text << " at " << byte;
            // A click just inside the letter, at the side where its caret stands, sets the caret before it.
            const double inside = caret.x_px < (rect[0].left_px + rect[0].right_px) / 2.0 ? caret.x_px + 0.4 : caret.x_px - 0.4;
            const auto hit = block.byte_at(inside, 5.0);
            EXPECT_NEAR(block.caret(hit).x_px, caret.x_px, 0.01) << text << " at " << byte;
            byte = next;
        }
    }
}

TEST_F(TextBlockTest, LamAlefIsOneSignAndTwoLetters) {
    const std::string text = "لا";
    const auto block = lay_out(text, 0.0);
    const double start = block.caret(0).x_px;
    const double middle = block.caret(2).x_px;
    const double end = block.caret(4).x_px;
    EXPECT_GT(start, middle);
    EXPECT_GT(middle, end);
}

TEST_F(TextBlockTest, AStretchOverADirectionChangeHasTwoRectangles) {
    const std::string text = "near مطار بغداد today";
    const auto block = lay_out(text, 0.0);
    const auto begin = static_cast<std::uint32_t>(text.find("مطار"));
    EXPECT_EQ(block.rects(begin, begin + 8).size(), 1U);
    const auto mixed = block.rects(0, begin + 8); // "near " and the first Arabic word, which stands at the right of its run
    EXPECT_EQ(mixed.size(), 2U);
    EXPECT_TRUE(block.rects(3, 3).empty());
}

TEST_F(TextBlockTest, EmptyTextHasALineForTheCaret) {
    const auto block = lay_out("", 100.0);
    ASSERT_EQ(block.lines().size(), 1U);
    EXPECT_EQ(block.caret(0).line, 0U);
    EXPECT_EQ(block.byte_at(50.0, 50.0), 0U);
    const auto trailing = lay_out("a\n", 100.0);
    EXPECT_EQ(trailing.lines().size(), 2U);
    EXPECT_EQ(trailing.caret(2).line, 1U);
}

} // namespace
