#include "evaluate/figures.h"
#include "evaluate/scorer.h"
#include "io/event_reader.h"
#include "io/gold_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace marsad::evaluate {
namespace {

// tests/data/evaluate: invented gold (ar, en), invented answers, and in expected.tsv the figures that the reference's scorer
// gave for each report, each language and all (compare.py --write).
const std::filesystem::path kFolder = std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/data/evaluate";

std::vector<model::Event> answer(const std::string& id) {
    std::vector<model::Event> events;
    std::ifstream file(kFolder / "answers" / (id + ".geojson"));
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("{\"type\": \"Feature\"")) {
            continue;
        }
        line.erase(line.find_last_of('}') + 1);
        auto event = io::event_from_feature(line);
        EXPECT_TRUE(event) << id << ": " << event.error().message;
        events.push_back(std::move(*event));
    }
    return events;
}

std::map<std::string, std::string> expected() {
    std::map<std::string, std::string> lines;
    std::ifstream file(kFolder / "expected.tsv");
    for (std::string line; std::getline(file, line);) {
        const auto tab = line.find('\t');
        lines[line.substr(0, tab)] = line.substr(tab + 1);
    }
    return lines;
}

io::GoldReport gold(const std::string& name) {
    auto report = io::read_gold(kFolder / (name + ".json"));
    EXPECT_TRUE(report) << name << ": " << report.error().message;
    return std::move(*report);
}

TEST(Scorer, gives_the_figures_of_the_reference) {
    const auto wanted = expected();
    ASSERT_EQ(wanted.size(), 9U); // 6 reports, 2 languages, all
    Tally all;
    std::size_t reports = 0;
    for (const std::string lang : {"ar", "en"}) {
        Tally of_language;
        const auto files = io::gold_files(kFolder / lang);
        ASSERT_TRUE(files);
        for (const auto& file : *files) {
            const std::string name = lang + "/" + file.stem().string();
            const auto report = gold(name);
            const auto score = score_report(report, answer(report.id));
            EXPECT_EQ(figures_json(score.tally), wanted.at(name));
            of_language += score.tally;
            ++reports;
        }
        EXPECT_EQ(figures_json(of_language), wanted.at(lang));
        all += of_language;
    }
    EXPECT_EQ(reports, 6U);
    EXPECT_EQ(figures_json(all), wanted.at("all"));
}

TEST(Scorer, names_what_was_missed_made_up_and_wrong) {
    const auto score = score_report(gold("en/103"), answer("en-103"));
    EXPECT_EQ(score.missed, (std::vector<std::size_t>{2})); // the spring's shelling; the optional raid is not asked for
    EXPECT_EQ(score.extra, (std::vector<std::size_t>{2}));
    std::vector<std::string> wrong;
    for (const auto& value : score.wrong) {
        wrong.push_back(value.name + " " + value.got + " for " + value.wanted);
    }
    EXPECT_EQ(wrong, (std::vector<std::string>{"sub_event_type Air/drone strike for Shelling/artillery/missile attack",
                                               "date 2031-03-04/2031-03-04 for 2031-03-03/2031-03-03", "injuries 1 for 0", "weapon missile for rocket", "claimed null for true"}));
}

TEST(Scorer, the_right_type_is_matched_before_the_nearer_one) {
    const auto score = score_report(gold("en/101"), answer("en-101"));
    EXPECT_TRUE(score.missed.empty());
    EXPECT_EQ(score.extra, (std::vector<std::size_t>{1})); // the third answer is nearer to the depot
}

TEST(Scorer, a_report_that_was_not_read_misses_its_gold) {
    const auto tally = failed_report(gold("en/103"));
    EXPECT_EQ(tally[Count::Failed], 1);
    EXPECT_EQ(tally[Count::Gold], 3);
    EXPECT_EQ(tally[Count::Main], 3);
    EXPECT_EQ(tally[Count::Neg], 0);
}

} // namespace
} // namespace marsad::evaluate
