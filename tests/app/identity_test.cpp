// Identity and evidence: ids, offsets into the body, what stands in a collection and in which digits.

#include "app/process.h"
#include "base/utf8.h"
#include "io/digest.h"
#include "io/event_reader.h"
#include "io/event_writer.h"
#include "io/geojson_check.h"
#include "io/sample_events.h"
#include "io/temp_folder.h"

#include <algorithm>
#include <ostream>

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

using namespace std::string_literals;

const char* const kText = "Two rockets hit Ain al-Asad air base in western Iraq on Monday, the army said.";

std::vector<model::Event> events_of(const std::string& lines) {
    std::vector<model::Event> events;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const auto event = io::event_from_feature(lines.substr(begin, end - begin));
        EXPECT_TRUE(event) << lines.substr(begin, end - begin);
        if (event) {
            events.push_back(*event);
        }
        begin = end + 1;
    }
    return events;
}

struct Body {
    const char* name;
    const char* file;
    std::string bytes;
    std::string body; ///< what the offsets count in
    friend std::ostream& operator<<(std::ostream& out, const Body& body) { return out << body.name; }
};
class Offsets : public testing::TestWithParam<Body> {};

TEST_P(Offsets, count_code_points_of_the_body) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const auto done = run_marsad({"extract", "--format", "geojsonl", "--published", "2022-01-03", folder.write(GetParam().file, GetParam().bytes)});
    const auto events = events_of(done.out);
    ASSERT_FALSE(events.empty()) << done.err;
    const std::u32string body = base::to_utf32(GetParam().body);
    for (const model::Event& event : events) {
        bool has_what = false;
        for (const model::Evidence& span : event.evidence) {
            has_what = has_what || span.role == model::EvidenceRole::What;
            ASSERT_LT(span.start, span.end);
            ASSERT_LE(span.end, body.size());
            EXPECT_EQ(body.substr(span.start, span.end - span.start), base::to_utf32(span.text));
        }
        EXPECT_TRUE(has_what) << event.event_id;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Contract, Offsets,
    testing::Values(Body{"plain", "a.txt", kText, kText}, Body{"byte_order_mark", "a.txt", "\xEF\xBB\xBF"s + kText, kText},
                    Body{"header", "a.txt", "Source: X\nLang: en\n\n"s + kText, kText}, Body{"mark_and_header_with_returns", "a.txt", "\xEF\xBB\xBFLang: en\r\n\r\n"s + kText, kText},
                    Body{"returns_are_two", "a.txt", "Calm.\r\n\r\nStill.\r\n"s + kText, "Calm.\r\n\r\nStill.\r\n"s + kText},
                    Body{"an_invalid_sequence_is_one", "a.txt", "C\xE2\x82\xFF.\n"s + kText, "C\uFFFD\uFFFD.\n"s + kText},
                    Body{"beyond_the_basic_plane", "a.txt", "\xF0\x9F\x9A\x80 بغداد. "s + kText, "\xF0\x9F\x9A\x80 بغداد. "s + kText},
                    Body{"utf16", "a.txt", "\xFF\xFE\x3D\xD8\x80\xDE \0R\0o\0c\0k\0e\0t\0s\0 \0h\0i\0t\0 \0E\0r\0b\0i\0l\0.\0"s, "\xF0\x9F\x9A\x80 Rockets hit Erbil."},
                    Body{"text_of_a_record", "a.jsonl", "{\"id\":\"a\",\"text\":\"Calm.\\r\\n\\ud83d\\ude80 "s + kText + "\"}\n", "Calm.\r\n\xF0\x9F\x9A\x80 "s + kText},
                    Body{"header_lines_in_a_record_are_text", "a.jsonl", "{\"id\":\"a\",\"text\":\"Lang: en\\n\\n"s + kText + "\"}\n", "Lang: en\n\n"s + kText}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Offsets, run_on_through_a_text_that_is_read_in_pieces) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    std::string text;
    for (int i = 0; i < 4000; ++i) {
        text += "The café in “Baghdad” stayed calm – the weather, too: 30 °C.\n"; // code points of one, two and three bytes
    }
    text += kText;
    const auto done = run_marsad({"extract", "--format", "geojsonl", "--published", "2022-01-03", folder.write("a.txt", text)});
    const auto events = events_of(done.out);
    ASSERT_EQ(events.size(), 1U) << done.err;
    const std::u32string body = base::to_utf32(text);
    for (const model::Evidence& span : events[0].evidence) {
        EXPECT_EQ(body.substr(span.start, span.end - span.start), base::to_utf32(span.text));
    }
}

TEST(Identity, a_report_is_named_by_its_id_else_its_file_else_its_text) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const auto id_of = [](const Finished& done) {
        const auto events = events_of(done.out);
        return events.empty() ? std::string() : events[0].report_id + " " + events[0].event_id;
    };
    const std::vector<std::string> command{"extract", "--format", "geojsonl", "--published", "2022-01-03"};
    const auto with = [&](const std::string& input) {
        std::vector<std::string> arguments = command;
        arguments.push_back(input);
        return run_marsad(arguments, {kText, {}, {}});
    };
    EXPECT_EQ(id_of(with(folder.write("x.y.txt", kText))), "x.y x.y-1");
    EXPECT_EQ(id_of(with(folder.write("x.txt", "Id: own 7\n\n"s + kText))), "own 7 own 7-1");
    EXPECT_EQ(id_of(with(folder.write("x.jsonl", "{\"id\":\"own\",\"text\":\""s + kText + "\"}"))), "own own-1");
    EXPECT_EQ(id_of(with(folder.write("x.jsonl", "{\"text\":\""s + kText + "\"}"))), "x x-1");
    const std::string digest = "r" + io::sha256_hex(kText).substr(0, 12);
    EXPECT_EQ(id_of(with("-")), digest + " " + digest + "-1");
}

TEST(Identity, a_second_holder_of_an_id_gets_a_number_and_a_warning) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const std::string record = "{\"id\":\"a\",\"text\":\""s + kText + "\"}\n";
    const auto done = run_marsad({"extract", "--format", "geojsonl", "--published", "2022-01-03", folder.write("x.jsonl", record + record), folder.write("a.txt", kText)});
    EXPECT_EQ(done.code, 0) << done.err;
    std::vector<std::string> ids;
    for (const model::Event& event : events_of(done.out)) {
        ids.push_back(event.report_id + " " + event.event_id);
    }
    EXPECT_EQ(ids, (std::vector<std::string>{"a a-1", "a~2 a~2-1", "a~3 a~3-1"}));
    EXPECT_NE(done.err.find("x.jsonl:2: warning: the id \"a\" is taken; this record becomes \"a~2\""), std::string::npos) << done.err;
    EXPECT_NE(done.err.find("a.txt: warning: the id \"a\" is taken; this record becomes \"a~3\""), std::string::npos) << done.err;
}

TEST(Identity, events_are_numbered_in_the_order_of_the_words_that_tell_them) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"extract", "--format", "geojsonl", "--published", "2022-01-20", "-"},
                                 {"Two rockets hit Ain al-Asad air base in Iraq on 3 January 2022. A bomb killed five people in Mosul on 7 January 2022. Gunmen shot a judge dead in Basra on 9 January 2022.", {}, {}});
    const auto events = events_of(done.out);
    ASSERT_EQ(events.size(), 3U) << done.out;
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        EXPECT_EQ(events[i].event_id, events[i].report_id + "-" + std::to_string(i + 1));
        const auto what = std::find_if(events[i].evidence.begin(), events[i].evidence.end(), [](const model::Evidence& span) { return span.role == model::EvidenceRole::What; });
        ASSERT_NE(what, events[i].evidence.end());
        EXPECT_GE(what->start, before);
        before = what->start;
    }
}

TEST(Identity, without_a_publication_date_a_relative_date_stays_open_with_its_reason) {
    MARSAD_NEEDS_DATA();
    const std::string text = "Gunmen attacked a checkpoint in Mosul yesterday.";
    for (const char* format : {"geojson", "geojsonl", "jsonl"}) {
        const auto done = run_marsad({"extract", "--format", format, "-"}, {text, {}, {}});
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_NE(done.out.find("\"event_date\":null,\"date_start\":null,\"date_end\":null"), std::string::npos) << done.out;
        EXPECT_NE(done.out.find("\"reason\":\"no publication date"), std::string::npos) << done.out;
    }
    const auto rows = run_marsad({"extract", "--format", "csv", "-"}, {text, {}, {}});
    EXPECT_EQ(count_of(rows.out, "\r\n"), 2U) << rows.out;
    EXPECT_NE(rows.out.find(",main,en,,,,"), std::string::npos) << rows.out;
}

TEST(Identity, an_event_without_a_place_has_nulls_and_a_reason_in_every_format) {
    MARSAD_NEEDS_DATA();
    const std::string text = "Gunmen killed two soldiers yesterday.";
    for (const char* format : {"geojson", "geojsonl", "jsonl"}) {
        const auto done = run_marsad({"extract", "--published", "2022-01-05", "--format", format, "-"}, {text, {}, {}});
        EXPECT_NE(done.out.find("\"geometry\":null"), std::string::npos) << done.out;
        EXPECT_NE(done.out.find("\"latitude\":null,\"longitude\":null"), std::string::npos) << done.out;
        EXPECT_NE(done.out.find("\"reason\":\"no place named\""), std::string::npos) << done.out;
        EXPECT_EQ(done.out.find("bbox"), std::string::npos) << done.out;
    }
    const auto rows = run_marsad({"extract", "--published", "2022-01-05", "--format", "csv", "-"}, {text, {}, {}});
    EXPECT_EQ(count_of(rows.out, "\r\n"), 2U) << rows.out;
}

std::string layer_at(const std::vector<double>& lons_deg) {
    std::string lines;
    int number = 0;
    for (const double lon_deg : lons_deg) {
        io::append_event_feature(lines, io::test::event_at(lon_deg, 1.5, ++number));
        lines.push_back('\n');
    }
    io::append_event_feature(lines, io::test::bare_event());
    return lines + "\n";
}

TEST(Collection, ends_with_the_narrowest_box_or_has_none) {
    const TempFolder folder;
    struct Case {
        std::vector<double> lons_deg;
        std::string end;
    };
    for (const Case& c : {Case{{44.4, 10.25}, ",\"bbox\":[10.250000,1.500000,44.400000,1.500000]}\n"}, {{179.5, -179.5}, ",\"bbox\":[179.500000,1.500000,-179.500000,1.500000]}\n"}, {{-170, 170, 100}, ",\"bbox\":[100.000000,1.500000,-170.000000,1.500000]}\n"}, {{}, "\n]}\n"}}) {
        const auto done = run_marsad({"export", folder.write("in.geojsonl", layer_at(c.lons_deg)), "-o", "-"});
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_TRUE(done.out.ends_with(c.end)) << done.out.substr(done.out.size() - 120);
        EXPECT_EQ(count_of(done.out, "\"bbox\""), c.lons_deg.empty() ? 0U : 1U);
        EXPECT_TRUE(io::check_geojson(done.out).empty());
    }
}

} // namespace
} // namespace marsad::test
