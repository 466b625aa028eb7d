#include "app/process.h"
#include "io/geojson_check.h"
#include "io/temp_folder.h"

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

const std::string kReport = "Published: 2022-01-05\nId: r\n\nA drone attacked a convoy 30 km west of Mosul on Monday. Rockets hit a base in Anbar province, Iraq, on Sunday. "
                            "On 2 January a missile struck a ship in the Red Sea. On 3 January gunmen killed two soldiers between Kirkuk and Tikrit. A bomb exploded in Baghdad on 4 January.\n";

void expect_sound(const std::string& document) {
    io::GeoJsonRules rules;
    rules.ids_required = true;
    for (const auto& fault : io::check_geojson(document, rules)) {
        ADD_FAILURE() << fault.where << ": " << fault.what;
    }
}

/// The line of the Feature that has `part`.
std::string feature_with(const std::string& layer, const std::string& part) {
    const auto found = layer.find(part);
    if (found == std::string::npos) {
        return "no feature with " + part + " in " + layer.substr(0, 3000);
    }
    const auto begin = layer.rfind("{\"type\":\"Feature\",", found);
    return layer.substr(begin, layer.find('\n', found) - begin);
}

TEST(Areas, every_area_that_a_report_means_is_a_feature) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const auto report = folder.write("r.txt", kReport);
    const auto done = run_marsad({"extract", report, "--layer", "areas"});
    ASSERT_EQ(done.code, 0) << done.err;
    expect_sound(done.out);
    EXPECT_TRUE(done.out.starts_with("{\"type\":\"FeatureCollection\",\"attribution\":"));
    EXPECT_NE(done.out.rfind("],\"bbox\":["), std::string::npos);
    for (const auto& [part, members] : std::vector<std::pair<std::string, std::vector<std::string>>>{
             {"\"shape\":\"sector\"", {"\"name\":\"Mosul\"", "\"place_id\":\"geonames:99072\"", "\"location_text\":\"30 km west of Mosul\"", "\"approximate\":true", "\"event_ids\":[\"r-1\"]", "\"type\":\"Polygon\""}},
             {"\"kind\":\"province\"", {"\"country\":\"Iraq\"", "\"country_code\":\"IQ\"", "\"shape\":\"polygon\"", "\"approximate\":false"}},
             {"\"shape\":\"sea\"", {"\"name\":\"Red Sea\"", "\"country_code\":null", "\"approximate\":true", "\"event_ids\":[\"r-3\"]"}},
             {"\"shape\":\"band\"", {"\"name\":\"Kirkuk\"", "\"radius_km\":"}}}) {
        const std::string feature = feature_with(done.out, part);
        for (const std::string& member : members) {
            EXPECT_NE(feature.find(member), std::string::npos) << member << " in " << feature.substr(feature.find("\"properties\"") == std::string::npos ? 0 : feature.find("\"properties\""));
        }
    }
    EXPECT_EQ(done.out.find("\"name\":\"Baghdad\""), std::string::npos); // a point
    // The same bytes whatever the threads.
    EXPECT_EQ(run_marsad({"extract", report, "--layer", "areas", "--jobs", "4"}).out, done.out);
}

TEST(Areas, an_area_stands_once_with_all_its_events) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    std::string records;
    for (int i = 0; i < 5; ++i) {
        records += "{\"id\":\"n" + std::to_string(i) + "\",\"published\":\"2022-01-05\",\"text\":\"A missile struck a ship in the Red Sea on Monday.\"}\n";
    }
    const auto file = folder.write("in.jsonl", records);
    const auto done = run_marsad({"extract", file, "--layer", "areas", "--jobs", "3"});
    ASSERT_EQ(done.code, 0) << done.err;
    expect_sound(done.out);
    EXPECT_EQ(count_of(done.out, "\"place_id\":\"marsad:red-sea\""), 1U);
    EXPECT_NE(done.out.find("\"event_ids\":[\"n0-1\",\"n1-1\",\"n2-1\",\"n3-1\",\"n4-1\"]"), std::string::npos) << done.out.substr(done.out.find("\"properties\""));
    const auto lines = run_marsad({"extract", file, "--layer", "areas", "--format", "geojsonl"});
    EXPECT_EQ(count_of(lines.out, "\n"), count_of(done.out, "\"type\":\"Feature\","));
    const auto records_out = run_marsad({"extract", file, "--layer", "areas", "--format", "jsonl"});
    EXPECT_EQ(count_of(records_out.out, "\n"), 5U);
    EXPECT_EQ(count_of(records_out.out, "\"place_id\":\"marsad:red-sea\""), 5U);
}

TEST(Areas, layers_give_areas_too) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const auto report = folder.write("r.txt", kReport);
    const auto events = (folder.path() / "e.geojson").string();
    ASSERT_EQ(run_marsad({"extract", report, "-o", events}).code, 0);
    const auto done = run_marsad({"export", events, "--layer", "areas", "-o", "-"});
    ASSERT_EQ(done.code, 0) << done.err;
    expect_sound(done.out);
    EXPECT_NE(feature_with(done.out, "\"shape\":\"sea\"").find("\"name\":\"Red Sea\""), std::string::npos);
    EXPECT_NE(done.out.find("\"shape\":\"circle\""), std::string::npos); // the relation is not known any more
    EXPECT_EQ(done.out.find("\"shape\":\"sector\""), std::string::npos);
}

TEST(Areas, nothing_placed_is_an_empty_collection) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"extract", "--layer", "areas"}, {"Nothing happened.\n", {}, {}});
    EXPECT_EQ(done.code, 0) << done.err;
    expect_sound(done.out);
    EXPECT_TRUE(done.out.ends_with("\"features\":[\n]}\n")) << done.out;
}

TEST(Areas, what_cannot_be_written_is_refused) {
    for (const std::vector<std::string>& form : {std::vector<std::string>{"extract", "x", "--layer", "areas", "--format", "csv"}, {"extract", "x", "--layer", "areas", "-o", "x.csv"}, {"extract", "x", "--layer", "areas", "--split-by", "day", "-o", "x.geojson"}}) {
        const auto done = run_marsad(form);
        EXPECT_EQ(done.code, 2) << done.err;
        EXPECT_EQ(done.out, "");
    }
    const auto without = run_marsad({"extract", "x", "--layer", "areas"}, {"", {{"MARSAD_DATA", "/nonexistent"}, {"HOME", "/nonexistent"}}, {}});
    EXPECT_EQ(without.code, 1);
    EXPECT_NE(without.err.find("error"), std::string::npos);
}

} // namespace
} // namespace marsad::test
