#include "extract/read_report.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "lexicon/language_pack.h"

// Each line of tests/data/extract/acts.tsv: language, a text that tells one act, its sub_event_type and weapon; ? is not looked at.

namespace marsad::extract {
namespace {

constexpr int kLeastRows = 30;

TEST(Acts, KindsAndWeapons) {
    base::Diagnostics diagnostics;
    const auto packs = lexicon::LanguagePacks::load(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets", {}, diagnostics);
    ASSERT_TRUE(packs.has_value());
    std::ifstream file(std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/data/extract/acts.tsv");
    int number = 0;
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        SCOPED_TRACE("line " + std::to_string(number) + ": " + line);
        const auto fields = lexicon::split_tabs(line);
        ASSERT_EQ(fields.size(), 4U);
        ++rows;
        const std::string lang(fields[0]);
        ASSERT_NE(packs->find(lang), nullptr);
        const auto result = test::read_report(std::string(fields[1]), lang, *packs);
        EXPECT_EQ(result.events.size(), 1U);
        if (result.events.empty()) {
            continue;
        }
        const auto& event = result.events.front();
        if (fields[2] != "?") {
            EXPECT_EQ(model::name(event.sub_event_type), fields[2]);
        }
        if (fields[3] != "?") {
            EXPECT_EQ(model::name(event.weapon), fields[3]);
        }
    }
    EXPECT_GE(rows, kLeastRows);
}

} // namespace
} // namespace marsad::extract
