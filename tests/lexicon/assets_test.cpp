#include "lexicon/language_pack.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace marsad::lexicon {
namespace {

const std::filesystem::path kAssets = std::filesystem::path(MARSAD_SOURCE_DIR) / "assets";

/// Every word list that the program ships must load whole: a row that is passed over is a word never found.
TEST(Assets, LoadWithoutOneMessage) {
    base::Diagnostics diagnostics;
    const auto packs = LanguagePacks::load(kAssets, {}, diagnostics);
    ASSERT_TRUE(packs) << packs.error().message;
    for (const auto& diagnostic : diagnostics.all()) {
        ADD_FAILURE() << to_string(diagnostic);
    }
    for (const char* code : {"ar", "en"}) {
        const auto* pack = packs->find(code);
        ASSERT_NE(pack, nullptr) << code;
        EXPECT_GT(pack->lexicon->entries().size(), 200U) << code;
    }
}

/// Values are keys in the code: "drone ;" would be found in texts and mean nothing.
TEST(Assets, HaveValuesThatAreKeys) {
    base::Diagnostics diagnostics;
    const auto packs = LanguagePacks::load(kAssets, {}, diagnostics);
    ASSERT_TRUE(packs);
    for (const auto* pack : packs->all()) {
        for (const auto& entry : pack->lexicon->entries()) {
            const auto where = std::string(entry.file) + ":" + std::to_string(entry.line);
            EXPECT_EQ(entry.cls.find_first_of(" ;,"), std::string::npos) << where << ": class \"" << entry.cls << '"';
            EXPECT_FALSE(entry.value.starts_with(' ') || entry.value.ends_with(' ') || entry.value.ends_with(';')) << where << ": value \"" << entry.value << '"';
            for (const auto& [name, content] : entry.attrs) {
                EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string::npos) << where << ": attribute \"" << name << '"';
            }
        }
    }
}

/// What is told of an affix that no class bears is a slip of the pen.
TEST(Assets, TellOnlyOfAffixesThatAClassBears) {
    std::size_t told = 0;
    for (const auto& language : std::filesystem::directory_iterator(kAssets / "languages")) {
        std::map<std::string, std::set<std::string>, std::less<>> borne;
        std::map<std::string, std::string> rows;
        std::ifstream stream(language.path() / "morphology.tsv");
        for (std::string line; std::getline(stream, line);) {
            const auto fields = split_tabs(line);
            if (line.starts_with('#') || fields.size() < 3) {
                continue;
            }
            if (fields[0] == "prefix" || fields[0] == "suffix") {
                rows[std::string(fields[0]) + " " + std::string(fields[1])] = std::string(fields[2]);
            } else {
                borne[fields[1] == "prefix" ? "prefix" : "suffix"].insert(std::string(fields[2]));
            }
        }
        for (const auto& [row, affixes] : rows) {
            std::istringstream words(affixes);
            for (std::string affix; words >> affix; ++told) {
                EXPECT_TRUE(borne[row.substr(0, 6)].contains(affix)) << language.path().filename() << ": " << row << ": " << affix;
            }
        }
    }
    EXPECT_GT(told, 50U);
}

/// A clitic says what its parts say: وبال is "and", "by" and the article.
TEST(Assets, TellOfJoinedCliticsWhatTheirPartsSay) {
    base::Diagnostics diagnostics;
    Morphology rules;
    rules.load_file(kAssets / "languages" / "ar" / "morphology.tsv", diagnostics);
    ASSERT_EQ(diagnostics.error_count(), 0U);
    const auto& prefixes = rules.pos_class(*rules.pos("n")).prefixes;
    for (const auto& prefix : prefixes) {
        const std::string_view text = prefix.text;
        const bool article = text.ends_with("ال") || text.ends_with("لل");
        EXPECT_EQ(prefix.features.has(Feature::And), text.starts_with("و")) << text;
        EXPECT_EQ(prefix.features.has(Feature::Then), text.starts_with("ف")) << text;
        EXPECT_EQ(prefix.features.has(Feature::By), text.find("ب") != std::string_view::npos) << text;
        EXPECT_EQ(prefix.features.has(Feature::Like), text.find("ك") != std::string_view::npos) << text;
        EXPECT_EQ(prefix.features.has(Feature::Definite), article) << text;
        EXPECT_EQ(prefix.features.has(Feature::To), text.ends_with("ل") && !text.ends_with("ال")) << text;
    }
    EXPECT_GT(prefixes.size(), 15U);
}

/// The same row twice in one language says nothing new; it hides a slip.
TEST(Assets, HaveNoRowTwice) {
    for (const auto& language : std::filesystem::directory_iterator(kAssets / "languages")) {
        if (!language.is_directory()) {
            continue; // the table of classes
        }
        std::map<std::string, std::string> seen;
        for (const auto& file : std::filesystem::directory_iterator(language.path())) {
            std::ifstream stream(file.path());
            std::size_t number = 0;
            for (std::string line; std::getline(stream, line);) {
                ++number;
                if (line.empty() || line.starts_with('#') || line.starts_with("form\t")) {
                    continue;
                }
                const auto fields = split_tabs(line);
                std::string key;
                for (std::size_t i = 0; i < fields.size() && i < 5; ++i) {
                    key += std::string(fields[i]) + " | ";
                }
                const auto where = file.path().filename().string() + ":" + std::to_string(number);
                const auto [first, inserted] = seen.emplace(key, where);
                EXPECT_TRUE(inserted) << language.path().filename() << ": " << key << " stands in " << first->second << " and in " << where;
            }
        }
    }
}

} // namespace
} // namespace marsad::lexicon
