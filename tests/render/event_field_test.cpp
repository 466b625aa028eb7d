#include "render/event_field.h"

#include "render/scene.h"
#include "sample_events.h"

#include <map>
#include <tuple>

#include <gtest/gtest.h>

using namespace marsad;
using S = model::SubEventType;

namespace {

/// Many events at few places, with repeated, unplaced and vague ones.
std::vector<model::Event> many_events() {
    std::vector<model::Event> events = sample_events();
    for (unsigned i = 0; i < 200; ++i) {
        const int precision = 1 + static_cast<int>(i % 3);
        events.push_back(make_event({"P", i % 2 == 0 ? "مكان" : "", 40.0 + i % 7, 30.0 + i % 5, i % 4 == 0 ? S::DisruptedWeaponsUse : S::Attack, precision, 5.0 + i % 11,
                                     static_cast<int>(i % 40) - 1, i % 3 == 0 ? "AA" : "BB"},
                                    1 + i % 28));
    }
    return events;
}

TEST(EventField, GroupsRowsAsBruteForceDoes) {
    const auto events = many_events();
    const auto store = model::EventStore::from_events(events);
    const auto field = render::EventField::make(events, store);
    ASSERT_EQ(field.place_of_row().size(), events.size());
    using Key = std::tuple<render::PlaceSureness, std::string, double, double>;
    std::map<Key, std::vector<std::size_t>> expected;
    for (std::size_t row = 0; row < store.size(); ++row) {
        const auto& event = events[store.given_order(row)];
        if (!event.place) {
            EXPECT_EQ(field.place_of_row()[row], render::EventField::kNoPlace);
            continue;
        }
        expected[{render::sureness_of(event.place->geo_precision), event.place->place_id, event.place->position.lon_deg(), event.place->position.lat_deg()}].push_back(row);
    }
    ASSERT_EQ(field.places().size(), expected.size());
    for (const auto& [key, rows] : expected) {
        const std::uint32_t number = field.place_of_row()[rows.front()];
        ASSERT_LT(number, field.places().size());
        const auto& place = field.places()[number];
        EXPECT_EQ(place.first_row, rows.front());
        EXPECT_EQ(place.row_count, rows.size());
        EXPECT_EQ(place.sureness, std::get<0>(key));
        float radius = 0.0F;
        for (const std::size_t row : rows) {
            EXPECT_EQ(field.place_of_row()[row], number);
            radius = std::max(radius, static_cast<float>(events[store.given_order(row)].place->radius_km));
        }
        EXPECT_FLOAT_EQ(place.radius_km, radius);
        EXPECT_EQ(field.fixed_places()[number], render::fixed_from_world(place.at));
    }
}

TEST(EventField, LooksFollowTheRulesOfTheScene) {
    auto events = many_events();
    events[0].fatalities = {std::nullopt, 26, 40}; // only bounds are known: the lower one counts
    const auto store = model::EventStore::from_events(events);
    const auto field = render::EventField::make(events, store);
    for (std::size_t row = 0; row < store.size(); ++row) {
        const auto scene = render::make_scene(std::span<const model::Event>(&events[store.given_order(row)], 1));
        if (scene.events.empty()) {
            continue;
        }
        const auto& expected = scene.events.front();
        const auto look = field.looks()[row];
        EXPECT_EQ(look.type(), expected.type);
        EXPECT_EQ(look.shot_down(), expected.shot_down);
        for (const bool detailed : {true, false}) {
            EXPECT_EQ(render::class_diameter_px(look.dead_class(), detailed), render::symbol_diameter_px(expected.dead, detailed));
        }
    }
    EXPECT_EQ(field.countries(), render::make_scene(events).countries);
}

TEST(EventField, DetailsAndShapesComeFromTheEvents) {
    auto events = many_events();
    const auto home = *geo::LonLat::from_degrees(geo::Lon{44.0}, geo::Lat{33.0});
    for (std::size_t i = 0; i < events.size(); ++i) {
        events[i].weapon = static_cast<model::Weapon>(i % 14);
        events[i].claimed = i % 3 == 0 ? std::nullopt : std::optional<bool>(i % 3 == 1);
        events[i].claimed_by = i % 2 == 0 ? std::optional<std::string>("somebody") : std::nullopt;
        if (events[i].place && i % 5 == 0) {
            events[i].place->shape = model::circle_shape(home, 10.0 + static_cast<double>(i));
        }
    }
    const auto store = model::EventStore::from_events(events);
    const auto field = render::EventField::make(events, store);
    const auto store_alone = render::EventField::make({}, store);
    ASSERT_EQ(field.details().size(), store.size());
    std::size_t shaped = 0;
    for (std::size_t row = 0; row < store.size(); ++row) {
        const model::Event& event = events[store.given_order(row)];
        const auto detail = field.details()[row].detail();
        EXPECT_EQ(detail.sub_type, event.sub_event_type);
        EXPECT_EQ(detail.weapon, event.weapon);
        EXPECT_EQ(detail.claim, render::claim_badge(event.claimed, event.claimed_by.has_value()));
        EXPECT_EQ(store_alone.details()[row].detail().weapon, event.weapon);
        EXPECT_EQ(store_alone.details()[row].detail().claim, render::claim_badge(event.claimed, true));
        if (event.place && event.place->shape) {
            const auto* shape = field.shape_of(field.places()[field.place_of_row()[row]]);
            ASSERT_NE(shape, nullptr);
            EXPECT_EQ(shape->kind, model::AreaKind::Circle);
            ++shaped;
        }
    }
    EXPECT_GT(shaped, 0U);
    EXPECT_EQ(store_alone.shape_of(store_alone.places()[0]), nullptr);
}

TEST(EventField, NamesInArabicComeFromTheEvents) {
    const auto events = sample_events();
    const auto store = model::EventStore::from_events(events);
    const auto field = render::EventField::make(events, store);
    const auto& place = field.places()[field.place_of_row()[0]];
    EXPECT_EQ(place.name_en, "North Base");
    EXPECT_EQ(place.name_ar, "قاعدة الشمال");
    const auto without = render::EventField::make({}, store);
    EXPECT_EQ(without.places()[0].name_en, "North Base");
    EXPECT_EQ(without.places()[0].name_ar, "");
    EXPECT_EQ(without.places().size(), field.places().size());
}

TEST(EventField, NothingGivesNothing) {
    const auto field = render::EventField::make({}, model::EventStore::from_events({}));
    EXPECT_TRUE(field.places().empty());
    EXPECT_TRUE(field.place_of_row().empty());
    EXPECT_TRUE(field.countries().empty());
}

} // namespace
