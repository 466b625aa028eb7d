#include "io/event_reader.h"
#include "io/event_writer.h"
#include "io/geojson_check.h"
#include "io/input_reader.h"
#include "io/place_writer.h"
#include "io/sample_events.h"
#include "io/temp_folder.h"

#include <sstream>

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

using marsad::test::TempFolder;
using namespace io::test;

const char* const kOrder = "event_id,report_id,role,lang,event_date,date_start,date_end,time,time_of_day,time_precision,disorder_type,event_type,sub_event_type,"
                           "actor1,assoc_actor1,actor2,assoc_actor2,weapon,weapon_text,intercepted,claimed,claimed_by,fatalities,fatalities_low,fatalities_high,"
                           "injuries,injuries_low,injuries_high,casualties_joint,country,country_code,admin1,location,location_text,place_id,latitude,longitude,"
                           "geo_precision,radius_km,source,source_url,published,notes,confidence,evidence,candidates,date_candidates,reason";

std::string write_layer(Format format, const std::vector<OutputRecord>& records, const std::string& path, Layer layer = Layer::Events) {
    LayerWriter writer({format, layer, {"GeoNames, CC BY 4.0"}, false}, std::move(*Output::open(path)));
    for (const OutputRecord& record : records) {
        EXPECT_TRUE(writer.write(record));
    }
    EXPECT_TRUE(writer.finish());
    return marsad::test::read_all(path);
}

std::vector<OutputRecord> sample_records() {
    return {{"ar-001", {full_event("ar-001", 1), full_event("ar-001", 2)}, {}, ""}, {"en-002", {bare_event()}, {}, ""}, {"", {}, {}, "broken JSON: column 1"}};
}

struct LayerFile {
    Format format;
    const char* name;
};

class EveryFormat : public testing::TestWithParam<LayerFile> {};

TEST_P(EveryFormat, what_is_written_reads_back_and_writes_the_same_bytes) {
    const TempFolder folder;
    const std::string first = (folder.path() / GetParam().name).string();
    const auto written = write_layer(GetParam().format, sample_records(), first);

    InputReader reader({first}, {});
    base::Diagnostics messages;
    std::vector<OutputRecord> records;
    std::size_t event_count = 0;
    while (auto record = reader.next(messages)) {
        EXPECT_TRUE(record->from_layer);
        EXPECT_FALSE(record->is_bad()) << record->error();
        event_count += record->events.size();
        records.push_back({record->id, record->events, {}, ""});
    }
    EXPECT_EQ(messages.error_count(), 0U);
    EXPECT_EQ(event_count, 3U);
    if (GetParam().format == Format::JsonLines) {
        records.back().error = "broken JSON: column 1"; // the record that was bad is an empty one when read back
    }
    EXPECT_EQ(write_layer(GetParam().format, records, (folder.path() / "again").string()), written);
}

TEST_P(EveryFormat, every_field_survives) {
    const TempFolder folder;
    const std::string path = (folder.path() / GetParam().name).string();
    write_layer(GetParam().format, sample_records(), path);
    InputReader reader({path}, {});
    base::Diagnostics messages;
    const auto record = reader.next(messages);
    ASSERT_TRUE(record && record->events.size() == 2);
    const model::Event& read = record->events[0];
    const model::Event wanted = full_event();
    EXPECT_EQ(read.notes, wanted.notes);
    EXPECT_EQ(read.evidence, wanted.evidence);
    EXPECT_EQ(read.assoc_actor1, wanted.assoc_actor1);
    EXPECT_EQ(read.claimed, wanted.claimed);
    EXPECT_EQ(read.fatalities, wanted.fatalities);
    EXPECT_EQ(read.injuries, wanted.injuries);
    EXPECT_EQ(read.date, wanted.date);
    EXPECT_EQ(read.time_of_day, wanted.time_of_day);
    EXPECT_EQ(read.published, wanted.published);
    EXPECT_EQ(read.role, wanted.role);
    ASSERT_TRUE(read.place);
    EXPECT_EQ(read.place->position, wanted.place->position);
    ASSERT_EQ(read.date_candidates.size(), 1U);
    EXPECT_EQ(read.date_candidates[0].interval, wanted.date_candidates[0].interval);
    ASSERT_EQ(read.candidates.size(), 1U);
    EXPECT_EQ(read.candidates[0].place_id, "geonames:98182");
}

INSTANTIATE_TEST_SUITE_P(Layers, EveryFormat,
                         testing::Values(LayerFile{Format::GeoJson, "e.geojson"}, LayerFile{Format::GeoJsonLines, "e.geojsonl"}, LayerFile{Format::JsonLines, "e.jsonl"},
                                         LayerFile{Format::Csv, "e.csv"}),
                         [](const auto& test) { return std::string(name(test.param.format)); });

TEST(GeoJsonWriter, keeps_the_order_of_the_contract) {
    std::string feature;
    append_event_feature(feature, full_event());
    std::stringstream names(kOrder);
    std::string property;
    std::size_t at = feature.find("\"properties\":{");
    while (std::getline(names, property, ',')) {
        const std::size_t next = feature.find("\"" + property + "\":", at);
        ASSERT_NE(next, std::string::npos) << property;
        at = next;
    }
    EXPECT_EQ(event_csv_header(), std::string(kOrder) + "\r\n");
}

TEST(GeoJsonWriter, writes_a_sound_collection_with_a_feature_a_line) {
    const TempFolder folder;
    const auto text = write_layer(Format::GeoJson, sample_records(), (folder.path() / "e").string());
    GeoJsonRules rules;
    rules.ids_required = true;
    const auto faults = check_geojson(text, rules);
    EXPECT_TRUE(faults.empty()) << faults.front().where << ": " << faults.front().what;
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5);
    EXPECT_NE(text.find("\"attribution\":\"GeoNames, CC BY 4.0\""), std::string::npos);
    EXPECT_NE(text.find("\"latitude\":33.785600,\"longitude\":42.441200,\"geo_precision\":1,\"radius_km\":3.0"), std::string::npos);
    EXPECT_NE(text.find("\"confidence\":0.87"), std::string::npos);
    EXPECT_TRUE(text.ends_with("\n],\"bbox\":[42.441200,33.785600,42.441200,33.785600]}\n"));
}

TEST(GeoJsonWriter, the_middle_day_stands_for_an_interval) {
    std::string feature;
    append_event_feature(feature, full_event());
    EXPECT_NE(feature.find(R"("event_date":"2022-01-05","date_start":"2022-01-03","date_end":"2022-01-07")"), std::string::npos);
    feature.clear();
    append_event_feature(feature, bare_event());
    EXPECT_NE(feature.find(R"("event_date":null,"date_start":null,"date_end":null,"time":null,"time_of_day":null,"time_precision":null)"), std::string::npos);
    EXPECT_NE(feature.find(R"("geometry":null)"), std::string::npos);
}

TEST(GeoJsonWriter, an_empty_collection_has_no_box) {
    const TempFolder folder;
    const auto text = write_layer(Format::GeoJson, {}, (folder.path() / "e").string());
    EXPECT_TRUE(check_geojson(text).empty());
    EXPECT_EQ(text.find("bbox"), std::string::npos);
    EXPECT_EQ(write_layer(Format::GeoJsonLines, {}, (folder.path() / "l").string()), "");
    EXPECT_EQ(write_layer(Format::Csv, {}, (folder.path() / "c").string()), std::string(kOrder) + "\r\n");
}

struct BoxCase {
    std::vector<double> lons;
    std::int64_t west, east;
};

TEST(BoundsCollector, finds_the_narrowest_box) {
    const std::int64_t unit = 1'000'000;
    for (const BoxCase& c : {BoxCase{{44}, 44, 44}, {{-170, 170}, 170, -170}, {{-90, 90}, -90, 90}, {{-180, 180}, 180, -180}, {{-100, 0, 100}, -100, 100}, {{178, -179, 179, -178}, 178, -178}, {{10, 20, 30}, 10, 30}, {{-120, 0, 120}, -120, 120}, {{-175, 100, 175}, 100, -175}}) {
        BoundsCollector collector;
        for (const double lon : c.lons) {
            collector.add(static_cast<std::int64_t>(lon) * unit, 5 * unit);
        }
        const auto box = collector.bounds();
        ASSERT_TRUE(box);
        EXPECT_EQ(box->west, c.west * unit) << c.lons.front();
        EXPECT_EQ(box->east, c.east * unit) << c.lons.front();
    }
    BoundsCollector many;
    for (int i = 0; i < 100000; ++i) {
        many.add((i % 5000) * 1000, i);
    }
    EXPECT_EQ(many.bounds()->east, 4'999'000);
    EXPECT_EQ(many.bounds()->north, 99999);
    EXPECT_FALSE(BoundsCollector().bounds());
}

TEST(GeoJsonWriter, a_box_across_180_passes_the_checker) {
    const TempFolder folder;
    const auto text = write_layer(Format::GeoJson, {{"p", {event_at(179.5, -16, 1), event_at(-179.25, -18, 2)}, {}, ""}}, (folder.path() / "e").string());
    EXPECT_TRUE(text.ends_with("\"bbox\":[179.500000,-18.000000,-179.250000,-16.000000]}\n"));
    EXPECT_TRUE(check_geojson(text).empty());
}

TEST(JsonLinesWriter, gives_one_line_a_record_even_when_bad_or_empty) {
    const TempFolder folder;
    const auto text = write_layer(Format::JsonLines, {{"a", {}, {}, ""}, {"", {}, {}, "broken"}}, (folder.path() / "e").string());
    EXPECT_EQ(text, "{\"id\":\"a\",\"features\":[],\"error\":null}\n{\"id\":null,\"features\":[],\"error\":\"broken\"}\n");
}

TEST(CsvWriter, null_is_empty_and_lists_are_json) {
    std::string row;
    append_event_row(row, bare_event());
    EXPECT_EQ(row, "en-002-1,en-002,main,en,,,,,,,Political violence,Violence against civilians,Attack,,,,,unknown,,false,,,,,,,,,,,,,,,,,,,,,,,,0.00,"
                   "\"[{\"\"role\"\":\"\"what\"\",\"\"start\"\":0,\"\"end\"\":6,\"\"text\"\":\"\"Gunmen\"\"}]\",,,no publication date\r\n");
}

TEST(CsvWriter, a_mark_for_excel_comes_first) {
    const TempFolder folder;
    const std::string path = (folder.path() / "e.csv").string();
    LayerWriter writer({Format::Csv, Layer::Events, {}, true}, std::move(*Output::open(path)));
    ASSERT_TRUE(writer.finish());
    EXPECT_TRUE(marsad::test::read_all(path).starts_with("\xEF\xBB\xBF"
                                                         "event_id,"));
}

TEST(PlaceWriter, has_the_fields_of_the_contract) {
    model::PlaceMention located{"r", "عين الأسد", place(42.4412, 33.7856), {"r-1", "r-2"}, {{model::EvidenceRole::Where, 3, 12, "عين الأسد"}}};
    model::PlaceMention unknown{"r", "Xanadu", std::nullopt, {}, {{model::EvidenceRole::Where, 20, 26, "Xanadu"}}};
    const TempFolder folder;
    const auto text = write_layer(Format::GeoJson, {{"r", {}, {located, unknown}, ""}}, (folder.path() / "p").string(), Layer::Places);
    EXPECT_TRUE(check_geojson(text).empty());
    EXPECT_NE(text.find(R"({"type":"Feature","id":"r-p1","geometry":{"type":"Point","coordinates":[42.441200,33.785600]},"properties":{"name":"Ain al-Asad Air Base",)"
                        R"("place_id":"marsad:ain-al-asad","kind":"military_base","country":"Iraq","admin1":"Al Anbar","radius_km":3.0,"confidence":0.93,"rung":"exact",)"
                        R"("event_ids":["r-1","r-2"],"evidence":[{"role":"where","start":3,"end":12,"text":"عين الأسد"}]}})"),
              std::string::npos);
    EXPECT_NE(text.find(R"("geometry":null,"properties":{"name":"Xanadu","place_id":null,"kind":null)"), std::string::npos);
    const auto csv = write_layer(Format::Csv, {{"r", {}, {located}, ""}}, (folder.path() / "c").string(), Layer::Places);
    EXPECT_TRUE(csv.starts_with("name,place_id,kind,country,admin1,radius_km,confidence,rung,event_ids,evidence,latitude,longitude\r\n"));
}

TEST(EventReader, refuses_bad_features_with_the_property_named) {
    struct Case {
        const char* change_from;
        const char* change_to;
        const char* complaint;
    };
    std::string good;
    append_event_feature(good, full_event());
    ASSERT_TRUE(event_from_feature(good));
    for (const Case& c : {Case{"\"Disrupted weapons use\"", "\"Quarrel\"", "sub_event_type"}, {"\"2022-01-07\"", "\"2022-13-40\"", "date_end"}, {"\"2022-01-07\"", "\"2021-01-07\"", "date_end"}, {"\"drone\"", "\"slingshot\"", "weapon"}, {"\"role\":\"what\"", "\"role\":\"how\"", "evidence"}, {"\"fatalities_low\":14", "\"fatalities_low\":\"many\"", "fatalities_low"}, {"\"fatalities_low\":14", "\"fatalities_low\":-1", "fatalities_low"}, {"[42.441200,33.785600]", "[42.441200,93.785600]", "latitude"}, {"\"type\":\"Point\"", "\"type\":\"Polygon\"", "Point"}, {"\"event_id\":\"ar-001-1\"", "\"event_id\":null", "event_id"}, {"\"type\":\"Feature\"", "\"type\":\"Thing\"", "Feature"}, {"\"dawn\"", "\"teatime\"", "time_of_day"}, {"\"geo_precision\":1", "\"geo_precision\":9", "geo_precision"}}) {
        std::string bad = good;
        const std::size_t at = bad.find(c.change_from);
        ASSERT_NE(at, std::string::npos) << c.change_from;
        bad.replace(at, std::string(c.change_from).size(), c.change_to);
        const auto event = event_from_feature(bad);
        ASSERT_FALSE(event) << c.change_to;
        EXPECT_NE(event.error().message.find(c.complaint), std::string::npos) << event.error().message;
    }
}

} // namespace
} // namespace marsad::io
