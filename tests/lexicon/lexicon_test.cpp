#include "lexicon/scratch.h"

namespace marsad::lexicon {
namespace {

class LexiconTest : public ScratchFolder {
  protected:
    Lexicon load(std::string_view content) {
        Lexicon lexicon(morphology("n\tprefix\tال\nn\tsuffix\tين\ni\tinitial\tي\ni\tprefix\tت\n"));
        lexicon.load_file(put("words.tsv", content), diagnostics_);
        return lexicon;
    }
};

TEST_F(LexiconTest, ReadsEntriesWithTheirAttributes) {
    const auto lexicon = load("# comment\n"
                              "form\tpos\tclass\tvalue\tattrs\tnote\n"
                              "صاروخ\tn\tweapon\trocket\tweak check=march\ta note\r\n");
    ASSERT_EQ(lexicon.entries().size(), 1U);
    const Entry& entry = lexicon.entries()[0];
    EXPECT_EQ(entry.cls, "weapon");
    EXPECT_EQ(entry.value, "rocket");
    EXPECT_TRUE(entry.has("weak"));
    EXPECT_EQ(entry.attr("check"), "march");
    EXPECT_FALSE(entry.has("note"));
    EXPECT_EQ(entry.line, 3U);
    EXPECT_TRUE(lexicon.knows("صاروخ"));
    EXPECT_FALSE(lexicon.knows("مدفع"));
    EXPECT_TRUE(diagnostics_.all().empty());
}

struct BadLine {
    const char* name;
    const char* line;
    const char* says;
};

std::ostream& operator<<(std::ostream& out, const BadLine& c) { return out << c.name; }

class BadLexiconLine : public LexiconTest, public testing::WithParamInterface<BadLine> {};

TEST_P(BadLexiconLine, IsAnErrorAndTheRestIsRead) {
    const auto lexicon = load(std::string("# first\n") + GetParam().line + "\nمدفع\tn\tweapon\tartillery\n");
    ASSERT_EQ(diagnostics_.error_count(), 1U);
    EXPECT_EQ(diagnostics_.all()[0].line, 2U);
    EXPECT_NE(diagnostics_.all()[0].text.find(GetParam().says), std::string::npos) << diagnostics_.all()[0].text;
    ASSERT_EQ(lexicon.entries().size(), 1U);
    EXPECT_EQ(lexicon.entries()[0].value, "artillery");
}

INSTANTIATE_TEST_SUITE_P(Lines, BadLexiconLine,
                         testing::Values(BadLine{"too_few_fields", "صاروخ\tn", "separated by tabs"}, BadLine{"empty_form", "\tn\tweapon", "separated by tabs"},
                                         BadLine{"unknown_class", "صاروخ\tq\tweapon\trocket", "unknown pos"}, BadLine{"classes_do_not_count", "صاروخ كاتيوشا\tn n n\tweapon\trocket", "one for each"},
                                         BadLine{"gap_first", "... صاروخ\tn\tweapon\trocket", "gap"}, BadLine{"gap_last", "صاروخ ...\tn\tweapon\trocket", "gap"},
                                         BadLine{"no_words", "!\tn\tweapon\trocket", "no words"}, BadLine{"imperfect_without_letter", "قصف\ti\ttrigger\tshell", "begins with"}),
                         testing::PrintToStringParamName());

TEST_F(LexiconTest, AMissingFileIsAnError) {
    Lexicon lexicon{Morphology()};
    lexicon.load_file(folder_ / "none.tsv", diagnostics_);
    EXPECT_EQ(diagnostics_.error_count(), 1U);
}

TEST(SplitTabs, KeepsEmptyFields) {
    const auto fields = split_tabs("a\t\tb\t");
    ASSERT_EQ(fields.size(), 4U);
    EXPECT_EQ(fields[1], "");
    EXPECT_EQ(fields[2], "b");
    EXPECT_EQ(split_tabs("").size(), 1U);
}

} // namespace
} // namespace marsad::lexicon
