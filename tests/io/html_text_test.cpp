#include "io/html_text.h"

#include "io/html_entities.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

struct TextCase {
    const char* name;
    std::string page;
    std::string text;
    friend std::ostream& operator<<(std::ostream& out, const TextCase& c) { return out << c.name; }
};
class HtmlTextCases : public testing::TestWithParam<TextCase> {};

TEST_P(HtmlTextCases, keeps_the_text) { EXPECT_EQ(read_html(GetParam().page).text, GetParam().text); }

INSTANTIATE_TEST_SUITE_P(
    Markup, HtmlTextCases,
    testing::Values(TextCase{"paragraphs", "<p>One.</p><p>Two.</p>", "One.\n\nTwo.\n"}, TextCase{"breaks", "a<br>b<br/>c", "a\nb\nc\n"},
                    TextCase{"inline_tags_join", "The <b>air</b>port", "The airport\n"}, TextCase{"white_space", "<p> a \n\t b </p>", "a b\n"},
                    TextCase{"scripts", "a<script>if (a < b) { '</p>' }</script>b<STYLE>p{}</STYLE>c", "abc\n"},
                    TextCase{"comments", "a<!-- <p>no</p> -->b<!DOCTYPE x>c", "abc\n"}, TextCase{"head", "<html><head><title>T</title><meta x></head><body>b", "b\n"},
                    TextCase{"head_left_open", "<head><title>T</title><body>b", "b\n"}, TextCase{"entities", "&laquo;x&raquo; &amp; &#1576;&#x628; &lt;", "«x» & بب <\n"},
                    TextCase{"unknown_entity", "AT&T &nosuch; &", "AT&T &nosuch; &\n"}, TextCase{"lists", "<ul><li>a<li>b</ul>", "a\nb\n"},
                    TextCase{"cells", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n"},
                    TextCase{"preformatted", "<pre>a\nb</pre>", "a\nb\n"}, TextCase{"aside_of_an_article", "<nav>Home</nav><article><p>News</p><aside>Other</aside></article>", "News\n"},
                    TextCase{"aside_without_article", "<p>News</p><aside>Other</aside>", "News\n\nOther\n"},
                    TextCase{"attributes", "<p title=\"a > b\" data-x='</p>' hidden>t", "t\n"}, TextCase{"lone_signs", "3 < 4 > 2 <3", "3 < 4 > 2 <3\n"},
                    TextCase{"unclosed_tag", "text<p class=\"x", "text\n"}, TextCase{"unclosed_script", "text<script>x", "text\n"},
                    TextCase{"nothing", "", ""}, TextCase{"arabic", "<p dir=rtl>أسقطت الدفاعات&nbsp;طائرة</p>", "أسقطت الدفاعات\u00A0طائرة\n"}),
    [](const auto& test) { return std::string(test.param.name); });

struct DateCase {
    const char* name;
    std::string page;
    std::string published; ///< "-" = none
    friend std::ostream& operator<<(std::ostream& out, const DateCase& c) { return out << c.name; }
};
class HtmlDateCases : public testing::TestWithParam<DateCase> {};

TEST_P(HtmlDateCases, finds_the_day_of_publication) { EXPECT_EQ(read_html(GetParam().page).fields.published.value_or("-"), GetParam().published); }

INSTANTIATE_TEST_SUITE_P(
    Metadata, HtmlDateCases,
    testing::Values(DateCase{"article_property", "<meta property=\"article:published_time\" content=\"2022-01-03T23:30:00-05:00\">", "2022-01-03"},
                    DateCase{"meta_date", "<META NAME='date' CONTENT='2022-01-03'>", "2022-01-03"},
                    DateCase{"itemprop", "<meta itemprop=datePublished content=2022-01-03>", "2022-01-03"},
                    DateCase{"time_element", "<body><time datetime=\"2022-01-03T06:00Z\">Monday</time>", "2022-01-03"},
                    DateCase{"json_ld", "<script type=\"application/ld+json\">{\"@graph\":[{\"datePublished\" : \"2022-01-03T06:15:00+03:00\"}]}</script>", "2022-01-03"},
                    DateCase{"basic_form", "<meta name=pubdate content=20220103T0600>", "2022-01-03"},
                    DateCase{"surest_wins", "<time datetime=2020-01-01></time><meta name=date content=2021-01-01><meta property=article:published_time content=2022-01-03>", "2022-01-03"},
                    DateCase{"first_of_a_rank", "<time datetime=2022-01-03></time><time datetime=2023-01-01></time>", "2022-01-03"},
                    DateCase{"impossible_is_passed_on", "<meta name=date content=2022-13-40>", "2022-13-40"},
                    DateCase{"words_are_not", "<meta name=date content='3 January'>", "-"}, DateCase{"script_of_another_kind", "<script>{\"datePublished\":\"2022-01-03\"}</script>", "-"},
                    DateCase{"none", "<p>2022-01-03</p>", "-"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(HtmlText, reads_language_site_and_address) {
    const auto fields = read_html("<html lang=ar-IQ><meta property=og:site_name content='وكالة'><link rel=canonical href=https://x.org/1><meta property=og:url content=https://x.org/2>").fields;
    EXPECT_EQ(fields.lang, "ar");
    EXPECT_TRUE(fields.lang_is_hint);
    EXPECT_EQ(fields.source, "وكالة");
    EXPECT_EQ(fields.source_url, "https://x.org/1");
    EXPECT_FALSE(read_html("<html>").fields.lang);
}

TEST(HtmlText, finds_a_declared_encoding) {
    EXPECT_EQ(declared_charset("<meta charset=\"Windows-1256\">"), "windows-1256");
    EXPECT_EQ(declared_charset("<meta http-equiv=content-type content='text/html; charset=utf-8'>"), "utf-8");
    EXPECT_EQ(declared_charset("<p>x"), "");
}

TEST(HtmlText, numeric_references_follow_html) {
    EXPECT_EQ(decode_character_references("&#0;&#xD800;&#x110000;&#99999999999;&#150;&#x41"), "\uFFFD\uFFFD\uFFFD\uFFFD\u2013A");
    EXPECT_EQ(decode_character_references("&#;&#x;"), "&#;&#x;");
}

} // namespace
} // namespace marsad::io
