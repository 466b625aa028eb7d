#include "app/command_line.h"
#include "app/position_reading.h"
#include "app/process.h"
#include "io/temp_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace marsad::test {
namespace {

struct Case {
    const char* position;
    const char* english; ///< a part of the answer
    const char* arabic;
};

// Positions worked out by hand from well-known places: a bearing and a distance, then what must be named.
const std::vector<Case> kCases{
    {"44.40 33.33", "Baghdad, Iraq\",\"site\"", "بغداد، العراق\",\"site\""},
    {"42.9066 33.5749", "\"text\":\"10 km south-east of Hit, Anbar, Iraq\"", "\"text\":\"10 كم جنوب شرقي هيت، الأنبار، العراق\""},
    {"42.7649 33.5911", "\"text\":\"8 km south-west of Hit, Anbar, Iraq\"", "\"text\":\"8 كم جنوب غربي هيت، الأنبار، العراق\""},
    {"43.13 36.34", "Mosul, Nineveh, Iraq\",\"site\"", "الموصل، نينوى، العراق\",\"site\""},
    {"44.2346 33.2625", "Baghdad International Airport", "مطار بغداد الدولي"},
    {"42.441 33.786", "Asad", "الأسد"},
    {"40.29 33.04", "Iraq\"", "العراق\""},
    {"36.29 33.51", "\"text\":\"Damascus, ", "\"text\":\"دمشق، "},
    {"38.27 34.56", "Syria\"", "سوريا\""},
    {"35.77 33.00", "\"disputed_area\":\"Golan Heights (Israeli-occupied)\"", "\"country_code\":\"SY\""},
    {"34.10 44.95", "Ukraine\"", "أوكرانيا\""},
    {"38.0 21.0", "\"text\":\"Red Sea, ", "\"text\":\"البحر الأحمر، "},
    {"48.0 12.5", "\"text\":\"Gulf of Aden, ", "\"text\":\"خليج عدن، "},
    {"51.5 26.9", "\"text\":\"Persian Gulf", "\"text\":\"الخليج العربي، "},
    {"56.4 26.55", "\"text\":\"Strait of Hormuz", "\"text\":\"مضيق هرمز، "},
    {"34.0 43.0", "\"text\":\"Black Sea, ", "\"text\":\"البحر الأسود، "},
    {"36.6 46.2", "\"text\":\"Sea of Azov, ", "\"text\":\"بحر آزوف، "},
    {"80.0 -30.0", "\"text\":\"Indian Ocean\"", "\"text\":\"المحيط الهندي\""},
    {"-140 -40", "\"text\":\"far from any known place\"", "\"text\":\"بعيد عن أي مكان معروف\""},
    {"44.20 15.35", "Yemen\"", "اليمن\""},
    {"32.53 15.60", "Sudan\"", "السودان\""},
    {"13.19 32.88", "\"text\":\"Tripoli, ", "\"text\":\"طرابلس، "},
    {"37.80 48.00", "Donetsk", "دونيتسك"},
    {"34.46 31.50", "Gaza", "غزة"},
};

TEST(Reverse, positions_are_told_in_words_in_both_languages) {
    MARSAD_NEEDS_DATA();
    std::string lines;
    for (const Case& c : kCases) {
        lines += std::string(c.position) + "\n";
    }
    for (const bool arabic : {false, true}) {
        const auto done = run_marsad({"reverse", "--batch", "-", "--lang", arabic ? "ar" : "en"}, {lines, {}, {}});
        ASSERT_EQ(done.code, 0) << done.err;
        std::size_t begin = 0;
        for (const Case& c : kCases) {
            const std::size_t end = done.out.find('\n', begin);
            ASSERT_NE(end, std::string::npos);
            const std::string line = done.out.substr(begin, end - begin);
            EXPECT_NE(line.find(arabic ? c.arabic : c.english), std::string::npos) << c.position << ": " << line;
            begin = end + 1;
        }
        EXPECT_EQ(begin, done.out.size());
    }
}

TEST(Reverse, an_answer_has_its_members) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"reverse", "42.735", "33.72"});
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_TRUE(done.out.starts_with("{\"lon\":42.735000,\"lat\":33.720000,\"text\":\"")) << done.out;
    std::size_t at = 0;
    for (const char* member : {"\"site\":", "\"place\":{\"name\":", "\"town\":{\"name\":", "\"name_local\":", "\"place_id\":\"", "\"kind\":", "\"distance_km\":", "\"bearing_deg\":", "\"province\":{", "\"country\":{\"name\":\"Iraq\"", "\"country_code\":\"IQ\"",
                               "\"sea\":null", "\"disputed_area\":null}\n"}) {
        at = done.out.find(member, at);
        ASSERT_NE(at, std::string::npos) << member << " in " << done.out;
    }
    EXPECT_EQ(run_marsad({"reverse", "42.735,33.72"}).out, done.out);
    EXPECT_EQ(run_marsad({"reverse", "42.735\t33.72"}).out, done.out);
}

TEST(Reverse, negative_numbers_pass) {
    MARSAD_NEEDS_DATA();
    for (const std::vector<std::string>& form : {std::vector<std::string>{"reverse", "-5.8", "-33.5"}, {"reverse", "--lang", "ar", "-5.8", "-33.5"}, {"reverse", "-5.8", "-33.5", "--lang", "en"}, {"reverse", "-5.8,-33.5"}}) {
        const auto done = run_marsad(form);
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_TRUE(done.out.starts_with("{\"lon\":-5.800000,\"lat\":-33.500000,")) << done.out << done.err;
    }
    EXPECT_TRUE(run_marsad({"reverse", "-.5", "-.25"}).out.starts_with("{\"lon\":-0.500000,\"lat\":-0.250000,"));
}

TEST(Reverse, a_batch_gets_exactly_one_answer_a_line) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"reverse", "--batch", "-"}, {"44.4 33.3\n\nx y\n44.4\n33.3 144.4\n200 10\n44.4,33.3\r\n44.4;33.3\n1 2 3\n10 95\nnan 1\nbad \xFF\n", {}, {}});
    EXPECT_EQ(done.code, 1);
    EXPECT_EQ(count_of(done.out, "\n"), 12U);
    EXPECT_EQ(count_of(done.out, "\"error\":"), 9U) << done.out;
    EXPECT_NE(done.out.find("{\"input\":\"33.3 144.4\",\"error\":\"latitude 144.4 is beyond 90: the order is longitude latitude; write 144.4 33.3\"}\n"), std::string::npos) << done.out;
    EXPECT_NE(done.err.find("<stdin>:5: error: latitude 144.4 is beyond 90"), std::string::npos) << done.err;
    const TempFolder folder;
    EXPECT_EQ(run_marsad({"reverse", "--batch", folder.write("empty.txt", "")}).code, 1);
    EXPECT_EQ(run_marsad({"reverse", "--batch", "/nonexistent"}).code, 1);
}

TEST(Reverse, wrong_usage_is_named) {
    const std::vector<std::pair<std::vector<std::string>, const char*>> table{
        {{"reverse"}, "give LON LAT or --batch FILE"},
        {{"reverse", "44.4"}, "one number is no position"},
        {{"reverse", "33.3", "144.4"}, "the order is longitude latitude"},
        {{"reverse", "200", "10"}, "longitude 200 is beyond 180"},
        {{"reverse", "a", "b"}, "not a position"},
        {{"reverse", "1", "2", "3"}, "not a position"},
        {{"reverse", "--lang", "fr", "1", "2"}, "--lang"},
    };
    for (const auto& [arguments, words] : table) {
        const auto done = run_marsad(arguments);
        EXPECT_EQ(done.code, 2) << words;
        EXPECT_EQ(done.out, "");
        EXPECT_NE(done.err.find(words), std::string::npos) << done.err;
    }
}

TEST(Reverse, positions_are_read_as_longitude_and_latitude) {
    const auto position = app::read_position("+44.5 , -33.25");
    ASSERT_TRUE(position.has_value());
    EXPECT_EQ(position->lon_deg(), 44.5);
    EXPECT_EQ(position->lat_deg(), -33.25);
    for (const char* bad : {"", "   ", "1", "1 2 3", "1 x", "inf 2", "181 1", "1 91", "91 181", "1e999 1", "0x10 1", "--1 1"}) {
        EXPECT_FALSE(app::read_position(bad).has_value()) << bad;
    }
}

} // namespace
} // namespace marsad::test
