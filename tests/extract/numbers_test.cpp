#include "extract/numbers.h"

#include "extract/count_notation.h"

namespace marsad {
namespace {

const lexicon::LanguagePacks& packs() {
    static const lexicon::LanguagePacks loaded = [] {
        base::Diagnostics diagnostics;
        auto result = lexicon::LanguagePacks::load(std::string(MARSAD_SOURCE_DIR) + "/assets", {}, diagnostics);
        for (const auto& diagnostic : diagnostics.all()) {
            EXPECT_EQ(diagnostic.file.find("numbers.tsv"), std::string::npos) << base::to_string(diagnostic);
        }
        return std::move(*result);
    }();
    return loaded;
}

std::string numbers_in(const std::string& lang, const std::string& sentence) {
    const auto* pack = packs().find(lang);
    lexicon::Matcher matcher(*pack->lexicon);
    const auto document = text::tokenize(sentence);
    const auto hits = matcher.find(document);
    std::string out;
    for (const auto& number : extract::find_numbers({document, hits, *pack, {}})) {
        out += out.empty() ? "" : " ";
        out += number.ordinal ? "#" : !number.countable ? "!" : "";
        out += number.ordinal || !number.countable ? std::to_string(number.count.value.value_or(-1)) : test::notation(number.count);
    }
    return out.empty() ? "." : out;
}

class Numbers : public testing::TestWithParam<std::string> {};

TEST_P(Numbers, AreReadAsInTheTable) {
    const auto rows = test::read_table("numbers_" + GetParam() + ".tsv", 2);
    EXPECT_GE(rows.size(), 35U);
    for (const auto& row : rows) {
        EXPECT_EQ(numbers_in(GetParam(), row[0]), row[1]) << row[0];
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, Numbers, testing::Values("ar", "en"));

TEST(Numbers, KeepTheirWordsAndClitics) {
    const auto* pack = packs().find("ar");
    lexicon::Matcher matcher(*pack->lexicon);
    const auto document = text::tokenize("قُتل نحو عشرين و ٣ نساء");
    const auto hits = matcher.find(document);
    const auto numbers = extract::find_numbers({document, hits, *pack, {}});
    ASSERT_EQ(numbers.size(), 2U);
    EXPECT_EQ(document.utf8(document.span_of(numbers[0].tokens.first, numbers[0].tokens.last)), "نحو عشرين");
    EXPECT_EQ(document.utf8(document.span_of(numbers[0].core.first, numbers[0].core.last)), "عشرين");
    EXPECT_TRUE(numbers[1].has_wa());
}

TEST(Numbers, OldAndNewFigureAreToldApartFromARange) {
    const auto* pack = packs().find("en");
    lexicon::Matcher matcher(*pack->lexicon);
    const auto document = text::tokenize("rose from 14 to 20");
    const auto hits = matcher.find(document);
    const auto numbers = extract::find_numbers({document, hits, *pack, {}});
    ASSERT_EQ(numbers.size(), 1U);
    EXPECT_TRUE(numbers[0].from_to);
}

} // namespace
} // namespace marsad
