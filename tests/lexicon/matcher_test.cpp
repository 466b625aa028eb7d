#include "lexicon/matcher.h"
#include "lexicon/scratch.h"

#include <memory>
#include <ostream>
#include <vector>

namespace marsad::lexicon {
namespace {

constexpr std::string_view kRules = "n\tprefix\tو\nn\tprefix\tب\nn\tprefix\tال\nn\tprefix\tوال\nn\tprefix\tبال\nn\tsuffix\tين\nn\tstrip\tة\nn\tstrip_suffix\tات\nn\tstrip_suffix\tتين\n"
                                    "v\tprefix\tو\nv\tsuffix\tت\n"
                                    "i\tprefix\tي\ni\tprefix\tت\ni\tinitial\tي\n"
                                    "x\tprefix\tو\n"
                                    "e\tsuffix\ts\ne\tsuffix\ted\n";

constexpr std::string_view kWords = "صاروخ\tn\tweapon\trocket\n"
                                    "قذيفة\tn\tweapon\tartillery\n"
                                    "قذيفة هاون\tn =\tweapon\tmortar\n"
                                    "قصف\tv\ttrigger\tshell\n"
                                    "يقصف\ti\ttrigger\tshell\n"
                                    "أعلن ... مسؤولية\tv n\tclaim\tclaimed\n"
                                    "لم تتبن\tx x\tclaim\tunclaimed\n"
                                    "air-strike\te\ttrigger\tair\n"
                                    "car|truck bomb\te e\tweapon\tcar_bomb\n"
                                    "bomb\te\tweapon\tied\n"
                                    "bath bomb\te\tblock\ttoy\n"
                                    "bath\te\tplace\tbath\n"
                                    "strike|strikes\t=\ttrigger\tattack\n";

class MatcherTest : public ScratchFolder {
  protected:
    void SetUp() override {
        ScratchFolder::SetUp();
        lexicon_ = std::make_unique<Lexicon>(morphology(kRules));
        lexicon_->load_file(put("words.tsv", kWords), diagnostics_);
        ASSERT_TRUE(diagnostics_.all().empty()) << to_string(diagnostics_.all()[0]);
        matcher_ = std::make_unique<Matcher>(*lexicon_);
    }

    /// "value(words as written)" of every hit, parted by spaces.
    std::string hits(std::string_view body) {
        const auto document = text::tokenize(body);
        std::string out;
        for (const auto& hit : matcher_->find(document)) {
            out += (out.empty() ? "" : " ") + hit.entry->value + "(" + document.utf8(document.span_of(hit.first, hit.last)) + ")";
        }
        return out;
    }

    std::unique_ptr<Lexicon> lexicon_;
    std::unique_ptr<Matcher> matcher_;
};

struct MatchCase {
    const char* name;
    const char* body;
    const char* expected;
};

std::ostream& operator<<(std::ostream& out, const MatchCase& c) { return out << c.name; }

class Match : public MatcherTest, public testing::WithParamInterface<MatchCase> {};

TEST_P(Match, FindsTheEntries) { EXPECT_EQ(hits(GetParam().body), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Texts, Match,
    testing::Values(MatchCase{"bare", "صاروخ", "rocket(صاروخ)"}, MatchCase{"clitics", "وبالصاروخين بصاروخ والصاروخ", "rocket(بصاروخ) rocket(والصاروخ)"},
                    MatchCase{"article_and_dual", "بالصاروخين", "rocket(بالصاروخين)"}, MatchCase{"feminine_plural", "والقذيفات والقذيفتين", "artillery(والقذيفات) artillery(والقذيفتين)"},
                    MatchCase{"spelling_variants", "قَذيفه", "artillery(قَذيفه)"}, MatchCase{"self_censored", "قصـ.ـفت", "shell(قصـ.ـفت)"},
                    MatchCase{"imperfect", "تقصف يقصف", "shell(تقصف) shell(يقصف)"}, MatchCase{"longer_of_a_class_wins", "قذيفة هاون", "mortar(قذيفة هاون)"},
                    MatchCase{"gap", "أعلنت سرايا الدم المسؤولية", "claimed(أعلنت سرايا الدم المسؤولية)"}, MatchCase{"gap_of_none", "أعلنت المسؤولية", "claimed(أعلنت المسؤولية)"},
                    MatchCase{"gap_too_wide", "أعلنت في بيان لها اليوم عن المسؤولية", ""}, MatchCase{"gap_not_over_sentences", "أعلنت ذلك. المسؤولية", ""},
                    MatchCase{"gap_over_a_quote", "أعلنت «سرايا الدم» المسؤولية", "claimed(أعلنت «سرايا الدم» المسؤولية)"}, MatchCase{"phrase_not_over_a_comma", "لم، تتبن", ""},
                    MatchCase{"phrase_over_a_quote", "قذيفة \"هاون\"", "mortar(قذيفة \"هاون)"}, MatchCase{"hyphen_in_the_form", "an air strike, air-strikes", "air(air strike) air(air-strikes)"},
                    MatchCase{"alternatives", "truck bombs and a car bomb", "car_bomb(truck bombs) car_bomb(car bomb)"}, MatchCase{"block_hides_what_is_inside", "a bath bomb", "toy(bath bomb)"},
                    MatchCase{"exact_class_takes_no_ending", "striked strikes", "attack(strikes)"}, MatchCase{"other_words", "مدفع وطائرة and nothing", ""}, MatchCase{"empty", "", ""}),
    testing::PrintToStringParamName());

TEST_F(MatcherTest, TellsTheCliticsThatItTookOff) {
    const auto document = text::tokenize("وبقذيفتين سقطت والقذيفتين");
    const auto found = matcher_->find(document);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].prefix.text, "وال");
    EXPECT_EQ(found[0].suffix.text, "تين");
    EXPECT_EQ(found[0].first, 2U);
    EXPECT_TRUE(found[0].is("weapon", "artillery"));
    EXPECT_FALSE(found[0].is("trigger"));
}

TEST_F(MatcherTest, TheCacheDoesNotChangeTheAnswer) {
    const auto once = hits("قذيفة هاون وبالصاروخ بصاروخ");
    EXPECT_EQ(hits("قذيفة هاون وبالصاروخ بصاروخ"), once);
}

TEST_F(MatcherTest, IsLinearInTheLengthOfOneSentence) {
    std::string body;
    for (int i = 0; i < 60000; ++i) {
        body += "أعلن ";
    }
    EXPECT_TRUE(hits(body).empty()) << "a gap that never closes costs four words, not the rest of the text";
}

} // namespace
} // namespace marsad::lexicon
