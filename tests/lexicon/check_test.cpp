#include "lexicon/check.h"
#include "lexicon/scratch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

namespace marsad::lexicon {
namespace {

constexpr const char* kClasses = "(country)\tIL|IQ|SY\n(actor kind)\tmilitia|state\n"
                                 "trigger\tshell|air\tweak needs=weapon|place\nmonth\t1..12\nnumber\t0..1000\nmark\t-\nfree\t*\nway\tto|from\t(many)\nunit\treal\nland\tcountry\nboss\tactor\nblock\t*|-\n";
constexpr const char* kMorphology = "p\tsuffix\t\nn\tsuffix\ts\ni\tinitial\tz\ni\tprefix\tt\nj\tinitial\tz\n";
constexpr const char* kActors = "name\tkind\thome\tcountries\tyears\ten\nArmy of Iraq\tstate\tIQ\tIQ\t\tthe army\nArmy of Syria\tstate\tSY\tSY\t\tthe army\nOld Guard\tmilitia\t\t\t2003-2010\tthe guard\n"
                                "New Guard\tmilitia\t\t\t2011-\tthe guard\n";

struct Fault {
    const char* name;
    const char* file;
    const char* rows;
    std::size_t line;         ///< of the message
    const char* says;         ///< part of it
    bool warning = false;
    std::size_t messages = 1; ///< in all
    friend std::ostream& operator<<(std::ostream& out, const Fault& fault) { return out << fault.name; }
};

class LexiconFaults : public ScratchFolder, public testing::WithParamInterface<Fault> {
  protected:
    void SetUp() override {
        ScratchFolder::SetUp();
        put("a/languages/classes.tsv", kClasses);
        put("a/languages/en/language.tsv", "name\tEnglish\nscript\tlatin\nbase\nfallback\n");
        put("a/languages/en/morphology.tsv", kMorphology);
        put("a/languages/en/words.tsv", "form\tpos\tclass\tvalue\tattrs\tnote\nrocket fire|salvo\tn n\ttrigger\tshell\tweak needs=place\nJune\t=\tmonth\t6\nset ... off\t=\tmark\n");
        put("a/actors/all.tsv", kActors);
    }
    std::vector<base::Diagnostic> check() {
        (void)check_lexicons({folder_ / "a", folder_ / "mine"}, diagnostics_);
        return diagnostics_.take();
    }
};

class SoundLexicons : public LexiconFaults {};

TEST_P(LexiconFaults, are_told_with_file_line_and_remedy) {
    const auto& fault = GetParam();
    const auto path = put(std::string("mine/") + fault.file, fault.rows);
    const auto found = check();
    ASSERT_EQ(found.size(), fault.messages) << (found.empty() ? "" : base::to_string(found.front()) + "\n" + base::to_string(found.back()));
    const auto told = std::find_if(found.begin(), found.end(), [&](const base::Diagnostic& one) { return one.text.find(fault.says) != std::string::npos; });
    ASSERT_NE(told, found.end()) << base::to_string(found.front());
    EXPECT_EQ(told->file, path.string());
    EXPECT_EQ(told->line, fault.line);
    EXPECT_EQ(told->severity, fault.warning ? base::Severity::Warning : base::Severity::Error);
}

constexpr const char* kList = "languages/en/mine.tsv";
constexpr const char* kHeads = "actors/mine.tsv";

INSTANTIATE_TEST_SUITE_P(
    WordLists, LexiconFaults,
    testing::Values(
        Fault{"two_columns", kList, "boom\tn\n", 1, "expected form, pos, class", false, 2}, Fault{"seven_columns", kList, "boom\tn\ttrigger\tshell\t\t\tmore\n", 1, "7 columns"},
        Fault{"spaces_for_tabs", kList, "boom n trigger shell\n", 1, "1 columns", false, 2}, Fault{"space_at_the_end", kList, "boom\tn\ttrigger\tshell \n", 1, "column 4 begins or ends with a space"},
        Fault{"invalid_utf8", kList, "bo\xFFom\tn\ttrigger\tshell\n", 1, "invalid UTF-8"}, Fault{"unknown_class", kList, "boom\tn\ttriger\tshell\n", 1, "unknown class \"triger\""},
        Fault{"name_of_a_list_as_class", kList, "boom\tn\t(country)\tIQ\n", 1, "unknown class"}, Fault{"unknown_value", kList, "# a\nboom\tn\ttrigger\tshel\n", 2, "has no value \"shel\"; write shell|air"},
        Fault{"value_missing", kList, "boom\tn\ttrigger\n", 1, "has no value \"\""}, Fault{"value_too_much", kList, "boom\tn\tmark\tx\n", 1, "write nothing"},
        Fault{"unknown_attribute", kList, "boom\tn\ttrigger\tshell\tnedes=place\n", 1, "no attribute \"nedes\""}, Fault{"attribute_of_unknown_value", kList, "boom\tn\ttrigger\tshell\tneeds=plaice\n", 1, "no value \"plaice\"; write weapon|place"},
        Fault{"flag_with_value", kList, "boom\tn\ttrigger\tshell\tweak=1\n", 1, "has no value; write it alone"}, Fault{"key_without_value", kList, "boom\tn\ttrigger\tshell\tneeds\n", 1, "wants a value"},
        Fault{"month_without_value", kList, "Juli\t=\tmonth\n", 1, "class month has no value \"\"; write 1..12"}, Fault{"month_thirteen", kList, "Undecember\t=\tmonth\t13\n", 1, "\"13\""},
        Fault{"number_of_letters", kList, "umpteen\t=\tnumber\tmany\n", 1, "class number has no value \"many\""}, Fault{"unit_of_nothing", kList, "mile\t=\tunit\t0\n", 1, "class unit"},
        Fault{"unknown_country", kList, "Iraqi\tn\tland\tIRQ\n", 1, "a country code"}, Fault{"unknown_actor", kList, "boss\tn\tboss\tArmy of Mars\n", 1, "the name of an actor"},
        Fault{"unknown_pos", kList, "boom\tnoun\ttrigger\tshell\n", 1, "unknown pos \"noun\""}, Fault{"too_few_pos", kList, "big bad boom\tn n\ttrigger\tshell\n", 1, "one for each of the 3 words"},
        Fault{"told_twice", kList, "june\t=\tmonth\t6\n", 1, "is told twice, first at "}, Fault{"told_twice_among_alternatives", kList, "boom|bang\t=\tmark\nbump\t=\tmark\nbang|bump\t=\tmark\n", 3, "told twice"},
        Fault{"in_conflict", kList, "june\t=\tmonth\t7\n", 1, "value \"7\" here and \"6\" at "}, Fault{"shadowed", kList, "rocket salvo\tn\ttrigger\tshell\tweak\n", 1, "with other attributes", true},
        Fault{"normalises_to_nothing", kList, "\xD9\x80\xD9\x80\t=\tmark\n", 1, "no letters that are kept", false, 2}, Fault{"only_signs", kList, "!\t=\tmark\n", 1, "no letters that are kept", false, 2},
        Fault{"alternative_of_two_words", kList, "air-strike|raid\t=\tmark\n", 1, "is more than one word"}, Fault{"alternative_of_nothing", kList, "a||b\t=\tmark\n", 1, "empty alternative"},
        Fault{"class_that_no_word_bears", kList, "zoom\tj\tmark\n", 1, "no text can match"}, Fault{"gap_at_the_end", kList, "boom ...\t=\tmark\n", 1, "begins or ends with a gap"},
        Fault{"regex", kList, "bomb(ed)?\t=\tmark\n", 1, "looks like a regular expression"}, Fault{"regex_set", kList, "bomb[es]\t=\tmark\n", 1, "regular expression"},
        Fault{"regex_any", kList, "bomb.*\t=\tmark\n", 1, "regular expression"}, Fault{"gap_of_two_points", kList, "set .. fire\t=\tmark\n", 1, "regular expression"},
        Fault{"gap_of_one_sign", kList, "set \xE2\x80\xA6 fire\t=\tmark\n", 1, "regular expression"}, Fault{"first_letter_missing", kList, "boom\ti\tmark\n", 1, "begins with z"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Actors, LexiconFaults,
    testing::Values(
        Fault{"header", kHeads, "name\tkind\tcountries\thome\ten\n", 1, "the first row names the columns"}, Fault{"language_of_a_column", kHeads, "name\tkind\thome\tcountries\tfr\nX\tstate\tIQ\t\tles X\n", 1, "unknown language \"fr\""},
        Fault{"actor_of_four_columns", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIQ\tthe X\n", 2, "4 columns; write 5 to 5"}, Fault{"actor_of_six_columns", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIQ\t\tX\tY\n", 2, "6 columns"},
        Fault{"no_name", kHeads, "name\tkind\thome\tcountries\ten\n\tstate\tIQ\t\tthe X\n", 2, "an actor without a name", false, 2}, Fault{"kind", kHeads, "name\tkind\thome\tcountries\ten\nX\tgang\tIQ\t\tthe X\n", 2, "unknown kind \"gang\""},
        Fault{"home", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIRQ\t\tthe X\n", 2, "unknown home country \"IRQ\""}, Fault{"country", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIQ\tIQ, SY\tthe X\n", 2, "unknown country \" SY\""},
        Fault{"years_out_of_order", kHeads, "name\tkind\thome\tcountries\tyears\ten\nX\tstate\tIQ\t\t2019-2013\tthe X\n", 2, "2019-2013 are out of order"}, Fault{"years_of_words", kHeads, "name\tkind\thome\tcountries\tyears\ten\nX\tstate\tIQ\t\tlately\tthe X\n", 2, "\"lately\" are no years"},
        Fault{"two_kinds", kHeads, "name\tkind\thome\tcountries\ten\nOld Guard\tstate\t\t\tElders\n", 2, "make them one"}, Fault{"two_homes", kHeads, "name\tkind\thome\tcountries\ten\nOld Guard\tmilitia\tIQ\t\tElders\n", 2, "make them one"},
        Fault{"braces", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIQ\t\tthe X{n}\n", 2, "in braces behind the words and a space"}, Fault{"alias_of_signs", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIQ\t\tX*\n", 2, "regular expression"},
        Fault{"alias_of_unknown_pos", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIQ\t\tX {noun}\n", 2, "unknown pos \"noun\""}, Fault{"alias_twice", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIQ\t\tX;x\n", 2, "told twice"},
        Fault{"alias_shared_in_a_country", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIQ\tIQ,IL\tthe army\n", 2, "means X here and Army of Iraq at "}, Fault{"alias_shared_everywhere", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIQ\t\tBoys\nY\tstate\tIQ\t\tboys\n", 3, "means Y here and X at "},
        Fault{"alias_shared_in_some_years", kHeads, "name\tkind\thome\tcountries\tyears\ten\nX\tmilitia\t\t\t2010-2010\tthe guard\n", 2, "Old Guard"}),
    [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(Languages, LexiconFaults,
                         testing::Values(Fault{"key", "languages/en/language.tsv", "nmae\tEnglish\n", 1, "unknown key \"nmae\""}, Fault{"affix", "languages/en/morphology.tsv", "n\tsufix\ten\n", 1, "unknown kind \"sufix\""},
                                         Fault{"class_without_values", "languages/classes.tsv", "boom\n", 1, "expected class, values"}),
                         [](const auto& test) { return std::string(test.param.name); });

INSTANTIATE_TEST_SUITE_P(None, SoundLexicons,
                         testing::Values(Fault{"block_and_trigger", kList, "rocket fire\tn\tblock\n", 0, ""}, Fault{"some_alternatives_told_before", kList, "boom|bang\t=\tmark\nbang|bump\t=\tmark\n", 0, ""}, Fault{"several_values", kList, "at\t=\tway\tto\nat\t=\tway\tfrom\n", 0, ""}, Fault{"letter_of_a_class", kList, "zoom\ti\tmark\n", 0, ""}, Fault{"gap", kList, "set ... alight\t=\tmark\n", 0, ""}, Fault{"same_words_of_two_classes", kList, "june\t=\tmark\n", 0, ""},
                                         Fault{"other_pos", kList, "june\tn\tmonth\t7\n", 0, ""}, Fault{"alias_in_another_country", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIL\tIL\tthe army\n", 0, ""},
                                         Fault{"alias_everywhere_behind_those_of_countries", kHeads, "name\tkind\thome\tcountries\ten\nX\tstate\tIL\t\tthe army\n", 0, ""}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST_P(SoundLexicons, are_not_complained_of) {
    put(std::string("mine/") + GetParam().file, GetParam().rows);
    const auto found = check();
    EXPECT_TRUE(found.empty()) << base::to_string(found.front());
}

/// The tests below need no fault of the list.
class LexiconFolders : public ScratchFolder {};

TEST_F(LexiconFolders, of_an_unknown_language_are_told) {
    put("a/languages/classes.tsv", kClasses);
    put("a/languages/en/language.tsv", "script\tlatin\nbase\nfallback\n");
    put("a/languages/en/morphology.tsv", kMorphology);
    put("mine/languages/English/morphology.tsv", kMorphology);
    put("mine/languages/de/morphology.tsv", kMorphology);
    (void)check_lexicons({folder_ / "a", folder_ / "mine"}, diagnostics_);
    ASSERT_EQ(diagnostics_.all().size(), 2U);
    EXPECT_EQ(diagnostics_.all()[0].file, (folder_ / "mine/languages/English").string());
    EXPECT_NE(diagnostics_.all()[0].text.find("unknown language \"English\": name the folder by a code"), std::string::npos);
    EXPECT_NE(diagnostics_.all()[1].text.find("unknown language \"de\": give it a language.tsv"), std::string::npos);
}

TEST_F(LexiconFolders, without_tables_are_told) {
    (void)check_lexicons({folder_ / "nowhere"}, diagnostics_);
    EXPECT_EQ(diagnostics_.error_count(), 1U);
    (void)check_lexicons({}, diagnostics_);
    EXPECT_EQ(diagnostics_.error_count(), 2U);
}

} // namespace
} // namespace marsad::lexicon
