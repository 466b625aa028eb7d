#include "lexicon/scratch.h"

#include <algorithm>
#include <vector>

namespace marsad::lexicon {
namespace {

constexpr std::string_view kRules = "# a comment\n"
                                    "\n"
                                    "n\tprefix\tو\n"
                                    "n\tprefix\tال\n"
                                    "n\tprefix\tوال\n"
                                    "n\tsuffix\tين\r\n"
                                    "n\tstrip\tة\n"
                                    "n\tstrip_suffix\tات\n"
                                    "i\tprefix\tت\n"
                                    "i\tprefix\tي\n"
                                    "i\tinitial\tي\n";

class MorphologyTest : public ScratchFolder {};

std::vector<std::string> stems(const Morphology& morphology, std::string_view norm, std::string_view cls) {
    std::vector<std::string> out;
    morphology.for_each_reading(norm, [&](const Reading& reading) {
        if (reading.pos == *morphology.pos(cls)) {
            out.push_back(std::string(reading.prefix.text) + "+" + std::string(reading.stem) + (reading.stripped ? "~" : "+") + std::string(reading.suffix.text));
        }
    });
    std::sort(out.begin(), out.end());
    return out;
}

TEST_F(MorphologyTest, TakesAffixesOffEveryWay) {
    const auto rules = morphology(kRules);
    EXPECT_TRUE(diagnostics_.all().empty());
    const auto found = stems(rules, "والصاروخين", "n");
    EXPECT_NE(std::find(found.begin(), found.end(), "وال+صاروخ+ين"), found.end());
    EXPECT_NE(std::find(found.begin(), found.end(), "+والصاروخين+"), found.end()) << "an affix may always be missing";
    EXPECT_NE(std::find(found.begin(), found.end(), "و+الصاروخ+ين"), found.end());
}

TEST_F(MorphologyTest, FoldsItsAffixesAndStripsEndings) {
    const auto rules = morphology(kRules);
    EXPECT_EQ(rules.pos_class(*rules.pos("n")).strip, "ه");
    const auto found = stems(rules, "قذيفات", "n");
    EXPECT_NE(std::find(found.begin(), found.end(), "+قذيف~ات"), found.end());
}

TEST_F(MorphologyTest, AnImperfectAlwaysHasItsPersonLetter) {
    const auto rules = morphology(kRules);
    EXPECT_EQ(stems(rules, "تقصف", "i"), std::vector<std::string>{"ت+قصف+"});
    EXPECT_TRUE(stems(rules, "قصف", "i").empty());
}

TEST_F(MorphologyTest, TheExactClassIsAlwaysThere) {
    const Morphology rules;
    ASSERT_TRUE(rules.pos("="));
    EXPECT_EQ(stems(rules, "the", "="), std::vector<std::string>{"+the+"});
    EXPECT_FALSE(rules.pos("n"));
}

/// The rows that tell stand before, between and behind those of the classes.
constexpr std::string_view kTold = "prefix\tand\tو وال\n"
                                   "n\tprefix\tو\n"
                                   "n\tprefix\tال\n"
                                   "n\tprefix\tوال\n"
                                   "prefix\tdefinite\tال وال\n"
                                   "prefix\tdetached\tو ال\n"
                                   "n\tsuffix\tين\n"
                                   "n\tsuffix\tون\n"
                                   "n\tstrip\tة\n"
                                   "n\tstrip_suffix\tتان\n"
                                   "suffix\tdual\tين تان\n"
                                   "suffix\tplural\tين ون\n";

TEST_F(MorphologyTest, TellsWhatAnAffixSays) {
    const auto rules = morphology(kTold);
    EXPECT_TRUE(diagnostics_.all().empty());
    std::size_t seen = 0;
    rules.for_each_reading("والصاروخين", [&](const Reading& reading) {
        EXPECT_EQ(reading.prefix.has(Feature::And), reading.prefix.text.starts_with("و"));
        EXPECT_EQ(reading.prefix.has(Feature::Definite), reading.prefix.text == "وال");
        EXPECT_EQ(reading.suffix.has(Feature::Dual) && reading.suffix.has(Feature::Plural), reading.suffix.text == "ين");
        EXPECT_FALSE(reading.suffix.has(Feature::And)) << "suffixes say their own";
        ++seen;
    });
    EXPECT_EQ(seen, 7U) << "nothing, و or وال before, nothing or ين behind, and the word exactly";
    rules.for_each_reading("قذيفتان", [&](const Reading& reading) {
        if (reading.stripped) {
            EXPECT_TRUE(reading.suffix.has(Feature::Dual));
            EXPECT_FALSE(reading.suffix.features.any({Feature::Plural, Feature::Oblique}));
        }
    });
    EXPECT_EQ(rules.size(), 2U) << "prefix and suffix are no classes of words";
}

TEST_F(MorphologyTest, ReadsWholeWordsByTheirEnds) {
    const auto rules = morphology(kTold);
    EXPECT_TRUE(rules.begins_with("والي", {Feature::And}));
    EXPECT_TRUE(rules.begins_with("والي", {Feature::And, Feature::Definite}));
    EXPECT_FALSE(rules.begins_with("والي", {Feature::Definite})) << "the article is not the first";
    EXPECT_TRUE(rules.begins_with("الي", {Feature::Definite}));
    EXPECT_FALSE(rules.begins_with("الي", {Feature::By}));
    EXPECT_TRUE(rules.ends_with("جنديين", {Feature::Plural}));
    EXPECT_TRUE(rules.ends_with("جنديين", {Feature::Dual, Feature::Nisba}));
    EXPECT_FALSE(rules.ends_with("مسلحون", {Feature::Dual}));
    ASSERT_TRUE(rules.detached_prefix("و"));
    EXPECT_TRUE(rules.detached_prefix("و")->only({Feature::And})) << "standing apart is no meaning";
    EXPECT_FALSE(rules.detached_prefix("وال"));
    EXPECT_FALSE(rules.detached_prefix("وا"));
}

TEST_F(MorphologyTest, AnAffixWithoutARowSaysNothing) {
    const auto rules = morphology(kRules);
    rules.for_each_reading("والصاروخين", [&](const Reading& reading) { EXPECT_TRUE(reading.prefix.only({}) && reading.suffix.only({})); });
    EXPECT_FALSE(rules.begins_with("والصاروخين", {Feature::And}));
    EXPECT_FALSE(rules.ends_with("والصاروخين", {Feature::Dual}));
}

TEST_F(MorphologyTest, AnUnknownFeatureIsAnErrorWithItsLine) {
    (void)morphology("n\tprefix\tو\n"
                     "prefix\tand\tو\n"
                     "prefix\tbeneath\tو\n"
                     "suffix\tdual\t \n");
    ASSERT_EQ(diagnostics_.error_count(), 2U);
    EXPECT_EQ(diagnostics_.all()[0].line, 3U);
    EXPECT_NE(diagnostics_.all()[0].text.find("beneath"), std::string::npos);
    EXPECT_EQ(diagnostics_.all()[1].line, 4U);
    EXPECT_NE(diagnostics_.all()[1].text.find("dual"), std::string::npos);
}

TEST_F(MorphologyTest, BadLinesAreErrorsWithTheirLine) {
    (void)morphology("n\tprefix\n"
                     "n\tinfix\tx\n"
                     "n\tprefix\tو\n");
    ASSERT_EQ(diagnostics_.error_count(), 2U);
    EXPECT_EQ(diagnostics_.all()[0].line, 1U);
    EXPECT_EQ(diagnostics_.all()[1].line, 2U);
    EXPECT_NE(diagnostics_.all()[1].text.find("infix"), std::string::npos);
}

TEST_F(MorphologyTest, TooManyClassesAreAnErrorNotAnEndlessLoop) {
    std::string content;
    for (int i = 0; i < 400; ++i) {
        content += "class" + std::to_string(i) + "\tprefix\tx\n";
    }
    const auto rules = morphology(content);
    EXPECT_EQ(diagnostics_.error_count(), 1U);
    EXPECT_EQ(rules.size(), Morphology::kMaxClasses);
    std::size_t readings = 0;
    rules.for_each_reading("xy", [&](const Reading&) { ++readings; });
    EXPECT_GE(readings, rules.size());
}

TEST_F(MorphologyTest, AMissingFileIsAnError) {
    Morphology rules;
    rules.load_file(folder_ / "none.tsv", diagnostics_);
    EXPECT_EQ(diagnostics_.error_count(), 1U);
}

} // namespace
} // namespace marsad::lexicon
