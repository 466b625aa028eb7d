#include "extract/casualties.h"

#include "extract/casualty_aggregate.h"
#include "extract/count_notation.h"

namespace marsad {
namespace {

using extract::CasualtyKind;
using extract::CasualtyMention;

const lexicon::LanguagePacks& packs() {
    static const lexicon::LanguagePacks loaded = [] {
        base::Diagnostics diagnostics;
        auto result = lexicon::LanguagePacks::load(std::string(MARSAD_SOURCE_DIR) + "/assets", {}, diagnostics);
        for (const auto& diagnostic : diagnostics.all()) {
            EXPECT_EQ(diagnostic.file.find("casualties.tsv"), std::string::npos) << base::to_string(diagnostic);
        }
        return std::move(*result);
    }();
    return loaded;
}

std::vector<CasualtyMention> mentions_in(const std::string& lang, const std::string& report) {
    const auto* pack = packs().find(lang);
    lexicon::Matcher matcher(*pack->lexicon);
    const auto document = text::tokenize(report);
    const auto hits = matcher.find(document);
    const extract::Analysis analysis{document, hits, *pack, {}};
    return extract::find_casualties(analysis, extract::find_numbers(analysis));
}

extract::CasualtySummary summary_of(const std::vector<CasualtyMention>& mentions) {
    std::vector<const CasualtyMention*> pointers;
    for (const auto& mention : mentions) {
        pointers.push_back(&mention);
    }
    return extract::summarize(pointers);
}

class Casualties : public testing::TestWithParam<std::string> {};

TEST_P(Casualties, AreCountedAsInTheTable) {
    const auto rows = test::read_table("casualties_" + GetParam() + ".tsv", 4);
    EXPECT_GE(rows.size(), 120U);
    for (const auto& row : rows) {
        const auto summary = summary_of(mentions_in(GetParam(), row[0]));
        EXPECT_EQ(test::notation(summary.fatalities), row[1]) << "killed: " << row[0];
        EXPECT_EQ(test::notation(summary.injuries), row[2]) << "injured: " << row[0];
        EXPECT_EQ(summary.joint ? std::to_string(*summary.joint) : ".", row[3]) << "joint: " << row[0];
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, Casualties, testing::Values("ar", "en"));

/// The only mention of a report.
CasualtyMention only(const std::string& lang, const std::string& report) {
    const auto mentions = mentions_in(lang, report);
    EXPECT_EQ(mentions.size(), 1U) << report;
    return mentions.empty() ? CasualtyMention{} : mentions.front();
}

TEST(CasualtyMarks, TellHowAFigureIsMeant) {
    EXPECT_TRUE(only("en", "Troops killed all 33 hijackers.").attackers);
    EXPECT_TRUE(only("ar", "خمسة من المهاجمين لقوا مصرعهم").attackers);
    EXPECT_TRUE(only("en", "Since January drones have killed 90 people.").cumulative);
    EXPECT_TRUE(only("ar", "حصدت الألغام أرواح 68 مدنياً خلال النصف الأول من العام").cumulative);
    EXPECT_TRUE(only("en", "The death toll rose to 54.").revision);
    EXPECT_TRUE(only("ar", "ارتفعت حصيلة القصف إلى 90 شهيدا").revision);
    EXPECT_TRUE(only("en", "The fire left no one injured.").none);
    EXPECT_TRUE(only("ar", "دون ورود معلومات عن إصابات").unknown);
    EXPECT_TRUE(only("ar", "وتضاربت الأنباء عن الضحايا").rival);
    EXPECT_TRUE(only("en", "Four others were wounded.").additional);
    EXPECT_FALSE(only("en", "An American drone killed the general.").counted);
    EXPECT_TRUE(only("ar", "مقتل طفلين").counted);
}

TEST(CasualtyMarks, OldFiguresAreSuperseded) {
    const auto mentions = mentions_in("ar", "قُتل سبعة بعدما كانت الحصيلة الأولى قد توقفت عند أربعة قتلى");
    ASSERT_EQ(mentions.size(), 2U);
    EXPECT_FALSE(mentions[0].superseded);
    EXPECT_TRUE(mentions[1].superseded);
    EXPECT_EQ(mentions[1].count.value, 4);
}

TEST(CasualtyMarks, WordsProveTheFigure) {
    const std::string report = "On Monday a car bomb killed at least 26 people outside the station.";
    const auto mention = only("en", report);
    const auto document = text::tokenize(report);
    EXPECT_EQ(document.utf8(document.span_of(mention.tokens.first, mention.tokens.last)), "killed at least 26 people");
}

TEST(Summary, NothingToldIsNull) {
    const auto summary = extract::summarize({});
    EXPECT_EQ(summary.fatalities, model::CountRange{});
    EXPECT_EQ(summary.injuries, model::CountRange{});
    EXPECT_FALSE(summary.joint);
}

CasualtyMention mention(std::int64_t count, std::uint32_t sentence) {
    CasualtyMention out;
    out.count = {count, count, count};
    out.sentence = sentence;
    out.counted = true;
    return out;
}

TEST(Summary, OneSentenceAddsTwoSentencesRival) {
    EXPECT_EQ(summary_of({mention(3, 0), mention(4, 0)}).fatalities, (model::CountRange{7, 7, 7}));
    EXPECT_EQ(summary_of({mention(14, 0), mention(20, 1)}).fatalities, (model::CountRange{std::nullopt, 14, 20}));
    EXPECT_EQ(summary_of({mention(14, 0), mention(14, 1)}).fatalities, (model::CountRange{14, 14, 14}));
}

TEST(Summary, MoreOfThemAndAttackersAreAdded) {
    auto more = mention(2, 1);
    more.additional = true;
    EXPECT_EQ(summary_of({mention(5, 0), more}).fatalities.value, 7);
    auto attackers = mention(2, 1);
    attackers.attackers = true;
    EXPECT_EQ(summary_of({mention(5, 0), attackers}).fatalities.value, 7);
}

TEST(Summary, SubsetsTotalsAndOldFiguresDoNotCount) {
    auto subset = mention(2, 0);
    subset.subset = true;
    auto total = mention(300, 1);
    total.cumulative = true;
    auto old = mention(4, 2);
    old.superseded = true;
    EXPECT_EQ(summary_of({mention(5, 0), subset, total, old}).fatalities.value, 5);
    EXPECT_EQ(summary_of({old}).fatalities.value, 4);
    auto revision = mention(9, 3);
    revision.revision = true;
    EXPECT_EQ(summary_of({mention(5, 0), revision}).fatalities.value, 9);
}

TEST(CasualtiesSpeed, TimeIsLinear) {
    std::string report;
    for (int i = 0; i < 20000; ++i) {
        report += "killed 5 people and wounded 3 of them ";
    }
    EXPECT_GE(mentions_in("en", report).size(), 20000U); // one endless sentence must not take quadratic time (test timeout)
}

} // namespace
} // namespace marsad
