// Every bad input of the contract's last section, on the command that reads reports.

#include "app/process.h"
#include "io/geojson_check.h"
#include "io/temp_folder.h"

#include <ostream>

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

using namespace std::string_literals;

const char* const kReport = "Two rockets hit Ain al-Asad air base in western Iraq on Monday, the army said. Nobody was hurt.\n";

struct Input {
    const char* name;
    const char* file; ///< its name decides how it is read
    std::string bytes;
    int code;
    std::vector<std::string> mentions; ///< parts of the messages: file and line, what, remedy
    std::size_t bad_records = 1;       ///< where the code is 1
    friend std::ostream& operator<<(std::ostream& out, const Input& input) { return out << input.name; }
};
class BadInput : public testing::TestWithParam<Input> {};

TEST_P(BadInput, is_met_as_the_contract_says) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string bad = folder.write(GetParam().file, GetParam().bytes);
    const std::string good = folder.write("good.txt", kReport);
    const auto done = run_marsad({"extract", "--published", "2022-01-03", bad, good});
    EXPECT_EQ(done.code, GetParam().code) << done.err;
    for (const std::string& part : GetParam().mentions) {
        EXPECT_NE(done.err.find(part), std::string::npos) << done.err;
    }
    const auto faults = io::check_geojson(done.out);
    EXPECT_TRUE(faults.empty()) << faults.front().what;
    EXPECT_NE(done.out.find("\"report_id\":\"good\""), std::string::npos) << "the rest was not read";

    // One line for each record, also for the bad one, which says why it is bad.
    const std::size_t bad_count = GetParam().code == 1 ? GetParam().bad_records : 0;
    const auto lines = run_marsad({"extract", "--published", "2022-01-03", "--format", "jsonl", bad, good});
    EXPECT_EQ(lines.code, GetParam().code) << lines.err;
    EXPECT_EQ(lines.err, done.err);
    EXPECT_GE(count_of(lines.out, "\n"), 2U);
    EXPECT_EQ(count_of(lines.out, "\n"), count_of(lines.out, "],\"error\":"));
    EXPECT_EQ(count_of(lines.out, "],\"error\":\""), bad_count) << lines.out;
    EXPECT_EQ(count_of(lines.out, "],\"error\":null}\n"), count_of(lines.out, "\n") - bad_count) << lines.out;

    // --skip-bad counts the bad ones and makes it exit 0; what is written stays the same.
    const auto skipped = run_marsad({"extract", "--published", "2022-01-03", "--format", "jsonl", "--skip-bad", bad, good});
    EXPECT_EQ(skipped.code, 0) << skipped.err;
    EXPECT_EQ(skipped.out, lines.out);
    const std::string count = std::to_string(bad_count) + (bad_count == 1 ? " bad record " : " bad records ");
    EXPECT_EQ(skipped.err.find(count) != std::string::npos, bad_count > 0) << skipped.err;
    EXPECT_EQ(skipped.err.find(": error: "), std::string::npos) << skipped.err;
}

INSTANTIATE_TEST_SUITE_P(
    Contract, BadInput,
    testing::Values(
        Input{"invalid_utf8", "a.txt", "Rockets hit Baghdad\xFF\xFE on Monday.\nMore.", 1, {"a.txt:1: error", "UTF-8", "iconv"}},
        Input{"empty_file", "a.txt", "", 1, {"a.txt: error", "empty", "give a report"}}, Input{"only_a_header", "a.txt", "Lang: en\n\n", 1, {"a.txt: error"}},
        Input{"empty_json_lines", "a.jsonl", "", 1, {"a.jsonl: error", "empty", "one JSON object a line"}},
        Input{"broken_json_line", "a.jsonl", "{\"id\":\"x\",\"text\":\"Calm.\"}\n{\"id\":\"y\",\n{\"id\":\"z\",\"text\":\"Calm.\"}\n", 1, {"a.jsonl:2: error", "column", "mend the line"}},
        Input{"impossible_date_in_record", "a.jsonl", "{\"id\":\"x\",\"text\":\"Calm.\",\"published\":\"2022-13-40\"}\n", 1, {"a.jsonl:1: error", "2022-13-40", "YYYY-MM-DD"}},
        Input{"several_bad_lines", "a.jsonl", "[1]\n{\"text\":\n\n{\"id\":\"z\",\"text\":\"Calm.\",\"lang\":\"xx\",\"published\":\"0\"}\nend", 1, {"a.jsonl:1: error", "a.jsonl:2: error", "a.jsonl:4: error", "a.jsonl:5: error"}, 4},
        Input{"invalid_utf8_in_record", "a.jsonl", "{\"id\":\"x\",\"text\":\"Calm.\"}\n{\"id\":\"y\",\"text\":\"Ca\xFFlm.\"}\n", 1, {"a.jsonl:2: error", "invalid UTF-8 in 1 place", "iconv"}},
        Input{"invalid_utf8_in_page", "a.html", "<html>\n<p>Ca\xFFlm.</p>", 1, {"a.html:2: error", "UTF-8", "iconv"}},
        Input{"invalid_utf8_in_header", "a.txt", "Source: X\nLang: en\nId: \xFF\n\nCalm.", 1, {"a.txt:3: error", "UTF-8", "iconv"}},
        Input{"line_of_the_header", "a.txt", "Source: X\r\nLang: xx\r\nPublished: 2022-00-01\r\n\r\nCalm.", 1, {"a.txt:2: error: \"xx\"", "a.txt:3: error: \"2022-00-01\""}},
        Input{"impossible_date_in_header", "a.txt", "Published: 2022-02-30\n\nCalm.", 1, {"a.txt:1: error", "2022-02-30"}},
        Input{"unknown_language_in_record", "a.jsonl", "{\"id\":\"x\",\"text\":\"Calm.\",\"lang\":\"xx\"}\n", 1, {"a.jsonl:1: error", "xx", "auto"}},
        Input{"unknown_language_in_header", "a.txt", "Lang: klingon\n\nCalm.", 1, {"a.txt:1: error", "klingon"}},
        Input{"record_without_text", "a.jsonl", "{\"id\":\"x\"}\n", 1, {"a.jsonl:1: error", "text", "give the report"}},
        Input{"utf16_of_the_other_order", "a.txt", "\xFE\xFF\0C\0a\0l\0m\0."s, 0, {"a.txt: notice", "UTF-16"}},
        Input{"utf16_json_lines", "a.jsonl", "\xFF\xFE{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0x\0\"\0}\0"s, 0, {"a.jsonl: notice", "UTF-16"}},
        Input{"broken_utf16", "a.txt", "\xFF\xFE"
                                       "C\0\x3D\xD8"s,
              1,
              {"a.txt: error", "UTF-16", "save the text as UTF-8"}},
        Input{"utf16_with_mark", "a.txt", "\xFF\xFE"
                                          "C\0a\0l\0m\0.\0"s,
              0,
              {"a.txt: notice", "UTF-16"}},
        Input{"binary", "a.txt", "\x7F"
                                 "ELF\x02\x01\x01\0\0\0\0"s,
              1,
              {"a.txt: error", "binary"}},
        Input{"picture_as_page", "a.html", "\x89PNG\r\n\x1A\n\0\0\0"s, 1, {"a.html: error", "binary"}},
        Input{"conflict_is_a_warning", "a.txt", "Published: 2022-01-05\n\nCalm.", 0, {"a.txt:1: warning", "2022-01-05", "2022-01-03"}}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Extract, a_missing_file_is_exit_1_and_the_rest_is_read) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const auto done = run_marsad({"extract", "--published", "2022-01-03", "/no/such/file.txt", folder.write("good.txt", kReport)});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("/no/such/file.txt: error: cannot open: No such file or directory; check its name"), std::string::npos) << done.err;
    EXPECT_NE(done.out.find("\"report_id\":\"good\""), std::string::npos);
}

TEST(Extract, standard_input_tells_what_it_is) {
    MARSAD_NEEDS_DATA();
    const std::string record = "{\"id\":\"a\",\"text\":\"Two rockets hit Ain al-Asad air base in Iraq on Monday.\",\"published\":\"2022-01-03\"}\n";
    const auto json_lines = run_marsad({"extract", "-"}, {record, {}, {}});
    EXPECT_EQ(json_lines.code, 0) << json_lines.err;
    EXPECT_NE(json_lines.out.find("\"report_id\":\"a\""), std::string::npos);
    const auto text = run_marsad({"extract", "--published", "2022-01-03"}, {kReport, {}, {}});
    EXPECT_EQ(text.code, 0) << text.err;
    EXPECT_NE(text.out.find("\"report_id\":\"r"), std::string::npos);
    const auto broken = run_marsad({"extract", "-"}, {"{\"id\":\n{\"id\":\"b\",\"text\":\"Calm.\"}\n", {}, {}});
    EXPECT_NE(broken.err.find("<stdin>:1: warning: begins like JSON Lines"), std::string::npos) << broken.err;
    const auto folder = run_shell("$MARSAD extract - < /");
    EXPECT_EQ(folder.code, 1);
    EXPECT_NE(folder.err.find("<stdin>: error: cannot read: Is a directory"), std::string::npos) << folder.err;
    const auto nothing = run_marsad({"extract", "-"});
    EXPECT_EQ(nothing.code, 1);
    EXPECT_NE(nothing.err.find("<stdin>: error"), std::string::npos) << nothing.err;
}

TEST(Extract, gives_the_same_bytes_whatever_the_threads_locale_and_zone) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    std::string lines;
    for (int i = 0; i < 120; ++i) {
        lines += "{\"id\":\"n" + std::to_string(i) + "\",\"published\":\"2022-01-1" + std::to_string(i % 10) +
                 "\",\"text\":\"Two rockets hit Ain al-Asad air base in western Iraq on Monday. A bomb killed " + std::to_string(i) + " people in Mosul on Tuesday.\"}\n";
    }
    const std::string file = folder.write("many.jsonl", lines);
    const auto one = run_marsad({"extract", "--jobs", "1", file});
    EXPECT_EQ(one.code, 0) << one.err;
    EXPECT_GE(count_of(one.out, "\"type\":\"Feature\","), 120U);
    for (const char* jobs : {"2", "5", "16"}) {
        const RunOptions options{"", {{"LC_ALL", "tr_TR.UTF-8"}, {"TZ", "Pacific/Kiritimati"}, {"LANG", "fa_IR"}}, folder.path()};
        EXPECT_EQ(run_marsad({"extract", "--jobs", jobs, file}, options).out, one.out) << jobs;
    }
}

TEST(Extract, places_are_a_layer_of_their_own) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"extract", "--layer", "places", "--published", "2022-01-03", "-"}, {kReport, {}, {}});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_TRUE(io::check_geojson(done.out).empty());
    EXPECT_NE(done.out.find("\"rung\":"), std::string::npos);
    EXPECT_EQ(done.out.find("\"event_type\""), std::string::npos);
}

TEST(Extract, opens_no_network_gl_or_fonts) {
    MARSAD_NEEDS_DATA();
    const auto traced = run_shell("command -v strace > /dev/null || exit 77; echo 'Calm in Baghdad.' | strace -f -e trace=openat,socket,connect $MARSAD extract - 2>&1 > /dev/null");
    if (traced.code == 77) {
        GTEST_SKIP() << "no strace";
    }
    EXPECT_EQ(traced.out.find("socket("), std::string::npos);
    for (const char* part : {"libgdal", "fonts.conf", "/dri/", "swrast"}) {
        EXPECT_EQ(traced.out.find(part), std::string::npos) << part;
    }
}

TEST(Render, without_gl_or_fonts_is_a_message_and_exit_1) {
    MARSAD_NEEDS_DATA();
    if (!std::filesystem::exists(data_folder() / "basemap.bin")) {
        GTEST_SKIP() << "no basemap.bin";
    }
    const TempFolder folder;
    const std::string report = folder.write("good.txt", kReport);
    const std::string picture = (folder.path() / "m.png").string();
    const auto no_gl = run_marsad({"render", "--published", "2022-01-03", report, "-o", picture},
                                  {"", {{"__EGL_VENDOR_LIBRARY_FILENAMES", "/nonexistent"}, {"LIBGL_DRIVERS_PATH", "/nonexistent"}, {"__EGL_VENDOR_LIBRARY_DIRS", "/nonexistent"}}, {}});
    EXPECT_EQ(no_gl.code, 1);
    EXPECT_NE(no_gl.err.find("OpenGL"), std::string::npos) << no_gl.err;
    EXPECT_NE(no_gl.err.find("apt-get install libegl1"), std::string::npos) << no_gl.err;
    EXPECT_FALSE(std::filesystem::exists(picture));
    const std::string fonts = folder.write("fonts.conf", "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    const auto no_fonts = run_marsad({"render", "--published", "2022-01-03", report, "-o", picture}, {"", {{"FONTCONFIG_FILE", fonts}}, {}});
    EXPECT_EQ(no_fonts.code, 1);
    EXPECT_NE(no_fonts.err.find("no font"), std::string::npos) << no_fonts.err;
    EXPECT_NE(no_fonts.err.find("apt-get install fonts-"), std::string::npos) << no_fonts.err;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        EXPECT_TRUE(entry.path() == report || entry.path() == fonts) << entry.path() << ": half a picture";
    }
}

} // namespace
} // namespace marsad::test
