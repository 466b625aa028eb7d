#include "render/stacks.h"

#include "sample_events.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

using namespace marsad;
using S = model::SubEventType;

namespace {

constexpr double kPxPerWorld = 16384.0; // zoom 6

/// `count` events at random places, some of them several times, in clusters.
render::EventField random_field(unsigned seed, std::size_t count, int precision = 1) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    std::vector<model::Event> events;
    for (std::size_t i = 0; i < count; ++i) {
        const double spread = i % 3 == 0 ? 0.5 : 12.0;
        const std::string name = "P" + std::to_string(i / 2);
        const EventSample sample{name.c_str(), "", 40.0 + spread * unit(random), 30.0 + spread * unit(random), S::Attack, precision == 0 ? 1 + static_cast<int>(i % 3) : precision,
                                 precision == 1 ? 5.0 : 40.0};
        events.push_back(make_event(sample, 1 + static_cast<unsigned>(i % 28)));
        for (std::size_t again = random() % 4; again > 0 && i % 5 == 0; --again) {
            events.push_back(events.back());
        }
    }
    return render::EventField::make(events, model::EventStore::from_events(events));
}

void expect_every_place_once(const render::EventField& field, const render::Stacks& stacks) {
    std::vector<int> seen(field.places().size(), 0);
    std::size_t rows = 0;
    for (std::uint32_t i = 0; i < stacks.stacks().size(); ++i) {
        const auto& stack = stacks.stacks()[i];
        std::size_t own = 0;
        for (const std::uint32_t place : stacks.places_of(stack)) {
            ++seen[place];
            EXPECT_EQ(stacks.stack_of_place()[place], i);
            own += field.places()[place].row_count;
        }
        EXPECT_EQ(own, stack.rows);
        rows += own;
        const auto& host = field.places()[stack.host];
        EXPECT_EQ(stack.at.x, host.at.x);
        EXPECT_EQ(stack.at.y, host.at.y);
    }
    EXPECT_TRUE(std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; }));
    const auto placed = std::count_if(field.place_of_row().begin(), field.place_of_row().end(), [](std::uint32_t place) { return place != render::EventField::kNoPlace; });
    EXPECT_EQ(rows, static_cast<std::size_t>(placed));
}

TEST(Stacks, EveryPlaceIsInOneStackAndStacksKeepTheirDistance) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        for (const double scale : {1.0, 1.5}) {
            const auto field = random_field(seed, 700);
            const auto stacks = render::Stacks::make(field, kPxPerWorld, scale);
            expect_every_place_once(field, stacks);
            EXPECT_LT(stacks.stacks().size(), field.places().size()) << "some are joined";
            for (std::size_t a = 0; a < stacks.stacks().size(); ++a) {
                for (std::size_t b = a + 1; b < stacks.stacks().size(); ++b) {
                    const auto& busy = stacks.stacks()[a];
                    const auto& other = stacks.stacks()[b];
                    ASSERT_GE(busy.rows, other.rows);
                    const double distance_px = render::world_distance(busy.at, other.at) * kPxPerWorld;
                    ASSERT_GE(distance_px, render::joining_px(busy.rows, other.rows) * scale * (1.0 - 1e-9));
                }
            }
        }
    }
}

TEST(Stacks, RingsNeverCoverEachOtherHoweverVague) {
    const auto field = random_field(4, 900, 0);
    const auto stacks = render::Stacks::make(field, kPxPerWorld, 1.0);
    expect_every_place_once(field, stacks);
    for (std::size_t a = 0; a < stacks.stacks().size(); ++a) {
        for (std::size_t b = a + 1; b < stacks.stacks().size(); ++b) {
            const auto& busy = stacks.stacks()[a];
            const auto& other = stacks.stacks()[b];
            if (busy.rows > 1 && other.rows > 1) {
                ASSERT_GE(render::world_distance(busy.at, other.at) * kPxPerWorld, 0.5 * (busy.diameter_px() + other.diameter_px()) - 1e-6);
            }
        }
    }
}

TEST(Stacks, SameInputSameStacks) {
    const auto once = render::Stacks::make(random_field(5, 500, 0), kPxPerWorld, 1.0);
    const auto again = render::Stacks::make(random_field(5, 500, 0), kPxPerWorld, 1.0);
    ASSERT_EQ(once.stacks().size(), again.stacks().size());
    EXPECT_TRUE(std::equal(once.stack_of_place().begin(), once.stack_of_place().end(), again.stack_of_place().begin(), again.stack_of_place().end()));
}

TEST(Stacks, PartWhenZoomedIn) {
    const auto field = random_field(6, 300);
    std::size_t before = 0;
    for (const double px : {512.0, 4096.0, 65536.0, 33554432.0}) {
        const std::size_t count = render::Stacks::make(field, px, 1.0).stacks().size();
        EXPECT_GE(count, before);
        before = count;
    }
    EXPECT_EQ(before, field.places().size()) << "at zoom 17 every place has its own sign";
}

TEST(Stacks, JoinAcross180Degrees) {
    const std::vector<model::Event> events{make_event({"West", "", 179.99, 10.0, S::Attack}, 1), make_event({"East", "", -179.99, 10.0, S::Attack}, 2)};
    const auto field = render::EventField::make(events, model::EventStore::from_events(events));
    EXPECT_EQ(render::Stacks::make(field, kPxPerWorld, 1.0).stacks().size(), 1U);
    EXPECT_EQ(render::Stacks::make(field, kPxPerWorld * 64.0, 1.0).stacks().size(), 2U);
}

TEST(Stacks, AVagueAndAnExactPlaceStayApartUnlessOneHidesTheOther) {
    const auto stacks_at = [](double lon_deg, double px_per_world) {
        const std::vector<model::Event> events{make_event({"A", "", 44.0, 33.0, S::Attack, 1, 5.0}, 1), make_event({"A", "", lon_deg, 33.0, S::Attack, 2, 60.0}, 2)};
        return render::Stacks::make(render::EventField::make(events, model::EventStore::from_events(events)), px_per_world, 1.0).stacks().size();
    };
    EXPECT_EQ(stacks_at(44.3, 22000.0), 2U) << "18 px apart";
    EXPECT_EQ(stacks_at(44.0, 22000.0), 1U) << "one behind the other would not be seen";
    EXPECT_EQ(stacks_at(44.3, 1000.0), 1U) << "a disc smaller than the sign says nothing";
}

TEST(Stacks, ThousandsOfPlacesInAViewAreTooMany) {
    const auto field = random_field(7, 6000);
    ASSERT_GT(field.places().size(), 2500U);
    const render::Camera all(1200, 800, render::world_from_degrees(46.0, 36.0), kPxPerWorld);
    EXPECT_TRUE(render::has_too_many_places(field, all));
    const render::Camera near(1200, 800, render::world_from_degrees(50.0, 40.0), kPxPerWorld * 256.0);
    EXPECT_FALSE(render::has_too_many_places(field, near));
    EXPECT_LE(render::Stacks::make(field, kPxPerWorld, 1.0).count_in(all), field.places().size());
}

TEST(Stacks, OfAViewAreThoseOfTheWholeProjectAwayFromItsEdges) {
    const auto field = random_field(8, 1500);
    const auto all = render::Stacks::make(field, kPxPerWorld, 1.0);
    const render::Camera view(300, 200, render::world_from_degrees(46.0, 36.0), kPxPerWorld);
    const auto around = view.resized(900, 600);
    const auto part = render::Stacks::make(field, kPxPerWorld, 1.0, &around);
    std::size_t inside = 0;
    for (std::uint32_t place = 0; place < field.places().size(); ++place) {
        const auto at = around.screen_from_world(field.places()[place].at);
        const bool shown = at.x > 0.0 && at.y > 0.0 && at.x < 900.0 && at.y < 600.0;
        ASSERT_EQ(part.stack_of_place()[place] != render::Stacks::kNoStack, shown);
        const auto on_view = view.screen_from_world(field.places()[place].at);
        if (on_view.x > 0.0 && on_view.y > 0.0 && on_view.x < 300.0 && on_view.y < 200.0) {
            const auto& whole = all.stacks()[all.stack_of_place()[place]];
            EXPECT_EQ(part.stacks()[part.stack_of_place()[place]].host, whole.host);
            ++inside;
        }
    }
    EXPECT_GT(inside, 10U);
}

} // namespace
