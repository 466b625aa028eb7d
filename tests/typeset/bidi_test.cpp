#include "typeset/bidi.h"

#include "base/utf8.h"
#include "typeset/isolate.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

/// What a reader sees from left to right, code points reordered by level; control characters left out.
std::string seen(std::string_view text, typeset::Direction direction = typeset::Direction::Auto) {
    const std::u32string letters = base::to_utf32(text);
    const auto bidi = typeset::bidi_levels(letters, direction);
    std::string out;
    for (const std::size_t i : typeset::visual_order(bidi.levels)) {
        const char32_t c = letters[i];
        if (!(c >= 0x2066 && c <= 0x2069)) {
            base::append_utf8(out, c);
        }
    }
    return out;
}

std::string reversed(std::string_view text) {
    std::u32string letters = base::to_utf32(text);
    std::reverse(letters.begin(), letters.end());
    return base::to_utf8(letters);
}

struct OrderCase {
    const char* name;
    std::string text;
    std::string left_to_right; ///< as seen
};
void PrintTo(const OrderCase& c, std::ostream* out) { *out << c.name; }

class BidiOrder : public testing::TestWithParam<OrderCase> {};

TEST_P(BidiOrder, IsSeenInTheRightOrder) { EXPECT_EQ(seen(GetParam().text), GetParam().left_to_right); }

INSTANTIATE_TEST_SUITE_P(Cases, BidiOrder,
                         testing::Values(OrderCase{"latin", "Baghdad 2022", "Baghdad 2022"}, OrderCase{"arabic", "بغداد", reversed("بغداد")},
                                         OrderCase{"number_in_arabic", "قتل 12 جنديا", reversed("جنديا") + " 12 " + reversed("قتل")},
                                         // The trap of the Unicode rules: a date keeps its order, as it stands in reports too; other numbers with a
                                         // hyphen follow the rules.
                                         OrderCase{"bare_date_in_arabic", "في 2022-01-03", "2022-01-03 " + reversed("في")},
                                         OrderCase{"bare_date_between_arabic", "يوم 2022-01-03 في", reversed("في") + " 2022-01-03 " + reversed("يوم")},
                                         OrderCase{"no_date_in_arabic", "في 12022-01-03", "03-01-12022 " + reversed("في")},
                                         OrderCase{"range_in_arabic", "بين 5-10", "10-5 " + reversed("بين")},
                                         OrderCase{"isolated_date_in_arabic", "في " + typeset::isolate_ltr("2022-01-03"), "2022-01-03 " + reversed("في")},
                                         OrderCase{"date_after_arabic_name", "Baghdad مطار " + typeset::isolate_ltr("2022-01-03"),
                                                   "Baghdad " + reversed("مطار") + " 2022-01-03"},
                                         OrderCase{"isolated_name_in_latin", "at " + typeset::isolate("مطار أربيل") + ", 2 killed",
                                                   "at " + reversed("مطار أربيل") + ", 2 killed"}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(Bidi, DirectionOfAParagraphComesFromItsFirstStrongLetter) {
    EXPECT_TRUE(typeset::bidi_levels(U"12 قتيلا in Baghdad", typeset::Direction::Auto).right_to_left);
    EXPECT_FALSE(typeset::bidi_levels(U"Baghdad بغداد", typeset::Direction::Auto).right_to_left);
    EXPECT_TRUE(typeset::bidi_levels(U"Baghdad", typeset::Direction::RightToLeft).right_to_left);
    EXPECT_FALSE(typeset::bidi_levels(U"", typeset::Direction::Auto).right_to_left);
}

TEST(Bidi, VisualOrderIsAPermutationThatReversesOddLevels) {
    EXPECT_EQ(typeset::visual_order(std::vector<std::uint8_t>{0, 1, 0}), (std::vector<std::size_t>{0, 1, 2}));
    EXPECT_EQ(typeset::visual_order(std::vector<std::uint8_t>{1, 1, 1}), (std::vector<std::size_t>{2, 1, 0}));
    EXPECT_EQ(typeset::visual_order(std::vector<std::uint8_t>{1, 2, 2, 1}), (std::vector<std::size_t>{3, 1, 2, 0}));
    EXPECT_TRUE(typeset::visual_order({}).empty());
}

} // namespace
