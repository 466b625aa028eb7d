#include "render/live_signs.h"

#include "render/place_discs.h"
#include "sample_events.h"

#include <map>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

using namespace marsad;
using S = model::SubEventType;

namespace {

struct Project {
    std::vector<model::Event> events;
    model::EventStore store;
    render::EventField field;
    explicit Project(std::vector<model::Event> given)
        : events(std::move(given)), store(model::EventStore::from_events(events)), field(render::EventField::make(events, store)) {}
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

TEST(LiveSigns, TalliesAreThoseOfCountingByHand) {
    const Project project(scattered(900));
    const auto stacks = render::Stacks::make(project.field, kRegion.pixels_per_world(), 1.0);
    render::LiveSigns signs;
    signs.set_region(project.field, &stacks, kRegion);
    std::mt19937 random(9);
    for (int round = 0; round < 4; ++round) {
        std::vector<std::uint32_t> rows;
        std::vector<std::uint8_t> opacity;
        for (std::uint32_t row = 0; row < project.store.size(); ++row) {
            if (random() % 3 == 0) {
                rows.push_back(row);
                opacity.push_back(static_cast<std::uint8_t>(random() % 4 * 85));
            }
        }
        signs.tally(project.field, {rows, opacity});
        std::map<std::uint32_t, render::StackTally> expected;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (opacity[i] > 0) {
                const std::uint32_t stack = stacks.stack_of_place()[project.field.place_of_row()[rows[i]]];
                auto& tally = expected.try_emplace(stack, render::StackTally{stack, rows[i], 0, {}, 0}).first->second;
                tally.newest_row = rows[i];
                ++tally.count;
                ++tally.by_type[static_cast<std::size_t>(project.field.looks()[rows[i]].type())];
                tally.opacity = std::max(tally.opacity, opacity[i]);
            }
        }
        ASSERT_EQ(signs.tallies().size(), expected.size());
        for (const auto& tally : signs.tallies()) {
            const auto& wanted = expected.at(tally.stack);
            EXPECT_EQ(tally.count, wanted.count);
            EXPECT_EQ(tally.by_type, wanted.by_type);
            EXPECT_EQ(tally.newest_row, wanted.newest_row);
            EXPECT_EQ(tally.opacity, wanted.opacity);
            EXPECT_EQ(signs.tally_of(tally.stack), &tally);
        }
        EXPECT_TRUE(std::is_sorted(signs.rows().begin(), signs.rows().end()));
    }
}

TEST(LiveSigns, WhatIsOutsideTheRegionIsLeftOut) {
    const Project project({make_event({"In", "", 46.0, 33.0, S::Attack}, 1), make_event({"Out", "", -100.0, 33.0, S::Attack}, 2)});
    const auto stacks = render::Stacks::make(project.field, kRegion.pixels_per_world(), 1.0);
    render::LiveSigns signs;
    signs.set_region(project.field, &stacks, kRegion);
    const std::vector<std::uint32_t> rows{0, 1};
    signs.tally(project.field, {rows, {}});
    ASSERT_EQ(signs.rows().size(), 1U);
    EXPECT_EQ(signs.rows()[0], 0U);
}

TEST(LiveSigns, DotsKeepOneACellAndTheNewestWins) {
    const Project project(scattered(900));
    render::LiveSigns signs;
    signs.set_region(project.field, nullptr, kRegion);
    std::vector<std::uint32_t> rows(project.store.size());
    std::iota(rows.begin(), rows.end(), 0U);
    signs.tally(project.field, {rows, {}});
    const auto style = *render::MapStyle::load(std::string(MARSAD_SOURCE_DIR) + "/assets/styles", "dark");
    render::LiveDots dots;
    dots.make(project.field, signs, style, kRegion, 1.0);
    std::map<std::pair<int, int>, std::uint32_t> newest;
    for (const std::uint32_t row : signs.rows()) {
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
    const std::vector<std::uint32_t> rows{0, 1, 3};
    discs.tally(project.field, {rows, {}});
    EXPECT_EQ(discs.visible_count(), 1U);
    const std::vector<std::uint8_t> hidden{255, 0, 255};
    discs.tally(project.field, {rows, hidden});
    EXPECT_EQ(discs.visible_count(), 0U);
}

} // namespace
