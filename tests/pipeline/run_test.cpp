#include "pipeline/run.h"

#include "io/event_writer.h"
#include "io/sample_events.h"
#include "io/temp_folder.h"

#include <gtest/gtest.h>

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

} // namespace
} // namespace marsad::pipeline
