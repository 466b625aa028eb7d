#include "model/moment.h"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

namespace marsad::model {
namespace {

constexpr int kDays = 400;

/// Events at few places: exact and vague days, undated and unplaced ones.
std::vector<Event> scattered(std::mt19937& random, int count) {
    const auto draw = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    std::vector<Event> events;
    for (int i = 0; i < count; ++i) {
        Event event;
        event.report_id = "r";
        event.event_id = "r-" + std::to_string(i + 1);
        event.sub_event_type = static_cast<SubEventType>(draw(static_cast<int>(kSubEventTypeCount)));
        if (draw(12) > 0) {
            const timeline::Day first = day_of(draw(kDays));
            event.date = timeline::DayInterval{first, first + std::chrono::days(draw(4) == 0 ? draw(70) : 0)};
        }
        if (draw(12) > 0) {
            const int spot = draw(20);
            event.place = Place{"p:" + std::to_string(spot), "", "", "", "", "", "", *geo::LonLat::from_degrees(geo::Lon{40.0 + spot}, geo::Lat{30.0}), 5.0, 1 + spot % 3, 0.9, ""};
        }
        events.push_back(std::move(event));
    }
    return events;
}

class MomentTest : public testing::TestWithParam<unsigned> {};

// Whatever way the window took, it shows what counting by hand shows.
TEST_P(MomentTest, CountsWhatBruteForceCounts) {
    std::mt19937 random(GetParam());
    const auto draw = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const auto store = std::make_shared<const EventStore>(EventStore::from_events(scattered(random, 600)));
    Moment moment;
    std::vector<std::uint8_t> passes(store->size(), 1);
    moment.set_rows(store, passes);
    timeline::Visibility now{{day_of(0), day_of(9)}, 0};
    for (int step = 0; step < 120; ++step) {
        switch (draw(6)) {
        case 0: now = {{day_of(draw(kDays) - 20), {}}, now.fade_days}; now.days.last = now.days.first + std::chrono::days(draw(200)); break; // a leap
        case 1: now.fade_days = draw(3) == 0 ? 0 : draw(60); break;
        case 2:
            std::generate(passes.begin(), passes.end(), [&] { return static_cast<std::uint8_t>(draw(3) > 0 ? 1 : 0); });
            moment.set_rows(store, passes);
            break;
        default: { // a step, forward or back
            const std::chrono::days by{draw(9) - 3};
            now.days = {now.days.first + by, now.days.last + by};
            break;
        }
        }
        moment.move_to(now);
        std::vector<TypeCounts> counts(store->places().size()), seen(store->places().size());
        std::vector<std::uint32_t> shown;
        std::map<std::uint32_t, std::vector<std::uint32_t>> by_place;
        std::size_t fading = 0;
        for (std::uint32_t row = 0; row < store->size(); ++row) {
            const auto date = store->date(row);
            const double opacity = date && passes[row] != 0 ? now.opacity(*date) : 0.0;
            ASSERT_DOUBLE_EQ(moment.opacity(row), opacity);
            ASSERT_EQ(moment.is_shown(row), opacity > 0.0);
            if (opacity <= 0.0) {
                continue;
            }
            shown.push_back(row);
            const bool within = date->overlaps(now.days);
            fading += within ? 0 : 1;
            if (store->is_placed(row)) {
                const std::uint32_t place = store->place_of_row()[row];
                const auto type = static_cast<std::size_t>(type_of(store->sub_event_types()[row]));
                counts[place].of[type] += within ? 1 : 0;
                ++seen[place].of[type];
                by_place[place].push_back(row);
            }
        }
        ASSERT_EQ(moment.shown_rows(), shown);
        ASSERT_EQ(moment.fading_count(), fading);
        for (std::uint32_t place = 0; place < counts.size(); ++place) {
            ASSERT_EQ(moment.counts()[place].of, counts[place].of) << "step " << step;
            ASSERT_EQ(moment.seen()[place].of, seen[place].of) << "step " << step;
            auto rows = by_place[place];
            std::reverse(rows.begin(), rows.end());
            std::vector<std::uint32_t> found;
            moment.for_each_at(place, [&](std::uint32_t row, double) {
                found.push_back(row);
                return true;
            });
            ASSERT_EQ(found, rows) << "complete, newest first";
            const auto in_days = std::find_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return store->date(row)->overlaps(now.days); });
            const auto newest = in_days != rows.end() ? std::optional(*in_days) : rows.empty() ? std::nullopt : std::optional(rows.front());
            const auto seen_there = moment.newest_at(place);
            ASSERT_EQ(seen_there ? std::optional(seen_there->row) : std::nullopt, newest);
            if (newest) {
                ASSERT_DOUBLE_EQ(seen_there->opacity, moment.opacity(*newest));
            }
            double most = 0.0;
            for (std::size_t i = 0; i < std::min<std::size_t>(8, rows.size()); ++i) {
                most = std::max(most, moment.opacity(rows[i]));
            }
            ASSERT_DOUBLE_EQ(moment.opacity_at(place), most);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, MomentTest, testing::Range(1U, 7U));

TEST(Moment, NothingGivesNothing) {
    Moment moment;
    EXPECT_TRUE(moment.counts().empty());
    EXPECT_FALSE(moment.is_shown(0));
    EXPECT_TRUE(moment.shown_rows().empty());
    EXPECT_FALSE(moment.newest_at(0));
    moment.set_rows(std::make_shared<const EventStore>(EventStore::from_events({})), {});
    moment.move_to({{day_of(0), day_of(9)}, 5});
    EXPECT_TRUE(moment.counts().empty());
    EXPECT_FALSE(moment.is_shown(0));
}

} // namespace
} // namespace marsad::model
