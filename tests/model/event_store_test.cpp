#include "model/event_store.h"

#include "model/event_filter.h"

#include <random>

#include <gtest/gtest.h>

namespace marsad::model {
namespace {

Event event_on(int first, int last, const std::string& id) {
    Event event;
    event.event_id = id + "-1";
    event.report_id = id;
    event.date = timeline::DayInterval{day_of(first), day_of(last)};
    return event;
}

TEST(EventStore, sorts_by_first_day_then_last_then_given_order) {
    Event undated;
    undated.event_id = "u-1";
    undated.report_id = "u";
    const auto store = EventStore::from_events(std::vector<Event>{event_on(5, 9, "a"), undated, event_on(3, 3, "b"), event_on(5, 6, "c"), event_on(5, 6, "d")});
    std::vector<std::string> ids;
    for (std::size_t row = 0; row < store.size(); ++row) {
        ids.push_back(store.event_id(row));
    }
    EXPECT_EQ(ids, (std::vector<std::string>{"b-1", "c-1", "d-1", "a-1", "u-1"}));
    EXPECT_EQ(store.dated_count(), 4U);
    EXPECT_FALSE(store.date(4));
    EXPECT_EQ(store.given_order(3), 0U);
}

TEST(EventStore, keeps_every_column) {
    Event event = event_on(-10, -3, "r");
    event.event_id = "other id";
    event.time_precision = timeline::TimePrecision::TwoWeeks;
    event.sub_event_type = SubEventType::SuicideBomb;
    event.weapon = Weapon::CarBomb;
    event.fatalities.value = 12;
    event.intercepted = true;
    event.claimed = false;
    event.role = Role::Background;
    event.actor1 = "A";
    event.assoc_actor2 = {"X", "Y"};
    event.source = "S";
    event.confidence = 0.875;
    event.verification = Verification::Disputed;
    event.place = Place{"geonames:1", "Suva", "", "city", "Fiji", "FJ", "", *geo::LonLat::from_degrees(geo::Lon{-179.9999999}, geo::Lat{-18.1416}), 5.5, 2, 0.5, ""};
    const auto store = EventStore::from_events(std::vector<Event>{event});
    EXPECT_EQ(store.event_id(0), "other id");
    EXPECT_EQ(store.date(0), event.date);
    EXPECT_EQ(store.time_precision(0), 2);
    EXPECT_EQ(store.geo_precision(0), 2);
    EXPECT_EQ(store.sub_event_types()[0], SubEventType::SuicideBomb);
    EXPECT_EQ(store.weapons()[0], Weapon::CarBomb);
    EXPECT_EQ(store.fatalities()[0], 12);
    EXPECT_EQ(store.injuries()[0], EventStore::kUnknownCount);
    EXPECT_EQ(store.places()[0].lon_e7, -1'799'999'999);
    EXPECT_EQ(store.least_dead()[0], 12);
    EXPECT_EQ(store.confidences()[0], 88);
    EXPECT_EQ(store.verifications()[0], Verification::Disputed);
    EXPECT_NEAR(store.position(0)->lat_deg(), -18.1416, 1e-7);
    EXPECT_FLOAT_EQ(store.radii_km()[0], 5.5F);
    EXPECT_TRUE(store.is_intercepted(0));
    EXPECT_EQ(store.claimed(0), false);
    EXPECT_EQ(store.role(0), Role::Background);
    EXPECT_EQ(store.facts(0).country_code, "FJ");
    EXPECT_EQ(store.facts(0).assoc_actor2, "X; Y");
    EXPECT_EQ(store.location(0), "Suva");
    EXPECT_EQ(store.place_id(0), "geonames:1");
    EXPECT_EQ(store.source(0), "S");
}

TEST(EventStore, rows_near_holds_every_overlap_as_brute_force_finds_it) {
    std::mt19937 random(7);
    std::vector<Event> events;
    for (int i = 0; i < 2000; ++i) {
        const int first = static_cast<int>(random() % 1000);
        const int length = random() % 50 == 0 ? static_cast<int>(random() % 366) : static_cast<int>(random() % 3);
        events.push_back(event_on(first, first + length, "r" + std::to_string(i)));
    }
    const auto store = EventStore::from_events(events);
    for (int round = 0; round < 300; ++round) {
        const int from = static_cast<int>(random() % 1400) - 100;
        const timeline::DayInterval asked{day_of(from), day_of(from + static_cast<int>(random() % 40))};
        const auto rows = store.rows_near(asked);
        for (std::size_t row = 0; row < store.size(); ++row) {
            if (store.date(row)->overlaps(asked)) {
                ASSERT_TRUE(rows.begin <= row && row < rows.end);
            }
        }
        if (rows.begin < rows.end) {
            EXPECT_TRUE(store.date(rows.begin)->overlaps(asked)); // the first row cannot be spared
        }
    }
}

TEST(EventStore, is_small_enough_for_ten_million) {
    std::vector<Event> many;
    for (int i = 0; i < 100000; ++i) {
        many.push_back(event_on(i % 3000, i % 3000, "report-" + std::to_string(i))); // every report has an id of its own
    }
    EXPECT_LE(EventStore::from_events(many).memory_bytes() / many.size(), 120U);
    EXPECT_LE(EventStore::bytes_per_event(), 120U);
    const auto empty = EventStore::from_events({});
    EXPECT_EQ(empty.size(), 0U);
    EXPECT_EQ(empty.rows_near({day_of(0), day_of(9)}).end, 0U);
}

TEST(EventStore, answers_the_filter_as_the_events_do) {
    std::vector<Event> events{event_on(1, 1, "a"), event_on(5, 9, "b")};
    events[1].actor1 = "Islamic State (Iraq)";
    const auto store = EventStore::from_events(events);
    EventFilter filter;
    filter.add_actor("islamic state");
    for (std::size_t row = 0; row < store.size(); ++row) {
        EXPECT_EQ(filter.matches(store, row), filter.matches(events[row]));
    }
}

} // namespace
} // namespace marsad::model
