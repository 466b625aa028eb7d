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
#include "model/event_type.h"
#include "text/tokenizer.h"

// Which acts a report tells: how many, where, on which day. Each line of tests/data/extract/splitting.tsv: language, a text whose
// paragraphs are parted by " / ", and every event as "name@day" with the day of June 2024 it begins on, parted by ";" ("-": no day;
// "none": no event at all). "name=" tells of a place without an event. Published on Monday 10 June 2024. Places are invented; each name
// of the third field is known wherever it stands in the text and lies 100 km from the others.

namespace marsad::extract {
namespace {

constexpr std::size_t kLeastRows = 30;

std::vector<std::string> parted(const std::string& field) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < field.size();) {
        const auto end = std::min(field.find(';', at), field.size());
        out.push_back(field.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::vector<model::PlaceReference> references(const text::Document& document, const std::vector<std::string>& names) {
    std::vector<model::PlaceReference> out;
    double lon = 30;
    for (const auto& name : names) {
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
        std::string body(fields[1]);
        for (std::size_t at = body.find(" / "); at != std::string::npos; at = body.find(" / ", at)) {
            body.replace(at, 3, "\n\n");
        }
        std::vector<std::string> expected;
        std::vector<std::string> names;
        for (const auto& one : parted(std::string(fields[2]))) {
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
        const auto* pack = packs->find(lang);
        ASSERT_NE(pack, nullptr);
        model::Report report;
        report.report_id = "acts";
        report.published = timeline::Day{std::chrono::sys_days{std::chrono::year{2024} / 6 / 10}};
        report.body = body;
        const auto document = text::tokenize(report.body);
        lexicon::Matcher matcher(*pack->lexicon);
        const auto result = extract_events(report, lang, document, matcher.find(document), *pack, *packs, references(document, names));
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
