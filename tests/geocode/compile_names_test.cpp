#include "gazetteer_build/names.h"

#include "gazetteer_build/draft.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace marsad::gazetteer_build {
namespace {

TEST(CleanName, DropsBidiMarksSpacesAndForeignScripts) {
    EXPECT_EQ(clean_name("السليمانية\u200E"), "السليمانية");
    EXPECT_EQ(clean_name(" \u202BDeir\u00A0 ez-Zor\u202C "), "Deir ez-Zor");
    EXPECT_EQ(clean_name("e\u0301"), "é"); // NFC
    EXPECT_EQ(clean_name("巴格达"), "");
    EXPECT_EQ(clean_name("---"), "");
}

struct LanguageCase {
    std::string name, lang;
};
std::ostream& operator<<(std::ostream& stream, const LanguageCase& c) {
    return stream << c.name;
}
class LanguageOfName : public ::testing::TestWithParam<LanguageCase> {};
TEST_P(LanguageOfName, IsToldByItsLetters) {
    EXPECT_EQ(language_of_name(GetParam().name), GetParam().lang);
}
INSTANTIATE_TEST_SUITE_P(Table, LanguageOfName,
                         ::testing::Values(LanguageCase{"أربيل", "ar"}, LanguageCase{"هەولێر", "ckb"}, LanguageCase{"کرمانشاه", "fa"}, LanguageCase{"ירושלים", "he"}, LanguageCase{"Київ", "uk"},
                                           LanguageCase{"Москва", ""}, LanguageCase{"Baghdad", ""}));

TEST(MachineNames, AreTold) {
    EXPECT_TRUE(is_code_like("BGW"));
    EXPECT_FALSE(is_code_like("Hit"));
    EXPECT_TRUE(is_machine_romanisation("mhafzt arbl"));
    EXPECT_TRUE(is_vowel_less("mhafzt arbl"));
    EXPECT_TRUE(is_machine_romanisation("ba ge da"));
    EXPECT_FALSE(is_vowel_less("ba ge da"));
    EXPECT_FALSE(is_machine_romanisation("Mosul"));
    EXPECT_FALSE(is_machine_romanisation("الموصل"));
}

TEST(PlainLatin, TakesTheAsciiTwinOfScientificSpelling) {
    EXPECT_EQ(plain_latin("Ḩadīthah", "Hadithah"), "Hadithah");
    EXPECT_EQ(plain_latin("Şırnak", "Sirnak"), "Şırnak");
    EXPECT_EQ(plain_latin("Tours", "Tours"), "Tours");
}

TEST(WithoutBrackets, CutsThem) {
    EXPECT_EQ(without_brackets("Yarmouk (Baghdad)"), "Yarmouk");
    EXPECT_FALSE(without_brackets("Yarmouk"));
}

TEST(DraftPlace, KeepsOnePreferredNameALanguage) {
    DraftPlace place;
    place.add_name("Arbil", "en", true, true);
    place.add_name("Erbil", "en", true, true);
    EXPECT_EQ(place.preferred("en"), "Arbil");
    place.prefer("Erbil", "en");
    EXPECT_EQ(place.preferred("en"), "Erbil");
    EXPECT_EQ(place.names.size(), 2U);
}

} // namespace
} // namespace marsad::gazetteer_build
