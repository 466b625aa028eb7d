#include "base/utf8.h"

#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>

namespace marsad::base {
namespace {

struct DecodeCase {
    const char* name;
    std::string bytes;
    std::u32string expected;
    bool valid;
};

std::ostream& operator<<(std::ostream& out, const DecodeCase& c) { return out << c.name; }

class Decode : public testing::TestWithParam<DecodeCase> {};

TEST_P(Decode, GivesTheCodePoints) {
    EXPECT_EQ(to_utf32(GetParam().bytes), GetParam().expected);
    EXPECT_EQ(is_valid_utf8(GetParam().bytes), GetParam().valid);
}

// The invalid rows follow the table of the Unicode Standard, chapter 3.9: one U+FFFD for each maximal prefix.
INSTANTIATE_TEST_SUITE_P(Utf8, Decode,
                         testing::Values(DecodeCase{"empty", "", U"", true}, DecodeCase{"ascii", "Iraq", U"Iraq", true},
                                         DecodeCase{"arabic", "عراق", U"عراق", true}, DecodeCase{"euro", "\xE2\x82\xAC", U"\u20AC", true},
                                         DecodeCase{"four_bytes", "\xF0\x9F\x98\x80", U"\U0001F600", true},
                                         DecodeCase{"highest", "\xF4\x8F\xBF\xBF", U"\U0010FFFF", true},
                                         DecodeCase{"nul_is_a_code_point", std::string("a\0b", 3), std::u32string(U"a\0b", 3), true},
                                         DecodeCase{"lone_continuation", "a\x80z", U"a\uFFFDz", false},
                                         DecodeCase{"overlong_slash", "\xC0\xAF", U"\uFFFD\uFFFD", false},
                                         DecodeCase{"overlong_three", "\xE0\x80\xAF", U"\uFFFD\uFFFD\uFFFD", false},
                                         DecodeCase{"surrogate", "\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD", false},
                                         DecodeCase{"above_unicode", "\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD", false},
                                         DecodeCase{"cut_off_three_is_one", "\xE1\x80" "A", U"\uFFFDA", false},
                                         DecodeCase{"cut_off_at_the_end", "a\xF1\x80\x80", U"a\uFFFD", false},
                                         DecodeCase{"cut_off_twice", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF" "A", U"\uFFFD\uFFFD\uFFFD\uFFFDA", false}),
                         testing::PrintToStringParamName());

TEST(Utf8, EveryCodePointSurvivesTheRoundTrip) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        std::string bytes;
        append_utf8(bytes, c);
        const auto decoded = decode_utf8(bytes, 0);
        ASSERT_TRUE(decoded.valid) << static_cast<std::uint32_t>(c);
        ASSERT_EQ(decoded.code_point, c);
        ASSERT_EQ(decoded.length, bytes.size());
    }
}

TEST(Utf8, AnyBytesAreReadToTheEndAndComeOutValid) {
    std::mt19937 random(20190614);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (char& byte : bytes) {
            byte = static_cast<char>(random() % 256);
        }
        EXPECT_TRUE(is_valid_utf8(to_utf8(to_utf32(bytes)))) << "round " << round;
    }
}

TEST(Utf8, ATextIsItsCodePointsOneAfterAnother) {
    std::mt19937 random(20190615);
    for (int round = 0; round < 500; ++round) {
        std::u32string text(random() % 200, U'a');
        std::string expected;
        for (char32_t& letter : text) {
            constexpr char32_t kLetters[] = {U'a', 0x7F, 0x80, U'ع', 0x7FF, 0x800, 0xFFFD, 0x1F680};
            letter = kLetters[random() % (round % 2 == 0 ? 4 : 8)];
            append_utf8(expected, letter);
        }
        ASSERT_EQ(to_utf8(text), expected) << "round " << round;
        ASSERT_EQ(to_utf32(expected), text) << "round " << round;
    }
}

} // namespace
} // namespace marsad::base
