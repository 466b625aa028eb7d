#include "io/header_block.h"

#include <ostream>

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

struct HeaderCase {
    const char* name;
    std::string text;
    std::string body;
    std::string published; ///< "-" = not given
    friend std::ostream& operator<<(std::ostream& out, const HeaderCase& c) { return out << c.name; }
};

class HeaderBlockCases : public testing::TestWithParam<HeaderCase> {};

TEST_P(HeaderBlockCases, body_begins_after_the_header_only) {
    const auto block = read_header_block(GetParam().text);
    EXPECT_EQ(GetParam().text.substr(block.body_begin), GetParam().body);
    EXPECT_EQ(block.fields.published.value_or("-"), GetParam().published);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, HeaderBlockCases,
    testing::Values(HeaderCase{"all_known", "Published: 2022-01-03\nSource: X\n\nBody", "Body", "2022-01-03"},
                    HeaderCase{"carriage_returns", "Published: 2022-01-03\r\nLang: ar\r\n\r\nBody\r\n", "Body\r\n", "2022-01-03"},
                    HeaderCase{"letters_of_either_case", "PUBLISHED:2022-01-03\n\nBody", "Body", "2022-01-03"},
                    HeaderCase{"further_empty_lines_are_body", "Published: 2022-01-03\n\n\nBody", "\nBody", "2022-01-03"},
                    HeaderCase{"one_unknown_key_spoils_all", "Published: 2022-01-03\nTitle: x\n\nBody", "Published: 2022-01-03\nTitle: x\n\nBody", "-"},
                    HeaderCase{"a_sentence_spoils_all", "Published: 2022-01-03\nA sentence.\n\nBody", "Published: 2022-01-03\nA sentence.\n\nBody", "-"},
                    HeaderCase{"no_empty_line", "Source: said so\nBody", "Source: said so\nBody", "-"},
                    HeaderCase{"only_line", "Source: a drone was shot down", "Source: a drone was shot down", "-"},
                    HeaderCase{"first_line_empty", "\nPublished: 2022-01-03\n\nBody", "\nPublished: 2022-01-03\n\nBody", "-"},
                    HeaderCase{"no_text_at_all", "", "", "-"}, HeaderCase{"empty_value", "Published:\n\nBody", "Body", ""},
                    HeaderCase{"first_of_two_counts", "Published: 2022-01-03\nPublished: 2022-01-04\n\nBody", "Body", "2022-01-03"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(HeaderBlock, reads_every_key) {
    const auto block = read_header_block("Id: a1\nLang: ar\nUrl: https://x.org/a:b\nSource:  News  Agency \nPublished: 2022-01-03\n\nx");
    EXPECT_EQ(block.fields.id, "a1");
    EXPECT_EQ(block.fields.lang, "ar");
    EXPECT_EQ(block.fields.source_url, "https://x.org/a:b");
    EXPECT_EQ(block.fields.source, "News  Agency");
    EXPECT_TRUE(block.duplicates.empty());
}

TEST(HeaderBlock, knows_the_line_of_every_key) {
    const auto block = read_header_block("Source: X\r\nLang: ar\r\nLang: en\r\nPublished: 2022-01-03\r\nUrl: u\r\n\r\nx");
    EXPECT_EQ(block.fields.lines.source, 1U);
    EXPECT_EQ(block.fields.lines.lang, 2U);
    EXPECT_EQ(block.fields.lines.published, 4U);
    EXPECT_EQ(block.fields.lines.source_url, 5U);
    ASSERT_EQ(block.duplicates.size(), 1U);
    EXPECT_EQ(block.duplicates[0].key, "lang");
    EXPECT_EQ(block.duplicates[0].line, 3U);
}

} // namespace
} // namespace marsad::io
