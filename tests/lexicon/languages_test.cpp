#include "lexicon/languages.h"
#include "lexicon/scratch.h"

#include <gtest/gtest.h>

namespace marsad::lexicon {
namespace {

constexpr const char* kNeeded[] = {"morphology.tsv", "triggers.tsv", "time.tsv", "numbers.tsv", "casualties.tsv", "weapons.tsv", "realis.tsv"};

/// Languages made up for the test: three of one script, one of another, one that only has names.
class LanguagesTest : public ScratchFolder {
  protected:
    void SetUp() override {
        ScratchFolder::SetUp();
        add("aa", "name\tAlpha\nscript\tlatin\nbase\nfallback\nwords\tand the\n");
        add("bb", "script\tlatin\nletters\tñ ç\nwords\ty el los\nbeginnings\tque\n");
        add("cc", "script\tcyrillic\norder\tverb_first\norder\tnoun_first\n");
        put("x/languages/dd/language.tsv", "script\tlatin\nletters\tñ ß\nwords\tund der\nalso\tdx dy\nhomes\tDE AT\n");
    }
    void add(const std::string& code, std::string_view rows) {
        put("x/languages/" + code + "/language.tsv", rows);
        for (const char* file : kNeeded) {
            put("x/languages/" + code + "/" + file, "");
        }
    }
    Languages open() { return Languages::open({folder_ / "x"}, diagnostics_); }
};

TEST_F(LanguagesTest, the_rows_of_a_folder_say_what_a_language_is) {
    const auto languages = open();
    EXPECT_TRUE(diagnostics_.all().empty());
    ASSERT_EQ(languages.all().size(), 4U);
    EXPECT_EQ(languages.find("aa")->name, "Alpha");
    EXPECT_EQ(languages.find("bb")->name, "bb");
    EXPECT_TRUE(languages.find("cc")->verb_first && languages.find("cc")->noun_first);
    EXPECT_FALSE(languages.find("aa")->verb_first || languages.find("aa")->noun_first);
    EXPECT_EQ(languages.find("dd")->homes, (std::vector<std::string>{"DE", "AT"}));
    EXPECT_EQ(languages.find("dd")->also, (std::vector<std::string>{"dx", "dy"}));
    EXPECT_EQ(languages.find("dx"), nullptr);
}

TEST_F(LanguagesTest, reading_needs_its_files_and_names_those_that_are_missing) {
    put("x/languages/dd/triggers.tsv", "");
    put("x/languages/dd/morphology.tsv", "");
    const auto languages = open();
    EXPECT_EQ(languages.readable_codes(), (std::vector<std::string>{"aa", "bb", "cc"}));
    EXPECT_EQ(languages.other_codes(), std::vector<std::string>{"dd"});
    EXPECT_FALSE(languages.readable("dd"));
    EXPECT_EQ(languages.find("dd")->missing, (std::vector<std::string>{"time.tsv", "numbers.tsv", "casualties.tsv", "weapons.tsv", "realis.tsv"}));
}

TEST_F(LanguagesTest, an_overlay_completes_a_language) {
    for (const char* file : kNeeded) {
        put(std::string("mine/languages/dd/") + file, "");
    }
    put("mine/languages/dd/language.tsv", "name\tDelta\nwords\tist\n");
    const auto languages = Languages::open({folder_ / "x", folder_ / "mine"}, diagnostics_);
    EXPECT_TRUE(languages.readable("dd"));
    EXPECT_EQ(languages.find("dd")->name, "Delta");
    EXPECT_EQ(languages.of_report(text::tokenize("Das ist der Hof")), "dd");
}

TEST_F(LanguagesTest, a_report_is_in_the_language_that_it_shows_most) {
    struct Case {
        const char* text;
        const char* language;
    };
    const auto languages = open();
    for (const Case& one : {Case{"The dog and the cat", "aa"}, {"El perro y los gatos", "bb"}, {"Una mañana", "bb"}, {"Quejido sordo", "bb"}, {"Nothing tells", "aa"}, {"", "aa"}, {"12:30", "aa"},
                            {"Вечером была гроза over Kyiv", "cc"}, {"Гроза here", "aa"}, {"The mañana and the niño of the street", "aa"}, {"漢字 漢字", "aa"},
                            {"und der", "aa"}}) { // dd cannot be read
        EXPECT_EQ(languages.of_report(text::tokenize(one.text)), one.language) << one.text;
    }
}

TEST_F(LanguagesTest, a_query_is_in_the_language_of_its_letters) {
    struct Case {
        const char* text;
        const char* language;
    };
    const auto languages = open();
    for (const Case& one : {Case{"Madrid", "aa"}, {"Coruña", "bb"}, {"Gießen", "dd"}, {"ñß", "dd"}, {"ñç", "bb"}, {"Киев", "cc"}, {"44.1, 33.2", "aa"}, {"", "aa"}}) {
        EXPECT_EQ(languages.of_query(one.text), one.language) << one.text;
    }
}

TEST_F(LanguagesTest, faulty_rows_are_named_and_passed_over) {
    put("x/languages/aa/language.tsv", "nmae\tAlpha\nscript\trunic\norder\tverb_last\nletters\nname\tAlpha\n");
    const auto languages = open();
    ASSERT_EQ(diagnostics_.all().size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(diagnostics_.all()[i].line, i + 1);
        EXPECT_TRUE(diagnostics_.all()[i].file.ends_with("aa/language.tsv"));
    }
    EXPECT_EQ(languages.find("aa")->name, "Alpha");
}

TEST(Languages, without_folders_nothing_is_known) {
    base::Diagnostics diagnostics;
    const auto languages = Languages::open({"/no/such/folder"}, diagnostics);
    EXPECT_TRUE(languages.all().empty());
    EXPECT_EQ(languages.of_report(text::tokenize("Text")), "");
    EXPECT_EQ(languages.of_query("Text"), "");
}

/// What the program decided before languages were data, and must go on to decide.
TEST(Languages, those_of_the_assets_tell_scripts_and_letters_apart) {
    struct Case {
        const char* text;
        const char* query;
    };
    base::Diagnostics diagnostics;
    const auto languages = Languages::open({std::filesystem::path(MARSAD_SOURCE_DIR) / "assets"}, diagnostics);
    EXPECT_TRUE(diagnostics.all().empty());
    for (const Case& one : {Case{"بغداد", "ar"}, {"كرمانشاه", "ar"}, {"کرمانشاه", "fa"}, {"هەولێر", "ku"}, {"گوێزە", "ku"}, {"Hewlêr", "en"}, {"İstanbul", "en"}, {"Москва", "ru"}, {"Київ", "uk"}, {"חיפה", "he"}, {"33.1", "en"}}) {
        EXPECT_EQ(languages.of_query(one.text), one.query) << one.text;
    }
}

} // namespace
} // namespace marsad::lexicon
