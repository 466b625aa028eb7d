#include "render/live_signs.h"

#include "render/place_discs.h"
#include "sample_events.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <span>
#include <random>

#include <gtest/gtest.h>

using namespace marsad;
using S = model::SubEventType;

namespace {

struct Project {
    std::vector<model::Event> events;
    std::shared_ptr<const model::EventStore> store;
    render::EventField field;
    explicit Project(std::vector<model::Event> given)
        : events(std::move(given)), store(std::make_shared<const model::EventStore>(model::EventStore::from_events(events))), field(render::EventField::make(events, *store)) {}
};

std::vector<model::Event> scattered(std::size_t count) {
    std::mt19937 random(3);
    std::vector<model::Event> events;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = "P" + std::to_string(random() % 60);
        const auto hash = static_cast<double>(std::stoi(name.substr(1)));
        events.push_back(make_event({name.c_str(), "", 40.0 + 0.23 * hash, 30.0 + static_cast<double>(static_cast<int>(hash) % 7), static_cast<S>(random() % model::kSubEventTypeCount)},
                                    1 + static_cast<unsigned>(i % 28)));
    }
    return events;
}

const render::Camera kRegion(1600, 1000, render::world_from_degrees(46.0, 33.0), 16384.0);

/// Everything that passes, of so many days of March 2021.
model::Moment moment_of(const Project& project, std::span<const std::uint8_t> passes, unsigned first = 1, unsigned last = 31, int fade = 0) {
    model::Moment moment;
    moment.set_rows(project.store, passes);
    moment.move_to({{*timeline::make_day(2021, 3, first), *timeline::make_day(2021, 3, last)}, fade});
    return moment;
}

TEST(LiveSigns, TalliesAreThoseOfCountingByHand) {
    const Project project(scattered(900));
    const auto stacks = render::Stacks::make(project.field, kRegion.pixels_per_world(), 1.0);
    render::LiveSigns signs;
    signs.set_region(project.field, &stacks, kRegion);
    std::mt19937 random(9);
    for (int round = 0; round < 12; ++round) {
        std::vector<std::uint8_t> passes(project.store->size());
        std::generate(passes.begin(), passes.end(), [&] { return static_cast<std::uint8_t>(random() % (round < 6 ? 3U : 300U) == 0 ? 1 : 0); });
        const unsigned first = 1 + static_cast<unsigned>(random() % 28);
        const auto moment = moment_of(project, passes, first, first + static_cast<unsigned>(random() % 3), round % 2 == 0 ? 0 : 5);
        signs.tally(project.field, &stacks, moment);
        std::map<std::uint32_t, std::vector<std::uint32_t>> within, fading;
        for (std::uint32_t row = 0; row < project.store->size(); ++row) {
            const std::uint32_t stack = stacks.stack_of_place()[project.field.place_of_row()[row]];
            if (moment.is_shown(row)) {
                (project.store->date(row)->overlaps(moment.visibility().days) ? within : fading)[stack].push_back(row);
            }
        }
        auto expected = fading;
        for (const auto& [stack, rows] : within) {
            expected[stack] = rows;
        }
        ASSERT_EQ(signs.tallies().size(), expected.size());
        for (const auto& tally : signs.tallies()) {
            const auto& rows = expected.at(tally.stack);
            std::array<std::uint32_t, render::kEventTypes> by_type{};
            double opacity = 0.0;
            for (const std::uint32_t row : rows) {
                ++by_type[static_cast<std::size_t>(project.field.looks()[row].type())];
                opacity = std::max(opacity, moment.opacity(row));
            }
            EXPECT_EQ(tally.count, rows.size());
            EXPECT_EQ(tally.by_type, by_type);
            EXPECT_EQ(tally.only_row, rows.size() == 1 ? rows.front() : render::LiveSigns::kNone);
            EXPECT_NEAR(tally.opacity, opacity * 255.0, 0.51);
            EXPECT_EQ(signs.tally_of(tally.stack), &tally);
        }
    }
}

TEST(LiveSigns, WhatIsOutsideTheRegionIsLeftOut) {
    const Project project({make_event({"In", "", 46.0, 33.0, S::Attack}, 1), make_event({"Out", "", -100.0, 33.0, S::Attack}, 2)});
    const auto stacks = render::Stacks::make(project.field, kRegion.pixels_per_world(), 1.0);
    render::LiveSigns signs;
    signs.set_region(project.field, &stacks, kRegion);
    const std::vector<std::uint8_t> all(2, 1);
    signs.tally(project.field, &stacks, moment_of(project, all));
    ASSERT_EQ(signs.tallies().size(), 1U);
    EXPECT_EQ(signs.tallies()[0].only_row, 0U);
}

TEST(LiveSigns, DotsKeepOneACellAndTheNewestWins) {
    const Project project(scattered(900));
    render::LiveSigns signs;
    signs.set_region(project.field, nullptr, kRegion);
    const std::vector<std::uint8_t> passes(project.store->size(), 1);
    const auto moment = moment_of(project, passes, 4, 25);
    const auto style = *render::MapStyle::load(std::string(MARSAD_SOURCE_DIR) + "/assets/styles", "dark");
    render::LiveDots dots;
    dots.make(project.field, signs, moment, style, kRegion, 1.0);
    std::map<std::pair<int, int>, std::uint32_t> newest;
    for (const std::uint32_t row : moment.shown_rows()) {
        const auto at = kRegion.screen_from_world(project.field.places()[project.field.place_of_row()[row]].at);
        if (at.x >= 0.0 && at.y >= 0.0 && at.x < kRegion.width_px() && at.y < kRegion.height_px()) {
            newest[{static_cast<int>(at.x / 3.0), static_cast<int>(at.y / 3.0)}] = row;
        }
    }
    EXPECT_EQ(dots.dots().size(), newest.size());
    for (const auto& [cell, row] : newest) {
        const auto found = dots.row_at({(cell.first + 0.5) * 3.0, (cell.second + 0.5) * 3.0}, 1.0);
        ASSERT_TRUE(found);
        EXPECT_EQ(*found, row);
    }
    EXPECT_FALSE(dots.row_at({2.0, 2.0}, 1.0));
}

TEST(PlaceDiscs, OnlyWhatIsVisibleAndSaysSomething) {
    const Project project({make_event({"Exact", "", 46.0, 33.0, S::Attack, 1, 5.0}, 1), make_event({"Near", "", 44.0, 33.0, S::Attack, 2, 45.0}, 2),
                           make_event({"Area", "", 48.0, 33.0, S::Attack, 3, 80.0}, 3), make_event({"Far away", "", -100.0, 33.0, S::Attack, 3, 80.0}, 4)});
    const auto stacks = render::Stacks::make(project.field, kRegion.pixels_per_world(), 1.0);
    render::PlaceDiscs discs;
    discs.set_region(project.field, stacks, kRegion, 1.0);
    EXPECT_EQ(discs.chosen_count(), 2U);
    discs.tally(moment_of(project, std::vector<std::uint8_t>{1, 1, 0, 1}));
    EXPECT_EQ(discs.visible_count(), 1U);
    discs.tally(moment_of(project, std::vector<std::uint8_t>{1, 0, 0, 1}));
    EXPECT_EQ(discs.visible_count(), 0U);
    discs.tally(moment_of(project, std::vector<std::uint8_t>{1, 1, 1, 1}, 3));
    EXPECT_EQ(discs.visible_count(), 1U) << "what time hides";
}

} // namespace
