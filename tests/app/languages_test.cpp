// Languages as folders: Persian is read though no code knows it, docs/LANGUAGES.md does what it says, and every bad entry of a
// word list is told.

#include "app/process.h"
#include "io/temp_folder.h"

#include <map>
#include <ostream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

/// Properties as they must stand in the only event of a text: "name value".
struct Told {
    const char* name;
    const char* lang;
    const char* published;
    const char* text;
    std::vector<std::string> properties;
    friend std::ostream& operator<<(std::ostream& out, const Told& told) { return out << told.name; }
};

std::string member_of(const std::string& property, bool quoted) {
    const std::size_t space = property.find(' ');
    const std::string value = property.substr(space + 1);
    return "\"" + property.substr(0, space) + "\":" + (quoted ? "\"" + value + "\"" : value);
}

void expect_properties(const std::string& out, const std::vector<std::string>& properties) {
    for (const std::string& property : properties) {
        const bool told = out.find(member_of(property, true) + ",") != std::string::npos || out.find(member_of(property, false) + ",") != std::string::npos;
        EXPECT_TRUE(told) << property << " is not in " << out;
    }
}

class PersianReports : public testing::TestWithParam<Told> {};

TEST_P(PersianReports, give_their_event) {
    MARSAD_NEEDS_DATA();
    const auto& told = GetParam();
    const auto done = run_marsad({"extract", "--format", "geojsonl", "--published", told.published, "--lang", told.lang, "-"}, {told.text, {{"MARSAD_OVERLAY", "/nonexistent"}}, {}});
    EXPECT_EQ(done.code, 0) << done.err;
    ASSERT_EQ(count_of(done.out, "\n"), told.properties.empty() ? 0U : 1U) << done.out;
    expect_properties(done.out, told.properties);
}

INSTANTIATE_TEST_SUITE_P(
    FiveAndMore, PersianReports,
    testing::Values(
        Told{"drones_brought_down", "auto", "2022-01-05", "بغداد - دو پهپاد بامداد سه‌شنبه به پایگاه هوایی عین الاسد در غرب عراق حمله کردند. پدافند هوایی هر دو پهپاد را سرنگون کرد و کسی کشته نشد.",
             {"lang fa", "event_date 2022-01-04", "time_of_day dawn", "sub_event_type Disrupted weapons use", "weapon drone", "intercepted true", "location Ain al-Asad Air Base", "country Iraq", "fatalities 0"}},
        Told{"air_strike_on_an_airport", "fa", "2023-10-20", "جنگنده‌های اسرائیلی روز پنج‌شنبه فرودگاه حلب را هدف قرار دادند. در این حمله ۳ نفر کشته و ۵ نفر زخمی شدند.",
             {"lang fa", "event_date 2023-10-19", "sub_event_type Air/drone strike", "weapon airstrike", "actor1 Military Forces of Israel", "location Aleppo International Airport", "fatalities 3", "injuries 5"}},
        Told{"car_bomb_claimed", "auto", "2021-07-20", "انفجار یک خودروی بمب‌گذاری شده در بازار شهرک صدر بغداد روز دوشنبه دست‌کم سی و پنج کشته و ده‌ها زخمی بر جای گذاشت. داعش مسئولیت این حمله را بر عهده گرفت.",
             {"lang fa", "event_date 2021-07-19", "sub_event_type Remote explosive/landmine/IED", "weapon car_bomb", "actor1 Islamic State", "claimed true", "fatalities 35", "injuries null", "injuries_low 12", "country Iraq"}},
        Told{"solar_month_without_a_year", "auto", "2022-01-18", "انصارالله روز ۲۷ دی با پهپاد و موشک به ابوظبی حمله کرد. سه نفر در این حمله جان باختند و شش تن مجروح شدند.",
             {"lang fa", "event_date 2022-01-17", "actor1 Houthis", "weapon drone", "country United Arab Emirates", "fatalities 3", "injuries 6"}},
        Told{"gunmen_at_a_police_post", "auto", "2023-12-16", "افراد مسلح شب گذشته به پاسگاه پلیس در راسک در استان سیستان و بلوچستان حمله کردند. یازده پلیس کشته شدند. گروه جیش العدل مسئولیت این حمله را پذیرفت.",
             {"lang fa", "event_date 2023-12-15", "time_of_day night", "actor1 Jaish al-Adl", "claimed true", "location Rask", "country Iran", "fatalities 11"}},
        Told{"solar_date_in_full", "auto", "2024-02-01", "در ۱۳ دی ۱۴۰۲ انفجار در کرمان رخ داد و ۹۰ نفر کشته شدند.", {"lang fa", "event_date 2024-01-03", "sub_event_type Remote explosive/landmine/IED", "location Kerman", "fatalities 90"}},
        Told{"threats_and_drills_are_none", "auto", "2023-12-16", "ارتش ترکیه تهدید کرد که به شمال سوریه حمله خواهد کرد. رزمایش مشترک در تهران برگزار شد.", {}}),
    [](const auto& test) { return std::string(test.param.name); });

/// The fenced blocks of the page: kind, example, what follows on the line, text.
struct Block {
    std::string kind;
    std::string example;
    std::vector<std::string> words;
    std::string text;
};

std::vector<Block> blocks_of_the_page() {
    std::vector<Block> out;
    std::istringstream page(read_all(std::string(MARSAD_SOURCE_DIR) + "/docs/LANGUAGES.md"));
    bool inside = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("```")) {
            inside = !inside;
            if (inside) {
                std::istringstream head(line.substr(3));
                Block block;
                head >> block.kind >> block.example;
                for (std::string word; head >> word;) {
                    block.words.push_back(word);
                }
                out.push_back(block);
            }
        } else if (inside) {
            out.back().text += line + "\n";
        }
    }
    return out;
}

TEST(LanguagesPage, its_examples_are_sound_and_give_the_events_that_it_tells) {
    MARSAD_NEEDS_DATA();
    std::set<std::string> examples;
    for (const Block& block : blocks_of_the_page()) {
        if (!block.example.empty()) {
            examples.insert(block.example);
        }
    }
    ASSERT_EQ(examples, (std::set<std::string>{"trigger", "actor", "language"}));
    for (const std::string& example : examples) {
        const TempFolder overlay;
        Block report;
        std::vector<std::string> properties;
        for (const Block& block : blocks_of_the_page()) {
            if (block.example != example) {
                continue;
            }
            if (block.kind == "tsv") {
                overlay.write(block.words.at(0), block.text);
            } else if (block.kind == "report") {
                report = block;
            } else {
                std::istringstream lines(block.text);
                for (std::string line; std::getline(lines, line);) {
                    properties.push_back(line);
                }
            }
        }
        ASSERT_GE(properties.size(), 3U) << example;
        const std::vector<std::string> command{"extract", "--format", "geojsonl", "--lang", report.words.at(0), "--published", report.words.at(1), "-"};
        const auto done = run_marsad(command, {report.text, {{"MARSAD_OVERLAY", overlay.path().string()}}, {}});
        EXPECT_EQ(done.code, 0) << example << done.err;
        EXPECT_EQ(count_of(done.out, "\n"), 1U) << example << done.out;
        expect_properties(done.out, properties);
        const auto checked = run_marsad({"lexicon", "check"}, {"", {{"MARSAD_OVERLAY", overlay.path().string()}}, {}});
        EXPECT_EQ(checked.code, 0) << checked.err;
        EXPECT_EQ(checked.err, "") << example;
        const auto without = run_marsad({"extract", "--format", "geojsonl", "--published", report.words.at(1), "-"}, {report.text, {{"MARSAD_OVERLAY", "/nonexistent"}}, {}});
        EXPECT_NE(without.out, done.out) << example << ": the tables change nothing";
    }
}

TEST(LexiconCheck, the_assets_are_sound) {
    const auto done = run_marsad({"lexicon", "check"}, {"", {{"MARSAD_OVERLAY", "/nonexistent"}}, {}});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(done.err, "");
    EXPECT_TRUE(done.out.starts_with("sound: ")) << done.out;
}

TEST(LexiconCheck, faults_of_an_overlay_are_exit_1_and_doubts_are_exit_0) {
    const TempFolder overlay;
    const RunOptions options{"", {{"MARSAD_OVERLAY", overlay.path().string()}}, {}};
    const std::string file = overlay.write("languages/en/mine.tsv", "zorbled\t=\ttrigger\tzorb\n");
    const auto bad = run_marsad({"lexicon", "check"}, options);
    EXPECT_EQ(bad.code, 1);
    EXPECT_TRUE(bad.err.starts_with(file + ":1: error: class trigger has no value \"zorb\"; write ")) << bad.err;
    EXPECT_EQ(count_of(bad.err, "\n"), 1U) << bad.err;
    EXPECT_TRUE(bad.out.starts_with("not sound: ")) << bad.out;
    overlay.write("languages/en/mine.tsv", "zorbled\t=\ttrigger\tshell\nzorbled\t=\ttrigger\tshell\tweapon=rocket\n");
    const auto doubt = run_marsad({"lexicon", "check"}, options);
    EXPECT_EQ(doubt.code, 0) << doubt.err;
    EXPECT_TRUE(doubt.err.starts_with(file + ":2: warning: ")) << doubt.err;
    EXPECT_EQ(run_marsad({"lexicon"}, options).code, 2);
    EXPECT_EQ(run_marsad({"lexicon", "check", "--data", "/no/such/folder"}, {"", {{"MARSAD_OVERLAY", "/nonexistent"}, {"MARSAD_ASSETS", "/no/such/folder"}}, {}}).code, 1);
}

TEST(ReportLanguage, of_a_record_is_told_where_it_cannot_be_read) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"extract", "--format", "geojsonl", "-"}, {"{\"id\":\"a\",\"text\":\"Rockets hit Baghdad.\",\"lang\":\"tr\"}\n", {{"MARSAD_OVERLAY", "/nonexistent"}}, {}});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("<stdin>:1: error: \"tr\" has no reading word lists, only words of places; write ar, en, fa or auto"), std::string::npos) << done.err;
    EXPECT_EQ(count_of(done.out, "\"lang\":\"en\""), 1U) << done.out;
}

} // namespace
} // namespace marsad::test
