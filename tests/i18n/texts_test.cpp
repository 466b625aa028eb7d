#include "i18n/texts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace marsad::i18n {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(MARSAD_SOURCE_DIR) / "assets" / "interface";

Texts load(std::string_view language) {
    base::Diagnostics diagnostics;
    auto texts = Texts::load(kFolder, language, diagnostics);
    EXPECT_TRUE(texts.has_value());
    for (const auto& diagnostic : diagnostics.all()) {
        ADD_FAILURE() << base::to_string(diagnostic);
    }
    return std::move(*texts);
}

TEST(Texts, EveryLanguageHasTheSameKeys) {
    const auto english = load("en");
    const auto arabic = load("ar");
    EXPECT_GT(english.messages().size(), 90U);
    for (const auto& [key, text] : english.messages()) {
        EXPECT_TRUE(arabic.has(key)) << key << " is missing in Arabic";
    }
    for (const auto& [key, text] : arabic.messages()) {
        EXPECT_TRUE(english.has(key)) << key << " is missing in English";
    }
}

TEST(Texts, ArabicCountsHaveTheirSixForms) {
    const auto arabic = load("ar");
    const std::pair<std::int64_t, const char*> table[] = {{0, "لا أيام"}, {1, "يوم واحد"}, {2, "يومان"}, {3, "3 أيام"}, {11, "11 يوماً"}, {100, "100 يوم"}, {103, "103 أيام"}};
    for (const auto& [count, text] : table) {
        EXPECT_EQ(arabic.get("time.days", {count}), text);
    }
    for (const auto& [key, text] : arabic.messages()) {
        if (text.find(", plural,") != std::string::npos) {
            for (const auto* form : {"zero {", "one {", "two {", "few {", "many {", "other {"}) {
                EXPECT_NE(text.find(form), std::string::npos) << key << " lacks the form " << form;
            }
        }
    }
}

TEST(Texts, EnglishCountsHaveTwo) {
    const auto english = load("en");
    EXPECT_EQ(english.get("time.days", {std::int64_t{1}}), "1 day");
    EXPECT_EQ(english.get("time.days", {std::int64_t{1200}}), "1,200 days");
    EXPECT_EQ(english.get("list.footer", {std::int64_t{50}, std::int64_t{1}}), "50 events · 1 in window");
}

TEST(Texts, WordsPutIntoATextAreIsolated) {
    const auto arabic = load("ar");
    EXPECT_EQ(arabic.get("card.against", {std::string("K-1 (2021)")}), "ضد \xE2\x81\xA8K-1 (2021)\xE2\x81\xA9");
}

TEST(Texts, ValuesMadeOfValuesRunAsTheInterfaceDoes) {
    const auto arabic = load("ar");
    const auto english = load("en");
    const std::string day = arabic.get("date.day_month", {std::string("5"), std::string("آب")});
    EXPECT_TRUE(arabic.get("date.with_year", {day, std::string("2022")}).starts_with("\xE2\x81\xA7\xE2\x81\xA8" "5")) << "a right-to-left isolate around them";
    EXPECT_TRUE(english.get("date.with_year", {day, std::string("2022")}).starts_with("\xE2\x81\xA6")) << "a left-to-right one";
    EXPECT_TRUE(arabic.get("date.with_year", {std::string("5"), std::string("2022")}).starts_with("\xE2\x81\xA8")) << "a plain number decides for itself";
}

TEST(Texts, WhatIsMissingIsSeen) {
    const auto english = load("en");
    EXPECT_EQ(english.get("no.such.text"), "[no.such.text]");
    base::Diagnostics diagnostics;
    EXPECT_FALSE(Texts::load(kFolder, "xx", diagnostics).has_value());
}

TEST(Texts, BadLinesAreToldAndTheOthersRead) {
    const auto folder = std::filesystem::temp_directory_path() / "marsad_texts_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "en.tsv") << "key\ttext\n# a comment\ngood\tfine\nalone\nbroken\t{0, plural, one {x}\ngood\tagain\n";
    base::Diagnostics diagnostics;
    const auto texts = Texts::load(folder, "en", diagnostics);
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(texts.has_value());
    EXPECT_EQ(texts->get("good"), "fine");
    EXPECT_EQ(texts->messages().size(), 1U);
    ASSERT_EQ(diagnostics.error_count(), 3U);
    EXPECT_EQ(diagnostics.all()[0].line, 4U);
    EXPECT_EQ(diagnostics.all()[1].line, 5U);
    EXPECT_EQ(diagnostics.all()[2].line, 6U);
}

} // namespace
} // namespace marsad::i18n
