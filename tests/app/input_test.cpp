// INPUT is the same for every command: files of each kind, folders, standard input; a record's own values win.

#include "app/process.h"
#include "io/temp_folder.h"

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

const char* const kText = "Two rockets hit Ain al-Asad air base in western Iraq on Monday, the army said.";

Finished extract_lines(std::vector<std::string> arguments, const RunOptions& options = {}) {
    arguments.insert(arguments.begin(), {"extract", "--format", "geojsonl"});
    return run_marsad(arguments, options);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Input, every_kind_of_file_gives_the_same_event) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string page = "<html><head><title>x</title><meta property=\"article:published_time\" content=\"2022-01-03T08:00:00+03:00\"><script>var x = 'A bomb killed 9 in Mosul.';</script></head>"
                             "<body><p>" +
                             std::string(kText) + "</p></body></html>";
    const std::string record = "{\"id\":\"r\",\"published\":\"2022-01-03\",\"text\":\"" + std::string(kText) + "\"}\n";
    const std::string layer = (folder.path() / "r.geojson").string();
    const std::string rows = (folder.path() / "r.csv").string();
    const std::string lines = (folder.path() / "r.geojsonl").string();
    const std::string text = folder.write("r.txt", "Published: 2022-01-03\n\n" + std::string(kText));
    for (const std::string& target : {layer, rows, lines}) {
        ASSERT_EQ(run_marsad({"extract", text, "-o", target}).code, 0);
    }
    const auto wanted = extract_lines({text});
    EXPECT_EQ(count_of(wanted.out, "\n"), 1U) << wanted.out;
    EXPECT_TRUE(has(wanted.out, "\"event_date\":\"2022-01-03\"")) << wanted.out;
    for (const std::string& input : {layer, rows, lines, folder.write("r.jsonl", record), folder.write("r.ndjson", record)}) {
        const auto done = extract_lines({input});
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_EQ(done.out, wanted.out) << input;
        const auto through_stream = run_shell("$MARSAD extract --format geojsonl - < '" + input + "'");
        EXPECT_EQ(through_stream.out, wanted.out) << input << through_stream.err;
    }
    const auto from_page = extract_lines({folder.write("p.html", page)});
    EXPECT_EQ(count_of(from_page.out, "\n"), 1U) << "a script was read: " << from_page.out;
    EXPECT_TRUE(has(from_page.out, "\"event_date\":\"2022-01-03\"")) << from_page.out;
}

TEST(Input, a_folder_is_read_whole_sorted_and_nested) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    for (const char* name : {"d/b.txt", "d/a/z.txt", "d/a/.hidden.txt", "d/.git/config.txt", "d/photo.jpg"}) {
        folder.write(name, kText);
    }
    folder.write("d/c.jsonl", "{\"id\":\"j\",\"text\":\"" + std::string(kText) + "\"}\n");
    const std::string path = (folder.path() / "d").string();
    const auto done = run_marsad({"extract", "--format", "jsonl", "--published", "2022-01-03", path});
    EXPECT_EQ(done.code, 0) << done.err;
    ASSERT_EQ(count_of(done.out, "\n"), 3U) << done.out;
    EXPECT_LT(done.out.find("{\"id\":\"z\""), done.out.find("{\"id\":\"b\""));
    EXPECT_LT(done.out.find("{\"id\":\"b\""), done.out.find("{\"id\":\"j\""));
    EXPECT_EQ(done.err, path + "/photo.jpg: notice: passed over: not a kind of file that is read from a folder\n");
}

TEST(Input, a_bad_entry_of_a_folder_does_not_hide_the_others) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    folder.write("d/a.txt", kText);
    folder.write("d/z/y.txt", kText);
    folder.write("d/empty.txt", "");
    std::filesystem::create_symlink("/nonexistent", folder.path() / "d/gone.txt");
    std::filesystem::create_directory_symlink(folder.path() / "d", folder.path() / "d/circle");
    const auto done = extract_lines({"--published", "2022-01-03", (folder.path() / "d").string()});
    EXPECT_EQ(done.code, 1);
    EXPECT_EQ(count_of(done.out, "\n"), 2U) << done.out;
    EXPECT_TRUE(has(done.err, "/gone.txt: error: the link leads nowhere")) << done.err;
    EXPECT_TRUE(has(done.err, "/circle: notice: passed over: a link to a folder")) << done.err;
    EXPECT_TRUE(has(done.err, "/empty.txt: error: no text")) << done.err;
}

TEST(Input, a_folder_without_reports_is_an_error_and_the_rest_is_read) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    folder.write("none/photo.jpg", "x");
    std::filesystem::create_directory(folder.path() / "bare");
    for (const char* name : {"none", "bare"}) {
        const std::string path = (folder.path() / name).string();
        const auto done = extract_lines({"--published", "2022-01-03", path, folder.write("good.txt", kText)});
        EXPECT_EQ(done.code, 1);
        EXPECT_TRUE(has(done.err, path + ": error: the folder holds no file to read; give one with reports")) << done.err;
        EXPECT_EQ(count_of(done.out, "\n"), 1U);
    }
}

// Root may read every file: what no one can open lies below a regular file, what no one can read is another process's memory at 0.
TEST(Input, a_file_that_cannot_be_read_is_named_with_reason_and_remedy) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string good = folder.write("good.txt", kText);
    for (const std::string& bad : {good + "/x.txt", std::string("/proc/self/mem")}) {
        const auto done = extract_lines({"--published", "2022-01-03", bad, good});
        EXPECT_EQ(done.code, 1) << bad;
        EXPECT_TRUE(has(done.err, bad + ": error: cannot ")) << done.err;
        EXPECT_EQ(count_of(done.err, bad), 1U) << done.err;
        EXPECT_TRUE(has(done.err, "; check ")) << "no remedy: " << done.err;
        EXPECT_EQ(count_of(done.out, "\n"), 1U) << "the rest was not read";
    }
}

TEST(Input, header_lines_count_only_where_every_line_is_one) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    struct Case {
        const char* head;
        bool counts;
    };
    for (const Case& c : {Case{"Published: 2022-01-03\nSource: Own\n\n", true}, {"published:2022-01-03\r\nSOURCE: Own\r\n\r\n", true}, {"Published: 2022-01-03\nSource: Own\nTitle: x\n\n", false}, {"Published: 2022-01-03\nSource: Own\n", false}, {"\nPublished: 2022-01-03\nSource: Own\n\n", false}}) {
        const auto done = extract_lines({folder.write("a.txt", c.head + std::string(kText))});
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_EQ(has(done.out, "\"published\":\"2022-01-03\""), c.counts) << c.head;
        EXPECT_EQ(has(done.out, "\"source\":\"Own\""), c.counts) << c.head;
    }
    const auto twice = extract_lines({folder.write("a.txt", "Lang: en\nSource: First\nSource: Second\n\n" + std::string(kText))});
    EXPECT_TRUE(has(twice.out, "\"source\":\"First\"")) << twice.out;
    EXPECT_TRUE(has(twice.err, "a.txt:3: warning: the header line \"source\" stands twice")) << twice.err;
}

TEST(Input, what_a_record_says_wins_over_the_option_with_a_warning) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string lines = "{\"text\":\"Calm.\"}\n{\"id\":\"a\",\"published\":\"2022-01-03\",\"lang\":\"en\",\"source\":\"Own\",\"url\":\"own:1\",\"text\":\"" + std::string(kText) + "\"}\n{\"id\":\"b\",\"text\":\"" + kText + "\"}\n";
    const auto done = extract_lines({"--published", "2021-05-04", "--lang", "ar", "--source", "Option", "--url", "option:1", folder.write("x.jsonl", lines)});
    EXPECT_EQ(done.code, 0) << done.err;
    for (const char* part : {"x.jsonl:2: warning: the record says published 2022-01-03, the option says 2021-05-04", "x.jsonl:2: warning: the record says lang en", "x.jsonl:2: warning: the record says source Own",
                             "x.jsonl:2: warning: the record says url own:1"}) {
        EXPECT_TRUE(has(done.err, part)) << part << "\n"
                                         << done.err;
    }
    EXPECT_EQ(count_of(done.err, "\n"), 4U) << done.err;
    EXPECT_TRUE(has(done.out, "\"source\":\"Own\",\"source_url\":\"own:1\",\"published\":\"2022-01-03\"")) << done.out;
    EXPECT_FALSE(has(done.out, "\"report_id\":\"a\",\"role\":\"main\",\"lang\":\"ar\"")) << done.out;
    // The options are defaults of what does not say it.
    const auto defaults = extract_lines({"--published", "2021-05-04", "--source", "Option", folder.write("b.jsonl", lines)});
    EXPECT_TRUE(has(defaults.out, "\"source\":\"Option\",\"source_url\":null,\"published\":\"2021-05-04\"")) << defaults.out;
}

TEST(Input, render_and_export_take_the_same_inputs) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string bad = folder.write("d/bad.jsonl", "{\"text\":\n");
    folder.write("d/good.txt", kText);
    for (const std::vector<std::string>& command : {std::vector<std::string>{"export", "-o", "e.csv"}, {"render", "-o", "m.png"}, {"extract"}}) {
        std::vector<std::string> arguments = command;
        arguments.insert(arguments.end(), {"--published", "2022-01-03", (folder.path() / "d").string()});
        const auto done = run_marsad(arguments, {"", {}, folder.path()});
        EXPECT_EQ(done.code, 1) << command[0];
        EXPECT_TRUE(has(done.err, bad + ":1: error: broken JSON")) << command[0] << done.err;
    }
    EXPECT_EQ(count_of(read_all(folder.path() / "e.csv"), "\ngood-1,"), 1U);
}

} // namespace
} // namespace marsad::test
