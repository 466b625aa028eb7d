// What commands write: whole or not at all, to files, devices and pipes; every failure is told.

#include "app/process.h"
#include "io/event_writer.h"
#include "io/sample_events.h"
#include "io/temp_folder.h"

#include <cstdlib>

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

/// A layer that gives more output than any buffer on the way holds.
std::string big_layer(const TempFolder& folder) {
    std::string lines;
    for (int i = 1; i <= 3000; ++i) {
        io::append_event_feature(lines, io::test::event_at(44, 33, i));
        lines.push_back('\n');
    }
    return folder.write("big.geojsonl", lines);
}

std::size_t files_in(const std::filesystem::path& folder) {
    const std::filesystem::directory_iterator entries(folder);
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

/// What a command that writes one line may be told to do.
const char* const kCommands[] = {"extract $IN", "export $IN -o -", "export $IN -o /dev/stdout", "geocode Baghdad", "geocode --batch $QUERIES", "gazetteer info", "gazetteer verify", "completion bash", "--help", "--version"};

RunOptions inputs(const TempFolder& folder) {
    return {"", {{"IN", big_layer(folder)}, {"QUERIES", folder.write("q.tsv", "Baghdad\nMosul\n")}}, {}};
}

TEST(Output, a_closed_pipe_is_quiet_for_every_command) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const RunOptions options = inputs(folder);
    for (const char* command : kCommands) {
        for (const char* reader : {"head -c 1 > /dev/null", "true"}) {
            const auto done = run_shell("$MARSAD " + std::string(command) + " | " + reader + "; exit ${PIPESTATUS[0]}", options);
            EXPECT_EQ(done.code, 0) << command << " | " << reader;
            EXPECT_EQ(done.err, "") << command << " | " << reader;
        }
    }
}

TEST(Output, a_pipe_that_is_named_and_closed_is_quiet_too) {
    const TempFolder folder;
    const auto done = run_shell("mkfifo pipe; head -c 1 pipe > /dev/null & $MARSAD export '" + big_layer(folder) + "' -o pipe --format csv; code=$?; wait; exit $code", {"", {}, folder.path()});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(done.err, "");
    EXPECT_TRUE(std::filesystem::is_fifo(folder.path() / "pipe"));
}

TEST(Output, a_full_device_is_exit_1_for_every_command) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const RunOptions options = inputs(folder);
    for (const char* command : kCommands) {
        const auto done = run_shell("$MARSAD " + std::string(command) + " > /dev/full", options);
        EXPECT_EQ(done.code, 1) << command;
        EXPECT_NE(done.err.find("cannot write: No space left on device; make room"), std::string::npos) << command << ": " << done.err;
        EXPECT_EQ(count_of(done.err, "\n"), 1U) << command << ": " << done.err;
    }
}

// The file may not grow beyond 100 blocks: what a full disk does in the middle of a file.
TEST(Output, a_file_that_could_not_be_finished_leaves_the_old_one_and_nothing_else) {
    const TempFolder folder;
    const std::string layer = big_layer(folder);
    folder.write("out/e.geojson", "old");
    const auto done = run_shell("ulimit -f 100; $MARSAD export '" + layer + "' -o out/e.geojson", {"", {}, folder.path()});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("cannot write: File too large; make room, or write to another disk: out/e.geojson"), std::string::npos) << done.err;
    EXPECT_EQ(read_all(folder.path() / "out/e.geojson"), "old");
    EXPECT_EQ(files_in(folder.path() / "out"), 1U);
}

// Root may write to every folder: what no one can write to lies below a regular file or in /proc.
TEST(Output, a_target_that_cannot_be_made_is_told_before_anything_is_read) {
    const TempFolder folder;
    const std::string layer = big_layer(folder);
    for (const std::string& target : {layer + "/e", folder.path().string() + "/none/e", std::string("/proc/marsad-e")}) {
        for (const std::vector<std::string>& command : {std::vector<std::string>{"extract", "/no/input"}, {"export", "/no/input"}, {"render", "/no/input"}}) {
            if (command[0] == "render" && !has_data()) {
                continue; // without styles there is nothing to draw
            }
            const std::string file = target + (command[0] == "render" ? ".png" : ".csv");
            std::vector<std::string> arguments = command;
            arguments.insert(arguments.end(), {"-o", file});
            const auto done = run_marsad(arguments);
            EXPECT_EQ(done.code, 1);
            EXPECT_NE(done.err.find("marsad: error: cannot write: "), std::string::npos) << done.err;
            EXPECT_NE(done.err.find("; make its folder first, or name another: " + file), std::string::npos) << done.err;
            EXPECT_EQ(done.err.find("/no/input"), std::string::npos) << done.err;
        }
    }
    const auto in_folder = run_marsad({"export", layer, "-o", folder.path().string()});
    EXPECT_EQ(in_folder.code, 1);
    EXPECT_NE(in_folder.err.find("it is a folder; name a file in it"), std::string::npos) << in_folder.err;
}

TEST(Output, a_link_stays_a_link_and_standard_output_a_stream) {
    const TempFolder folder;
    const std::string layer = big_layer(folder);
    folder.write("real/e.csv", "old");
    std::filesystem::create_symlink("real/e.csv", folder.path() / "link.csv");
    EXPECT_EQ(run_marsad({"export", layer, "-o", "link.csv"}, {"", {}, folder.path()}).code, 0);
    EXPECT_TRUE(std::filesystem::is_symlink(folder.path() / "link.csv"));
    EXPECT_TRUE(read_all(folder.path() / "real/e.csv").starts_with("event_id,"));
    EXPECT_EQ(files_in(folder.path() / "real"), 1U);
    // Not /dev/stdout: a program that takes it for a file would replace the device when root runs the test.
    for (const char* name : {"/dev/fd/1", "/proc/self/fd/1"}) {
        const auto done = run_shell("{ echo first; $MARSAD export '" + layer + "' --format csv -o " + name + "; } > all.txt", {"", {}, folder.path()});
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_TRUE(read_all(folder.path() / "all.txt").starts_with("first\nevent_id,")) << name;
    }
    const auto piped = run_shell("$MARSAD export '" + layer + "' --format csv -o /dev/stdout | cat", {"", {}, folder.path()});
    EXPECT_TRUE(piped.out.starts_with("event_id,")) << piped.err;
}

TEST(Output, the_format_option_beats_the_extension) {
    const TempFolder folder;
    const std::string layer = big_layer(folder);
    const auto first_of = [&](const std::vector<std::string>& options) {
        std::vector<std::string> arguments{"export", layer};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const auto done = run_marsad(arguments, {"", {}, folder.path()});
        EXPECT_EQ(done.code, 0) << done.err;
        return read_all(folder.path() / options[1]).substr(0, 12);
    };
    EXPECT_EQ(first_of({"-o", "a.csv", "--format", "jsonl"}), "{\"id\":\"p\",\"f");
    EXPECT_EQ(first_of({"-o", "a.jsonl", "--format", "csv"}), "event_id,rep");
    EXPECT_EQ(first_of({"-o", "a.csv"}), "event_id,rep");
    EXPECT_EQ(first_of({"-o", "strange"}), "{\"type\":\"Fea");
    EXPECT_EQ(first_of({"-o", "a.csv", "--bom"}), "\xEF\xBB\xBF"
                                                  "event_id,");
    const auto back = run_marsad({"export", (folder.path() / "a.csv").string(), "-o", "-", "--format", "csv"});
    EXPECT_EQ(back.code, 0) << back.err; // the mark is no part of the first column's name
    EXPECT_EQ(count_of(back.out, "\r\np-"), 3000U);
}

TEST(Output, a_csv_row_has_a_cell_for_every_property_quoted_where_it_must_be) {
    const TempFolder folder;
    std::string lines;
    io::append_event_feature(lines, io::test::full_event());
    lines.push_back('\n');
    io::append_event_feature(lines, io::test::bare_event());
    const auto done = run_marsad({"export", folder.write("in.geojsonl", lines + "\n"), "-o", "-", "--format", "csv"});
    EXPECT_EQ(done.code, 0) << done.err;
    const auto parsed = run_shell("python3 -c 'import csv,json,sys\n"
                                  "rows = list(csv.reader(open(sys.argv[1], encoding=\"utf-8\", newline=\"\"), strict=True))\n"
                                  "full, bare = (dict(zip(rows[0], row, strict=True)) for row in rows[1:])\n"
                                  "print(len(rows), full[\"source\"], json.loads(full[\"evidence\"])[0][\"start\"], repr(bare[\"event_date\"]), repr(bare[\"latitude\"]), full[\"notes\"].count(chr(13) + chr(10)))' '" +
                                  folder.write("out.csv", done.out) + "' || exit 77");
    if (parsed.code == 77 && parsed.err.find("not found") != std::string::npos) {
        GTEST_SKIP() << "no python3";
    }
    EXPECT_EQ(parsed.out, "3 Agency, \"A\" 10 '' '' 1\n") << parsed.err;
}

TEST(Split, each_key_has_its_file_and_one_that_fails_does_not_stop_the_others) {
    const TempFolder folder;
    std::string lines;
    model::Event lasting = io::test::full_event("long");
    lasting.actor1 = std::string(400, 'x') + "/../é";
    io::append_event_feature(lines, lasting);
    lines.push_back('\n');
    io::append_event_feature(lines, io::test::event_at(44, 33, 1));
    lines.push_back('\n');
    io::append_event_feature(lines, io::test::bare_event());
    const std::string layer = folder.write("in.geojsonl", lines + "\n");
    folder.write("out/e.2021-05-01.geojson/in_the_way", "");
    const auto done = run_marsad({"export", layer, "--split-by", "day", "-o", "out/e.geojson"}, {"", {}, folder.path()});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("out/e.2021-05-01.geojson"), std::string::npos) << done.err;
    EXPECT_TRUE(std::filesystem::is_regular_file(folder.path() / "out/e.2022-01-05.geojson")); // the middle day of 3 to 7 January
    EXPECT_TRUE(std::filesystem::is_regular_file(folder.path() / "out/e.undated.geojson"));
    EXPECT_EQ(files_in(folder.path() / "out"), 3U);
    const auto by_actor = run_marsad({"export", layer, "--split-by", "actor", "-o", "actors/e.csv"}, {"", {}, folder.path()});
    EXPECT_EQ(by_actor.code, 1); // the folder is not made
    std::filesystem::create_directory(folder.path() / "actors");
    EXPECT_EQ(run_marsad({"export", layer, "--split-by", "actor", "-o", "actors/e.csv"}, {"", {}, folder.path()}).code, 0);
    EXPECT_TRUE(std::filesystem::exists(folder.path() / ("actors/e." + std::string(100, 'x') + ".csv")));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "actors/e.unknown.csv"));
}

TEST(Output, without_data_layers_are_still_written_and_reports_are_told) {
    const TempFolder folder;
    const std::string layer = big_layer(folder);
    const auto done = run_marsad({"export", layer, folder.write("r.txt", "Rockets hit Baghdad."), "-o", "-", "--format", "jsonl", "--data", "/nonexistent"});
    EXPECT_EQ(done.code, 1);
    EXPECT_EQ(count_of(done.out, "\"type\":\"Feature\","), 3000U);
    EXPECT_NE(done.out.find("{\"id\":\"r\",\"features\":[],\"error\":\"no gazetteer file"), std::string::npos) << done.out.substr(done.out.size() - 300);
    EXPECT_EQ(count_of(done.err, "/nonexistent/gazetteer.bin"), 1U) << done.err;
}

} // namespace
} // namespace marsad::test
