#include "publish/film_plan.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

using namespace marsad;
using timeline::Day;

namespace {

Day day(const char* text) { return *timeline::parse_iso_day(text); }
timeline::DayInterval days(const char* first, const char* last) { return {day(first), day(last)}; }

TEST(FilmPlan, ADayAFrameFromTheFirstToTheLast) {
    publish::FilmTime time;
    time.window_days = 7;
    const auto plan = publish::FilmPlan::make(time, days("2022-01-01", "2022-01-31"));
    ASSERT_TRUE(plan) << plan.error().message;
    EXPECT_EQ(plan->frames(), 31U);
    EXPECT_EQ(plan->frame_times(), 31U + 20U);
    EXPECT_EQ(plan->times_of(0), 1U);
    EXPECT_EQ(plan->times_of(30), 21U);
    EXPECT_DOUBLE_EQ(plan->length_s(), 5.1);
    EXPECT_EQ(plan->at(0).shown(), days("2022-01-01", "2022-01-01"));
    EXPECT_EQ(plan->at(9).shown(), days("2022-01-04", "2022-01-10"));
    EXPECT_EQ(plan->at(30).shown(), days("2022-01-25", "2022-01-31"));
}

TEST(FilmPlan, ALongTimePassesInWholeDaysAndFewFrames) {
    for (const char* last : {"2022-10-26", "2022-10-27", "2022-10-28", "2024-06-01", "2090-01-01"}) {
        const auto plan = publish::FilmPlan::make({}, days("2022-01-01", last));
        ASSERT_TRUE(plan) << last;
        EXPECT_LE(plan->frames(), publish::kChosenFrames) << last;
        EXPECT_EQ(plan->step_days(), std::floor(plan->step_days()));
        EXPECT_EQ(plan->at(plan->frames() - 1).now(), day(last));
        const auto before = plan->at(plan->frames() - 2).now();
        EXPECT_TRUE(before < day(last) && before + std::chrono::days{static_cast<int>(plan->step_days())} >= day(last)) << last;
    }
}

TEST(FilmPlan, ASlowStepShowsADaySeveralTimes) {
    publish::FilmTime time;
    time.step_days = 0.25;
    time.hold_s = 0.0;
    const auto plan = publish::FilmPlan::make(time, days("2022-01-01", "2022-01-04"));
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->frames(), 13U);
    for (std::size_t frame = 0; frame < plan->frames(); ++frame) {
        EXPECT_EQ((plan->at(frame).now() - day("2022-01-01")).count(), static_cast<int>(frame / 4)) << frame;
    }
    time.step_days = 0.1; // which no number of a computer is
    const auto tenths = publish::FilmPlan::make(time, days("2022-01-01", "2022-01-04"));
    EXPECT_EQ(tenths->frames(), 31U);
    EXPECT_EQ(tenths->at(10).now(), day("2022-01-02"));
    EXPECT_EQ(tenths->at(9).now(), day("2022-01-01"));
}

TEST(FilmPlan, ModesAreThoseOfTheSlider) {
    publish::FilmTime time;
    time.mode = timeline::PlayMode::Cumulative;
    auto plan = publish::FilmPlan::make(time, days("2022-01-01", "2022-01-31"));
    EXPECT_EQ(plan->at(9).shown(), days("2022-01-01", "2022-01-10"));
    time.mode = timeline::PlayMode::Instant;
    plan = publish::FilmPlan::make(time, days("2022-01-01", "2022-01-31"));
    EXPECT_EQ(plan->at(9).shown(), days("2022-01-10", "2022-01-10"));
    time.mode = timeline::PlayMode::All;
    plan = publish::FilmPlan::make(time, days("2022-01-01", "2022-01-31"));
    EXPECT_EQ(plan->frames(), 1U);
    EXPECT_EQ(plan->at(0).shown(), days("2022-01-01", "2022-01-31"));
}

TEST(FilmPlan, GivenDaysWinAndNothingFadesInFromBeforeThem) {
    publish::FilmTime time;
    time.from = day("2022-01-10");
    time.to = day("2022-01-20");
    time.window_days = 3;
    time.fade_days = 5;
    const auto plan = publish::FilmPlan::make(time, days("2022-01-01", "2022-01-31"));
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->frames(), 11U);
    for (std::size_t frame = 0; frame < plan->frames(); ++frame) {
        const auto playback = plan->at(frame);
        for (int before = 1; before < 20; ++before) {
            const Day outside = day("2022-01-10") - std::chrono::days{before};
            EXPECT_EQ(playback.opacity({outside, outside}), 0.0) << frame << ' ' << before;
        }
        for (int after = 1; after < 20; ++after) {
            const Day outside = day("2022-01-20") + std::chrono::days{after};
            EXPECT_EQ(playback.opacity({outside, outside}), 0.0) << frame << ' ' << after;
        }
    }
    EXPECT_GT(plan->at(8).opacity(days("2022-01-12", "2022-01-12")), 0.0) << "what was seen does fade";
}

TEST(FilmPlan, TooManyFramesSaysHowManyAndWhatWouldDo) {
    publish::FilmTime time;
    time.step_days = 0.5;
    const auto many = publish::FilmPlan::make(time, days("2010-01-01", "2022-01-01"));
    ASSERT_FALSE(many);
    EXPECT_EQ(many.error().code, base::ErrorCode::Usage);
    EXPECT_NE(many.error().message.find("8787 frames"), std::string::npos) << many.error().message;
    EXPECT_NE(many.error().message.find("5000"), std::string::npos) << many.error().message;
    const std::size_t at = many.error().message.find("let ") + 4;
    time.step_days = std::stod(many.error().message.substr(at));
    EXPECT_TRUE(publish::FilmPlan::make(time, days("2010-01-01", "2022-01-01"))) << "the remedy helps: " << time.step_days;
}

TEST(FilmPlan, WhatCannotBeIsRefused) {
    EXPECT_EQ(publish::FilmPlan::make({}, std::nullopt).error().code, base::ErrorCode::NotFound);
    publish::FilmTime time;
    time.from = day("2023-01-01");
    EXPECT_EQ(publish::FilmPlan::make(time, days("2022-01-01", "2022-01-31")).error().code, base::ErrorCode::Usage);
    time.to = day("2023-01-01");
    EXPECT_TRUE(publish::FilmPlan::make(time, std::nullopt)) << "both ends are enough";
    for (const double step : {-1.0, 1e9, std::nan("")}) {
        publish::FilmTime bad;
        bad.step_days = step;
        EXPECT_FALSE(publish::FilmPlan::make(bad, days("2022-01-01", "2022-01-31"))) << step;
    }
    for (const double hold : {-1.0, 1e9, std::nan("")}) {
        publish::FilmTime bad;
        bad.hold_s = hold;
        EXPECT_FALSE(publish::FilmPlan::make(bad, days("2022-01-01", "2022-01-31"))) << hold;
    }
    publish::FilmTime bad;
    bad.window_days = 0;
    EXPECT_FALSE(publish::FilmPlan::make(bad, days("2022-01-01", "2022-01-31")));
}

} // namespace
