#include "pipeline/run.h"

#include "io/event_writer.h"
#include "io/sample_events.h"
#include "io/temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <future>
#include <sys/stat.h>
#include <thread>

namespace marsad::pipeline {
namespace {

using marsad::test::TempFolder;

std::string layer_of(const std::vector<model::Event>& events) {
    std::string out;
    for (const model::Event& event : events) {
        io::append_event_feature(out, event);
        out.push_back('\n');
    }
    return out;
}

base::Result<const Extractor*> no_extractor() { return base::failure(base::ErrorCode::NotFound, "no data"); }

TEST(Run, layers_never_open_the_extractor_and_keep_their_order) {
    const TempFolder folder;
    std::vector<model::Event> events;
    for (int i = 0; i < 500; ++i) {
        events.push_back(io::test::bare_event("r" + std::to_string(i), 1));
    }
    for (const unsigned threads : {1U, 3U}) {
        io::InputReader reader({folder.write("e.geojsonl", layer_of(events))}, {});
        base::Diagnostics environment;
        std::vector<std::string> ids;
        const auto done = run(reader, no_extractor, threads, environment, [&](io::InputRecord& record, model::ReportResult&) {
            ids.push_back(record.id);
            return true;
        });
        EXPECT_TRUE(done);
        ASSERT_EQ(ids.size(), 500U);
        EXPECT_EQ(ids[0], "r0");
        EXPECT_EQ(ids[499], "r499");
    }
}

TEST(Run, fails_where_a_report_comes_and_no_extractor_opens) {
    const TempFolder folder;
    io::InputReader reader({"/no/such/file", folder.write("e.geojsonl", layer_of({io::test::bare_event()})), folder.write("a.txt", "Text.")}, {});
    base::Diagnostics environment;
    std::size_t handed_on = 0;
    const auto done = run(reader, no_extractor, 1, environment, [&](io::InputRecord&, model::ReportResult&) {
        ++handed_on;
        return true;
    });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().message, "no data");
    EXPECT_EQ(handed_on, 2U); // the report too, with nothing in it
    EXPECT_EQ(environment.error_count(), 1U);
}

TEST(Run, stops_where_the_sink_says_so) {
    const TempFolder folder;
    io::InputReader reader({folder.write("e.geojsonl", layer_of({io::test::bare_event("a"), io::test::bare_event("b"), io::test::bare_event("c")}))}, {});
    base::Diagnostics environment;
    std::size_t handed_on = 0;
    EXPECT_TRUE(run(reader, no_extractor, 2, environment, [&](io::InputRecord&, model::ReportResult&) { return ++handed_on < 2; }));
    EXPECT_EQ(handed_on, 2U);
}

/// A pipe with a name that JSON Lines are read from.
std::string make_pipe(const TempFolder& folder) {
    const std::string path = (folder.path() / "in.jsonl").string();
    EXPECT_EQ(::mkfifo(path.c_str(), 0600), 0);
    return path;
}

std::string report_line(int number, std::size_t bytes) { return R"({"id": "r)" + std::to_string(number) + R"(", "text": ")" + std::string(bytes, 'a') + "\"}\n"; }

TEST(Run, reads_no_farther_than_its_window_while_the_sink_rests) {
    constexpr int kRecords = 60;
    constexpr int kWindow = 8;   // records of this size that the window of 8 MiB holds
    constexpr int kOnTheWay = 3; // in the pipe, in the reader, in the writer's hand
    for (const unsigned threads : {1U, 4U}) {
        const TempFolder folder;
        const std::string path = make_pipe(folder);
        std::atomic<int> written = 0;
        std::thread writer([&] {
            std::ofstream pipe(path, std::ios::binary);
            for (int i = 0; i < kRecords; ++i) {
                pipe << report_line(i, 1 << 20) << std::flush;
                ++written;
            }
        });
        io::InputReader reader({path}, {});
        base::Diagnostics environment;
        int handed_on = 0;
        int farthest = 0;
        const auto done = run(reader, no_extractor, threads, environment, [&](io::InputRecord& record, model::ReportResult&) {
            EXPECT_EQ(record.id, "r" + std::to_string(handed_on));
            if (handed_on == 0) {
                while (written < kWindow) { // as far as it gets by itself
                    std::this_thread::yield();
                }
                std::this_thread::sleep_for(std::chrono::milliseconds{100}); // room to overrun
            }
            farthest = std::max(farthest, written - handed_on);
            ++handed_on;
            return true;
        });
        writer.join();
        EXPECT_FALSE(done); // there is no extractor
        EXPECT_EQ(handed_on, kRecords);
        EXPECT_LE(farthest, kWindow + kOnTheWay) << threads;
    }
}

TEST(Run, hands_on_what_came_and_says_so_before_it_waits_for_more) {
    const TempFolder folder;
    const std::string path = make_pipe(folder);
    std::promise<void> idle;
    bool answered_in_time = false;
    std::atomic<int> handed_on = 0;
    std::thread writer([&] {
        std::ofstream pipe(path, std::ios::binary);
        pipe << report_line(0, 10) << std::flush;
        answered_in_time = idle.get_future().wait_for(std::chrono::minutes{2}) == std::future_status::ready; // else it would wait for ever
        pipe << report_line(1, 10);
    });
    io::InputReader reader({path}, {});
    base::Diagnostics environment;
    bool told = false;
    const auto done = run(
        reader, no_extractor, 2, environment, [&](io::InputRecord&, model::ReportResult&) { return ++handed_on > 0; },
        [&] {
            if (handed_on == 1 && !told) {
                told = true;
                idle.set_value();
            }
        });
    writer.join();
    EXPECT_FALSE(done);
    EXPECT_TRUE(answered_in_time);
    EXPECT_EQ(handed_on, 2);
}

TEST(Run, what_concerns_no_record_is_told_before_the_record_that_follows) {
    const TempFolder folder;
    const std::string first = folder.write("a.geojsonl", layer_of({io::test::bare_event("a"), io::test::bare_event("b")}));
    const std::string second = folder.write("c.geojsonl", layer_of({io::test::bare_event("c")}));
    for (const unsigned threads : {1U, 3U}) {
        io::InputReader reader({first, "/no/such/file", second, "/no/such/either"}, {});
        base::Diagnostics environment;
        std::string told;
        EXPECT_TRUE(run(reader, no_extractor, threads, environment, [&](io::InputRecord& record, model::ReportResult&) {
            told += record.id + std::to_string(environment.error_count());
            return true;
        }));
        EXPECT_EQ(told, "a0b0c1");
        EXPECT_EQ(environment.error_count(), 2U);
    }
}

} // namespace
} // namespace marsad::pipeline
