#include "model/event_filter.h"

#include <gtest/gtest.h>

namespace marsad::model {
namespace {

timeline::Day day(unsigned day_of_month) { return *timeline::make_day(2022, 1, day_of_month); }

Event event_over(unsigned first, unsigned last) {
    Event event;
    event.date = timeline::DayInterval{day(first), day(last)};
    event.sub_event_type = SubEventType::AirDroneStrike;
    event.actor1 = "Military Forces of Turkey (2016-)";
    event.assoc_actor2 = {"Civilians (Iraq)"};
    event.place = Place{"", "Sinjar", "", "", "Iraq", "IQ", "", *geo::LonLat::from_degrees(geo::Lon{41.87}, geo::Lat{36.32}), 1, 1, 1, ""};
    return event;
}

TEST(EventFilter, time_is_overlap_with_both_ends_inside) {
    struct Case {
        std::optional<unsigned> from, to;
        bool passes;
    };
    for (const Case& c : {Case{10, {}, true}, {12, {}, true}, {13, {}, false}, {{}, 10, true}, {{}, 9, false}, {11, 11, true}, {1, 9, false}, {13, 20, false}, {1, 31, true}}) {
        EventFilter filter;
        if (c.from) {
            filter.set_from(day(*c.from));
        }
        if (c.to) {
            filter.set_to(day(*c.to));
        }
        EXPECT_EQ(filter.matches(event_over(10, 12)), c.passes) << c.from.value_or(0) << ".." << c.to.value_or(0);
    }
}

TEST(EventFilter, an_undated_event_overlaps_nothing) {
    Event undated;
    EventFilter filter;
    EXPECT_TRUE(filter.passes_all());
    EXPECT_TRUE(filter.matches(undated));
    filter.set_from(day(1));
    EXPECT_FALSE(filter.matches(undated));
}

TEST(EventFilter, types_and_sub_types_are_alternatives) {
    EventFilter filter;
    EXPECT_TRUE(filter.add_type("battles"));
    EXPECT_FALSE(filter.add_type("quarrel"));
    EXPECT_FALSE(filter.matches(event_over(1, 1)));
    EXPECT_TRUE(filter.add_type("air/drone STRIKE"));
    EXPECT_TRUE(filter.matches(event_over(1, 1)));
    EventFilter whole_type;
    EXPECT_TRUE(whole_type.add_type("Explosions/Remote violence"));
    EXPECT_TRUE(whole_type.matches(event_over(1, 1)));
}

TEST(EventFilter, countries_go_by_name_or_code) {
    for (const auto& [wanted, passes] : {std::pair("Iraq", true), std::pair("iraq", true), std::pair("IQ", true), std::pair("iq", true), std::pair("Ira", false), std::pair("Syria", false)}) {
        EventFilter filter;
        filter.add_country(wanted);
        EXPECT_EQ(filter.matches(event_over(1, 1)), passes) << wanted;
    }
    EventFilter nowhere;
    nowhere.add_country("Iraq");
    EXPECT_FALSE(nowhere.matches(Event{}));
}

TEST(EventFilter, actors_go_by_any_part_of_any_actor) {
    for (const auto& [wanted, passes] : {std::pair("turkey", true), std::pair("Civilians (Iraq)", true), std::pair("Iran", false)}) {
        EventFilter filter;
        filter.add_actor(wanted);
        EXPECT_EQ(filter.matches(event_over(1, 1)), passes) << wanted;
    }
}

TEST(EventFilter, kinds_of_conditions_add_up) {
    EventFilter filter;
    filter.add_country("Iraq");
    filter.add_actor("Iran");
    EXPECT_FALSE(filter.matches(event_over(1, 1)));
}

} // namespace
} // namespace marsad::model
