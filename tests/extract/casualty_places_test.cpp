#include "extract/invented_places.h"
#include "extract/read_report.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "lexicon/language_pack.h"
#include "text/tokenizer.h"

// Which act a toll belongs to. Each line of tests/data/extract/casualty_places.tsv: language, a text whose paragraphs
// are parted by " / ", and "name=killed,injured" of each event by the name of its place as written, parted by ";"
// ("-": null). Places are invented: every name of the third field lies 100 km from the others.

namespace marsad::extract {
namespace {

struct Toll {
    std::string place;
    std::string figures;
};

std::vector<Toll> tolls_of(const std::string& field) {
    std::vector<Toll> out;
    for (const auto& one : test::parted(field)) {
        const auto sign = one.find('=');
        out.push_back({one.substr(0, sign), one.substr(sign + 1)});
    }
    return out;
}

std::string figures_of(const model::Event& event) {
    const auto text = [](const std::optional<std::int64_t>& number) { return number ? std::to_string(*number) : std::string("-"); };
    return text(event.fatalities.value) + "," + text(event.injuries.value);
}

TEST(CasualtyPlaces, EachTollGoesToItsOwnAct) {
    base::Diagnostics diagnostics;
    const auto packs = lexicon::LanguagePacks::load(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets", {}, diagnostics);
    ASSERT_TRUE(packs.has_value());
    std::ifstream file(std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/data/extract/casualty_places.tsv");
    std::size_t rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        SCOPED_TRACE(line);
        const auto fields = lexicon::split_tabs(line);
        ASSERT_EQ(fields.size(), 3U);
        ++rows;
        const std::string lang(fields[0]);
        ASSERT_NE(packs->find(lang), nullptr);
        const auto tolls = tolls_of(std::string(fields[2]));
        std::vector<std::string> names;
        std::transform(tolls.begin(), tolls.end(), std::back_inserter(names), [](const Toll& toll) { return toll.place; });
        const auto result = test::read_report(test::with_paragraphs(std::string(fields[1])), lang, *packs, [&](const text::Document& document) { return test::references(document, names); });
        std::map<std::string, std::string> got;
        for (const auto& event : result.events) {
            got.emplace(event.place ? event.place->name : std::string(), figures_of(event)); // the first of a place
        }
        for (const auto& [place, figures] : tolls) {
            EXPECT_EQ(got.count(place) != 0 ? got[place] : "no event", figures) << place;
        }
    }
    EXPECT_GE(rows, 20U);
}

} // namespace
} // namespace marsad::extract
