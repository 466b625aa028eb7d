#include "app/process.h"
#include "io/temp_folder.h"

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

TEST(Geocode, each_argument_is_a_query_answered_by_a_line) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"geocode", "Baghdad", "أربيل", "الثلاثاء"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(count_of(done.out, "\n"), 3U);
    EXPECT_TRUE(done.out.starts_with("{\"query\":\"Baghdad\",\"matches\":[{\"name\":\"Baghdad\",\"name_local\":")) << done.out;
    for (const char* member : {"\"lat\":33.", "\"lon\":44.", "\"place_id\":\"geonames:98182\"", "\"kind\":", "\"country\":\"Iraq\"", "\"country_code\":\"IQ\"", "\"admin1\":", "\"radius_km\":",
                               "\"confidence\":", "\"rung\":\"exact\""}) {
        EXPECT_NE(done.out.find(member), std::string::npos) << member;
    }
    EXPECT_NE(done.out.find("{\"query\":\"الثلاثاء\",\"matches\":[]}\n"), std::string::npos) << done.out;
}

TEST(Geocode, what_was_typed_so_far_is_completed) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"geocode", "--complete", "--limit", "3", "موص", "baghdsd", " "});
    EXPECT_EQ(done.code, 1); // the empty one
    EXPECT_EQ(count_of(done.out, "\n"), 3U);
    EXPECT_TRUE(done.out.starts_with("{\"query\":\"موص\",\"matches\":[{\"name\":\"Mosul\",\"name_local\":\"الموصل\",")) << done.out;
    for (const char* part : {"\"match\":\"prefix\",\"matched\":\"", "\"match\":\"typo\",\"matched\":\"Baghdad\"}", "\"error\":"}) {
        EXPECT_NE(done.out.find(part), std::string::npos) << part << '\n' << done.out;
    }
    const auto far = run_marsad({"geocode", "--complete", "--limit", "40", "hi"});
    const auto near = run_marsad({"geocode", "--complete", "--limit", "40", "--bbox", "42.3,33.4,43.1,34", "hi"});
    EXPECT_LT(near.out.find("\"geonames:95788\""), far.out.find("\"geonames:95788\"")); // Hit
    EXPECT_EQ(run_marsad({"geocode", "--complete", "--context", "Iraq", "x"}).code, 2);
    EXPECT_EQ(run_marsad({"geocode", "--bbox", "1,2,3,4", "x"}).code, 2);
    EXPECT_EQ(run_marsad({"geocode", "--complete", "--bbox", "1,2,x", "x"}).code, 2);
}

TEST(Geocode, a_batch_gets_exactly_one_answer_a_line) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"geocode", "--batch", "-"}, {"بغداد\tar\t\nBaghdad\t\t\r\nErbil\txx\tIraq\n\nbad \xFF line\nTripoli\ten\tLebanon\textra\n\xE2\x80\xA8split\nlast", {}, {}});
    EXPECT_EQ(done.code, 1); // an empty and a bad line
    EXPECT_EQ(count_of(done.out, "\n"), 8U);
    EXPECT_EQ(count_of(done.out, "{\"query\":"), 8U);
    EXPECT_EQ(count_of(done.out, "\"error\":"), 2U) << done.out;
    EXPECT_NE(done.out.find("{\"query\":\"\",\"matches\":[],\"error\":\"empty query; write the name of a place first on the line\"}"), std::string::npos);
    EXPECT_NE(done.out.find("\\u2028split"), std::string::npos); // no answer breaks over two lines
    EXPECT_NE(done.err.find("<stdin>:4: error: empty query"), std::string::npos) << done.err;
    EXPECT_NE(done.err.find("<stdin>:5: error: invalid UTF-8"), std::string::npos) << done.err;
}

TEST(Geocode, names_of_any_length_and_kind_get_one_answer_each) {
    MARSAD_NEEDS_DATA();
    std::string lines;
    for (const char* part : {"a", "بغداد ", "Baghdad near ", "-", "\"", "\\", "33.3,", "near ", "\xF0\x9F\x9A\x80"}) {
        std::string name;
        while (name.size() < 10'000) {
            name += part;
        }
        lines += name + "\tar\t" + name + "\n";
    }
    const auto done = run_marsad({"geocode", "--batch", "-"}, {lines + "Baghdad\n", {}, {}});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(count_of(done.out, "\n"), 10U);
    EXPECT_EQ(count_of(done.out, "\"error\""), 0U);
    EXPECT_NE(done.out.find("\n{\"query\":\"Baghdad\",\"matches\":[{\"name\":\"Baghdad\""), std::string::npos) << "the last was not answered";
}

TEST(Geocode, an_empty_or_unknown_language_means_auto) {
    MARSAD_NEEDS_DATA();
    const auto wanted = run_marsad({"geocode", "--batch", "-"}, {"Erbil\tauto\n", {}, {}});
    EXPECT_NE(wanted.out.find("geonames:95446"), std::string::npos) << wanted.out;
    for (const char* line : {"Erbil\t\n", "Erbil\n", "Erbil\tklingon\n", "Erbil\tEN\t\n", "Erbil\t\xD8\xB9\n"}) {
        const auto done = run_marsad({"geocode", "--batch", "-"}, {line, {}, {}});
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_EQ(done.out, wanted.out) << line;
    }
    const auto with_option = run_marsad({"geocode", "--lang", "ar", "--batch", "-"}, {"Erbil\tklingon\n", {}, {}});
    EXPECT_EQ(with_option.out, wanted.out);
}

TEST(Geocode, a_batch_that_is_no_text_is_refused) {
    MARSAD_NEEDS_DATA();
    using namespace std::string_literals;
    const TempFolder folder;
    struct Case {
        std::string bytes;
        int code;
        std::string message;
        std::size_t answers;
    };
    for (const Case& c : {Case{"", 1, ": error: no query to answer; the file is empty", 0}, {"\x7F"
                                                                                             "ELF\0\0"s,
                                                                                             1, ": error: not a text but a binary file; give lines", 0},
                          {"\xFF\xFE"
                           "E\0r\0b\0i\0l\0"s,
                           0, ": notice: decoded from UTF-16", 1},
                          {"\xEF\xBB\xBF"
                           "Erbil",
                           0, "", 1}}) {
        const std::string file = folder.write("q.tsv", c.bytes);
        const auto done = run_marsad({"geocode", "--batch", file});
        EXPECT_EQ(done.code, c.code) << done.err;
        EXPECT_EQ(done.err.find(c.message.empty() ? "" : file + c.message), 0U) << done.err;
        EXPECT_EQ(count_of(done.out, "{\"query\":\"Erbil\",\"matches\":[{"), c.answers) << done.out;
    }
    const auto in_folder = run_marsad({"geocode", "--batch", folder.path().string()});
    EXPECT_EQ(in_folder.code, 1);
    EXPECT_EQ(in_folder.err.find(folder.path().string() + ": error: cannot read: Is a directory"), 0U) << in_folder.err;
}

TEST(Geocode, gives_the_same_bytes_whatever_the_locale_and_zone) {
    MARSAD_NEEDS_DATA();
    const std::string lines = "بغداد\tar\t\nTripoli\ten\tLebanon\nIstanbul\ttr\t\nnear Mosul\t\t\n\n";
    const auto one = run_marsad({"geocode", "--batch", "-"}, {lines, {}, {}});
    const auto other = run_marsad({"geocode", "--batch", "-"}, {lines, {{"LC_ALL", "tr_TR.UTF-8"}, {"LANG", "fa_IR"}, {"TZ", "Pacific/Kiritimati"}}, {}});
    EXPECT_EQ(count_of(one.out, "\n"), 5U);
    EXPECT_EQ(other.out, one.out);
    EXPECT_EQ(other.err, one.err);
}

TEST(Geocode, a_batch_may_be_a_file_and_a_missing_one_is_exit_1) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const auto done = run_marsad({"geocode", "--batch", folder.write("q.tsv", "Baghdad\nMosul\n")});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(count_of(done.out, "\n"), 2U);
    const auto missing = run_marsad({"geocode", "--batch", "/no/such/q.tsv"});
    EXPECT_EQ(missing.code, 1);
    EXPECT_NE(missing.err.find("/no/such/q.tsv"), std::string::npos);
}

TEST(Geocode, the_limit_cuts_the_answers_and_never_reorders_them) {
    MARSAD_NEEDS_DATA();
    const auto five = run_marsad({"geocode", "Tripoli"});
    const auto one = run_marsad({"geocode", "--limit", "1", "Tripoli"});
    EXPECT_EQ(count_of(one.out, "\"name\":"), 1U);
    EXPECT_LE(count_of(five.out, "\"name\":"), 5U);
    EXPECT_TRUE(five.out.starts_with(one.out.substr(0, one.out.size() - 4))) << one.out << five.out;
}

TEST(Geocode, a_closed_pipe_is_quiet) {
    MARSAD_NEEDS_DATA();
    const auto done = run_shell("yes Baghdad | head -20000 | $MARSAD geocode --batch - | head -1 > /dev/null; exit ${PIPESTATUS[2]}");
    EXPECT_EQ(done.code, 0);
    EXPECT_EQ(done.err, "");
}

} // namespace
} // namespace marsad::test
