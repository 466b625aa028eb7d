#include "ui/time_panel.h"

#include "time_fixture.h"

#include <gtest/gtest.h>

#include <cmath>

namespace marsad::ui {
namespace {

using timeline::Day;
using timeline::DayInterval;
using timeline::PlayMode;

Day day(std::string_view iso) { return *timeline::parse_iso_day(iso); }

TEST_F(TimePanel, HasItsControlsByName) {
    for (const char* id : {"time:start", "time:prev_event", "time:back", "time:play", "time:forward", "time:next_event", "time:end", "time:repeat", "time:speed_slider", "time:speed", "time:mode:0",
                           "time:mode:3", "time:length", "time:from", "time:to", "time:fade", "time:histogram", "time:window", "time:edge_first", "time:edge_last", "time:collapse", "time:options"}) {
        EXPECT_TRUE(stage().find(id).has_value()) << id;
    }
    stage().width = 2000.0;
    stage().frames(1);
    for (const char* id : {"time:in_view", "time:window_back", "time:window_forward"}) {
        EXPECT_TRUE(stage().find(id).has_value()) << id;
    }
}

TEST_F(TimePanel, ControlsNeverOverlap) {
    for (const auto language : {session::Language::English, session::Language::Arabic}) {
        stage().state.settings.language = language;
        for (const double scale : {1.0, 2.0}) {
            stage().scale = scale;
            for (double width = 1024.0; width <= 2100.0; width += 37.0) {
                stage().width = width;
                stage().frames(1);
                std::vector<DrawnControl> bar;
                const double bottom = (stage().layout.time.y + 40.0) * scale;
                for (const auto& control : stage().drawn()) {
                    if (control.rect_px.y < bottom && !control.id.ends_with(":drag")) {
                        bar.push_back(control);
                    }
                }
                ASSERT_GE(bar.size(), 8U);
                for (std::size_t i = 0; i < bar.size(); ++i) {
                    const Rect& a = bar[i].rect_px;
                    ASSERT_GE(a.x, stage().layout.time.x * scale) << bar[i].id;
                    ASSERT_LE(a.right(), stage().layout.time.right() * scale + 0.01) << bar[i].id;
                    for (std::size_t k = i + 1; k < bar.size(); ++k) {
                        const Rect& b = bar[k].rect_px;
                        ASSERT_TRUE(a.right() <= b.x + 0.01 || b.right() <= a.x + 0.01) << bar[i].id << " and " << bar[k].id << " at " << width << ", scale " << scale;
                    }
                }
            }
        }
    }
}

TEST_F(TimePanel, TransportDoesWhatItSays) {
    stage().click("time:play");
    EXPECT_TRUE(play().playing());
    stage().click("time:play");
    EXPECT_FALSE(play().playing());
    stage().click("time:start");
    EXPECT_EQ(play().now(), play().extent().first);
    stage().click("time:end");
    EXPECT_EQ(play().now(), play().extent().last);
    stage().click("time:back");
    EXPECT_EQ(play().now(), play().extent().last - std::chrono::days{3});
    stage().click("time:repeat");
    EXPECT_EQ(play().repeat(), timeline::Repeat::Loop);
    stage().click("time:repeat");
    EXPECT_EQ(play().repeat(), timeline::Repeat::Bounce);
    stage().click("time:mode:1");
    EXPECT_EQ(play().mode(), PlayMode::Cumulative);
    stage().click("time:mode:3");
    EXPECT_EQ(play().mode(), PlayMode::All);
}

TEST_F(TimePanel, TransportKeepsItsOrderInArabic) {
    stage().state.settings.language = session::Language::Arabic;
    stage().frames(2);
    EXPECT_LT(rect("time:start").x, rect("time:play").x);
    EXPECT_LT(rect("time:play").x, rect("time:end").x);
    EXPECT_GT(rect("time:play").x, rect("time:from").x) << "the groups turn round";
    EXPECT_GT(rect("time:from").x, rect("time:to").x);
    EXPECT_LT(rect("time:edge_first").x, rect("time:edge_last").x) << "time does not";
}

TEST_F(TimePanel, TypedDatesMoveTheWindow) {
    stage().fill("time:from", "3 jan 21");
    EXPECT_EQ(play().shown().first, day("2020-12-01")) << "not before Enter";
    stage().key(key::kEnter);
    stage().frames(2);
    EXPECT_EQ(play().shown(), (DayInterval{day("2021-01-03"), day("2021-02-01")})) << "the window comes along where its end would lie before its beginning";
    EXPECT_EQ(stage().field("time:from"), "2021-01-03");
    EXPECT_TRUE(stage().memory.focused.empty()) << "the keys of time act again";
    stage().fill("time:to", "mar 2021");
    stage().key(key::kEnter);
    stage().frames(2);
    EXPECT_EQ(play().shown(), (DayInterval{day("2021-01-03"), day("2021-03-31")}));
    stage().fill("time:from", "آخر 30 يوماً");
    stage().key(key::kEnter);
    stage().frames(2);
    EXPECT_EQ(play().shown(), (DayInterval{day("2022-01-15"), day("2022-02-13")}));
}

TEST_F(TimePanel, AWrongDateStaysAndSaysWhy) {
    stage().fill("time:from", "31 Feb 2021");
    stage().key(key::kEnter);
    stage().frames(2);
    EXPECT_EQ(play().shown().first, day("2020-12-01"));
    EXPECT_EQ(stage().field("time:from"), "31 Feb 2021");
    EXPECT_NE(stage().memory.words["time:from:wrong"].find("is not a day"), std::string::npos);
    stage().click("time:play"); // the keyboard leaves, the text stays
    stage().click("time:play");
    EXPECT_EQ(stage().field("time:from"), "31 Feb 2021");
    stage().click("time:from");
    stage().key(key::kEscape);
    stage().frames(2);
    EXPECT_EQ(stage().field("time:from"), timeline::to_iso(play().shown().first)) << "Escape gives the day back";
    EXPECT_TRUE(stage().memory.words["time:from:wrong"].empty());
}

TEST_F(TimePanel, LeavingAFieldAppliesAGoodDate) {
    stage().fill("time:to", "2020-12-20");
    stage().click("time:repeat");
    EXPECT_EQ(play().shown(), (DayInterval{day("2020-12-01"), day("2020-12-20")}));
}

TEST_F(TimePanel, LeavingAFieldUntouchedWhileTimePlaysChangesNothing) {
    session::apply(stage().state, session::JumpToEnd{false});
    session::apply(stage().state, session::TogglePlay{});
    stage().click("time:to");
    for (int i = 0; i < 60; ++i) {
        static_cast<void>(stage().state.playback.update(1.0 / 60.0));
        stage().frame();
    }
    const Day before = play().now();
    stage().click("time:repeat");
    EXPECT_EQ(play().now(), before);
    EXPECT_EQ(play().repeat(), timeline::Repeat::Loop);
}

TEST_F(TimePanel, ArrowKeysStepADate) {
    stage().click("time:to");
    stage().key(key::kUp);
    stage().frames(2);
    EXPECT_EQ(play().shown().last, day("2020-12-31"));
    EXPECT_EQ(stage().field("time:to"), "2020-12-31");
    stage().key(key::kDown, false, true);
    stage().frames(2);
    EXPECT_EQ(play().shown().last, day("2020-12-21"));
    EXPECT_EQ(play().shown().first, day("2020-12-01"));
}

TEST_F(TimePanel, NumbersAreTyped) {
    stage().fill("time:length", "2 weeks");
    stage().key(key::kEnter);
    EXPECT_EQ(play().window_days(), 14);
    stage().fill("time:speed", "0.5");
    stage().key(key::kEnter);
    EXPECT_DOUBLE_EQ(play().speed(), 0.5);
    stage().fill("time:speed", "20000");
    stage().key(key::kEnter);
    EXPECT_DOUBLE_EQ(play().speed(), 0.5);
    EXPECT_FALSE(stage().memory.words["time:speed:wrong"].empty());
    stage().key(key::kEscape);
    stage().fill("time:fade", "٧");
    stage().key(key::kEnter);
    EXPECT_EQ(play().fade_days(), 7);
    stage().click("time:length");
    stage().key(key::kUp);
    stage().frames(2);
    EXPECT_EQ(play().window_days(), 15);
    EXPECT_EQ(stage().field("time:length"), "15");
}

TEST_F(TimePanel, NumbersAreDraggedSideways) {
    const Rect length = rect("time:length");
    stage().drag(length.x + 10.0, length.x + 46.0, length.y + 14.0);
    EXPECT_EQ(play().window_days(), 36);
    EXPECT_TRUE(stage().memory.focused.empty());
}

TEST_F(TimePanel, TheSliderIsLogarithmic) {
    const Rect slider = rect("time:speed_slider");
    stage().click_at(slider.x + slider.width / 2.0, slider.y + slider.height / 2.0);
    EXPECT_NEAR(play().speed(), 10.0, 0.5);
    stage().drag(slider.x + slider.width / 2.0, slider.right() + 50.0, slider.y + slider.height / 2.0);
    EXPECT_DOUBLE_EQ(play().speed(), 10'000.0);
}

TEST_F(TimePanel, DraggingInsideMovesTheWindowByDays) {
    widen();
    const double x = x_of(day("2020-12-15"));
    stage().drag(x, x_of(day("2021-03-25")), middle_y());
    EXPECT_EQ(play().window_days(), 30);
    EXPECT_EQ(play().shown(), (DayInterval{day("2021-03-11"), day("2021-04-09")}));
    stage().drag(x_of(day("2021-03-20")), x_of(day("2021-03-20")) - 3000.0, middle_y());
    EXPECT_EQ(play().shown(), (DayInterval{day("2019-06-03"), day("2019-07-02")})) << "whole at the beginning";
}

TEST_F(TimePanel, EdgesResize) {
    widen();
    session::apply(stage().state, session::SetWindow{{day("2020-09-01"), day("2020-12-30")}});
    stage().frames(2);
    const Rect last = rect("time:edge_last");
    stage().drag(last.x + last.width / 2.0, x_of(day("2021-02-01")), middle_y());
    EXPECT_EQ(play().shown().first, day("2020-09-01"));
    EXPECT_NEAR(static_cast<double>((play().shown().last - day("2021-01-31")).count()), 0.0, 1.0);
    const Rect first = rect("time:edge_first");
    stage().drag(first.x + first.width / 2.0, x_of(day("2020-07-01")), middle_y());
    EXPECT_NEAR(static_cast<double>((play().shown().first - day("2020-07-01")).count()), 0.0, 1.0);
    const Rect again = rect("time:edge_first");
    stage().drag(again.x + again.width / 2.0, again.x + 3000.0, middle_y());
    EXPECT_EQ(play().window_days(), 1) << "never less than a day";
}

TEST_F(TimePanel, DraggingOutsideMakesAWindow) {
    widen();
    stage().drag(x_of(day("2019-08-01")), x_of(day("2019-09-30")), middle_y());
    EXPECT_EQ(play().shown(), (DayInterval{day("2019-08-01"), day("2019-09-30")}));
    session::apply(stage().state, session::SetMode{PlayMode::All});
    stage().frames(2);
    stage().drag(x_of(day("2021-09-30")), x_of(day("2021-08-01")), middle_y());
    EXPECT_EQ(play().mode(), PlayMode::Window);
    EXPECT_EQ(play().shown(), (DayInterval{day("2021-08-01"), day("2021-09-30")}));
}

TEST_F(TimePanel, AClickOnABarEndsTheWindowThere) {
    widen();
    stage().click_at(x_of(day("2021-06-09")), middle_y()); // a Wednesday; bars are weeks
    EXPECT_EQ(play().now(), day("2021-06-13"));
    EXPECT_EQ(play().window_days(), 30);
    session::apply(stage().state, session::SetMode{PlayMode::Instant});
    stage().frames(2);
    stage().drag(x_of(day("2021-06-09")), x_of(day("2021-09-09")), middle_y());
    EXPECT_EQ(play().shown(), (DayInterval{day("2021-09-09"), day("2021-09-09")})) << "the line follows the mouse";
}

TEST_F(TimePanel, TheWheelResizesTheWindowAboutTheMouse) {
    stage().move_to(x_of(day("2020-12-15")), middle_y());
    stage().frames(1);
    stage().wheel(1.0);
    EXPECT_EQ(play().window_days(), 35);
    EXPECT_TRUE(play().shown().contains(day("2020-12-15")));
    stage().wheel(-1.0);
    EXPECT_LT(play().window_days(), 35);
}

TEST_F(TimePanel, CtrlWheelZoomsTheAxisAndResetLeadsBack) {
    EXPECT_FALSE(stage().find("time:reset").has_value());
    const double x = x_of(day("2020-06-01"));
    stage().move_to(x, middle_y());
    for (int step = 0; step < 6; ++step) {
        stage().wheel(1.0, true);
        ASSERT_NEAR(x_of(day("2020-06-01")), x, 4.0) << "the day under the mouse stays there";
    }
    EXPECT_TRUE(stage().find("time:reset").has_value());
    EXPECT_TRUE(stage().find("time:whole").has_value());
    const double before = stage().memory.numbers["time.first"];
    stage().wheel(-1.0);
    EXPECT_GT(stage().memory.numbers["time.first"], before) << "it pans";
    stage().drag(x, x + 100.0, middle_y(), 2);
    stage().click("time:reset");
    stage().frames(60);
    EXPECT_FALSE(stage().find("time:whole").has_value());
    EXPECT_DOUBLE_EQ(stage().memory.numbers["time.first"], days_of(play().extent().first));
}

TEST_F(TimePanel, TheWholeSpanMovesTheView) {
    stage().move_to(x_of(day("2020-06-01")), middle_y());
    for (int step = 0; step < 6; ++step) {
        stage().wheel(1.0, true);
    }
    const Rect whole = rect("time:whole");
    const double length = stage().memory.numbers["time.end"] - stage().memory.numbers["time.first"];
    stage().click_at(whole.right() - 4.0, whole.y + 8.0);
    stage().frames(60);
    EXPECT_NEAR(stage().memory.numbers["time.end"], days_of(play().extent().last) + 1.0, 1.0);
    EXPECT_NEAR(stage().memory.numbers["time.end"] - stage().memory.numbers["time.first"], length, 0.1);
}

TEST_F(TimePanel, TheScaleDoesNotMoveWhileTimePlays) {
    session::apply(stage().state, session::JumpToEnd{false});
    session::apply(stage().state, session::SetSpeed{300.0});
    session::apply(stage().state, session::TogglePlay{});
    const double first = stage().memory.numbers["time.first"];
    const Rect plot = rect("time:histogram");
    for (int i = 0; i < 100; ++i) {
        static_cast<void>(stage().state.playback.update(1.0 / 60.0));
        stage().frame();
        ASSERT_EQ(rect("time:histogram"), plot);
        ASSERT_EQ(stage().memory.numbers["time.first"], first);
        ASSERT_FALSE(asked_anything());
    }
}

TEST_F(TimePanel, AClickOnAVagueBarSelectsItsEvent) {
    const Rect lane = rect("time:uncertain");
    for (double x = lane.x + 2.0; x < lane.right() && !stage().state.selected; x += 12.0) {
        stage().click_at(x, lane.y + 4.0);
    }
    const auto* event = stage().state.selected_event();
    ASSERT_NE(event, nullptr);
    EXPECT_GT(event->date->length_days(), 7);
}

TEST_F(TimePanel, TabReachesTheControlsInTheirOrder) {
    stage().width = 2000.0; // all of them have room
    stage().frames(1);
    std::vector<std::string> order;
    for (int i = 0; i < 40; ++i) {
        stage().key(key::kTab);
        if (!order.empty() && stage().memory.focused == order.front()) {
            break;
        }
        order.push_back(stage().memory.focused);
    }
    const std::vector<std::string> expected{"time:start", "time:prev_event", "time:window_back", "time:back", "time:play", "time:forward", "time:window_forward", "time:next_event", "time:end", "time:repeat", "time:speed_slider",
                                            "time:speed", "time:mode:0", "time:mode:1", "time:mode:2", "time:mode:3", "time:length", "time:from", "time:to", "time:fade", "time:in_view", "time:options", "time:collapse"};
    EXPECT_EQ(order, expected);
}

TEST_F(TimePanel, AnEmptyProjectAndAShortBarDraw) {
    stage().state.project = {};
    stage().frames(3);
    EXPECT_FALSE(stage().find("time:histogram").has_value());
    EXPECT_TRUE(stage().find("time:play").has_value());
    session::State fresh;
    session::apply(fresh, session::AddReports{time_sample()});
    stage().state = std::move(fresh);
    stage().height = 470.0;
    stage().frames(3);
    EXPECT_TRUE(stage().layout.time_bar);
    for (const char* id : {"time:play", "time:from", "time:to", "time:histogram", "time:collapse"}) {
        EXPECT_TRUE(stage().find(id).has_value()) << id;
    }
    EXPECT_FALSE(stage().find("time:speed_slider").has_value());
}

TEST_F(TimePanel, CollapseAsksToHideThePanel) {
    stage().click("time:collapse");
    EXPECT_FALSE(stage().state.settings.time_open);
}

TEST_F(TimePanel, OneDayAloneIsDrawn) {
    session::State fresh;
    session::Added one;
    model::Event event;
    event.event_id = "a-1";
    event.report_id = "a";
    event.date = DayInterval{day("2022-01-03"), day("2022-01-03")};
    one.events.push_back(event);
    session::apply(fresh, session::AddReports{one});
    stage().state = std::move(fresh);
    stage().frames(3);
    EXPECT_TRUE(stage().find("time:window").has_value());
    EXPECT_GE(stage().memory.numbers["time.end"] - stage().memory.numbers["time.first"], 14.0);
}

TEST_F(TimePanel, StepsByWholeWindows) {
    stage().width = 2000.0;
    stage().frames(2);
    stage().click("time:window_forward");
    EXPECT_EQ(play().shown(), (DayInterval{day("2020-12-31"), day("2021-01-29")}));
    stage().click("time:window_back");
    EXPECT_EQ(play().shown(), (DayInterval{day("2020-12-01"), day("2020-12-30")}));
}

} // namespace
} // namespace marsad::ui
