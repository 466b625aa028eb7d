#include "extract/read_report.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "lexicon/language_pack.h"

// Each line of tests/data/extract/who.tsv: language, a text whose first event is looked at, actor1, actor2, claimed; \n in a text ends a
// line; where the act is looked at too, also sub_event_type and weapon.

namespace marsad::extract {
namespace {

constexpr std::ptrdiff_t kLeastRows = 60; ///< a language

struct Case {
    std::string lang;
    std::string text;
    std::string actor1;
    std::string actor2;
    std::string claimed;
    std::string type = "?";
    std::string weapon = "?";
    int line = 0;
};

std::vector<Case> cases() {
    std::vector<Case> out;
    std::ifstream file(std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/data/extract/who.tsv");
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto fields = lexicon::split_tabs(line);
        const bool act = fields.size() == 7;
        EXPECT_TRUE(act || fields.size() == 5) << "line " << number;
        if (act || fields.size() == 5) {
            out.push_back({std::string(fields[0]), std::string(fields[1]), std::string(fields[2]), std::string(fields[3]), std::string(fields[4]), std::string(act ? fields[5] : "?"), std::string(act ? fields[6] : "?"), number});
        }
    }
    return out;
}

std::string claimed_name(const std::optional<bool>& claimed) { return !claimed ? "-" : *claimed ? "true"
                                                                                                : "false"; }

TEST(Who, AuthorsTargetsAndClaims) {
    base::Diagnostics diagnostics;
    const auto packs = lexicon::LanguagePacks::load(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets", {}, diagnostics);
    ASSERT_TRUE(packs.has_value());
    const auto all = cases();
    for (const char* lang : {"ar", "en"}) {
        EXPECT_GE(std::count_if(all.begin(), all.end(), [&](const Case& one) { return one.lang == lang; }), kLeastRows) << lang;
    }
    for (const auto& one : all) {
        SCOPED_TRACE("line " + std::to_string(one.line) + ": " + one.text);
        ASSERT_NE(packs->find(one.lang), nullptr);
        std::string body = one.text;
        for (auto at = body.find("\\n"); at != std::string::npos; at = body.find("\\n")) {
            body.replace(at, 2, "\n");
        }
        const auto result = test::read_report(body, one.lang, *packs);
        EXPECT_FALSE(result.events.empty());
        if (result.events.empty()) {
            continue;
        }
        const auto& event = result.events.front();
        if (one.actor1 != "?") {
            EXPECT_EQ(event.actor1.value_or("-"), one.actor1);
        }
        if (one.actor2 != "?") {
            EXPECT_EQ(event.actor2.value_or("-"), one.actor2);
        }
        if (one.claimed != "?") {
            EXPECT_EQ(claimed_name(event.claimed), one.claimed);
        }
        if (one.type != "?") {
            EXPECT_EQ(model::name(event.sub_event_type), one.type);
        }
        if (one.weapon != "?") {
            EXPECT_EQ(model::name(event.weapon), one.weapon);
        }
    }
}

} // namespace
} // namespace marsad::extract
