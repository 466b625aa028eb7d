#include "ui/report_text.h"

#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>

namespace marsad::ui {
namespace {

TEST(BodyOffsets, LeadFromCodePointsToBytes) {
    std::u32string letters;
    std::mt19937 random(5);
    const char32_t kinds[] = {U'a', U'م', U'€', U'\n', 0x1F680};
    for (int i = 0; i < 5000; ++i) {
        letters += kinds[random() % 5];
    }
    const std::string body = base::to_utf8(letters);
    const BodyOffsets offsets(body);
    ASSERT_EQ(offsets.code_points(), letters.size());
    std::size_t byte = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        ASSERT_EQ(offsets.byte_of(body, i), byte) << i;
        byte += base::decode_utf8(body, byte).length;
    }
    EXPECT_EQ(offsets.byte_of(body, letters.size()), body.size());
    EXPECT_EQ(offsets.byte_of(body, letters.size() + 99), body.size());
    EXPECT_EQ(BodyOffsets("").byte_of("", 0), 0U);
}

TEST(PartToShow, IsTheBeginningUnlessAWordFurtherOnIsWanted) {
    std::string body;
    for (int i = 0; i < 1000; ++i) {
        body += "line " + std::to_string(i) + "\n";
    }
    EXPECT_EQ(part_to_show("short", 100, std::nullopt), (BodyPart{0, 5}));
    const auto first = part_to_show(body, 200, 150);
    EXPECT_EQ(first.from, 0U);
    EXPECT_LE(first.to, 200U);
    EXPECT_EQ(body[first.to - 1], '\n') << "no line is cut";
    const auto later = part_to_show(body, 200, 5000);
    EXPECT_LE(later.from, 5000U);
    EXPECT_GT(later.to, 5000U);
    EXPECT_EQ(body[later.from - 1], '\n');
    EXPECT_EQ(part_to_show(body, 200, body.size() - 1).to, body.size());
}

TEST(PartToShow, NeverCutsALetterOfAnEndlessLine) {
    std::string body;
    for (int i = 0; i < 4000; ++i) {
        body += "م€";
    }
    for (std::size_t most = 1; most < 40; ++most) {
        for (const std::size_t wanted : {0U, 100U, 5001U, 19999U}) {
            const auto part = part_to_show(body, most + 4, wanted);
            EXPECT_TRUE(base::is_valid_utf8(std::string_view(body).substr(part.from, part.to - part.from))) << most;
            EXPECT_LT(part.from, part.to);
        }
    }
}

TEST(ShownText, KeepsRoomForNumbersBeforeTheirWords) {
    const std::string body = "one two (three) four";
    const std::size_t boxes[] = {body.find("two"), body.find("three"), body.find("three") + 1};
    const ShownText shown(body, {0, body.size()}, boxes);
    const std::size_t wide = ShownText::kSpaces * ShownText::kSpace.size();
    EXPECT_EQ(shown.text().size(), body.size() + 3 * wide);
    EXPECT_EQ(shown.room(0), (BodyPart{4, 4 + wide}));
    EXPECT_EQ(shown.room(1)->from, 8 + wide) << "before the bracket, so that no word is parted";
    EXPECT_EQ(shown.room(2)->from, 8 + 2 * wide) << "two in one word stand side by side";
    for (std::size_t at = 0; at < body.size(); ++at) {
        EXPECT_EQ(shown.text()[shown.shown(at)], body[at]) << at;
    }
    EXPECT_EQ(shown.shown(4, true), 4U) << "what ends before a word ends before its room";
    EXPECT_EQ(shown.shown(body.size()), shown.text().size());
}

TEST(ShownText, OfAPartKnowsNothingOfTheRest) {
    const std::string body = "aa bb cc dd";
    const std::size_t boxes[] = {0, 6, 9};
    const ShownText shown(body, {3, 9}, boxes);
    EXPECT_FALSE(shown.room(0));
    EXPECT_TRUE(shown.room(1));
    EXPECT_FALSE(shown.room(2));
    EXPECT_EQ(shown.shown(0), 0U);
    EXPECT_EQ(shown.shown(100), shown.text().size());
    EXPECT_EQ(shown.text()[shown.shown(6)], 'c');
}

TEST(Paragraphs, TheFirstShortLineIsTheHeadline) {
    const auto two = paragraphs_of("Title\r\n\r\nFirst line\n \nlast", true);
    ASSERT_EQ(two.size(), 3U);
    EXPECT_TRUE(two[0].headline);
    EXPECT_EQ(two[0].end, 5U);
    EXPECT_FALSE(two[1].headline);
    EXPECT_FALSE(paragraphs_of("Title\nmore", false)[0].headline);
    EXPECT_FALSE(paragraphs_of("only one line", true)[0].headline);
    EXPECT_FALSE(paragraphs_of(std::string(400, 'x') + "\nmore", true)[0].headline);
    EXPECT_FALSE(paragraphs_of("A sentence begins it.\nmore", true)[0].headline);
    EXPECT_TRUE(paragraphs_of("\n\n", true).empty());
}

TEST(ReportDirection, IsThatOfMostLetters) {
    EXPECT_TRUE(runs_from_right("K-1: سقط صاروخ على القاعدة"));
    EXPECT_FALSE(runs_from_right("The قاعدة fell silent"));
    EXPECT_FALSE(runs_from_right("123"));
}

} // namespace
} // namespace marsad::ui
