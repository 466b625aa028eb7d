// Layers in, layers out: needs no data.

#include "app/process.h"
#include "io/event_writer.h"
#include "io/geojson_check.h"
#include "io/sample_events.h"
#include "io/temp_folder.h"

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

/// A layer of three reports: two placed and dated events, one bare one.
std::string sample_layer(const TempFolder& folder, const std::string& name = "in.geojson") {
    const std::string path = (folder.path() / name).string();
    io::LayerWriter writer({io::Format::GeoJson, io::Layer::Events, {}, false}, std::move(*io::Output::open(path)));
    EXPECT_TRUE(writer.write({"ar-001", {io::test::full_event()}, {}, ""}));
    EXPECT_TRUE(writer.write({"p", {io::test::event_at(44.4, 33.3, 1)}, {}, ""}));
    EXPECT_TRUE(writer.write({"en-002", {io::test::bare_event()}, {}, ""}));
    EXPECT_TRUE(writer.finish());
    return path;
}

const RunOptions kNoData{"", {{"MARSAD_DATA", "/nonexistent"}, {"HOME", "/nonexistent"}}, {}};

TEST(Export, a_layer_goes_through_every_format_unchanged) {
    const TempFolder folder;
    const std::string first = sample_layer(folder);
    const auto out = [&](const std::string& name) { return (folder.path() / name).string(); };
    std::string from = first;
    for (const char* name : {"a.csv", "b.geojsonl", "c.jsonl", "d.geojson"}) {
        const auto done = run_marsad({"export", from, "-o", out(name)}, kNoData);
        ASSERT_EQ(done.code, 0) << done.err;
        EXPECT_EQ(done.out, "");
        from = out(name);
    }
    std::string wanted = read_all(first);
    std::string last = read_all(from);
    last.erase(0, last.find("\"features\""));
    wanted.erase(0, wanted.find("\"features\""));
    EXPECT_EQ(last, wanted);
}

TEST(Export, every_format_comes_through_standard_streams_as_well) {
    const TempFolder folder;
    const std::string first = sample_layer(folder);
    for (const char* format : {"geojson", "geojsonl", "jsonl", "csv"}) {
        const auto done = run_shell("$MARSAD export '" + first + "' -o - --format " + format + " | $MARSAD extract --format csv -", kNoData);
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_EQ(count_of(done.out, "\r\n"), 4U + 1U) << format; // header, three rows, one line break inside a cell
    }
}

TEST(Export, filters_are_one_predicate) {
    const TempFolder folder;
    const std::string layer = sample_layer(folder);
    struct Case {
        std::vector<std::string> options;
        std::size_t events;
    };
    for (const Case& c : {Case{{}, 3}, {{"--from", "2022-01-07"}, 1}, {{"--from", "2022-01-08"}, 0}, {{"--to", "2021-05-01"}, 1}, {{"--type", "Attack"}, 2}, {{"--type", "Strategic developments", "--type", "attack"}, 3}, {{"--country", "iq"}, 2}, {{"--actor", "daesh"}, 1}, {{"--country", "Iraq", "--from", "2022-01-01"}, 1}}) {
        std::vector<std::string> arguments{"export", layer, "-o", "-"};
        arguments.insert(arguments.end(), c.options.begin(), c.options.end());
        const auto done = run_marsad(arguments, kNoData);
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_EQ(count_of(done.out, "\"type\":\"Feature\","), c.events) << testing::PrintToString(c.options);
        EXPECT_TRUE(io::check_geojson(done.out).empty());
    }
}

TEST(Export, splits_into_a_file_a_key) {
    const TempFolder folder;
    const std::string layer = sample_layer(folder);
    const auto done = run_marsad({"export", layer, "--split-by", "day", "-o", "e.geojson"}, {"", kNoData.environment, folder.path()});
    EXPECT_EQ(done.code, 0) << done.err;
    for (const char* name : {"e.2022-01-05.geojson", "e.2021-05-01.geojson", "e.undated.geojson"}) {
        const auto text = read_all(folder.path() / name);
        EXPECT_EQ(count_of(text, "\"type\":\"Feature\","), 1U) << name;
        EXPECT_TRUE(io::check_geojson(text).empty());
    }
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "e.geojson"));
}

TEST(Export, a_target_that_cannot_be_written_is_exit_1_with_a_message) {
    const TempFolder folder;
    const std::string layer = sample_layer(folder);
    for (const std::string& target : {std::string("/no/such/folder/e.geojson"), folder.path().string(), std::string("/dev/full")}) {
        const auto done = run_marsad({"export", layer, "-o", target, "--format", "geojson"}, kNoData);
        EXPECT_EQ(done.code, 1) << target;
        EXPECT_NE(done.err.find("cannot write"), std::string::npos) << done.err;
        EXPECT_NE(done.err.find(target), std::string::npos) << done.err;
    }
    const auto full = run_shell("$MARSAD export '" + layer + "' -o - > /dev/full", kNoData);
    EXPECT_EQ(full.code, 1);
    EXPECT_NE(full.err.find("No space left"), std::string::npos) << full.err;
    const auto closed = run_shell("$MARSAD export '" + layer + "' -o - >&-", kNoData);
    EXPECT_EQ(closed.code, 1);
    for (const char* command : {"--help", "--version", "completion bash"}) {
        EXPECT_EQ(run_shell(std::string("$MARSAD ") + command + " > /dev/full", kNoData).code, 1) << command;
    }
}

TEST(Export, a_target_is_whole_or_untouched) {
    const TempFolder folder;
    const std::string layer = sample_layer(folder);
    folder.write("e.geojson", "old");
    const auto failed = run_marsad({"extract", "--data", "/nonexistent", "-o", (folder.path() / "e.geojson").string(), "-"}, {"A text.", {}, {}});
    EXPECT_EQ(failed.code, 1);
    EXPECT_EQ(read_all(folder.path() / "e.geojson"), "old");
    const auto in_place = run_marsad({"export", layer, "-o", layer}, kNoData);
    EXPECT_EQ(in_place.code, 0) << in_place.err;
    EXPECT_TRUE(io::check_geojson(read_all(layer)).empty());
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        EXPECT_FALSE(entry.path().filename().string().starts_with('.')) << entry.path(); // nothing half-written is left
    }
}

TEST(Export, a_closed_pipe_is_quiet) {
    const TempFolder folder;
    std::string big = "{\"type\":\"FeatureCollection\",\"features\":[\n";
    for (int i = 1; i <= 3000; ++i) {
        io::append_event_feature(big, io::test::event_at(44, 33, i));
        big += i < 3000 ? ",\n" : "\n]}\n";
    }
    const auto done = run_shell("$MARSAD export '" + folder.write("big.geojson", big) + "' -o - | head -c 100 > /dev/null; exit ${PIPESTATUS[0]}", kNoData);
    EXPECT_EQ(done.code, 0);
    EXPECT_EQ(done.err, "");
}

TEST(Export, a_layer_cut_short_is_read_as_far_as_it_goes) {
    const TempFolder folder;
    const std::string layer = sample_layer(folder);
    const std::string text = read_all(layer);
    const auto done = run_marsad({"export", folder.write("cut.geojson", text.substr(0, text.size() / 2)), "-o", "-"}, kNoData);
    EXPECT_EQ(done.code, 1);
    EXPECT_TRUE(io::check_geojson(done.out).empty());
    EXPECT_NE(done.err.find("cut.geojson:"), std::string::npos) << done.err;
    EXPECT_NE(done.err.find("cut short"), std::string::npos) << done.err;
}

TEST(Export, geopackage_is_said_to_be_for_later) {
    const TempFolder folder;
    const auto done = run_marsad({"export", folder.write("x.gpkg", "SQLite format 3"), "-o", "-"}, kNoData);
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("not read in this version"), std::string::npos) << done.err;
}

TEST(Export, the_bytes_are_the_same_whatever_the_locale_and_zone) {
    const TempFolder folder;
    const std::string layer = sample_layer(folder);
    const auto one = run_marsad({"export", layer, "-o", "-"}, kNoData);
    RunOptions other = kNoData;
    other.environment.insert(other.environment.end(), {{"LC_ALL", "de_DE.UTF-8"}, {"LANG", "ar_IQ"}, {"TZ", "Pacific/Kiritimati"}});
    EXPECT_EQ(run_marsad({"export", layer, "-o", "-", "--jobs", "7"}, other).out, one.out);
}

} // namespace
} // namespace marsad::test
