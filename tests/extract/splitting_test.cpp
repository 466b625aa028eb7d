#include "extract/invented_places.h"
#include "extract/read_report.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "lexicon/language_pack.h"
#include "model/event_type.h"
#include "text/tokenizer.h"

// Which acts a report tells: how many, where, on which day. Each line of tests/data/extract/splitting.tsv: language, a text whose
// paragraphs are parted by " / ", and every event as "name@day" with the day of June 2024 it begins on, parted by ";" ("-": no day;
// "none": no event at all). "name=" tells of a place without an event. Published on Monday 10 June 2024. Places are invented; each name
// of the third field is known wherever it stands in the text and lies 100 km from the others.

namespace marsad::extract {
namespace {

constexpr std::size_t kLeastRows = 30;

std::string told(const model::Event& event) {
    const std::string place = event.place ? event.place->name : "nowhere";
    const std::chrono::year_month_day day{event.date ? event.date->first : timeline::Day{}};
    return place + "@" + (event.date ? std::to_string(static_cast<unsigned>(day.day())) : "-");
}

TEST(Splitting, EveryActIsOneEvent) {
    base::Diagnostics diagnostics;
    const auto packs = lexicon::LanguagePacks::load(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets", {}, diagnostics);
    ASSERT_TRUE(packs.has_value());
    std::ifstream file(std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/data/extract/splitting.tsv");
    std::size_t rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        SCOPED_TRACE(line);
        const auto fields = lexicon::split_tabs(line);
        ASSERT_EQ(fields.size(), 3U);
        ++rows;
        std::vector<std::string> expected;
        std::vector<std::string> names;
        for (const auto& one : test::parted(std::string(fields[2]))) {
            const auto sign = one.find_first_of("@=");
            const auto name = one.substr(0, sign);
            if (sign != std::string::npos && std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
            if (sign != std::string::npos && one[sign] == '@') {
                expected.push_back(one);
            }
        }
        const std::string lang(fields[0]);
        ASSERT_NE(packs->find(lang), nullptr);
        const auto result = test::read_report(test::with_paragraphs(std::string(fields[1])), lang, *packs, [&](const text::Document& document) { return test::references(document, names); });
        std::vector<std::string> got;
        for (const auto& event : result.events) {
            got.push_back(told(event));
        }
        std::sort(got.begin(), got.end());
        std::sort(expected.begin(), expected.end());
        EXPECT_EQ(got, expected);
    }
    EXPECT_GE(rows, kLeastRows);
}

} // namespace
} // namespace marsad::extract
