#include "timeline/playback.h"

#include <gtest/gtest.h>

#include <cmath>
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

TEST(Playback, StepsByWholeWindows) {
    Playback playback(kYear);
    playback.set_window(days("2021-03-01", "2021-03-10"));
    playback.play();
    playback.step_windows(1);
    EXPECT_FALSE(playback.playing());
    EXPECT_EQ(playback.shown(), days("2021-03-11", "2021-03-20")) << "no day is left out, none is shown twice";
    playback.step_windows(-2);
    EXPECT_EQ(playback.shown(), days("2021-02-19", "2021-02-28"));
    playback.step_windows(-50);
    EXPECT_EQ(playback.shown(), days("2021-01-01", "2021-01-10")) << "whole at the beginning";
    playback.step_windows(1000);
    EXPECT_EQ(playback.shown(), days("2021-12-22", "2021-12-31"));
}

TEST(Playback, QuietStretchesPassInNoTime) {
    Playback playback(kYear);
    playback.set_quiet({days("2021-03-01", "2021-08-31")});
    playback.set_mode(PlayMode::Instant);
    playback.set_speed(10.0);
    playback.set_now(day("2021-02-28"));
    playback.play();
    (void)playback.update(0.05);
    EXPECT_EQ(playback.now(), day("2021-02-28"));
    (void)playback.update(0.1);
    EXPECT_EQ(playback.now(), day("2021-09-01"));
    playback.set_now(day("2021-05-05"));
    EXPECT_EQ(playback.now(), day("2021-05-05")) << "who asks for such a day gets it";
    playback.set_mode(PlayMode::Window);
    playback.set_window_days(10);
    playback.set_fade_days(5);
    playback.set_now(day("2021-03-01"));
    const DayInterval last = days("2021-02-28", "2021-02-28");
    playback.play();
    while (playback.now() < day("2021-08-01")) {
        (void)playback.update(0.1);
        EXPECT_TRUE(playback.now() < day("2021-03-16") ? playback.opacity(last) > 0.0 : playback.now() >= day("2021-09-01")) << to_iso(playback.now()) << ": the last event leaves in its own time";
    }
    playback.set_repeat(Repeat::Bounce);
    playback.set_now(day("2021-12-31"));
    playback.play();
    bool before = false;
    for (int i = 0; i < 400 && !before; ++i) {
        (void)playback.update(0.1);
        EXPECT_FALSE(playback.now() > day("2021-03-15") && playback.now() < day("2021-09-01")) << to_iso(playback.now());
        before = playback.now() <= day("2021-03-15");
    }
    EXPECT_TRUE(before) << "on the way back too";
}

/// Where a ball that runs over [0, length) for so many days is: looped, or turned round at both ends.
double where(double from, double ran, double length, Repeat repeat) {
    const double at = std::fmod(from + ran, repeat == Repeat::Loop ? length : 2.0 * length);
    return repeat == Repeat::Loop || at < length ? at : 2.0 * length - at;
}

TEST(Playback, NoTimeIsLostAtAnySpeed) {
    std::mt19937 random(406);
    const auto pick = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
    for (int round = 0; round < 400; ++round) {
        const DayInterval extent{kYear.first, kYear.first + std::chrono::days{pick(0, 300)}};
        const double length = extent.length_days() - 1e-6; // the last moment of the last day is the end
        Playback playback(extent);
        const auto repeat = pick(0, 1) == 0 ? Repeat::Loop : Repeat::Bounce;
        playback.set_repeat(repeat);
        playback.set_speed(std::pow(10.0, pick(-200, 400) / 100.0));
        const Day begin = extent.first + std::chrono::days{pick(0, extent.length_days() - 1)};
        playback.set_now(begin);
        playback.play();
        const double first = static_cast<double>(extent.first.time_since_epoch().count());
        double ran = 0.0;
        for (int frame = 0; frame < 30; ++frame) {
            const double dt_s = pick(1, 100) / 1000.0;
            (void)playback.update(dt_s);
            ran += dt_s * playback.speed();
            const double wanted = where(static_cast<double>((begin - extent.first).count()), ran, length, repeat);
            const double apart = std::abs(playback.now_days() - first - wanted);
            ASSERT_LT(std::min(apart, repeat == Repeat::Loop ? length - apart : apart), 0.01) << playback.speed() << " days/s in " << extent.length_days() << " days, frame " << frame;
        }
    }
}

/// A state of the slider and what may be done to it, by chance.
class RandomPlay {
  public:
    explicit RandomPlay(unsigned seed) : random_(seed), playback_({day("2020-01-01"), day("2020-01-01") + std::chrono::days{pick(0, 900)}}) {}

    int pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }
    Playback& playback() { return playback_; }
    Day any_day() { return playback_.extent().first + std::chrono::days{pick(-60, 960)}; }

    void act() {
        Playback& play = playback_;
        switch (pick(0, 13)) {
        case 0: play.set_now(any_day()); break;
        case 1: play.set_window_days(pick(-3, 500)); break;
        case 2: play.move_by(pick(-400, 400)); break;
        case 3: play.resize_about(any_day(), pick(1, 40) / 10.0); break;
        case 4: play.play(); break;
        case 5: play.step(pick(-3, 3)); break;
        case 6: play.set_mode(static_cast<PlayMode>(pick(0, 3))); break;
        case 7: play.set_repeat(static_cast<Repeat>(pick(0, 2))); break;
        case 8: play.set_fade_days(pick(-5, 90)); break;
        case 9: play.step_windows(pick(-3, 3)); break;
        case 10: {
            const Day first = any_day();
            play.set_window({first, first + std::chrono::days{pick(0, 200)}});
            break;
        }
        case 11: {
            const Day first = day("2020-01-01") + std::chrono::days{pick(-100, 100)};
            play.set_extent({first, first + std::chrono::days{pick(0, 900)}});
            break;
        }
        case 12: {
            const Day first = any_day();
            play.set_quiet({{first, first + std::chrono::days{pick(0, 60)}}, {first + std::chrono::days{80}, first + std::chrono::days{pick(90, 200)}}});
            break;
        }
        default: play.set_speed(std::pow(10.0, pick(-250, 450) / 100.0)); break;
        }
    }

  private:
    std::mt19937 random_;
    Playback playback_;
};

TEST(Playback, ShowsEachEventByTheShareOfItsDaysWithinAndNothingElse) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        RandomPlay random(seed);
        Playback& play = random.playback();
        for (int round = 0; round < 200; ++round) {
            random.act();
            const int length = play.window_days();
            const Day before = play.now();
            (void)play.update(random.pick(0, 200) / 1000.0);
            ASSERT_EQ(play.window_days(), length) << "time passes, the window keeps its length";
            ASSERT_TRUE(play.playing() || play.now() == before || play.now() == play.extent().last);
            ASSERT_TRUE(play.extent().contains(play.now()));
            const DayInterval shown = play.shown();
            ASSERT_LE(shown.first, shown.last);
            ASSERT_TRUE(play.extent().contains(shown.first) && play.extent().contains(shown.last));
            ASSERT_GE(play.speed(), Playback::kMinSpeed);
            ASSERT_LE(play.speed(), Playback::kMaxSpeed);
            const Day first = random.any_day();
            const DayInterval event{first, first + std::chrono::days{random.pick(0, 2) == 0 ? random.pick(0, 400) : 0}};
            int inside = 0; // counted day by day
            for (Day at = event.first; at <= event.last; at += std::chrono::days{1}) {
                inside += shown.contains(at) ? 1 : 0;
            }
            const double share = static_cast<double>(inside) / event.length_days();
            const double opacity = play.opacity(event);
            if (inside > 0) {
                ASSERT_DOUBLE_EQ(opacity, std::max(0.25, share));
            } else if (opacity > 0.0) { // it fades: in window mode alone, behind the window, within the fade
                ASSERT_EQ(play.mode(), PlayMode::Window);
                ASSERT_LT(event.last, shown.first);
                ASSERT_LE((shown.first - event.last).count(), play.fade_days());
                ASSERT_LE(opacity, 0.55);
                const DayInterval older{event.first, event.last - std::chrono::days{1}};
                ASSERT_TRUE(older.last < older.first || play.opacity(older) < opacity) << "older is fainter";
            }
        }
    }
}

TEST(Playback, BounceTurnsRoundAtBothEnds) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        RandomPlay random(seed);
        Playback& play = random.playback();
        const int length = play.extent().length_days();
        if (length < 4) {
            continue;
        }
        play.set_mode(static_cast<PlayMode>(random.pick(0, 2)));
        play.set_repeat(Repeat::Bounce);
        play.set_speed(length * 2.0); // a frame is a fifth of the way at most
        play.set_now(play.extent().first);
        play.play();
        int turns = 0;
        bool forward = true;
        for (int frame = 0; frame < 200; ++frame) {
            const double before = play.now_days();
            (void)play.update(random.pick(10, 100) / 1000.0);
            ASSERT_TRUE(play.playing());
            const bool on = play.now_days() > before;
            if (on != forward && play.now_days() != before) {
                ++turns;
                forward = on;
                const double first = static_cast<double>(play.extent().first.time_since_epoch().count());
                const double near = forward ? before - first : first + length - before;
                ASSERT_LE(near, length * 0.2 + 1.0) << "it turns at the ends alone";
            }
        }
        ASSERT_GE(turns, 4);
    }
}

} // namespace
} // namespace marsad::timeline
