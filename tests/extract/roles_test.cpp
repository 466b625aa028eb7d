#include "extract/read_report.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "lexicon/language_pack.h"

// Each line of tests/data/extract/roles.tsv: language, a text with one act, the agent and the one aimed at ("-": nobody).

namespace marsad::extract {
namespace {

struct Case {
    std::string lang;
    std::string text;
    std::string actor1;
    std::string actor2;
    int line = 0;
};

std::vector<Case> cases() {
    std::vector<Case> out;
    std::ifstream file(std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/data/extract/roles.tsv");
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto fields = lexicon::split_tabs(line);
        EXPECT_EQ(fields.size(), 4U) << "line " << number;
        if (fields.size() == 4) {
            out.push_back({std::string(fields[0]), std::string(fields[1]), std::string(fields[2]), std::string(fields[3]), number});
        }
    }
    return out;
}

TEST(Roles, AgentAndTargetByTheWordsAround) {
    base::Diagnostics diagnostics;
    const auto packs = lexicon::LanguagePacks::load(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets", {}, diagnostics);
    ASSERT_TRUE(packs.has_value());
    const auto all = cases();
    EXPECT_GE(all.size(), 30U);
    for (const auto& one : all) {
        SCOPED_TRACE("line " + std::to_string(one.line) + ": " + one.text);
        ASSERT_NE(packs->find(one.lang), nullptr);
        const auto result = test::read_report(one.text, one.lang, *packs);
        ASSERT_EQ(result.events.size(), 1U);
        EXPECT_EQ(result.events.front().actor1.value_or("-"), one.actor1);
        EXPECT_EQ(result.events.front().actor2.value_or("-"), one.actor2);
    }
}

} // namespace
} // namespace marsad::extract
