#include "io/gold_reader.h"

#include "io/temp_folder.h"

#include <gtest/gtest.h>

#include <string>

namespace marsad::io {
namespace {

using marsad::test::TempFolder;

const std::string kEvent = R"({"trigger": "hit", "location_text": "Harra", "location": "Harra", "sub_event_type": ["Attack", "Armed clash"], "date_start": "2031-03-04", "date_end": "2031-03-05",
 "lat": 33, "lon": 44.5, "tolerance_km": 8, "actor1": [], "weapon": "knife", "fatalities": 2, "injuries": null, "intercepted": false, "claimed": null, "role": "background"})";

std::string report(const std::string& events, const std::string& rest = R"("published": "2031-03-06", "lang": "en")") {
    return R"({"id": "en-1", "text": "X hit Harra.", "not_events": ["X"], )" + rest + R"(, "events": )" + events + "}";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) { return text.replace(text.find(from), from.size(), to); }

TEST(Gold, a_report_is_read_whole) {
    const TempFolder folder;
    const auto gold = read_gold(folder.write("1.json", report("[" + kEvent + "]")));
    ASSERT_TRUE(gold) << gold.error().message;
    EXPECT_EQ(gold->id, "en-1");
    EXPECT_EQ(gold->lang, "en");
    EXPECT_EQ(timeline::to_iso(gold->published), "2031-03-06");
    EXPECT_EQ(gold->not_events, std::vector<std::string>{"X"});
    ASSERT_EQ(gold->events.size(), 1U);
    const auto& event = gold->events.front();
    EXPECT_EQ(event.location_text, "Harra");
    EXPECT_EQ(event.sub_event_types, (std::vector<std::string>{"Attack", "Armed clash"}));
    EXPECT_EQ(timeline::to_iso(event.days.last), "2031-03-05");
    EXPECT_EQ(event.lat_deg, 33.0);
    EXPECT_EQ(event.lon_deg, 44.5);
    EXPECT_EQ(event.fatalities, 2);
    EXPECT_EQ(event.injuries, std::nullopt);
    EXPECT_EQ(event.claimed, std::nullopt);
    EXPECT_FALSE(event.main);
    EXPECT_FALSE(event.optional);
}

TEST(Gold, what_is_wrong_is_named) {
    struct Case {
        std::string text;
        std::string mentions;
    };
    const TempFolder folder;
    for (const auto& one : {Case{"{", "broken JSON"}, Case{"[]", "not a JSON object"}, Case{report("7"), "\"events\" is not a list"}, Case{report("[]", R"("lang": "en")"), "\"published\" is not a text"},
                            Case{report("[]", R"("published": "2031-13-06", "lang": "en")"), "\"published\" is not a day"}, Case{report("[]", R"("published": "2031-03-06", "lang": 7)"), "\"lang\" is not a text"},
                            Case{report("[7]"), "event 1 is not an object"}, Case{report("[" + kEvent + "," + replaced(kEvent, "33,", "\"33\",") + "]"), "event 2: \"lat\" is not a number"},
                            Case{report("[" + replaced(kEvent, "2031-03-05", "2031-03-03") + "]"), "\"date_end\" is not on or after"}, Case{report("[" + replaced(kEvent, "[\"Attack\", \"Armed clash\"]", "[]") + "]"), "at least one type"},
                            Case{report("[" + replaced(kEvent, "\"fatalities\": 2", "\"fatalities\": 2.5") + "]"), "\"fatalities\" is not a whole number or null"}, Case{"\xFF", "UTF-8"}}) {
        const auto gold = read_gold(folder.write("1.json", one.text));
        ASSERT_FALSE(gold) << one.mentions;
        EXPECT_NE(gold.error().message.find(one.mentions), std::string::npos) << gold.error().message;
    }
    EXPECT_FALSE(read_gold(folder.path() / "none.json"));
}

TEST(Gold, a_folder_gives_its_files_by_name) {
    const TempFolder folder;
    for (const char* name : {"b.json", "a.json", ".hidden.json", "notes.txt"}) {
        (void)folder.write(name, "{}");
    }
    const auto files = gold_files(folder.path());
    ASSERT_TRUE(files);
    ASSERT_EQ(files->size(), 2U);
    EXPECT_EQ(files->front().filename(), "a.json");
    EXPECT_EQ(files->back().filename(), "b.json");
    EXPECT_FALSE(gold_files(folder.path() / "none"));
}

} // namespace
} // namespace marsad::io
