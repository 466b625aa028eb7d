// marsad animate as a user meets it. What is drawn is tested in tests/publish, the files in tests/media.

#include "app/process.h"
#include "io/temp_folder.h"

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace marsad::test;

namespace {

/// A layer of four days, and an event without one: no report has to be read.
constexpr const char* kLayer = R"({"type":"Feature","geometry":{"type":"Point","coordinates":[44.361,33.313]},"properties":{"event_id":"a-1","report_id":"a","date_start":"2022-01-03","date_end":"2022-01-03","time_precision":1,"event_type":"Explosions/Remote violence","sub_event_type":"Air/drone strike","source":"وكالة"}}
{"type":"Feature","geometry":{"type":"Point","coordinates":[43.13,36.34]},"properties":{"event_id":"b-1","report_id":"b","date_start":"2022-01-06","date_end":"2022-01-06","time_precision":1,"event_type":"Battles","sub_event_type":"Armed clash","source":"Daily"}}
{"type":"Feature","geometry":null,"properties":{"event_id":"c-1","report_id":"c","date_start":"2022-01-05","date_end":"2022-01-05","time_precision":1,"event_type":"Battles","sub_event_type":"Armed clash"}}
{"type":"Feature","geometry":{"type":"Point","coordinates":[43.13,36.34]},"properties":{"event_id":"d-1","report_id":"d","date_start":null,"date_end":null,"event_type":"Battles","sub_event_type":"Armed clash"}}
)";

class Animate : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(data_folder() / "basemap.bin")) {
            GTEST_SKIP() << "no basemap.bin";
        }
        layer_ = folder_.write("e.geojsonl", kLayer);
    }
    Finished animate(const std::string& target, std::vector<std::string> more = {}, const RunOptions& options = {}) const {
        std::vector<std::string> arguments{"animate", layer_, "-o", (folder_.path() / target).string(), "--size", "320x240"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_marsad(arguments, options);
    }
    [[nodiscard]] std::size_t files() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
            count += entry.path() == layer_ ? 0 : 1;
        }
        return count;
    }
    static bool cannot_draw(const Finished& done) { return done.err.find("apt-get install") != std::string::npos; }

    TempFolder folder_;
    std::string layer_;
};

TEST_F(Animate, writes_the_format_of_the_extension_and_says_what_it_wrote) {
    for (const auto& [name, magic] : {std::pair("m.gif", "GIF89a"), std::pair("m.webp", "RIFF")}) {
        const auto done = animate(name);
        if (cannot_draw(done)) {
            GTEST_SKIP() << done.err;
        }
        ASSERT_EQ(done.code, 0) << done.err;
        EXPECT_TRUE(read_all((folder_.path() / name).string()).starts_with(magic));
        EXPECT_NE(done.err.find("24 frames, 1 days from frame to frame"), std::string::npos) << done.err;
        EXPECT_NE(done.err.find("1 event without a day is in no frame"), std::string::npos) << done.err;
        EXPECT_NE(done.err.find("1 event without a place is counted"), std::string::npos) << done.err;
        EXPECT_EQ(done.out, "");
    }
    const auto pictures = animate("frames/", {"--hold", "0"});
    ASSERT_EQ(pictures.code, 0) << pictures.err;
    EXPECT_NE(pictures.err.find("frame-0001.png to frame-0004.png"), std::string::npos) << pictures.err;
    const auto forced = animate("odd.name", {"--format", "gif"});
    EXPECT_EQ(forced.code, 0) << forced.err;
    EXPECT_TRUE(read_all((folder_.path() / "odd.name").string()).starts_with("GIF89a"));
    EXPECT_EQ(files(), 4U);
}

TEST_F(Animate, without_ffmpeg_says_so_before_anything_is_read) {
    const auto done = run_marsad({"animate", "/no/input", "-o", (folder_.path() / "m.mp4").string()}, {"", {{"PATH", folder_.path().string()}}, {}});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("apt-get install ffmpeg"), std::string::npos) << done.err;
    EXPECT_EQ(done.err.find("/no/input"), std::string::npos) << done.err;
    EXPECT_EQ(files(), 0U);
}

TEST_F(Animate, too_many_frames_are_refused_with_their_number) {
    const auto done = animate("m.gif", {"--step", "0.001", "--from", "2020-01-01"});
    if (cannot_draw(done)) {
        GTEST_SKIP() << done.err;
    }
    EXPECT_EQ(done.code, 2) << done.err;
    EXPECT_NE(done.err.find("736021 frames"), std::string::npos) << done.err;
    EXPECT_EQ(files(), 0U);
}

TEST_F(Animate, no_day_at_all_is_a_message) {
    const auto done = animate("m.gif", {"--actor", "nobody"});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("no event has a date"), std::string::npos) << done.err;
    EXPECT_EQ(files(), 0U);
}

TEST_F(Animate, a_signal_leaves_nothing_and_ends_it) {
    // Slow enough to be met in its midst: it is stopped when its unfinished file is there.
    const auto done = run_shell("$MARSAD animate " + layer_ + " -o " + (folder_.path() / "m.gif").string() +
                                " --size 1600x1200 --step 0.001 & pid=$!; for i in $(seq 600); do ls -A " + folder_.path().string() +
                                " | grep -q '^\\.m' && break; kill -0 $pid 2>/dev/null || exit 77; sleep 0.05; done; kill -TERM $pid; wait $pid; echo ended $?");
    if (done.code == 77) {
        GTEST_SKIP() << done.err;
    }
    EXPECT_NE(done.out.find("ended " + std::to_string(128 + SIGTERM)), std::string::npos) << done.out << done.err;
    EXPECT_EQ(files(), 0U);
}

} // namespace
