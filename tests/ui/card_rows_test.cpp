#include "ui/card_rows.h"

#include "texts_for_tests.h"

namespace marsad::ui {
namespace {

using session::Field;

const i18n::Texts& english() {
    static const i18n::Texts texts = load_texts("en");
    return texts;
}

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }

std::string all_of(const CardRow& row) {
    std::string out = row.value;
    for (const auto& note : row.notes) {
        out += " | " + note;
    }
    return plain(out);
}

TEST(CardRows, AnEmptyEventSaysThatNothingIsSaid) {
    const auto rows = card_rows(english(), {});
    ASSERT_EQ(rows.size(), session::kFields.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].field, session::kFields[i]);
        EXPECT_EQ(rows[i].known, i == 0) << i;
        EXPECT_EQ(rows[i].rivals, 0U);
    }
    EXPECT_EQ(all_of(rows[2]), "not located | the report names no place");
    EXPECT_EQ(all_of(rows[5]), "not said");
    EXPECT_TRUE(card_badges(english(), {}).empty());
}

TEST(CardRows, TellWhatTheDataHolds) {
    model::Event event;
    event.actor1 = "Unidentified Armed Group (Iraq)";
    event.assoc_actor1 = {"A", "B"};
    event.actor2 = "Military Forces of Iraq";
    event.weapon = model::Weapon::Drone;
    event.weapon_text = "two drones";
    event.intercepted = true;
    event.claimed = true;
    event.claimed_by = "B";
    event.confidence = 0.7;
    event.place = model::Place{"x:1", "Victoria Base", "", "site", "Iraq", "IQ", "Baghdad", at(44.2, 33.2), 3.0, 1, 0.93, "exact"};
    event.location_text = "the Victoria base";
    event.candidates = {{"x:2", "Baghdad International Airport", at(44.23, 33.26), 0.88, "", "airport"}, {"x:3", "Elsewhere", at(44.2, 33.2), 1.0}};
    const auto rows = card_rows(english(), event);
    EXPECT_EQ(rows[0].confidence, 0.7);
    EXPECT_EQ(all_of(rows[2]), "Victoria Base | site · within 3 km · Baghdad · Iraq | “the Victoria base”");
    EXPECT_EQ(rows[2].rivals, 2U);
    EXPECT_EQ(all_of(rows[3]), "Unidentified Armed Group (Iraq) | with A, B | against Military Forces of Iraq");
    EXPECT_EQ(all_of(rows[4]), "Drone | “two drones”");
    EXPECT_EQ(all_of(rows[6]), "Claimed by B");
    const auto badges = card_badges(english(), event);
    ASSERT_EQ(badges.size(), 2U);
    EXPECT_EQ(badges[0].text, "Shot down");
    const auto readings = place_readings(english(), event);
    ASSERT_EQ(readings.size(), 3U);
    EXPECT_FALSE(readings[0].candidate) << "the present one stands first";
    EXPECT_EQ(readings[0].score, ".93");
    EXPECT_EQ(plain(readings[1].kind), "airport · 7 km");
    EXPECT_EQ(readings[1].candidate, 0U);
    EXPECT_EQ(plain(readings[2].kind), "0 m");
    EXPECT_EQ(readings[2].score, "1.0");
    event.place.reset();
    EXPECT_EQ(place_readings(english(), event).size(), 2U);
}

TEST(CardRows, RivalDaysAreListedBehindThePresentOne) {
    model::Event event;
    const auto on = [](unsigned day) { return timeline::DayInterval{*timeline::make_day(2022, 1, day), *timeline::make_day(2022, 1, day)}; };
    event.date = on(3);
    event.date_candidates = {{on(10), "next Monday"}};
    const auto readings = date_readings(english(), event);
    ASSERT_EQ(readings.size(), 2U);
    EXPECT_EQ(plain(readings[1].name), "10 January 2022");
    EXPECT_EQ(plain(readings[1].kind), "“next Monday”");
}

} // namespace
} // namespace marsad::ui
