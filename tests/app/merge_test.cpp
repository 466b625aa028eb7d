// extract --merge as a user meets it: invented reports in both languages, who says what, why, and how it is undone.

#include "app/process.h"
#include "io/event_reader.h"
#include "io/temp_folder.h"
#include "model/merge.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

/// Six reports of four acts: a strike told in both languages, copied and followed up; another actor's strike on the same town
/// and day; the same actor's two days later.
std::string write_reports(const TempFolder& folder) {
    return folder.write("reports.jsonl",
                        R"({"id":"a-en","published":"2024-05-03","source":"Agency A","text":"Russian warplanes struck the town of Sarmin in Idlib on Friday, killing 14 people and wounding 20."})"
                        "\n"
                        R"({"id":"b-ar","published":"2024-05-03","source":"وكالة ب","text":"قتل 14 شخصا وأصيب 20 آخرون في غارة للطيران الحربي الروسي على بلدة سرمين في إدلب يوم الجمعة."})"
                        "\n"
                        R"({"id":"c-copy","published":"2024-05-03","source":"Agency C","text":"Russian warplanes struck the town of Sarmin in Idlib on Friday, killing 14 people and wounding 20."})"
                        "\n"
                        R"({"id":"d-later","published":"2024-05-04","source":"Agency A","text":"A Russian air strike on the town of Sarmin in Idlib on Friday killed 17 people and wounded 20, rescuers said."})"
                        "\n"
                        R"({"id":"e-other","published":"2024-05-03","source":"Agency A","text":"A Turkish drone strike on the town of Sarmin in Idlib on Friday killed two people."})"
                        "\n"
                        R"({"id":"f-sunday","published":"2024-05-05","source":"Agency A","text":"Russian warplanes struck the town of Sarmin in Idlib on Sunday, killing 14 people and wounding 20."})"
                        "\n");
}

std::string content(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<model::Event> events_in(const std::string& lines) {
    std::vector<model::Event> events;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        auto event = io::event_from_feature(lines.substr(begin, end - begin));
        EXPECT_TRUE(event) << lines.substr(begin, end - begin);
        if (event) {
            events.push_back(std::move(*event));
        }
        begin = end + 1;
    }
    return events;
}

TEST(Merge, joins_what_both_languages_tell_and_no_more) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const auto done = run_marsad({"extract", "--merge", "--format", "geojsonl", write_reports(folder)});
    EXPECT_EQ(done.code, 0) << done.err;
    const auto events = events_in(done.out);
    ASSERT_EQ(events.size(), 3U) << done.out;
    const model::Event& strike = events[0];
    EXPECT_EQ(strike.event_id, "a-en-1");
    EXPECT_EQ(strike.fatalities, (model::CountRange{17, 14, 17}));
    ASSERT_TRUE(strike.merge);
    ASSERT_EQ(strike.merge->members.size(), 4U);
    EXPECT_EQ(strike.merge->members[2].event.report_id, "c-copy");
    EXPECT_EQ(strike.merge->members[2].copy_of, "a-en-1");
    EXPECT_NE(done.out.find("\"report_count\":4,\"text_count\":3"), std::string::npos);
    EXPECT_EQ(events[1].event_id, "e-other-1");
    EXPECT_EQ(events[2].event_id, "f-sunday-1");
    EXPECT_NE(done.out.find("\"report_count\":1,\"text_count\":1"), std::string::npos);
}

TEST(Merge, is_undone_byte_for_byte) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string reports = write_reports(folder);
    for (const std::string format : {"geojson", "geojsonl", "csv"}) {
        const auto file = [&](const std::string& name) { return (folder.path() / (name + "." + format)).string(); };
        ASSERT_EQ(run_marsad({"extract", reports, "-o", file("plain")}).code, 0);
        ASSERT_EQ(run_marsad({"extract", "--merge", reports, "-o", file("merged")}).code, 0);
        ASSERT_EQ(run_marsad({"export", "--unmerge", file("merged"), "-o", file("undone")}).code, 0);
        EXPECT_EQ(content(file("undone")), content(file("plain"))) << format;
        EXPECT_NE(content(file("merged")), content(file("plain"))) << format;
        EXPECT_EQ(content(file("plain")).find("merged_from"), std::string::npos) << format;
    }
}

TEST(Merge, of_a_layer_is_that_of_its_reports_and_again_the_same) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string reports = write_reports(folder);
    const auto file = [&](const char* name) { return (folder.path() / name).string(); };
    ASSERT_EQ(run_marsad({"extract", reports, "-o", file("plain.geojson")}).code, 0);
    ASSERT_EQ(run_marsad({"extract", "--merge", reports, "-o", file("of_reports.geojson")}).code, 0);
    ASSERT_EQ(run_marsad({"extract", "--merge", file("plain.geojson"), "-o", file("of_layer.geojson")}).code, 0);
    ASSERT_EQ(run_marsad({"extract", "--merge", file("of_layer.geojson"), "-o", file("again.geojson")}).code, 0);
    ASSERT_EQ(run_marsad({"export", file("of_reports.geojson"), "-o", file("exported.geojson")}).code, 0);
    EXPECT_EQ(content(file("of_layer.geojson")), content(file("of_reports.geojson")));
    EXPECT_EQ(content(file("again.geojson")), content(file("of_reports.geojson")));
    EXPECT_EQ(content(file("exported.geojson")), content(file("of_reports.geojson")));
}

TEST(Merge, does_not_depend_on_the_threads) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string reports = write_reports(folder);
    const auto one = run_marsad({"extract", "--merge", "--jobs", "1", reports});
    const auto four = run_marsad({"extract", "--merge", "--jobs", "4", reports});
    EXPECT_EQ(one.out, four.out);
    EXPECT_FALSE(one.out.empty());
}

TEST(Merge, is_split_and_joined_by_the_user) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string reports = write_reports(folder);
    const auto merged = (folder.path() / "merged.geojsonl").string();
    ASSERT_EQ(run_marsad({"extract", "--merge", reports, "-o", merged}).code, 0);
    const auto split = run_marsad({"extract", "--merge", "--keep-apart", "a-en-1,d-later-1", "--keep-apart", "c-copy-1,d-later-1,b-ar-1", "--format", "geojsonl", merged});
    EXPECT_EQ(events_in(split.out).size(), 5U) << split.out;
    const std::string decisions = folder.write("decisions.tsv", "# mine\ntogether\ta-en-1\te-other-1\n");
    const auto joined = run_marsad({"extract", "--merge", "--decisions", decisions, "--format", "geojsonl", merged});
    EXPECT_EQ(joined.code, 0) << joined.err;
    EXPECT_NE(joined.out.find("\"agree\":[\"joined\"]"), std::string::npos) << joined.out;
    const auto unknown = run_marsad({"extract", "--merge", "--keep-apart", "a-en-1,nobody-1", "--format", "geojsonl", merged});
    EXPECT_EQ(unknown.code, 0);
    EXPECT_NE(unknown.err.find("nobody-1"), std::string::npos) << unknown.err;
    const auto bad = run_marsad({"extract", "--merge", "--decisions", folder.write("bad.tsv", "apart\ta-en-1\n"), "--format", "geojsonl", merged});
    EXPECT_EQ(bad.code, 1);
    EXPECT_NE(bad.err.find("bad.tsv:1"), std::string::npos) << bad.err;
    EXPECT_EQ(bad.out, content(merged));
}

TEST(Merge, says_why) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const auto done = run_marsad({"extract", "--merge", "--explain", "--format", "geojsonl", write_reports(folder)});
    EXPECT_NE(done.err.find("one event, 4 reports"), std::string::npos) << done.err;
    EXPECT_NE(done.err.find("+ same_actor: Military Forces of Russia / Military Forces of Russia"), std::string::npos) << done.err;
    EXPECT_NE(done.err.find("- actors_differ"), std::string::npos) << done.err;
}

TEST(Merge, keeps_a_line_for_each_record_and_filters_what_is_merged) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string reports = write_reports(folder);
    const auto lines = run_marsad({"extract", "--merge", "--format", "jsonl", reports});
    EXPECT_EQ(count_of(lines.out, "\n"), 6U);
    EXPECT_NE(lines.out.find("{\"id\":\"b-ar\",\"features\":[],\"error\":null}"), std::string::npos);
    const auto sunday = run_marsad({"extract", "--merge", "--from", "2024-05-05", "--format", "geojsonl", reports});
    EXPECT_EQ(events_in(sunday.out).size(), 1U);
}

} // namespace
} // namespace marsad::test
