#include "typeset/edit_buffer.h"

#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>

using marsad::typeset::EditBuffer;
using Step = EditBuffer::Step;

namespace {

EditBuffer with(std::string_view text, EditBuffer::Lines lines = EditBuffer::Lines::One) {
    EditBuffer buffer(lines);
    buffer.set_text(text);
    return buffer;
}

TEST(EditBuffer, TypesAndTakesBack) {
    EditBuffer buffer;
    for (const char* letter : {"b", "a", "d"}) {
        buffer.insert(letter);
    }
    buffer.erase(Step::Letter, false);
    EXPECT_EQ(buffer.text(), "ba");
    EXPECT_TRUE(buffer.undo());
    EXPECT_EQ(buffer.text(), "bad");
    EXPECT_TRUE(buffer.undo());
    EXPECT_EQ(buffer.text(), "") << "letters typed in a row are one step";
    EXPECT_FALSE(buffer.undo());
    EXPECT_TRUE(buffer.redo());
    EXPECT_TRUE(buffer.redo());
    EXPECT_EQ(buffer.text(), "ba");
    EXPECT_FALSE(buffer.redo());
}

TEST(EditBuffer, UndoGoesWordByWord) {
    EditBuffer buffer;
    for (const char letter : std::string("two words")) {
        buffer.insert(std::string(1, letter));
    }
    EXPECT_TRUE(buffer.undo());
    EXPECT_TRUE(buffer.text() == "two" || buffer.text() == "two ");
}

TEST(EditBuffer, MarksBelongToTheirLetter) {
    auto buffer = with("مسيّرة");
    buffer.move(Step::All, false, false);
    int letters = 0;
    while (buffer.caret() < buffer.text().size()) {
        buffer.move(Step::Letter, true, false);
        ++letters;
    }
    EXPECT_EQ(letters, 5) << "the shadda is no step of its own";
    buffer.move_to(7, false); // inside: behind the yeh and before its shadda
    buffer.erase(Step::Letter, false);
    EXPECT_EQ(buffer.text(), "ميّرة") << "the caret never parts a letter from its mark";
}

TEST(EditBuffer, SelectsMovesAndReplaces) {
    auto buffer = with("over Baghdad airport");
    buffer.move(Step::All, false, false);
    buffer.move(Step::Word, true, false);
    EXPECT_EQ(buffer.caret(), 5U);
    buffer.move(Step::Word, true, true);
    EXPECT_EQ(buffer.selected(), "Baghdad ");
    buffer.insert("Erbil ");
    EXPECT_EQ(buffer.text(), "over Erbil airport");
    buffer.select_word(7);
    EXPECT_EQ(buffer.selected(), "Erbil");
    buffer.move(Step::Letter, false, false);
    EXPECT_EQ(buffer.caret(), 5U) << "an arrow leads to the end of a selection";
    EXPECT_TRUE(buffer.selection().empty());
    buffer.select_all();
    EXPECT_EQ(buffer.cut(), "over Erbil airport");
    EXPECT_EQ(buffer.text(), "");
    EXPECT_EQ(buffer.cut(), "");
    EXPECT_TRUE(buffer.undo());
    EXPECT_EQ(buffer.text(), "over Erbil airport");
}

TEST(EditBuffer, APasteIsCleaned) {
    EditBuffer line;
    line.insert("one\r\ntwo\x01\x7F\xFF");
    EXPECT_EQ(line.text(), "one two\xEF\xBF\xBD");
    EditBuffer page(EditBuffer::Lines::Many);
    page.insert("one\r\ntwo\rthree");
    EXPECT_EQ(page.text(), "one\ntwo\nthree");
    page.move_to(5, false);
    page.move(Step::Line, false, false);
    EXPECT_EQ(page.caret(), 4U);
    page.move(Step::Line, true, false);
    EXPECT_EQ(page.caret(), 7U);
}

TEST(EditBuffer, AnyOrderOfEditsKeepsTheTextWhole) {
    std::mt19937 random(42);
    const auto pick = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
    const std::vector<std::string> pieces{"a", " ", "ب", "ّ", "word", "\n", "مطار بغداد", "\xF0\x9F\x98\x80", "\xE2\x80\x8D", ""};
    for (const auto lines : {EditBuffer::Lines::One, EditBuffer::Lines::Many}) {
        EditBuffer buffer(lines);
        for (int i = 0; i < 3000; ++i) {
            const auto step = static_cast<Step>(pick(0, 3));
            switch (pick(0, 6)) {
            case 0: case 1: buffer.insert(pieces[static_cast<std::size_t>(pick(0, static_cast<int>(pieces.size()) - 1))]); break;
            case 2: buffer.erase(step == Step::All ? Step::Letter : step, pick(0, 1) == 1); break;
            case 3: buffer.move(step, pick(0, 1) == 1, pick(0, 1) == 1); break;
            case 4: buffer.move_to(static_cast<std::uint32_t>(pick(0, 60)), pick(0, 1) == 1); break;
            case 5: (void)(pick(0, 1) == 1 ? buffer.undo() : buffer.redo()); break;
            default: buffer.select_word(static_cast<std::uint32_t>(pick(0, 60))); break;
            }
            const auto range = buffer.selection();
            ASSERT_LE(range.end, buffer.text().size());
            for (const auto end : {range.begin, range.end}) {
                const bool inside = end < buffer.text().size() && (static_cast<unsigned char>(buffer.text()[end]) & 0xC0U) == 0x80U;
                ASSERT_FALSE(inside) << "an end inside a letter's bytes";
            }
        }
    }
}

} // namespace
