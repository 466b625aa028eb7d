#include "timeline/playback.h"

#include <gtest/gtest.h>

#include <random>

namespace marsad::timeline {
namespace {

Day day(std::string_view iso) { return *parse_iso_day(iso); }
DayInterval days(std::string_view first, std::string_view last) { return {day(first), day(last)}; }
const DayInterval kYear = days("2021-01-01", "2021-12-31");

TEST(Playback, BeginsWithTheLastThirtyDays) {
    const Playback playback(kYear);
    EXPECT_EQ(playback.shown(), days("2021-12-02", "2021-12-31"));
    EXPECT_FALSE(playback.playing());
    EXPECT_TRUE(playback.at_end());
}

TEST(Playback, ModesShowTheirDays) {
    Playback playback(kYear);
    playback.set_now(day("2021-06-15"));
    playback.set_window_days(10);
    EXPECT_EQ(playback.shown(), days("2021-06-06", "2021-06-15"));
    playback.set_mode(PlayMode::Cumulative);
    EXPECT_EQ(playback.shown(), days("2021-01-01", "2021-06-15"));
    playback.set_mode(PlayMode::Instant);
    EXPECT_EQ(playback.shown(), days("2021-06-15", "2021-06-15"));
    playback.set_mode(PlayMode::All);
    EXPECT_EQ(playback.shown(), kYear);
}

TEST(Playback, PlaysForwardAndPausesAtTheEnd) {
    Playback playback(kYear);
    playback.set_now(day("2021-12-30"));
    playback.set_speed(10.0);
    playback.play();
    EXPECT_TRUE(playback.update(0.05));
    EXPECT_EQ(playback.now(), day("2021-12-30")) << "half a day";
    EXPECT_TRUE(playback.update(0.1));
    EXPECT_EQ(playback.now(), day("2021-12-31"));
    for (int i = 0; i < 10; ++i) {
        (void)playback.update(0.1);
    }
    EXPECT_FALSE(playback.playing());
    EXPECT_EQ(playback.now(), day("2021-12-31"));
    EXPECT_FALSE(playback.update(0.1)) << "a paused player needs no frame";
}

TEST(Playback, PlayAtTheEndStartsOver) {
    Playback playback(kYear);
    playback.play();
    EXPECT_EQ(playback.now(), kYear.first);
}

TEST(Playback, LoopsAndBounces) {
    Playback playback(days("2021-01-01", "2021-01-10"));
    playback.set_speed(10.0);
    playback.set_repeat(Repeat::Loop);
    playback.play();
    EXPECT_TRUE(playback.update(0.1));
    EXPECT_EQ(playback.now(), day("2021-01-01")) << "over the end by less than a day";
    playback.set_repeat(Repeat::Bounce);
    playback.set_now(day("2021-01-10"));
    (void)playback.update(0.1);
    (void)playback.update(0.1);
    EXPECT_EQ(playback.now(), day("2021-01-09"));
    for (int i = 0; i < 100; ++i) {
        (void)playback.update(0.1);
        EXPECT_TRUE(playback.extent().contains(playback.now()));
    }
    EXPECT_TRUE(playback.playing());
}

TEST(Playback, AStalledFrameDoesNotJump) {
    Playback playback(kYear);
    playback.set_now(kYear.first);
    playback.set_speed(10.0);
    playback.play();
    (void)playback.update(30.0);
    EXPECT_EQ(playback.now(), kYear.first + std::chrono::days{1});
}

TEST(Playback, SpeedAndWindowAreCut) {
    Playback playback(kYear);
    playback.set_speed(1e9);
    EXPECT_EQ(playback.speed(), Playback::kMaxSpeed);
    playback.set_speed(0.0);
    EXPECT_EQ(playback.speed(), Playback::kMinSpeed);
    playback.set_window_days(0);
    EXPECT_EQ(playback.window_days(), 1);
    playback.set_window_days(100'000);
    EXPECT_EQ(playback.window_days(), 365);
    playback.set_now(day("2050-01-01"));
    EXPECT_EQ(playback.now(), kYear.last);
}

TEST(Playback, StepsByATenthOfTheWindowAndPauses) {
    Playback playback(kYear);
    playback.set_now(day("2021-06-15"));
    playback.play();
    playback.step(1);
    EXPECT_FALSE(playback.playing());
    EXPECT_EQ(playback.now(), day("2021-06-18"));
    playback.set_mode(PlayMode::Instant);
    playback.step(-2);
    EXPECT_EQ(playback.now(), day("2021-06-16"));
}

TEST(Playback, TheWindowStaysWholeWhereItIsMoved) {
    Playback playback(kYear);
    playback.set_window(days("2021-03-01", "2021-03-10"));
    playback.move_by(-1000);
    EXPECT_EQ(playback.shown(), days("2021-01-01", "2021-01-10"));
    playback.move_by(5);
    EXPECT_EQ(playback.shown(), days("2021-01-06", "2021-01-15"));
}

TEST(Playback, AShortExtentShortensTheWindowForAsLongAsItLasts) {
    Playback playback(days("2021-03-01", "2021-03-06"));
    EXPECT_EQ(playback.window_days(), 6);
    playback.set_extent(kYear);
    EXPECT_EQ(playback.window_days(), Playback::kDefaultWindowDays) << "while reports are read, the extent grows";
    playback.set_window_days(10);
    playback.set_extent(days("2021-03-01", "2021-03-06"));
    EXPECT_EQ(playback.window_days(), 6);
    playback.set_extent(kYear);
    EXPECT_EQ(playback.window_days(), 10);
}

TEST(Playback, ResizesAboutADay) {
    Playback playback(kYear);
    playback.set_window(days("2021-03-01", "2021-03-21"));
    playback.resize_about(day("2021-03-11"), 2.0);
    EXPECT_EQ(playback.window_days(), 42);
    EXPECT_TRUE(playback.shown().contains(day("2021-03-11")));
    const auto before = (day("2021-03-11") - playback.shown().first).count();
    const auto after = (playback.shown().last - day("2021-03-11")).count();
    EXPECT_NEAR(static_cast<double>(before), static_cast<double>(after), 1.0) << "the middle stays the middle";
    playback.resize_about(day("2021-03-11"), 0.999);
    EXPECT_EQ(playback.window_days(), 41) << "a turn of the wheel does at least one day";
}

TEST(Playback, AnEventIsAnInterval) {
    Playback playback(kYear);
    playback.set_window(days("2021-06-01", "2021-06-10"));
    EXPECT_EQ(playback.opacity(days("2021-06-05", "2021-06-05")), 1.0);
    EXPECT_EQ(playback.opacity(days("2021-06-10", "2021-06-11")), 0.5);
    EXPECT_EQ(playback.opacity(days("2021-01-01", "2021-12-31")), 0.25) << "never invisible where it may have been";
    EXPECT_EQ(playback.opacity(days("2021-05-31", "2021-05-31")), 0.0);
    EXPECT_EQ(playback.opacity(days("2021-06-11", "2021-06-11")), 0.0);
    playback.set_fade_days(4);
    EXPECT_GT(playback.opacity(days("2021-05-31", "2021-05-31")), playback.opacity(days("2021-05-28", "2021-05-28")));
    EXPECT_EQ(playback.opacity(days("2021-05-27", "2021-05-27")), 0.0);
    EXPECT_EQ(playback.opacity(days("2021-06-11", "2021-06-11")), 0.0) << "what is to come never shows";
}

TEST(Playback, NeverShowsAnEventOutsideItsInterval) {
    std::mt19937 random(20211231);
    const auto pick = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
    Playback playback(kYear);
    for (int round = 0; round < 5000; ++round) {
        switch (pick(0, 8)) {
        case 0: playback.set_now(kYear.first + std::chrono::days{pick(-50, 400)}); break;
        case 1: playback.set_window_days(pick(-3, 500)); break;
        case 2: playback.move_by(pick(-400, 400)); break;
        case 3: playback.resize_about(kYear.first + std::chrono::days{pick(-20, 390)}, pick(1, 40) / 10.0); break;
        case 4: playback.play(); break;
        case 5: playback.step(pick(-3, 3)); break;
        case 6: playback.set_mode(static_cast<PlayMode>(pick(0, 3))); break;
        case 7: playback.set_repeat(static_cast<Repeat>(pick(0, 2))); break;
        default: playback.set_speed(pick(1, 20000) / 10.0); break;
        }
        (void)playback.update(pick(0, 200) / 1000.0);
        const DayInterval shown = playback.shown();
        ASSERT_LE(shown.first, shown.last);
        ASSERT_TRUE(kYear.contains(shown.first) && kYear.contains(shown.last));
        const Day first = kYear.first + std::chrono::days{pick(0, 364)};
        const DayInterval event{first, first + std::chrono::days{pick(0, 40)}};
        ASSERT_EQ(playback.opacity(event) > 0.0, event.overlaps(shown));
    }
}

} // namespace
} // namespace marsad::timeline
