#include "ui/time_plan.h"

#include <gtest/gtest.h>

#include <random>

namespace marsad::ui {
namespace {

using std::chrono::days;
using timeline::Day;

std::vector<Rect> lanes_of(const TimeLanes& lanes) {
    std::vector<Rect> out;
    for (const Rect& rect : {lanes.flags, lanes.histogram, lanes.uncertain, lanes.axis, lanes.strip, lanes.whole}) {
        if (!rect.empty()) {
            out.push_back(rect);
        }
    }
    return out;
}

TEST(TimeLanes, StandOneBelowTheOther) {
    for (double height = 76.0; height < 420.0; height += 1.0) {
        for (const bool whole : {false, true}) {
            const Rect body{10.0, 500.0, 1000.0, height};
            LanesWanted wanted;
            wanted.whole = whole;
            const auto lanes = lay_out_lanes(body, wanted);
            const auto all = lanes_of(lanes);
            for (std::size_t i = 0; i < all.size(); ++i) {
                ASSERT_GE(all[i].y, i == 0 ? body.y : all[i - 1].bottom() - 1e-9);
                ASSERT_LE(all[i].bottom(), body.bottom() + 1e-9) << height;
            }
            if (height >= 100.0 + (whole ? 22.0 : 0.0)) {
                ASSERT_GE(lanes.histogram.height, 50.0) << height;
            }
            ASSERT_FALSE(lanes.axis.empty());
        }
    }
}

TEST(TimeLanes, HaveTheSizesOfTheDesign) {
    const auto large = lay_out_lanes({0.0, 0.0, 1196.0, 216.0 - 40.0}, {});
    EXPECT_EQ(large.tracks, 3);
    EXPECT_FALSE(large.strip.empty());
    EXPECT_GE(large.histogram.height, 80.0);
    const auto small = lay_out_lanes({0.0, 0.0, 1024.0, 150.0 - 40.0}, {});
    EXPECT_TRUE(small.strip.empty()) << "the strip goes first";
    EXPECT_FALSE(small.uncertain.empty());
    EXPECT_GE(small.histogram.height, 50.0);
    LanesWanted without;
    without.uncertain = without.strip = false;
    const auto bare = lay_out_lanes({0.0, 0.0, 1024.0, 110.0}, without);
    EXPECT_TRUE(bare.uncertain.empty() && bare.strip.empty());
}

TEST(TimeLanes, NamesStandAtTheSideOfReadingAndTheAxisDoesNotTurn) {
    LanesWanted wanted;
    const auto english = lay_out_lanes({0.0, 0.0, 1000.0, 180.0}, wanted);
    wanted.right_to_left = true;
    const auto arabic = lay_out_lanes({0.0, 0.0, 1000.0, 180.0}, wanted);
    EXPECT_EQ(english.names.x, 0.0);
    EXPECT_EQ(arabic.names.right(), 1000.0);
    EXPECT_EQ(english.histogram.width, arabic.histogram.width);
    EXPECT_LE(arabic.histogram.right(), arabic.names.x);
    EXPECT_GE(english.histogram.x, english.names.right());
}

BarWidths some_widths() {
    BarWidths w;
    w.step_button = 28.0;
    w.play = 52.0;
    w.speed_word = 40.0;
    w.slider_long = 90.0;
    w.slider_short = 62.0;
    w.speed_field = 100.0;
    w.modes = 260.0;
    w.mode_button = 120.0;
    w.length = 84.0;
    w.dates = 220.0;
    w.fade = 110.0;
    w.counts_long = 120.0;
    w.counts_short = 70.0;
    w.range = 180.0;
    w.view_button = 34.0;
    w.collapse = 68.0;
    return w;
}

TEST(TimeBar, ShedsInOrderAndFits) {
    const auto widths = some_widths();
    int shed_before = 100;
    for (double width = 300.0; width < 1800.0; width += 1.0) {
        const auto plan = plan_bar(width, widths);
        if (width >= 420.0) {
            ASSERT_LE(plan.width(widths), width);
        }
        int shed = 0;
        bool gone = false;
        for (const bool here : {plan.speed, plan.mode, plan.step_buttons, plan.repeat, plan.length, plan.end_buttons, plan.event_buttons, plan.fade, plan.slider, plan.modes, plan.counts, plan.view_button,
                                plan.window_buttons, plan.slider_long, plan.counts_long, plan.speed_word, plan.range}) {
            ASSERT_FALSE(gone && here) << "what goes later is here while something before it is gone";
            gone = gone || !here;
            shed += here ? 0 : 1;
        }
        ASSERT_LE(shed, shed_before) << "a wider bar shows no less";
        shed_before = shed;
    }
    EXPECT_TRUE(plan_bar(1700.0, widths).range);
    EXPECT_TRUE(plan_bar(1180.0, widths).fade);
    EXPECT_FALSE(plan_bar(980.0, widths).modes);
}

TEST(VagueTracks, NeverOverlapAndLoseNothing) {
    std::mt19937 random(11);
    const auto pick = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    for (int round = 0; round < 500; ++round) {
        std::vector<VagueDays> items;
        const int count = pick(60);
        for (int i = 0; i < count; ++i) {
            const Day first{days{pick(400)}};
            items.push_back({{first, first + days{1 + pick(60)}}, static_cast<std::uint32_t>(i)});
        }
        std::sort(items.begin(), items.end(), [](const VagueDays& a, const VagueDays& b) { return a.days.first < b.days.first; });
        for (const int tracks : {0, 1, 2, 3}) {
            const auto bars = pack_tracks(items, tracks);
            std::uint32_t held = 0;
            for (std::size_t i = 0; i < bars.size(); ++i) {
                held += bars[i].count;
                ASSERT_LT(bars[i].track, tracks);
                ASSERT_TRUE(bars[i].count == 1 || bars[i].track == tracks - 1) << "only the last track is shared";
                if (i > 0 && bars[i].track == bars[i - 1].track) {
                    ASSERT_GT(bars[i].days.first, bars[i - 1].days.last);
                }
            }
            ASSERT_EQ(held, tracks == 0 ? 0U : items.size());
        }
    }
}

TEST(ReportGaps, AreLongForHowOftenReportsCome) {
    const auto at = [](std::initializer_list<int> numbers) {
        std::vector<Day> out;
        for (const int number : numbers) {
            out.push_back(Day{days{number}});
        }
        return out;
    };
    EXPECT_EQ(long_gap_days(at({})), 3);
    EXPECT_EQ(long_gap_days(at({5})), 3);
    EXPECT_EQ(long_gap_days(at({1, 2, 2, 3, 4, 30})), 3) << "daily reports: three days";
    EXPECT_EQ(long_gap_days(at({0, 7, 14, 21, 90})), 21) << "weekly ones: three weeks";
    std::vector<timeline::DayInterval> bins;
    for (int i = 0; i < 12; ++i) {
        bins.push_back({Day{days{i * 7}}, Day{days{i * 7 + 6}}});
    }
    const std::vector<std::uint32_t> counts{0, 2, 0, 1, 0, 0, 0, 5, 0, 0, 1, 0};
    const timeline::DayInterval span{bins[1].first, bins[10].first};
    const auto gaps = find_gaps(bins, counts, span, 14);
    ASSERT_EQ(gaps.size(), 2U) << "not before the first and behind the last, not the single week";
    EXPECT_EQ(gaps[0], (timeline::DayInterval{bins[4].first, bins[6].last}));
    EXPECT_EQ(gaps[1], (timeline::DayInterval{bins[8].first, bins[9].last}));
    EXPECT_EQ(find_gaps(bins, counts, span, 1).size(), 3U);
    // One source of several: what it is silent for is seen before its first report and behind its last one, as long as others tell.
    const auto silent = find_gaps(bins, counts, {bins[0].first, bins[11].last}, 7);
    ASSERT_EQ(silent.size(), 5U);
    EXPECT_EQ(silent.front(), bins[0]);
    EXPECT_EQ(silent.back(), bins[11]);
    EXPECT_EQ(find_gaps(bins, std::vector<std::uint32_t>(12, 0), {bins[3].first, bins[5].last}, 7), (std::vector{timeline::DayInterval{bins[3].first, bins[5].last}}));
}

TEST(TimeFlags, PartWhereThereIsRoomAndMergeWhereTheyWouldTouch) {
    const auto apart = place_flags(400.0, 700.0, 80.0, 90.0, 100.0, 1000.0);
    EXPECT_FALSE(apart.merged);
    EXPECT_EQ(apart.first_x, 320.0);
    EXPECT_EQ(apart.last_x, 700.0);
    const auto narrow = place_flags(400.0, 404.0, 80.0, 90.0, 100.0, 1000.0);
    EXPECT_FALSE(narrow.merged) << "they point away from each other";
    const auto at_end = place_flags(960.0, 990.0, 80.0, 90.0, 100.0, 1000.0);
    EXPECT_TRUE(at_end.merged);
    EXPECT_EQ(at_end.last_x + 90.0, 1000.0);
    EXPECT_EQ(at_end.first_x + 80.0, at_end.last_x);
    const auto at_start = place_flags(100.0, 130.0, 80.0, 90.0, 100.0, 1000.0);
    EXPECT_TRUE(at_start.merged);
    EXPECT_EQ(at_start.first_x, 100.0);
    for (double first = 100.0; first <= 1000.0; first += 7.0) {
        for (double last = first; last <= 1000.0; last += 7.0) {
            const auto places = place_flags(first, last, 80.0, 90.0, 100.0, 1000.0);
            ASSERT_GE(places.first_x, 100.0);
            ASSERT_LE(places.last_x + 90.0, 1000.0);
            ASSERT_LE(places.first_x + 80.0, places.last_x + 1e-9);
        }
    }
}

TEST(Scale, PartsAreRoundNumbers) {
    for (std::size_t power = 1; power <= 100'000; power *= 10) {
        for (const std::size_t step : {5U, 10U, 15U, 20U, 25U}) {
            const std::size_t top = step * power;
            for (double height = 20.0; height < 400.0; height += 10.0) {
                const int parts = scale_parts(top, height, 22.0);
                ASSERT_EQ(top % static_cast<std::size_t>(parts), 0U);
                ASSERT_TRUE(parts == 1 || height / parts >= 22.0);
            }
        }
    }
    EXPECT_EQ(scale_parts(10, 92.0, 22.0), 2);
    EXPECT_EQ(scale_parts(15, 92.0, 22.0), 3);
    EXPECT_EQ(scale_parts(10, 30.0, 22.0), 1);
}

} // namespace
} // namespace marsad::ui
