#include "text/tokenizer.h"

#include "base/utf8.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace marsad::text {
namespace {

/// Norms of all tokens, parted by spaces.
std::string norms(std::string_view body) {
    std::string out;
    for (const auto& token : tokenize(body).tokens) {
        out += (out.empty() ? "" : " ") + token.norm;
    }
    return out;
}

const Token& token_with(const Document& document, std::string_view norm) {
    const auto found = std::find_if(document.tokens.begin(), document.tokens.end(), [&](const Token& token) { return token.norm == norm; });
    EXPECT_NE(found, document.tokens.end()) << norm;
    return *found;
}

struct TextCase {
    const char* name;
    const char* body;
    const char* expected;
};

std::ostream& operator<<(std::ostream& out, const TextCase& c) { return out << c.name; }

class Norms : public testing::TestWithParam<TextCase> {};

TEST_P(Norms, AreFoldedWords) { EXPECT_EQ(norms(GetParam().body), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Words, Norms,
    testing::Values(TextCase{"plain", "Drones hit Baghdad.", "drones hit baghdad ."}, TextCase{"arabic", "سقطت قذائف، ليلًا.", "سقطت قذايف , ليلا ."},
                    TextCase{"split_against_filters", "قصـ.ـف جوي", "قصف جوي"}, TextCase{"split_by_star", "قصـ*ـف", "قصف"},
                    TextCase{"split_one_kashida", "شهيـ.د", "شهيد"}, TextCase{"latin_star", "kil*led two", "killed two"},
                    TextCase{"kashida_only", "بغـــداد", "بغداد"}, TextCase{"possessive", "Iran's forces' base", "iran forces base"},
                    TextCase{"curly_possessive", "Iraq\u2019s army", "iraq army"}, TextCase{"inner_apostrophe", "Sana'a and Ta\u2019izz", "sanaa and taizz"},
                    TextCase{"contraction", "didn't", "didnt"}, TextCase{"quoted_word", "'base'", "base"}, TextCase{"ayn_sign", "Ba\u02BFquba", "baquba"},
                    TextCase{"initials", "the U.S. said", "the u.s. said"}, TextCase{"clock", "at 4:30 a.m. local", "at 4:30 a.m. local"},
                    TextCase{"hyphen_joins", "Ain al-Asad", "ain al asad"}, TextCase{"letters_and_digits", "a T4 base, MQ-9", "a t4 base , mq 9"},
                    TextCase{"two_scripts", "RPGقذيفة", "rpg قذيفه"}, TextCase{"arabic_apostrophe", "ال'قاعدة", "ال قاعده"},
                    TextCase{"quotes", "«سرايا» “x” \"y\"", "\" سرايا \" \" x \" \" y \""}, TextCase{"dashes", "a – b — c", "a - b - c"},
                    TextCase{"ellipsis", "wait… what", "wait ... what"}, TextCase{"hashtag", "#عين_الأسد اليوم", "عين الاسد اليوم"}),
    testing::PrintToStringParamName());

INSTANTIATE_TEST_SUITE_P(
    Numbers, Norms,
    testing::Values(TextCase{"plain_number", "14 killed", "14 killed"}, TextCase{"arabic_digits", "٣ قتلى", "3 قتلي"}, TextCase{"thousands", "10,000", "10,000"},
                    TextCase{"arabic_thousands", "١٠٬٠٠٠", "10,000"}, TextCase{"decimal", "3.5 km", "3.5 km"}, TextCase{"arabic_decimal", "٣٫٥ كم", "3.5 كم"},
                    TextCase{"iso_day", "2022-01-03", "2022-01-03"}, TextCase{"slashes", "3/1/2022", "3/1/2022"}, TextCase{"range", "10-20", "10-20"},
                    TextCase{"en_dash_range", "10–20", "10-20"}, TextCase{"full_stop_after", "killed 14.", "killed 14 ."}, TextCase{"comma_after", "14, then", "14 , then"},
                    TextCase{"arabic_comma_after", "١٤، ثم", "14 , ثم"}, TextCase{"unit_follows", "107mm", "107 mm"}, TextCase{"ordinal", "the 3rd", "the 3 rd"}),
    testing::PrintToStringParamName());

/// Sentences as written, parted by " | ".
std::string sentences(std::string_view body) {
    const auto document = tokenize(body);
    std::string out;
    for (const auto& sentence : document.sentences) {
        out += (out.empty() ? "" : " | ") + document.utf8(sentence.span);
    }
    return out;
}

class Sentences : public testing::TestWithParam<TextCase> {};

TEST_P(Sentences, EndWhereTheyEnd) { EXPECT_EQ(sentences(GetParam().body), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Ends, Sentences,
    testing::Values(TextCase{"two", "Rockets fell. No one died.", "Rockets fell. | No one died."}, TextCase{"arabic", "سقط صاروخ. لا ضحايا؟ نعم", "سقط صاروخ. | لا ضحايا؟ | نعم"},
                    TextCase{"title", "Lt. Gen. Ali spoke. He left.", "Lt. Gen. Ali spoke. | He left."}, TextCase{"initials_go_on", "The U.S. base was hit.", "The U.S. base was hit."},
                    TextCase{"month", "On Jan. 3 it began.", "On Jan. 3 it began."}, TextCase{"decimal", "It is 3.5 km away. Good.", "It is 3.5 km away. | Good."},
                    TextCase{"quote_closes", "He said “go.” She went.", "He said “go.” | She went."}, TextCase{"bracket_closes", "(It fell.) Then quiet.", "(It fell.) | Then quiet."},
                    TextCase{"paragraphs", "A headline\n\nThe text. More", "A headline | The text. | More"}, TextCase{"lines", "عنوان\nنص أول\nنص ثان", "عنوان | نص أول | نص ثان"},
                    TextCase{"hard_wrap", "The spokesman for the coalition forces in the region said\nthat two rockets landed. End.",
                             "The spokesman for the coalition forces in the region said\nthat two rockets landed. | End."},
                    TextCase{"ellipsis_sign", "انفجار… ثم صمت", "انفجار… | ثم صمت"}, TextCase{"exclamation", "Stop! Go", "Stop! | Go"},
                    TextCase{"link", "See https://example.org/maps?q=1!3d2!4d3 now. Go", "See https://example.org/maps?q=1!3d2!4d3 now. | Go"},
                    TextCase{"link_ends", "See https://example.org/a? Go", "See https://example.org/a? | Go"}, TextCase{"none", "", ""}),
    testing::PrintToStringParamName());

TEST(Tokenizer, SpansLeadBackToTheTextAsGiven) {
    const std::string body = "قالَ: قصـ.ـفٌ على «عين الأسد» في 2022-01-03، Iran\u2019s kil*led!";
    const auto document = tokenize(body);
    EXPECT_EQ(document.utf8(document.tokens[0].span), "قالَ");
    EXPECT_EQ(document.utf8(token_with(document, "قصف").span), "قصـ.ـفٌ");
    EXPECT_EQ(document.utf8(token_with(document, "2022-01-03").span), "2022-01-03");
    EXPECT_EQ(document.utf8(token_with(document, "iran").span), "Iran");
    EXPECT_EQ(document.utf8(token_with(document, "killed").span), "kil*led");
}

TEST(Tokenizer, OffsetsCountCodePointsNotBytes) {
    const auto document = tokenize("😀 عراق x");
    EXPECT_EQ(token_with(document, "عراق").span, (Span{2, 6}));
    EXPECT_EQ(token_with(document, "x").span, (Span{7, 8}));
    EXPECT_EQ(document.body.size(), 8U);
}

TEST(Tokenizer, AnInvalidSequenceCountsOne) {
    const auto document = tokenize("a\xE1\x80 b");
    EXPECT_EQ(document.body, U"a\uFFFD b");
    EXPECT_EQ(token_with(document, "b").span, (Span{3, 4}));
}

TEST(Tokenizer, CarriageReturnLineFeedIsTwo) {
    const auto document = tokenize("a\r\nb");
    EXPECT_EQ(token_with(document, "b").span, (Span{3, 4}));
    EXPECT_EQ(token_with(document, "b").paragraph, 1U);
}

TEST(Tokenizer, MarksWhatTheSignsMean) {
    const auto document = tokenize("#عين_الأسد قرب «سرايا أولياء الدم» NATO Iraq مطار-بغداد");
    EXPECT_TRUE(token_with(document, "عين").hashtag);
    EXPECT_TRUE(token_with(document, "الاسد").hashtag);
    EXPECT_TRUE(token_with(document, "الاسد").joined_before);
    EXPECT_FALSE(token_with(document, "قرب").hashtag);
    EXPECT_TRUE(token_with(document, "اولياء").quoted);
    EXPECT_FALSE(token_with(document, "nato").quoted);
    EXPECT_TRUE(token_with(document, "nato").all_caps);
    EXPECT_TRUE(token_with(document, "iraq").capital);
    EXPECT_FALSE(token_with(document, "iraq").all_caps);
    EXPECT_TRUE(token_with(document, "بغداد").joined_before);
    EXPECT_EQ(token_with(document, "iraq").script, Script::Latin);
    EXPECT_EQ(token_with(document, "قرب").script, Script::Arabic);
}

TEST(Tokenizer, AHashtagEndsWithItsWord) {
    const auto document = tokenize("#Iraq. Baghdad");
    EXPECT_TRUE(token_with(document, "iraq").hashtag);
    EXPECT_FALSE(token_with(document, "baghdad").hashtag);
}

TEST(Tokenizer, SpanOfTokensCoversThem) {
    const auto document = tokenize("two rockets hit the base");
    EXPECT_EQ(document.utf8(document.span_of(1, 3)), "rockets hit");
    EXPECT_TRUE(document.span_of(3, 3).empty());
    EXPECT_TRUE(document.span_of(3, 99).empty());
}

/// What must hold for any text whatever.
void check_invariants(const std::string& body) {
    const auto document = tokenize(body);
    ASSERT_EQ(document.body, base::to_utf32(body));
    std::uint32_t end = 0;
    for (const auto& token : document.tokens) {
        ASSERT_LT(token.span.begin, token.span.end);
        ASSERT_GE(token.span.begin, end) << "tokens overlap or are out of order";
        ASSERT_LE(token.span.end, document.body.size());
        ASSERT_FALSE(token.norm.empty());
        ASSERT_TRUE(base::is_valid_utf8(token.norm));
        end = token.span.end;
    }
    std::uint32_t next = 0;
    for (const auto& sentence : document.sentences) {
        ASSERT_EQ(sentence.first, next) << "sentences leave tokens out";
        ASSERT_LT(sentence.first, sentence.last);
        next = sentence.last;
    }
    ASSERT_EQ(next, document.tokens.size());
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        for (auto t = document.sentences[s].first; t < document.sentences[s].last; ++t) {
            ASSERT_EQ(document.tokens[t].sentence, s);
            ASSERT_EQ(document.tokens[t].paragraph, document.sentences[s].paragraph);
        }
    }
}

TEST(Tokenizer, HoldsItsPromisesOnRandomText) {
    const std::u32string letters = U"ابتقصفـًٌ.،؛؟ «»“”\"'’-_#*:/…\n\r\t abcsS12٣٤۵,–()\u200F\u200B\uFEFF\uFFFDé😀ш";
    std::mt19937 random(2022);
    for (int round = 0; round < 3000; ++round) {
        std::u32string body;
        const auto length = random() % 60;
        for (std::size_t i = 0; i < length; ++i) {
            body.push_back(letters[random() % letters.size()]);
        }
        SCOPED_TRACE("round " + std::to_string(round) + ": " + base::to_utf8(body));
        check_invariants(base::to_utf8(body));
        if (HasFatalFailure()) {
            return;
        }
    }
}

/// Seconds of this thread on the processor, so that a busy machine does not matter.
double processor_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// The smallest of five runs.
double seconds_for(const std::string& body) {
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        const double start = processor_seconds();
        EXPECT_FALSE(tokenize(body).tokens.empty());
        best = std::min(best, processor_seconds() - start);
    }
    return best;
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += piece;
    }
    return out;
}

class Linear : public testing::TestWithParam<TextCase> {};

TEST_P(Linear, EightTimesTheTextTakesNoFortyTimesAsLong) {
    const double small = seconds_for(repeated(GetParam().body, 4000));
    const double large = seconds_for(repeated(GetParam().body, 32000));
    EXPECT_LT(large, std::max(small, 0.001) * 40) << small << " s, then " << large << " s";
}

INSTANTIATE_TEST_SUITE_P(Pieces, Linear,
                         testing::Values(TextCase{"words", "قصف جوي ", ""}, TextCase{"one_word", "قصف", ""}, TextCase{"quotes", "«", ""}, TextCase{"full_stops", ".", ""},
                                         TextCase{"lines", "a\n", ""}, TextCase{"blank_lines", "x \n\n \n", ""}, TextCase{"initials", "a.", ""}, TextCase{"digits", "1,2", ""},
                                         TextCase{"kashida", "ـ.", "x"}, TextCase{"hashes", "#a_", ""}, TextCase{"brackets", ")x", ""}),
                         testing::PrintToStringParamName());

/// A sign that folding drops makes no token without a form, alone, at either end of a word or inside one.
TEST(Tokenizer, EveryTokenOfEveryCodePointHasANorm) {
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        std::string sign;
        base::append_utf8(sign, c);
        for (const std::string& text : {sign, sign + "a", "b" + sign, "1" + sign, "ب" + sign + "ب"}) {
            for (const auto& token : tokenize(text).tokens) {
                EXPECT_FALSE(token.norm.empty()) << "U+" << std::hex << static_cast<std::uint32_t>(c);
            }
        }
    }
}

TEST(LongSentences, RunOnIsCutBehindASign) {
    std::string body;
    for (int i = 0; i < 500; ++i) {
        body += i % 20 == 19 ? "word, " : "word ";
    }
    const auto document = tokenize(body + ".");
    ASSERT_GT(document.sentences.size(), 1U);
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        const auto& sentence = document.sentences[s];
        EXPECT_LE(sentence.last - sentence.first, 300U);
        EXPECT_TRUE(s + 1 == document.sentences.size() || document.tokens[sentence.last - 1].norm == ",");
        EXPECT_EQ(document.tokens[sentence.first].sentence, s);
    }
    std::string bare;
    for (int i = 0; i < 1000; ++i) {
        bare += "word ";
    }
    EXPECT_EQ(tokenize(bare).sentences.size(), 4U); // nowhere to cut but anywhere
    EXPECT_EQ(tokenize(bare.substr(0, 299 * 5)).sentences.size(), 1U);
}

} // namespace
} // namespace marsad::text
