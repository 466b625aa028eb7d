// `extract --explain` and `evaluate`, as a user meets them.

#include "app/process.h"
#include "io/temp_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace marsad::test {
namespace {

const std::string kGold = std::string(MARSAD_SOURCE_DIR) + "/tests/data/evaluate";

const std::string kEnglish = "A drone struck the airport of Mosul on Sunday, killing three soldiers. The governor threatened an attack on Tikrit.";
const std::string kArabic = "قصفت طائرة مسيّرة مطار الموصل يوم الأحد ما أدى إلى مقتل ثلاثة جنود. ونفى المتحدث وقوع أي هجوم في تكريت.";

Finished explain(const std::string& text, std::vector<std::string> options = {}) {
    options.insert(options.begin(), {"extract", "--explain", "--published", "2031-03-05", "-"});
    return run_marsad(options, {text, {}, {}});
}

TEST(Explain, text_names_event_rule_words_and_anchor) {
    MARSAD_NEEDS_DATA();
    for (const auto& [text, words] : {std::pair(kEnglish, std::vector<std::string>{"\"struck\" [8-14] ", "\"attack\" [98-104] attack: no event\n      rule: threat: ", "\"threatened\""}),
                                      std::pair(kArabic, std::vector<std::string>{"\"قصفت\" [0-4] ", ": no event\n      rule: denial: ", "\"ونفى\""})}) {
        const auto done = explain(text);
        EXPECT_EQ(done.code, 0) << done.err;
        for (const std::string& part : words) {
            EXPECT_NE(done.out.find(part), std::string::npos) << part << " in\n"
                                                              << done.out;
        }
        EXPECT_NE(done.out.find("  date: 2031-03-02 (precision 1)\n      rule: told with the act\n      anchor: counted from the day of publication, 2031-03-05\n"), std::string::npos) << done.out;
        EXPECT_NE(done.out.find("  fatalities: 3\n      rule: from the figures told\n"), std::string::npos) << done.out;
        EXPECT_NE(done.out.find("  weapon: drone\n      rule: named nearest to the act\n"), std::string::npos) << done.out;
        EXPECT_NE(done.out.find("  confidence: 0."), std::string::npos) << done.out;
    }
}

TEST(Explain, json_lines_have_one_line_for_each_record) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"extract", "--explain", "--format", "jsonl", "-"}, {"{\"id\":\"a\",\"text\":\"A drone struck Mosul.\"}\nbroken\n{\"id\":\"b\",\"text\":\"All is calm.\"}\n", {}, {}});
    EXPECT_EQ(done.code, 1);
    EXPECT_EQ(count_of(done.out, "\n"), 3U) << done.out;
    EXPECT_TRUE(done.out.starts_with("{\"id\":\"a\",\"lang\":\"en\",\"triggers\":[{\"words\":{\"start\":8,\"end\":14,\"text\":\"struck\"}")) << done.out;
    EXPECT_NE(done.out.find("{\"id\":\"b\",\"lang\":\"en\",\"triggers\":[],\"events\":[],\"figures_of_no_event\":[],\"error\":null}\n"), std::string::npos) << done.out;
    EXPECT_NE(done.out.find("broken JSON"), std::string::npos) << done.out;
}

TEST(Explain, offsets_run_through_reports_that_are_read_in_pieces) {
    MARSAD_NEEDS_DATA();
    std::string text;
    while (text.size() < 200'000) {
        text += "Nothing happened on this quiet day in the village, said everyone.\n";
    }
    const auto offset = text.size();
    const auto done = explain(text + "A drone struck Mosul.\n", {"--format", "jsonl"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_NE(done.out.find("{\"start\":" + std::to_string(offset + 8) + ",\"end\":" + std::to_string(offset + 14) + ",\"text\":\"struck\"}"), std::string::npos) << done.out.substr(0, 500);
}

TEST(Explain, says_the_same_with_any_number_of_threads) {
    MARSAD_NEEDS_DATA();
    std::string records;
    for (int i = 0; i < 80; ++i) {
        records += "{\"text\":\"A drone struck Mosul. Report " + std::to_string(i) + ".\"}\n";
    }
    const auto one = run_marsad({"extract", "--explain", "--jobs", "1", "-"}, {records, {}, {}});
    const auto three = run_marsad({"extract", "--explain", "--jobs", "3", "-"}, {records, {}, {}});
    EXPECT_EQ(count_of(one.out, "Report "), 80U + 0U) << one.out.substr(0, 500);
    EXPECT_EQ(one.out, three.out);
}

TEST(Explain, filters_take_events_away) {
    MARSAD_NEEDS_DATA();
    EXPECT_NE(explain(kEnglish).out.find("\nEvent "), std::string::npos);
    const auto done = explain(kEnglish, {"--from", "2040-01-01"});
    EXPECT_NE(done.out.find("\nTriggers\n"), std::string::npos) << done.out;
    EXPECT_EQ(done.out.find("\nEvent "), std::string::npos) << done.out;
}

TEST(Evaluate, ends_with_a_line_of_figures) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"evaluate", kGold + "/ar", kGold + "/en", "--show", "1"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_TRUE(done.out.starts_with("--- ")) << done.out;
    EXPECT_EQ(count_of(done.out, "--- "), 1U) << done.out;
    const auto last = done.out.rfind('\n', done.out.size() - 2);
    ASSERT_NE(last, std::string::npos);
    EXPECT_EQ(done.out.substr(last + 1, 43), "{\"reports\": 6, \"failed\": 0, \"gold\": 10, \"pr") << done.out;
    EXPECT_NE(done.out.find("\"languages\": {\"ar\": {\"reports\": 2, "), std::string::npos) << done.out;
    EXPECT_EQ(run_marsad({"evaluate", kGold + "/ar", kGold + "/en", "--jobs", "1", "--show", "1"}).out, done.out);
}

TEST(Evaluate, bad_gold_is_named_and_the_rest_scored) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    std::filesystem::copy(kGold + "/en/104.json", folder.path() / "104.json");
    (void)folder.write("200.json", "{\"id\": 7}");
    const auto done = run_marsad({"evaluate", folder.path().string(), "/no/such/folder"});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("200.json: no gold report: \"id\" is not a text"), std::string::npos) << done.err;
    EXPECT_NE(done.err.find("/no/such/folder: cannot read the folder"), std::string::npos) << done.err;
    EXPECT_NE(done.out.find("{\"reports\": 1, "), std::string::npos) << done.out;
}

} // namespace
} // namespace marsad::test
