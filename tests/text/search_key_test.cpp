#include "text/search_key.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace marsad::text {
namespace {

struct KeyCase {
    std::string in;
    std::string out;
};
std::ostream& operator<<(std::ostream& stream, const KeyCase& c) {
    return stream << c.in << " -> " << c.out;
}

class NameKey : public testing::TestWithParam<KeyCase> {};
TEST_P(NameKey, IsFoldedAndSpaced) {
    EXPECT_EQ(name_key(GetParam().in), GetParam().out);
}
TEST_P(NameKey, IsItsOwnKey) {
    EXPECT_EQ(name_key(GetParam().out), GetParam().out);
}
INSTANTIATE_TEST_SUITE_P(Table, NameKey,
                         testing::Values(KeyCase{"Baghdad", "baghdad"}, KeyCase{"  Ayn  al-Asad ", "ayn al asad"}, KeyCase{"Sana'a", "sanaa"}, KeyCase{"Sanʿāʾ", "sana"},
                                         KeyCase{"Ma‘rib", "marib"}, KeyCase{"أربيل", "اربيل"}, KeyCase{"إربيل", "اربيل"}, KeyCase{"اربیل", "اربيل"},
                                         KeyCase{"الفلّوجة", "الفلوجه"}, KeyCase{"كربلاء", "كربلا"}, KeyCase{"K-1", "k1"}, KeyCase{"H-3 Air Base", "h3 air base"},
                                         KeyCase{"U.A.E.", "uae"}, KeyCase{"U.S. Embassy", "us embassy"}, KeyCase{"St. Louis", "st louis"}, KeyCase{"Hewlêr", "hewler"},
                                         KeyCase{"Şırnak", "sirnak"}, KeyCase{"Львів", "львів"}, KeyCase{"١٤ تموز", "14 تموز"}, KeyCase{"مدينة\u200F الصدر", "مدينه الصدر"},
                                         KeyCase{"", ""}, KeyCase{"--", ""}));

class ArticleFree : public testing::TestWithParam<KeyCase> {};
TEST_P(ArticleFree, DropsTheArticle) {
    EXPECT_EQ(article_free_key(name_key(GetParam().in)), GetParam().out);
}
INSTANTIATE_TEST_SUITE_P(Table, ArticleFree,
                         testing::Values(KeyCase{"الموصل", "موصل"}, KeyCase{"عين الأسد", "عين اسد"}, KeyCase{"Ain al-Asad", "ain asad"}, KeyCase{"Ash Shaddadi", "shaddadi"},
                                         KeyCase{"ar-Raqqah", "raqqah"}, KeyCase{"Deir ez-Zor", "deir zor"}, KeyCase{"an Onaiza", "an onaiza"}, KeyCase{"الب", "الب"},
                                         KeyCase{"The Hague", "hague"}, KeyCase{"Al", "al"}, KeyCase{"El Alamein", "alamein"}));

struct BridgeCase {
    std::vector<std::string> spellings;
    std::string skeleton;
};
std::ostream& operator<<(std::ostream& stream, const BridgeCase& c) {
    return stream << c.skeleton;
}
class Skeleton : public testing::TestWithParam<BridgeCase> {};
TEST_P(Skeleton, IsOneForAllSpellings) {
    for (const auto& spelling : GetParam().spellings) {
        EXPECT_EQ(skeleton_key(spelling), GetParam().skeleton) << spelling;
    }
}
INSTANTIATE_TEST_SUITE_P(
    Bridge, Skeleton,
    testing::Values(BridgeCase{{"بغداد", "Baghdad", "Bagdad", "Багдад", "baghdād", "בגדד"}, "BKDD"}, BridgeCase{{"الموصل", "Mosul", "al-Mawsil", "Мосул", "Musul", "Mûsil"}, "MSL"},
                    BridgeCase{{"أربيل", "Erbil", "Irbil", "Arbil", "Эрбиль", "ארביל"}, "RBL"}, BridgeCase{{"هەولێر", "Hewlêr", "Hawler"}, "HLR"},
                    BridgeCase{{"عين الأسد", "Ain al-Asad", "Ayn al-Assad", "Ein al Asad", "Айн эль-Асад"}, "NSD"}, BridgeCase{{"الفلوجة", "Fallujah", "al-Fallujah", "Falluja", "Эль-Фаллуджа"}, "FLJ"},
                    BridgeCase{{"الحويجة", "Hawija", "Al-Hawijah"}, "HJ"}, BridgeCase{{"دير الزور", "Deir ez-Zor", "Deir al-Zour", "Dayr az Zawr"}, "DRDR"},
                    BridgeCase{{"أبو غريب", "Abu Ghraib", "Abu Ghurayb", "Abu Gharib"}, "BKRB"}, BridgeCase{{"خان يونس", "Khan Yunis", "Khan Younis", "خانيونس"}, "HNNS"},
                    BridgeCase{{"الكاظمية", "Kadhimiya", "Al-Kazimiyah", "Kadhimiyah"}, "KDM"}, BridgeCase{{"صنعاء", "Sana'a", "Sanaa", "Sanʿāʾ", "Сана"}, "SN"},
                    BridgeCase{{"الحديدة", "Hodeidah", "Al Hudaydah", "Hodeida"}, "HDD"}, BridgeCase{{"طرابلس", "Tarabulus"}, "TRBLS"}, BridgeCase{{"خاركيف", "Kharkiv", "Харків"}, "HRKF"},
                    BridgeCase{{"وادي حوران", "Wadi Hauran", "Wadi Hawran"}, "WDHRN"}, BridgeCase{{"اليرموك", "Yarmouk", "al-Yarmuk"}, "YRMK"}, BridgeCase{{"جرف الصخر", "Jurf al-Sakhar", "Jurf as Sakhr"}, "JRFSHR"},
                    BridgeCase{{"سليمانية", "Sulaymaniyah", "السليمانية", "As Sulaymānīyah"}, "SLMN"}, BridgeCase{{"شنكال", "Shingal", "Şengal"}, "XNKL"}, BridgeCase{{"T4", "تي4"}, "T4"},
                    BridgeCase{{"صلاح الدين", "Salah al-Din", "Salah ad Din"}, "SLDN"}, BridgeCase{{"", "---"}, ""}));

TEST(SkeletonKey, KeepsDifferentNamesApart) {
    EXPECT_NE(skeleton_key("Mosul"), skeleton_key("Basra"));
    EXPECT_NE(skeleton_key("سنجار"), skeleton_key("زنجان"));
    EXPECT_NE(skeleton_key("ممثل"), skeleton_key("مثل"));
}

TEST(EditDistance, CountsEditsUpToTheLimit) {
    EXPECT_EQ(edit_distance("baghdad", "baghdad", 2), 0U);
    EXPECT_EQ(edit_distance("baghdad", "bagdad", 2), 1U);
    EXPECT_EQ(edit_distance("baghdad", "baghdda", 2), 1U);
    EXPECT_EQ(edit_distance("بغداد", "بغدد", 2), 1U);
    EXPECT_EQ(edit_distance("mosul", "basra", 2), 3U);
    EXPECT_EQ(edit_distance("", "ab", 2), 2U);
    EXPECT_EQ(edit_distance(std::string(200, 'a'), std::string(200, 'b'), 2), 3U);
}

/// The oracle: the full table, no band.
unsigned slow_distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
    for (unsigned i = 0; i <= a.size(); ++i) {
        for (unsigned j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

TEST(EditDistance, AgreesWithTheFullTable) {
    std::mt19937 random(7);
    for (int i = 0; i < 50000; ++i) {
        std::string a(random() % 8, 'a');
        std::string b(random() % 8, 'a');
        for (auto* text : {&a, &b}) {
            for (auto& c : *text) {
                c = static_cast<char>('a' + random() % 3);
            }
        }
        for (const unsigned limit : {0U, 1U, 2U, 3U, 5U}) {
            ASSERT_EQ(edit_distance(a, b, limit), std::min(slow_distance(a, b), limit + 1)) << a << ' ' << b << ' ' << limit;
        }
    }
}

TEST(SplitWords, CutsAtSpaces) {
    EXPECT_EQ(split_words("ayn al asad"), (std::vector<std::string_view>{"ayn", "al", "asad"}));
    EXPECT_TRUE(split_words("").empty());
}

TEST(KeyWord, DropsDotsAndHamzaOnTheLine) {
    EXPECT_EQ(key_word("u.s."), "us");
    EXPECT_EQ(key_word("صنعاء"), "صنعا");
    EXPECT_EQ(key_word("بغداد"), "بغداد");
}

TEST(Article, IsSeenAndGivenBackBehindLam) {
    EXPECT_TRUE(has_article("الموصل"));
    EXPECT_FALSE(has_article("والموصل"));
    EXPECT_FALSE(has_article("ا"));
    EXPECT_EQ(article_behind_lam("لموصل"), "الموصل"); // للموصل without its first lam
    EXPECT_FALSE(article_behind_lam("موصل"));
}

} // namespace
} // namespace marsad::text
