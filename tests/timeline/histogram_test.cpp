#include "timeline/histogram.h"

#include <gtest/gtest.h>

#include <random>

namespace marsad::timeline {
namespace {

Day day(std::string_view iso) { return *parse_iso_day(iso); }
DayInterval days(std::string_view first, std::string_view last) { return {day(first), day(last)}; }

TEST(Histogram, BarsAreAsNarrowAsTheyMayBe) {
    const auto year = days("2021-01-01", "2021-12-31");
    EXPECT_EQ(choose_bin_unit(year, 3650, 6), BinUnit::OneDay);
    EXPECT_EQ(choose_bin_unit(year, 365, 6), BinUnit::Week);
    EXPECT_EQ(choose_bin_unit(year, 100, 6), BinUnit::Month);
    EXPECT_EQ(choose_bin_unit(days("1950-01-01", "2021-12-31"), 500, 6), BinUnit::Year);
}

TEST(Histogram, BinsFollowTheCalendar) {
    EXPECT_EQ(bin_start(day("2022-01-03"), BinUnit::Week), day("2022-01-03")) << "a Monday";
    EXPECT_EQ(bin_start(day("2022-01-02"), BinUnit::Week), day("2021-12-27"));
    EXPECT_EQ(bin_start(day("2022-05-17"), BinUnit::Quarter), day("2022-04-01"));
    const auto bins = make_bins(days("2019-12-15", "2020-03-01"), BinUnit::Month);
    ASSERT_EQ(bins.size(), 4U);
    EXPECT_EQ(bins[0], days("2019-12-01", "2019-12-31"));
    EXPECT_EQ(bins[2], days("2020-02-01", "2020-02-29"));
    EXPECT_EQ(make_bins(days("2020-02-29", "2020-02-29"), BinUnit::Year).front(), days("2020-01-01", "2020-12-31"));
}

TEST(Histogram, VagueEventsAreNotInTheBars) {
    const std::vector<HistogramEvent> events{{days("2021-01-04", "2021-01-04"), 0}, {days("2021-01-05", "2021-01-06"), 1}, {days("2021-01-01", "2021-01-31"), 1},
                                             {days("2030-01-01", "2030-01-01"), 0}};
    const auto by_week = count_events(days("2021-01-01", "2021-01-31"), BinUnit::Week, 2, events);
    EXPECT_EQ(by_week.at(1, 0), 1U);
    EXPECT_EQ(by_week.at(1, 1), 1U);
    EXPECT_EQ(by_week.total(1), 2U);
    EXPECT_EQ(by_week.uncertain, 1U);
    const auto by_month = count_events(days("2021-01-01", "2021-01-31"), BinUnit::Month, 2, events);
    EXPECT_EQ(by_month.total(0), 3U) << "a month fits a bar of a month";
    EXPECT_EQ(by_month.uncertain, 0U);
}

TEST(Histogram, EqualsABruteForceCount) {
    std::mt19937 random(7);
    const auto pick = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
    for (int round = 0; round < 60; ++round) {
        std::vector<HistogramEvent> events;
        for (int i = 0; i < 200; ++i) {
            const Day first = day("2019-01-01") + std::chrono::days{pick(0, 1000)};
            events.push_back({{first, first + std::chrono::days{pick(0, 3) == 0 ? pick(0, 60) : 0}}, static_cast<std::size_t>(pick(0, 5))});
        }
        const Day from = day("2019-01-01") + std::chrono::days{pick(0, 500)};
        const DayInterval axis{from, from + std::chrono::days{pick(0, 600)}};
        const auto unit = static_cast<BinUnit>(pick(0, 4));
        const auto found = count_events(axis, unit, 6, events);
        std::size_t vague = 0;
        for (const auto& event : events) {
            bool inside = false;
            for (const auto& bin : found.bins) {
                inside = inside || (bin.contains(event.days.first) && bin.contains(event.days.last));
            }
            vague += !inside && event.days.overlaps({found.bins.front().first, found.bins.back().last}) ? 1 : 0;
        }
        EXPECT_EQ(found.uncertain, vague);
        for (std::size_t bin = 0; bin < found.bins.size(); ++bin) {
            for (std::size_t cls = 0; cls < 6; ++cls) {
                std::size_t count = 0;
                for (const auto& event : events) {
                    count += event.cls == cls && found.bins[bin].contains(event.days.first) && found.bins[bin].contains(event.days.last) ? 1 : 0;
                }
                ASSERT_EQ(found.at(bin, cls), count);
            }
        }
    }
}

TEST(Histogram, TheTopOfTheScaleIsARoundNumber) {
    for (const auto& [tallest, top] : {std::pair<std::size_t, std::size_t>{0, 5}, {5, 5}, {6, 10}, {21, 25}, {26, 50}, {51, 100}, {101, 150}, {251, 500}, {1999, 2000}}) {
        EXPECT_EQ(nice_top(tallest), top) << tallest;
    }
}

TEST(Histogram, TicksStandApartAndNameTheYear) {
    const auto axis = days("2019-06-10", "2022-02-01");
    const auto ticks = make_ticks(axis, 900, 60);
    ASSERT_GE(ticks.size(), 5U);
    std::size_t years = 0;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        EXPECT_TRUE(axis.contains(ticks[i].day));
        years += ticks[i].unit == BinUnit::Year ? 1 : 0;
        if (i > 0) {
            EXPECT_GE(static_cast<double>((ticks[i].day - ticks[i - 1].day).count()) * 900 / axis.length_days(), 55.0);
        }
    }
    EXPECT_EQ(years, 3U);
    EXPECT_LE(make_ticks(days("1000-01-01", "2000-01-01"), 300, 60).size(), 6U);
}

} // namespace
} // namespace marsad::timeline
