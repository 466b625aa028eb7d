#include "extract/extractor.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "lexicon/language_pack.h"
#include "lexicon/matcher.h"
#include "text/tokenizer.h"

// Each line of tests/data/extract/realis_LANG.tsv: what is expected (none, event, background), the class of the
// specification's section 4.9 (or the trap) that decides, and a text; "\n" begins a new line of the report. Published on
// Monday 10 June 2024. The invented towns below are places that were located.

namespace marsad::extract {
namespace {

constexpr std::array<std::string_view, 6> kTowns{"darwan", "sarima", "khalsa", "دروان", "سريمه", "خلصه"};
constexpr std::size_t kLeastRows = 100;

struct Case {
    std::string expected;
    std::string rule;
    std::string text;
    int line = 0;
};

std::vector<Case> cases(const std::string& lang) {
    std::vector<Case> out;
    std::ifstream file(std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/data/extract" / ("realis_" + lang + ".tsv"));
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto fields = lexicon::split_tabs(line);
        EXPECT_EQ(fields.size(), 3U) << "line " << number;
        if (fields.size() == 3) {
            std::string text(fields[2]);
            for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at)) {
                text.replace(at, 2, "\n");
            }
            out.push_back({std::string(fields[0]), std::string(fields[1]), std::move(text), number});
        }
    }
    return out;
}

std::vector<model::PlaceReference> places_in(const text::Document& document) {
    std::vector<model::PlaceReference> out;
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
        const auto& token = document.tokens[i];
        const auto town = std::find(kTowns.begin(), kTowns.end(), token.norm);
        if (town == kTowns.end()) {
            continue;
        }
        model::PlaceReference place;
        place.first_token = place.name_first = i;
        place.last_token = place.name_last = i + 1;
        place.begin = token.span.begin;
        place.end = token.span.end;
        place.text = token.norm;
        place.use = model::PlaceUse::Location;
        const auto index = static_cast<double>((town - kTowns.begin()) % 3);
        place.candidates.push_back({"marsad:" + std::to_string(town - kTowns.begin()), token.norm, "", "town", "Syria", "SY", "", *geo::LonLat::from_degrees(geo::Lon{37.0 + index}, geo::Lat{36.0}), 5.0, 1, 0.9, "exact"});
        out.push_back(std::move(place));
    }
    return out;
}

void check(const std::string& lang) {
    base::Diagnostics diagnostics;
    const auto packs = lexicon::LanguagePacks::load(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets", {}, diagnostics);
    ASSERT_TRUE(packs.has_value());
    const auto* pack = packs->find(lang);
    ASSERT_NE(pack, nullptr);
    const auto all = cases(lang);
    EXPECT_GE(all.size(), kLeastRows);
    for (const auto& one : all) {
        SCOPED_TRACE("line " + std::to_string(one.line) + " (" + one.rule + "): " + one.text);
        model::Report report;
        report.report_id = "realis";
        report.published = timeline::Day{std::chrono::sys_days{std::chrono::year{2024} / 6 / 10}};
        report.body = one.text;
        const auto document = text::tokenize(report.body);
        lexicon::Matcher matcher(*pack->lexicon);
        const auto hits = matcher.find(document);
        const auto result = extract_events(report, lang, document, hits, *pack, *packs, places_in(document));
        const auto& events = result.events;
        std::string seen;
        for (const auto& event : events) {
            seen += event.evidence.empty() ? "?" : event.evidence.front().text + "; ";
        }
        if (one.expected == "none") {
            EXPECT_TRUE(events.empty()) << seen;
            // A row without a word of an act would hold whatever the rules are.
            EXPECT_TRUE(std::any_of(hits.begin(), hits.end(), [](const lexicon::Hit& hit) { return hit.is("trigger") || hit.is("block"); }));
        } else if (one.expected == "event") {
            EXPECT_TRUE(std::any_of(events.begin(), events.end(), [](const model::Event& event) { return event.role == model::Role::Main; })) << seen;
        } else {
            EXPECT_EQ(one.expected, "background");
            EXPECT_FALSE(events.empty());
            EXPECT_TRUE(std::all_of(events.begin(), events.end(), [](const model::Event& event) { return event.role == model::Role::Background; })) << seen;
        }
    }
}

TEST(Realis, English) { check("en"); }
TEST(Realis, Arabic) { check("ar"); }

} // namespace
} // namespace marsad::extract
