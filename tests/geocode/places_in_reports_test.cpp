#include "with_gazetteer.h"

#include "base/file.h"
#include "geocode/recognizer.h"
#include "lexicon/lexicon.h"
#include "lexicon/matcher.h"

#include <filesystem>
#include <string>
#include <vector>

// places_in_reports.tsv: one trap of naming places a row.
namespace marsad::geocode {
namespace {

using model::PlaceUse;

class PlacesInReports : public WithGazetteer {
  protected:
    static std::vector<model::PlaceReference> read(std::string_view lang, std::string_view text) {
        const auto* pack = packs().find(lang);
        const auto document = text::tokenize(text);
        lexicon::Matcher matcher(*pack->lexicon);
        const auto hits = matcher.find(document);
        return Recognizer(*geocoder()).find_places(document, hits, *pack);
    }
};

std::vector<std::vector<std::string>> rows() {
    const auto content = base::read_file(std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/geocode/places_in_reports.tsv");
    std::vector<std::vector<std::string>> out;
    for (std::string_view rest = content ? std::string_view(*content) : std::string_view(); !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || line.starts_with('#') || line.starts_with("lang\t")) {
            continue;
        }
        std::vector<std::string> fields;
        for (const auto field : lexicon::split_tabs(line)) {
            fields.emplace_back(field);
        }
        out.push_back(std::move(fields));
    }
    return out;
}

TEST_F(PlacesInReports, EachTrapIsReadAsAReaderWould) {
    std::size_t checked = 0;
    for (const auto& row : rows()) {
        ASSERT_GE(row.size(), 4U) << row.front();
        const auto& text = row[1];
        const auto& code = row[3];
        const auto references = read(row[0], text);
        const auto with_words = [&](const model::PlaceReference& reference) { return reference.text.find(row[2]) != std::string::npos; };
        const auto exactly = std::find_if(references.begin(), references.end(), [&](const model::PlaceReference& reference) { return reference.text == row[2]; });
        const auto found = exactly != references.end() ? exactly : std::find_if(references.begin(), references.end(), with_words);
        ++checked;
        if (code == "NONE") {
            EXPECT_TRUE(found == references.end() || found->candidates.empty()) << row[2] << " in: " << text;
            continue;
        }
        if (code == "SEAT") {
            EXPECT_TRUE(found == references.end() || found->use != PlaceUse::Location) << row[2] << " in: " << text;
            EXPECT_TRUE(found == references.end() || found->use != PlaceUse::Dateline) << row[2] << " in: " << text;
            continue;
        }
        ASSERT_GE(row.size(), 7U) << text;
        if (found == references.end() || found->candidates.empty()) {
            ADD_FAILURE() << row[2] << " not located in: " << text;
            continue;
        }
        const auto& place = found->candidates.front();
        EXPECT_EQ(place.country_code, code == "-" ? "" : code) << row[2] << " -> " << place.name << " in: " << text;
        EXPECT_LE(km(place, std::stod(row[4]), std::stod(row[5])), std::stod(row[6])) << row[2] << " -> " << place.name << " in: " << text;
    }
    EXPECT_GE(checked, 30U);
}

} // namespace
} // namespace marsad::geocode
