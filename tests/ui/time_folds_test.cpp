#include "ui/time_folds.h"

#include "time_fixture.h"
#include "ui/time_panel.h"
#include "ui/time_state.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <any>
#include <map>
#include <memory>
#include <string>

namespace marsad::ui {
namespace {

using timeline::Day;
using timeline::DayInterval;

Day day(std::string_view iso) { return *timeline::parse_iso_day(iso); }

/// Two seasons with an event a day and years between them; half of the events in Iraq, half in Fiji; two sources.
session::Added two_seasons() {
    session::Added out;
    for (int i = 0; i < 120; ++i) {
        model::Event event;
        event.report_id = "r" + std::to_string(i);
        event.event_id = event.report_id + "-1";
        event.source = i % 3 == 0 ? "weekly" : "wire";
        const Day at = (i < 60 ? day("2015-01-01") : day("2019-06-01")) + std::chrono::days{i % 60};
        event.date = DayInterval{at, at};
        const auto spot = *geo::LonLat::from_degrees(geo::Lon{i % 2 == 0 ? 44.0 : 178.0}, geo::Lat{i % 2 == 0 ? 33.0 : -18.0});
        event.place = model::Place{"test:place", "Place", "", "city", "", "", "", spot, 5.0, 1, 0.9, "exact"};
        out.events.push_back(event);
        session::ReadReport report;
        report.report.report_id = event.report_id;
        report.report.published = at;
        report.report.source = event.source;
        report.report.body = "text " + std::to_string(i);
        out.reports.push_back(report);
    }
    return out;
}

class FoldedTime : public TimePanel {
  protected:
    void SetUp() override {
        TimePanel::SetUp();
        if (!stage_) {
            return;
        }
        session::State fresh;
        session::apply(fresh, session::AddReports{two_seasons()});
        session::apply(fresh, session::Undo{}); // the digest knows a project by its revision
        session::apply(fresh, session::Redo{});
        session::apply(fresh, session::SetWindow{{day("2019-06-10"), day("2019-06-19")}});
        stage_->state = std::move(fresh);
        stage_->frames(2);
    }
    void set(const session::TimeOptions& options) {
        session::apply(stage().state, session::SetTimeOptions{options});
        stage().frames(60);
    }
    [[nodiscard]] TimeState& own() { return **std::any_cast<std::shared_ptr<TimeState>>(&stage().memory.caches["time"]); }
    [[nodiscard]] TimeAxis axis() {
        const Rect plot = rect("time:histogram");
        return {{stage().memory.numbers["time.first"], stage().memory.numbers["time.end"]}, plot.x, plot.width, &own().folds.now()};
    }
};

TEST_F(FoldedTime, AStretchWithoutEventsBecomesABreak) {
    const DayInterval gap{day("2015-03-02"), day("2019-05-31")};
    EXPECT_FALSE(stage().find("time:break:0").has_value());
    EXPECT_GT(axis().end_of(gap) - axis().x_of(gap.first), 1000.0);
    set({true, true, false, {}});
    const Rect broken = rect("time:break:0");
    EXPECT_NEAR(broken.width, 14.0, 0.01);
    EXPECT_FALSE(stage().find("time:break:1").has_value());
    EXPECT_NEAR(broken.x, axis().x_of(gap.first), 0.01);
    EXPECT_NEAR(axis().px_per_day(), (axis().width - 14.0) / 120.0, 0.01) << "the seasons have all the room";
    // The mouse stands on the days that are drawn under it.
    const double x = axis().x_of(day("2015-01-20")) + 2.0;
    stage().click_at(x, middle_y());
    EXPECT_EQ(play().now(), day("2015-01-20"));
    EXPECT_EQ(play().quiet(), std::vector{gap}) << "playing passes it in no time";
    set({true, false, false, {}});
    EXPECT_TRUE(play().quiet().empty());
    set({});
    EXPECT_FALSE(stage().find("time:break:0").has_value());
    EXPECT_TRUE(play().quiet().empty());
}

TEST_F(FoldedTime, ZoomAndPanGoThroughTheBreak) {
    set({true, true, false, {}});
    const double x = axis().x_of(day("2019-06-20"));
    stage().move_to(x, middle_y());
    for (int step = 0; step < 5; ++step) {
        stage().wheel(1.0, true);
        ASSERT_NEAR(axis().x_of(day("2019-06-20")), x, 2.0) << "the day under the mouse stays there";
    }
    const double px = axis().px_per_day();
    stage().drag(x, x + 700.0, rect("time:axis").y + 5.0);
    stage().drag(x, x + 700.0, rect("time:axis").y + 5.0);
    stage().frames(40);
    EXPECT_LT(axis().days_at(axis().left), days_of(day("2015-03-01"))) << "on the other side";
    EXPECT_NEAR(axis().px_per_day(), px, 0.01);
    stage().click("time:reset");
    stage().frames(80);
    EXPECT_NEAR(axis().x_of(day("2015-01-01")), axis().left, 0.5);
}

TEST_F(FoldedTime, NothingMovesWhileTimePlaysAndFiltersChange) {
    set({true, true, false, {}});
    session::apply(stage().state, session::JumpToEnd{false});
    session::apply(stage().state, session::SetSpeed{40.0});
    session::apply(stage().state, session::TogglePlay{});
    const Rect broken = rect("time:break:0");
    int shown = 0;
    for (int i = 0; i < 240; ++i) {
        static_cast<void>(stage().state.playback.update(1.0 / 60.0));
        if (i % 60 == 30) {
            session::apply(stage().state, session::ToggleFilter{session::Facet::Source, "weekly"});
        }
        stage().frame();
        ASSERT_EQ(rect("time:break:0"), broken);
        shown += play().shown().overlaps({day("2019-06-01"), day("2019-07-30")}) ? 1 : 0;
        ASSERT_FALSE(play().now() > day("2015-03-12") && play().now() < day("2019-06-01")) << timeline::to_iso(play().now());
    }
    EXPECT_GT(shown, 30) << "four years passed in no time";
}

TEST_F(FoldedTime, TheHistogramObeysTheViewWhereItIsAskedTo) {
    const auto count = [&](const geo::Bounds& view) {
        stage().memory.map_bounds = view;
        stage().frames(20);
        const auto& bars = stage().digest.histogram({day("2015-01-01"), day("2019-12-31")}, timeline::BinUnit::Year, own().mask_now());
        std::size_t all = 0;
        for (std::size_t bin = 0; bin < bars.bins.size(); ++bin) {
            all += bars.total(bin);
        }
        return all;
    };
    const geo::Bounds iraq{38.0, 29.0, 49.0, 38.0};
    EXPECT_EQ(count(iraq), 120U) << "not asked";
    set({false, true, true, {}});
    EXPECT_EQ(count(iraq), 60U);
    EXPECT_EQ(count({170.0, -30.0, -170.0, 0.0}), 60U) << "across 180 degrees";
    EXPECT_EQ(count({-180.0, -85.0, 180.0, 85.0}), 120U);
    EXPECT_EQ(count({0.0, 40.0, 10.0, 50.0}), 0U);
    stage().width = 2000.0;
    stage().frames(1);
    stage().click("time:in_view");
    EXPECT_FALSE(stage().state.settings.time.in_view);
    EXPECT_EQ(count(iraq), 120U);
}

TEST_F(FoldedTime, TheViewIsFollowedTenTimesASecondAtMost) {
    set({false, true, true, {}});
    int counted = 0;
    std::uint64_t version = 0;
    for (int i = 0; i < 60; ++i) { // a second
        const double west = i % 2 == 0 ? 38.0 : 160.0;
        stage().memory.map_bounds = geo::Bounds{west, -30.0, west + 40.0, 40.0};
        stage().frame();
        counted += own().mask_now().version != version ? 1 : 0;
        version = own().mask_now().version;
    }
    EXPECT_LE(counted, 11);
    EXPECT_GE(counted, 5);
    EXPECT_LE(stage().wake_s, 0.1) << "what came last is counted once the map rests";
}

TEST_F(FoldedTime, TheStripShowsTheReportsOfTheSourceThatIsChosen) {
    set({false, true, false, timeline::BinUnit::Month});
    const auto most = [&](std::string_view source) {
        std::map<std::string, std::uint32_t> months;
        for (const auto& report : stage().state.project.reports()) {
            if (source.empty() || report.report.source == source) {
                ++months[timeline::to_iso(*report.report.published).substr(0, 7)];
            }
        }
        return std::max_element(months.begin(), months.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->second;
    };
    EXPECT_EQ(own().most_reports(), most(""));
    session::apply(stage().state, session::ToggleFilter{session::Facet::Source, "weekly"});
    stage().frames(2);
    EXPECT_EQ(own().most_reports(), most("weekly"));
    EXPECT_LT(own().most_reports(), most(""));
    session::apply(stage().state, session::OnlyFilter{session::Facet::Source, "nobody"});
    stage().frames(2);
    EXPECT_EQ(own().most_reports(), 0U);
}

TEST_F(FoldedTime, OptionsOpenAndClose) {
    stage().click("time:options");
    for (const char* id : {"time:option:fold", "time:option:view", "time:bin:0", "time:bin:5"}) {
        EXPECT_TRUE(stage().find(id).has_value()) << id;
    }
    EXPECT_FALSE(stage().find("time:option:skip").has_value()) << "nothing is folded that could be skipped";
    stage().click("time:option:fold");
    EXPECT_TRUE(stage().state.settings.time.fold_gaps);
    stage().frames(2);
    stage().click("time:option:skip");
    EXPECT_FALSE(stage().state.settings.time.skip_gaps);
    stage().click("time:bin:3");
    EXPECT_EQ(stage().state.settings.time.bin, timeline::BinUnit::Month);
    stage().click("time:bin:0");
    EXPECT_FALSE(stage().state.settings.time.bin.has_value());
    stage().click_at(400.0, 300.0); // on the map
    EXPECT_FALSE(stage().find("time:option:fold").has_value());
    for (const auto language : {session::Language::English, session::Language::Arabic}) {
        stage().state.settings.language = language;
        for (const double width : {700.0, 1024.0, 1600.0}) {
            stage().width = width;
            stage().memory.set_open("time.options", true);
            stage().frames(2);
            const Rect first = rect("time:bin:0");
            const Rect last = rect("time:bin:5");
            EXPECT_GE(std::min(first.x, last.x), 0.0);
            EXPECT_LE(std::max(first.right(), last.right()), width);
        }
    }
}

TEST_F(FoldedTime, AFoldFillsWholeBars) {
    for (const auto unit : {timeline::BinUnit::OneDay, timeline::BinUnit::Week, timeline::BinUnit::Month, timeline::BinUnit::Quarter, timeline::BinUnit::Year}) {
        set({true, true, false, unit});
        for (const auto& fold : own().folds.target().folds()) {
            EXPECT_EQ(timeline::bin_start(fold.days.first, unit), fold.days.first);
            EXPECT_EQ(timeline::bin_start(fold.days.last + std::chrono::days{1}, unit), fold.days.last + std::chrono::days{1});
        }
        EXPECT_EQ(own().folds.target().folds().size(), 1U);
    }
}

} // namespace
} // namespace marsad::ui
