#include "extract/extractor.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "lexicon/language_pack.h"
#include "lexicon/matcher.h"
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
    for (std::size_t at = 0; at < field.size();) {
        const auto end = std::min(field.find(';', at), field.size());
        const auto one = field.substr(at, end - at);
        const auto sign = one.find('=');
        out.push_back({one.substr(0, sign), one.substr(sign + 1)});
        at = end + 1;
    }
    return out;
}

/// References to each name of `tolls` wherever it stands in the text.
std::vector<model::PlaceReference> references(const text::Document& document, const std::vector<Toll>& tolls) {
    std::vector<model::PlaceReference> out;
    double lon = 30;
    for (const auto& [name, figures] : tolls) {
        lon += 1;
        const auto words = text::tokenize(name).tokens;
        for (std::uint32_t first = 0; first + words.size() <= document.tokens.size(); ++first) {
            const auto last = first + static_cast<std::uint32_t>(words.size());
            if (!std::equal(words.begin(), words.end(), document.tokens.begin() + first, [](const auto& a, const auto& b) { return a.norm == b.norm; })) {
                continue;
            }
            model::PlaceReference reference;
            reference.first_token = reference.name_first = first;
            reference.last_token = reference.name_last = last;
            reference.begin = document.tokens[first].span.begin;
            reference.end = document.tokens[last - 1].span.end;
            reference.text = name;
            reference.use = model::PlaceUse::Location;
            const auto position = geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{33}).value();
            reference.candidates.push_back({"test:" + name, name, {}, "town", "Iraq", "IQ", {}, position, 3, 1, 1.0, "exact"});
            out.push_back(reference);
        }
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first_token < b.first_token; });
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
        std::string body(fields[1]);
        for (std::size_t at = body.find(" / "); at != std::string::npos; at = body.find(" / ", at)) {
            body.replace(at, 3, "\n\n");
        }
        const auto* pack = packs->find(lang);
        ASSERT_NE(pack, nullptr);
        model::Report report;
        report.report_id = "tolls";
        report.published = timeline::Day{std::chrono::sys_days{std::chrono::year{2024} / 6 / 10}};
        report.body = body;
        const auto document = text::tokenize(report.body);
        lexicon::Matcher matcher(*pack->lexicon);
        const auto hits = matcher.find(document);
        const auto tolls = tolls_of(std::string(fields[2]));
        const auto result = extract_events(report, lang, document, hits, *pack, *packs, references(document, tolls));
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
