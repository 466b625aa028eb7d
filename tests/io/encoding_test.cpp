#include "io/encoding.h"

#include "base/utf8.h"

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

TEST(Encoding, drops_a_byte_order_mark_once) {
    EXPECT_EQ(decode_text("\xEF\xBB\xBFtext").text, "text");
    EXPECT_EQ(decode_text("\xEF\xBB\xBF\xEF\xBB\xBFx").text, "\xEF\xBB\xBFx");
}

TEST(Encoding, an_invalid_sequence_becomes_one_replacement) {
    struct Case {
        std::string bytes;
        std::string text;
        std::size_t count;
    };
    for (const Case& c : {Case{"a\xFFz", "a\uFFFDz", 1}, {"a\xE2\x82z", "a\uFFFDz", 1}, {"\xC0\x80", "\uFFFD\uFFFD", 2}, {"\xF0\x9F\x9A", "\uFFFD", 1}, {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3}, {"ok", "ok", 0}}) {
        const auto decoded = decode_text(c.bytes);
        EXPECT_EQ(decoded.text, c.text);
        EXPECT_EQ(decoded.invalid_count, c.count);
    }
}

TEST(Encoding, names_the_line_of_the_first_invalid_sequence) {
    EXPECT_EQ(decode_text("one\ntwo\nthr\xFF\xFF\n").invalid_line, 3U);
}

TEST(Encoding, decodes_utf16_of_either_byte_order) {
    const auto little = decode_text("\xFF\xFE\x28\x06\x3D\xD8\x80\xDE"s);
    EXPECT_TRUE(little.from_utf16);
    EXPECT_EQ(little.text, "ب"s.substr(0, 0) + "\xD8\xA8" + "\xF0\x9F\x9A\x80");
    EXPECT_EQ(little.invalid_count, 0U);
    EXPECT_EQ(decode_text("\xFE\xFF\x06\x28\0\x0A"s).text, "\xD8\xA8\n");
}

TEST(Encoding, lone_surrogates_and_odd_bytes_of_utf16_are_replaced) {
    const auto decoded = decode_text("\xFF\xFE\x3D\xD8\x41\x00\x41"s);
    EXPECT_EQ(decoded.text, "\uFFFD"
                            "A\uFFFD");
    EXPECT_EQ(decoded.invalid_count, 2U);
}

TEST(Encoding, knows_binary_files) {
    EXPECT_TRUE(looks_binary("%PDF-1.7 ..."));
    EXPECT_TRUE(looks_binary("PK\x03\x04 zip"));
    EXPECT_TRUE(looks_binary("text\0with nul"sv));
    EXPECT_TRUE(looks_binary("\xFF\xFE\0\0A\0\0\0"sv)); // UTF-32
    EXPECT_TRUE(looks_binary("\x01\x02\x03\x04 ab"));
    EXPECT_FALSE(looks_binary("\xFF\xFE"
                              "A\0B\0"sv)); // UTF-16
    EXPECT_FALSE(looks_binary("line\r\n\ttab\f"));
    EXPECT_FALSE(looks_binary("\xC8\xDB\xCF\xC7\xCF")); // windows-1256 is bad UTF-8, not binary
    EXPECT_FALSE(looks_binary(""));
}

TEST(Encoding, decodes_a_declared_encoding) {
    EXPECT_EQ(decode_declared("\xC8\xDB\xCF\xC7\xCF", "windows-1256").text, "بغداد");
    EXPECT_EQ(decode_declared("x", "no-such-encoding").invalid_count, 1U);
}

TEST(Encoding, any_bytes_give_valid_utf8) {
    unsigned state = 12345;
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (int i = 0; i < 40; ++i) {
            state = state * 1664525U + 1013904223U;
            bytes.push_back(static_cast<char>(state >> 24U));
        }
        EXPECT_TRUE(base::is_valid_utf8(decode_text(bytes).text));
        EXPECT_TRUE(base::is_valid_utf8(repair_utf8(bytes).text));
    }
}

} // namespace
} // namespace marsad::io
