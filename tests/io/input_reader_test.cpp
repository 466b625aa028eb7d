#include "io/input_reader.h"

#include "base/utf8.h"
#include "io/event_writer.h"
#include "io/sample_events.h"
#include "io/temp_folder.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

using marsad::test::TempFolder;
using namespace std::string_literals;

struct Reading {
    std::vector<InputRecord> records;
    base::Diagnostics environment;
};

Reading read(const std::vector<std::string>& inputs, InputDefaults defaults = {}) {
    Reading reading;
    defaults.languages = {{"ar", "en"}, {"tr"}};
    InputReader reader(inputs, defaults);
    while (auto record = reader.next(reading.environment)) {
        reading.records.push_back(std::move(*record));
    }
    return reading;
}

bool has_message(const InputRecord& record, base::Severity severity, std::string_view part) {
    const auto& all = record.messages.all();
    return std::any_of(all.begin(), all.end(), [&](const base::Diagnostic& d) { return d.severity == severity && d.text.find(part) != std::string::npos; });
}

TEST(InputReader, a_text_takes_its_header_and_the_stem_as_id) {
    const TempFolder folder;
    const auto reading = read({folder.write("report-7.txt", "\xEF\xBB\xBFPublished: 2022-01-03\nSource: Agency\nUrl: https://x.org\nLang: en\n\nA drone.\r\nMore.")});
    ASSERT_EQ(reading.records.size(), 1U);
    const InputRecord& record = reading.records[0];
    ASSERT_TRUE(record.report);
    EXPECT_EQ(record.id, "report-7");
    EXPECT_EQ(record.report->report_id, "report-7");
    EXPECT_EQ(record.report->body, "A drone.\r\nMore.");
    EXPECT_EQ(record.report->published, test::day(2022, 1, 3));
    EXPECT_EQ(record.report->lang, "en");
    EXPECT_EQ(record.report->source, "Agency");
    EXPECT_EQ(record.report->source_url, "https://x.org");
    EXPECT_TRUE(record.messages.all().empty());
}

TEST(InputReader, options_are_defaults_and_conflicts_warn) {
    const TempFolder folder;
    const InputDefaults defaults{test::day(2021, 5, 1), "ar", "Option", std::nullopt, {}};
    const auto reading = read({folder.write("a.txt", "Published: 2022-01-03\nLang: en\nSource: Own\n\nx"), folder.write("b.txt", "x")}, defaults);
    ASSERT_EQ(reading.records.size(), 2U);
    EXPECT_EQ(reading.records[0].report->published, test::day(2022, 1, 3));
    EXPECT_EQ(reading.records[0].report->lang, "en");
    EXPECT_EQ(reading.records[0].report->source, "Own");
    for (const char* key : {"published", "lang", "source"}) {
        EXPECT_TRUE(has_message(reading.records[0], base::Severity::Warning, key)) << key;
    }
    EXPECT_FALSE(reading.records[0].is_bad());
    EXPECT_EQ(reading.records[1].report->published, test::day(2021, 5, 1));
    EXPECT_EQ(reading.records[1].report->source, "Option");
}

TEST(InputReader, an_impossible_date_and_an_unknown_language_are_errors_but_the_rest_is_read) {
    const TempFolder folder;
    const auto reading = read({folder.write("a.txt", "Published: 2022-13-40\nLang: xx\n\nText.")});
    ASSERT_EQ(reading.records.size(), 1U);
    EXPECT_EQ(reading.records[0].messages.error_count(), 2U);
    EXPECT_TRUE(has_message(reading.records[0], base::Severity::Error, "2022-13-40"));
    EXPECT_TRUE(has_message(reading.records[0], base::Severity::Error, "\"xx\""));
    ASSERT_TRUE(reading.records[0].report);
    EXPECT_EQ(reading.records[0].report->body, "Text.");
    EXPECT_FALSE(reading.records[0].report->published);
    EXPECT_EQ(reading.records[0].report->lang, "auto");
}

TEST(InputReader, invalid_utf8_counts_one_code_point_and_is_an_error_with_its_line) {
    const TempFolder folder;
    const auto reading = read({folder.write("a.txt", "line one\nbad \xE2\x82 here\xFF.")});
    ASSERT_EQ(reading.records.size(), 1U);
    const InputRecord& record = reading.records[0];
    EXPECT_EQ(record.report->body, "line one\nbad \uFFFD here\uFFFD.");
    EXPECT_EQ(base::to_utf32(record.report->body).size(), 21U);
    ASSERT_EQ(record.messages.all().size(), 1U);
    EXPECT_EQ(record.messages.all()[0].line, 2U);
    EXPECT_TRUE(has_message(record, base::Severity::Error, "iconv"));
}

TEST(InputReader, utf16_is_decoded_with_a_notice) {
    const TempFolder folder;
    const auto reading = read({folder.write("a.txt", "\xFF\xFE"
                                                     "h\0i\0"s),
                               folder.write("b.jsonl", "\xFF\xFE{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0x\0\"\0}\0"s)});
    ASSERT_EQ(reading.records.size(), 2U);
    for (const InputRecord& record : reading.records) {
        EXPECT_FALSE(record.is_bad()) << record.error();
        EXPECT_TRUE(has_message(record, base::Severity::Notice, "UTF-16"));
    }
    EXPECT_EQ(reading.records[0].report->body, "hi");
    EXPECT_EQ(reading.records[1].report->body, "x");
}

TEST(InputReader, empty_binary_and_unsupported_files_are_errors) {
    const TempFolder folder;
    const auto reading = read({folder.write("empty.txt", ""), folder.write("mark.txt", "\xEF\xBB\xBF"), folder.write("blank.txt", " \n\n"), folder.write("head.txt", "Lang: ar\n\n"),
                               folder.write("bin.txt", "\x7F"
                                                       "ELF\0\0\0"s),
                               folder.write("layer.gpkg", "SQLite format 3\0"s), folder.write("empty.jsonl", "\n\n"),
                               folder.write("empty.csv", ""), folder.write("empty.geojson", "")});
    ASSERT_EQ(reading.records.size(), 9U);
    for (const InputRecord& record : reading.records) {
        EXPECT_TRUE(record.is_bad()) << record.file;
        EXPECT_FALSE(record.report) << record.file;
        EXPECT_FALSE(record.id.empty()) << record.file;
    }
    EXPECT_NE(reading.records[4].error().find("binary"), std::string::npos);
    EXPECT_NE(reading.records[5].error().find("not read in this version"), std::string::npos);
}

TEST(InputReader, a_missing_file_is_an_error_of_the_run_and_the_rest_is_read) {
    const TempFolder folder;
    auto reading = read({"/no/such/file.txt", folder.write("a.txt", "x")});
    EXPECT_EQ(reading.records.size(), 1U);
    EXPECT_EQ(reading.environment.error_count(), 1U);
    EXPECT_EQ(reading.environment.all()[0].file, "/no/such/file.txt");
}

TEST(InputReader, json_lines_give_a_record_a_line) {
    const TempFolder folder;
    const auto reading = read({folder.write("batch.jsonl", "{\"id\":\"a\",\"text\":\"One.\",\"published\":\"2022-01-03\",\"lang\":\"en\",\"source\":\"S\",\"url\":\"U\"}\n"
                                                           "\n"
                                                           "{\"id\":\"b\",\"text\":\n"
                                                           "{\"id\":7,\"text\":\"Two.\",\"published\":\"2022-02-30\"}\r\n"
                                                           "{\"id\":\"c\"}\n"
                                                           "[1]\n"
                                                           "{\"id\":\"d\",\"text\":\"\"}\n"
                                                           "{\"id\":\"e\",\"text\":\"x\",\"lang\":\"klingon\",\"source\":5}\n"
                                                           "{\"id\":\"f\",\"text\":\"a\\u0000b\",\"published\":\"2022-01-03T23:00:00Z\",\"lang\":null}")});
    ASSERT_EQ(reading.records.size(), 8U);
    const auto& r = reading.records;
    EXPECT_FALSE(r[0].is_bad());
    EXPECT_EQ(r[0].report->source_url, "U");
    EXPECT_EQ(r[0].report->published, test::day(2022, 1, 3));
    EXPECT_TRUE(r[1].is_bad());
    EXPECT_EQ(r[1].line, 3U);
    EXPECT_NE(r[1].error().find("column"), std::string::npos);
    EXPECT_EQ(r[2].id, "7");
    EXPECT_TRUE(r[2].is_bad());
    ASSERT_TRUE(r[2].report);
    EXPECT_EQ(r[2].report->body, "Two.");
    EXPECT_TRUE(r[3].is_bad() && !r[3].report);
    EXPECT_TRUE(r[3].id == "c" && has_message(r[3], base::Severity::Error, "no \"text\"")) << r[3].error();
    EXPECT_EQ(r[3].messages.error_count(), 1U);
    EXPECT_TRUE(r[4].is_bad());
    EXPECT_TRUE(r[5].is_bad() && !r[5].report && r[5].id == "d");
    EXPECT_EQ(r[6].messages.error_count(), 2U);
    ASSERT_TRUE(r[7].report);
    EXPECT_EQ(r[7].report->body, "a\0b"s);
    EXPECT_EQ(r[7].report->published, test::day(2022, 1, 3));
    EXPECT_FALSE(r[7].is_bad());
}

TEST(InputReader, ids_are_unique_over_a_run) {
    const TempFolder folder;
    const auto reading = read({folder.write("a.txt", "1"), folder.write("x/a.txt", "2"), folder.write("b.jsonl", "{\"id\":\"a\",\"text\":\"3\"}\n{\"text\":\"4\"}\n{\"text\":\"5\"}\n{\"id\":\"a~2\",\"text\":\"6\"}\n")});
    std::vector<std::string> ids;
    for (const InputRecord& record : reading.records) {
        ids.push_back(record.id);
    }
    EXPECT_EQ(ids, (std::vector<std::string>{"a", "a~2", "a~3", "b", "b~2", "a~2~2"}));
    EXPECT_TRUE(has_message(reading.records[1], base::Severity::Warning, "taken"));
    EXPECT_FALSE(reading.records[1].is_bad());
}

TEST(InputReader, folders_are_read_in_the_order_of_their_paths) {
    const TempFolder folder;
    for (const char* name : {"d/2.txt", "d/10.txt", "d/sub/a.txt", "d/.hidden.txt", "d/.git/x.txt", "d/picture.png", "d/noext"}) {
        folder.write(name, "x");
    }
    auto reading = read({(folder.path() / "d").string()});
    std::vector<std::string> files;
    for (const InputRecord& record : reading.records) {
        files.push_back(record.file.substr(folder.path().string().size() + 1));
    }
    EXPECT_EQ(files, (std::vector<std::string>{"d/10.txt", "d/2.txt", "d/noext", "d/sub/a.txt"}));
    ASSERT_EQ(reading.environment.all().size(), 1U);
    EXPECT_EQ(reading.environment.all()[0].severity, base::Severity::Notice);
}

TEST(InputReader, a_link_that_leads_nowhere_is_an_error_and_a_linked_folder_is_passed_over) {
    const TempFolder folder;
    folder.write("d/a.txt", "x");
    folder.write("d/z.txt", "x");
    std::filesystem::create_symlink("/nonexistent", folder.path() / "d/m.txt");
    std::filesystem::create_symlink("a.txt", folder.path() / "d/link.txt");
    std::filesystem::create_directory_symlink(".", folder.path() / "d/circle");
    auto reading = read({(folder.path() / "d").string()});
    EXPECT_EQ(reading.records.size(), 3U);
    EXPECT_EQ(reading.environment.error_count(), 1U);
    ASSERT_EQ(reading.environment.all().size(), 2U);
    EXPECT_TRUE(reading.environment.all()[0].file.ends_with("d/circle"));
    EXPECT_TRUE(reading.environment.all()[1].file.ends_with("d/m.txt"));
}

TEST(InputReader, an_empty_folder_is_an_error) {
    const TempFolder folder;
    EXPECT_EQ(read({folder.path().string()}).environment.error_count(), 1U);
}

TEST(InputReader, a_language_is_known_by_the_list_of_those_that_are_read) {
    const TempFolder folder;
    const auto reading = read({folder.write("a.txt", "Lang: tr\n\nText."), folder.write("b.txt", "Lang: ar\n\nText."), folder.write("c.html", "<html lang=fr-FR><p>Text")});
    ASSERT_EQ(reading.records.size(), 3U);
    EXPECT_TRUE(has_message(reading.records[0], base::Severity::Error, "\"tr\" has no reading word lists, only words of places; write ar, en or auto"));
    EXPECT_EQ(reading.records[0].report->lang, "auto");
    EXPECT_EQ(reading.records[1].report->lang, "ar");
    EXPECT_FALSE(reading.records[2].is_bad()); // what a page's markup says is a hint
    EXPECT_EQ(reading.records[2].report->lang, "auto");
}

TEST(ReportLanguages, without_a_list_any_code_passes) {
    EXPECT_TRUE(ReportLanguages().reads("fa"));
    for (const char* bad : {"", "FA", "e n", "e1"}) {
        EXPECT_FALSE(ReportLanguages().reads(bad)) << bad;
    }
}

TEST(InputReader, a_page_is_read_with_its_metadata) {
    const TempFolder folder;
    const auto reading = read({folder.write("p.html", "<html lang=ar><head><meta property=article:published_time content=2022-01-03T06:00:00+03:00></head><body><script>no</script><p>أسقطت</p>")});
    ASSERT_EQ(reading.records.size(), 1U);
    EXPECT_EQ(reading.records[0].report->body, "أسقطت\n");
    EXPECT_EQ(reading.records[0].report->published, test::day(2022, 1, 3));
    EXPECT_EQ(reading.records[0].report->lang, "ar");
    const auto old_page = read({folder.write("q.html", "<meta charset=windows-1256><p>\xC8\xDB\xCF\xC7\xCF</p>")});
    EXPECT_EQ(old_page.records[0].report->body, "بغداد\n");
    EXPECT_FALSE(old_page.records[0].is_bad());
}

std::string collection_of(const std::vector<model::Event>& events) {
    std::string out = "{\"type\":\"FeatureCollection\",\"features\":[\n";
    for (std::size_t i = 0; i < events.size(); ++i) {
        out += i > 0 ? ",\n" : "";
        append_event_feature(out, events[i]);
    }
    return out + "\n]}\n";
}

TEST(InputReader, a_layer_cut_short_gives_what_stands_before) {
    const TempFolder folder;
    const std::string whole = collection_of({test::full_event("a", 1), test::full_event("b", 1), test::full_event("c", 1)});
    const auto reading = read({folder.write("e.geojson", whole.substr(0, whole.size() - 400))});
    std::size_t events = 0;
    std::size_t bad = 0;
    for (const InputRecord& record : reading.records) {
        events += record.events.size();
        bad += record.is_bad() ? 1 : 0;
    }
    EXPECT_EQ(events, 2U);
    EXPECT_EQ(bad, 2U); // the broken line, and the collection that is not closed
    EXPECT_EQ(reading.records[2].line, 4U);
}

TEST(InputReader, a_collection_laid_out_by_others_is_read_too) {
    const TempFolder folder;
    std::string pretty = collection_of({test::full_event("a", 1), test::full_event("a", 2)});
    pretty.insert(1, "\n  ");
    const auto reading = read({folder.write("e.geojson", pretty), folder.write("bad.geojson", "{\"type\":\n\"FeatureCollection\",,}"), folder.write("other.geojson", "{\"a\":1}")});
    ASSERT_EQ(reading.records.size(), 3U);
    EXPECT_EQ(reading.records[0].events.size(), 2U);
    EXPECT_TRUE(reading.records[1].is_bad());
    EXPECT_EQ(reading.records[1].messages.all()[0].line, 2U);
    EXPECT_TRUE(reading.records[2].is_bad());
}

TEST(InputReader, the_same_layer_twice_keeps_ids_apart) {
    const TempFolder folder;
    const std::string path = folder.write("e.geojson", collection_of({test::full_event("a", 1), test::bare_event("b", 1), test::full_event("a", 2)}));
    const auto reading = read({path, path});
    std::vector<std::string> ids;
    for (const InputRecord& record : reading.records) {
        for (const model::Event& event : record.events) {
            ids.push_back(event.event_id);
            EXPECT_EQ(event.report_id, record.id);
        }
    }
    EXPECT_EQ(ids, (std::vector<std::string>{"a-1", "b-1", "a-2", "a~2-1", "b~2-1", "a~2-2"}));
}

TEST(InputReader, csv_rows_are_checked_one_by_one) {
    const TempFolder folder;
    std::string row;
    append_event_row(row, test::full_event());
    std::string bad = row;
    bad.replace(bad.find("2022-01-03"), 10, "2022-99-03");
    const auto reading = read({folder.write("e.csv", event_csv_header() + bad + "too,few\r\n" + row), folder.write("other.csv", "a,b\n1,2\n")});
    ASSERT_EQ(reading.records.size(), 4U);
    EXPECT_TRUE(reading.records[0].is_bad());
    EXPECT_EQ(reading.records[0].line, 2U);
    EXPECT_TRUE(reading.records[1].is_bad());
    EXPECT_EQ(reading.records[2].events.size(), 1U);
    EXPECT_TRUE(has_message(reading.records[3], base::Severity::Error, "event_id"));
}

TEST(InputReader, bad_items_of_layers_are_told_with_line_and_remedy) {
    const TempFolder folder;
    std::string row;
    append_event_row(row, test::full_event());
    const std::string feature = collection_of({test::full_event()});
    std::string bad_date = feature;
    bad_date.replace(bad_date.find("2022-01-03"), 10, "2022-99-03");
    struct Case {
        const char* file;
        std::string bytes;
        std::size_t line;
    };
    for (const Case& c : {Case{"a.csv", event_csv_header() + "too,few\r\n", 2}, {"b.csv", "a,b\r\n", 1}, {"c.csv", event_csv_header() + "\"open", 2}, {"d.geojson", bad_date, 2}, {"e.geojson", "{\"type\":\n\"FeatureCollection\",,}", 2}, {"f.geojson", "{\"a\":1}", 0}, {"g.geojsonl", "\n{\"type\":\"Feature\"}\n", 2}, {"h.jsonl", "{\"id\":\"a\",\"features\":[{}]}\n", 1}, {"i.jsonl", "{\"id\":\"a\",\"features\":5}\n", 1}}) {
        const auto reading = read({folder.write(c.file, c.bytes)});
        ASSERT_FALSE(reading.records.empty()) << c.file;
        const InputRecord& record = reading.records[0];
        ASSERT_TRUE(record.is_bad()) << c.file;
        EXPECT_EQ(record.messages.all()[0].line, c.line) << c.file << record.error();
        const bool has_remedy = record.error().find("; mend ") != std::string::npos || record.error().find("; give a layer") != std::string::npos;
        EXPECT_TRUE(has_remedy) << c.file << ": " << record.error();
    }
}

TEST(InputReader, a_text_of_50_mb_is_one_report) {
    const TempFolder folder;
    std::string text;
    while (text.size() < 50'000'000) {
        text += "أسقطت الدفاعات الجوية طائرة مسيرة قرب القاعدة.\n";
    }
    text[25'000'001] = '\xFF';
    const auto reading = read({folder.write("big.txt", text)});
    ASSERT_EQ(reading.records.size(), 1U);
    EXPECT_TRUE(reading.records[0].report);
    EXPECT_GT(reading.records[0].report->body.size(), 49'000'000U);
}

} // namespace
} // namespace marsad::io
