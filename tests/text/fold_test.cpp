#include "text/fold.h"

#include "base/utf8.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace marsad::text {
namespace {

struct FoldCase {
    const char* name;
    const char* written;
    const char* folded;
};

std::ostream& operator<<(std::ostream& out, const FoldCase& c) { return out << c.name; }

class Fold : public testing::TestWithParam<FoldCase> {};

TEST_P(Fold, UnifiesSpellings) { EXPECT_EQ(fold(GetParam().written), GetParam().folded); }

TEST_P(Fold, IsAtRestAfterOnce) { EXPECT_EQ(fold(GetParam().folded), GetParam().folded); }

INSTANTIATE_TEST_SUITE_P(Spellings, Fold,
                         testing::Values(FoldCase{"hamza_on_alef", "أربيل إربيل آمرلي", "اربيل اربيل امرلي"}, FoldCase{"alef_wasla", "ٱلعراق", "العراق"},
                                         FoldCase{"alef_maqsura", "مصفى", "مصفي"}, FoldCase{"teh_marbuta", "قاعدة", "قاعده"},
                                         FoldCase{"hamza_seats", "مؤسسة الطائرات", "موسسه الطايرات"}, FoldCase{"vowels_dropped", "قَصَفَتْ مُسيَّرةٌ", "قصفت مسيره"},
                                         FoldCase{"dagger_alef", "هٰذا", "هذا"}, FoldCase{"kashida", "بغـــداد", "بغداد"},
                                         FoldCase{"persian_letters", "کرمانشاه سنندجی", "كرمانشاه سنندجي"}, FoldCase{"kurdish_letters", "هەولێر", "ههولير"},
                                         FoldCase{"ligature", "ﻻ ﷲ", "لا الله"}, FoldCase{"arabic_digits", "٢٠٢٢", "2022"}, FoldCase{"persian_digits", "۲۰۲۲", "2022"},
                                         FoldCase{"wide_digits", "２０２２", "2022"}, FoldCase{"latin_case", "BAGHDAD", "baghdad"},
                                         FoldCase{"latin_marks", "Hewlêr, Şırnak, Ḥalab, Zürich", "hewler, sirnak, halab, zurich"},
                                         FoldCase{"latin_specials", "Łódź, Tromsø, Straße, Æsir", "lodz, tromso, strasse, aesir"},
                                         FoldCase{"combining", "e\u0301a\u0308", "ea"}, FoldCase{"cyrillic_case", "КИЇВ", "киів"},
                                         FoldCase{"bidi_signs", "\u200Fبغداد\u200E \u202Aabc\u202C", "بغداد abc"}, FoldCase{"zero_width", "بغ\u200Cداد", "بغداد"},
                                         FoldCase{"soft_hyphen", "Bagh\u00ADdad", "baghdad"}, FoldCase{"superscript", "km²", "km2"},
                                         FoldCase{"empty", "", ""}),
                         testing::PrintToStringParamName());

TEST(Fold, KeepsInvalidBytesVisible) { EXPECT_EQ(fold("a\xFF" "b"), "a\uFFFDb"); }

TEST(Fold, EveryCodePointFoldsToValidTextAtRest) {
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        std::string folded;
        fold_into(folded, c);
        EXPECT_TRUE(base::is_valid_utf8(folded)) << "U+" << std::hex << static_cast<std::uint32_t>(c);
        EXPECT_EQ(fold(folded), folded) << "U+" << std::hex << static_cast<std::uint32_t>(c) << " folds twice to something else";
    }
}

TEST(Characters, AreToldApart) {
    EXPECT_TRUE(is_letter(U'ب'));
    EXPECT_TRUE(is_letter(U'ş'));
    EXPECT_FALSE(is_letter(U'ـ'));
    EXPECT_FALSE(is_letter(U'5'));
    EXPECT_FALSE(is_letter(U'،'));
    EXPECT_TRUE(is_mark(U'\u064E'));
    EXPECT_TRUE(is_mark(U'\u0670'));
    EXPECT_TRUE(is_mark(U'\u0301'));
    EXPECT_FALSE(is_mark(U'ا'));
    EXPECT_TRUE(is_ignorable(U'\u200F'));
    EXPECT_TRUE(is_ignorable(U'\uFEFF'));
    EXPECT_FALSE(is_ignorable(U' '));
    EXPECT_EQ(digit_value(U'٧'), 7);
    EXPECT_EQ(digit_value(U'۷'), 7);
    EXPECT_EQ(digit_value(U'7'), 7);
    EXPECT_EQ(digit_value(U'x'), -1);
    EXPECT_EQ(digit_value(U'²'), -1);
    EXPECT_EQ(script_of(U'ب'), Script::Arabic);
    EXPECT_EQ(script_of(U'é'), Script::Latin);
    EXPECT_EQ(script_of(U'ш'), Script::Cyrillic);
    EXPECT_EQ(script_of(U'ש'), Script::Hebrew);
    EXPECT_EQ(script_of(U' '), Script::None);
    EXPECT_TRUE(is_upper(U'Ş'));
    EXPECT_FALSE(is_upper(U'ب'));
}

} // namespace
} // namespace marsad::text
