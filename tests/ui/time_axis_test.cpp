#include "ui/time_axis.h"

#include <gtest/gtest.h>

#include <random>

namespace marsad::ui {
namespace {

using timeline::Day;
using timeline::DayInterval;
using timeline::parse_iso_day;

DayInterval extent(const char* first, const char* last) { return {*parse_iso_day(first), *parse_iso_day(last)}; }

TEST(TimeAxis, DaysAndPixelsLeadBackToEachOther) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    for (int round = 0; round < 2000; ++round) {
        const double first = std::floor(share(random) * 40'000.0 - 20'000.0);
        const TimeAxis axis{{first, first + 1.0 + share(random) * 4'000.0}, share(random) * 200.0, 100.0 + share(random) * 2'000.0};
        const double x = axis.left + share(random) * axis.width;
        ASSERT_NEAR(axis.x_of(axis.days_at(x)), x, 1e-6);
        const Day day = axis.day_at(x);
        ASSERT_LE(axis.x_of(day), x + 1e-6);
        ASSERT_GT(axis.end_of({day, day}), x - 1e-6);
    }
    EXPECT_EQ(day_at(-0.5), *parse_iso_day("1969-12-31"));
    EXPECT_EQ(day_at(0.999), *parse_iso_day("1970-01-01"));
}

TEST(TimeAxis, AWholeViewHoldsTheExtentAndAtLeastTwoWeeks) {
    const auto long_one = extent("2019-06-03", "2022-02-14");
    EXPECT_EQ(whole_view(long_one), (AxisView{days_of(long_one.first), days_of(long_one.last) + 1.0}));
    const auto day = extent("2022-01-03", "2022-01-03");
    EXPECT_GE(whole_view(day).length(), 14.0);
    EXPECT_LT(whole_view(day).first, days_of(day.first));
    EXPECT_GT(whole_view(day).end, days_of(day.last) + 1.0);
}

TEST(TimeAxis, ZoomKeepsTheMomentUnderTheMouse) {
    const AxisView whole = whole_view(extent("2019-06-03", "2022-02-14"));
    const timeline::Folding none;
    AxisView view = whole;
    const double x = 40.0 + 0.3 * 700.0;
    for (int step = 0; step < 8; ++step) {
        const TimeAxis axis{view, 40.0, 700.0};
        const AxisView next = zoomed(axis, x, 1.25, whole, none);
        ASSERT_NEAR((TimeAxis{next, 40.0, 700.0}.days_at(x)), axis.days_at(x), 1e-6);
        ASSERT_NEAR(next.length(), view.length() * 0.8, 1e-6);
        view = next;
    }
    for (int step = 0; step < 60; ++step) {
        view = zoomed({view, 40.0, 700.0}, x, 1.25, whole, none);
    }
    EXPECT_NEAR(view.length(), 4.0, 1e-6) << "days";
    for (int step = 0; step < 80; ++step) {
        view = zoomed({view, 40.0, 700.0}, x, 0.8, whole, none);
        ASSERT_GE(view.first, whole.first - 1e-9);
        ASSERT_LE(view.end, whole.end + 1e-9);
    }
    EXPECT_TRUE(is_whole(view, whole));
    EXPECT_EQ(zoomed({whole, 0.0, 500.0}, 100.0, 0.5, whole, none), whole);
}

TEST(TimeAxis, PanningStopsAtTheEnds) {
    const AxisView whole{0.0, 1000.0};
    const TimeAxis axis{{100.0, 200.0}, 7.0, 400.0}; // a day is four pixels
    EXPECT_EQ(panned(axis, 200.0, whole), (AxisView{150.0, 250.0}));
    EXPECT_EQ(panned(axis, -2000.0, whole), (AxisView{0.0, 100.0}));
    EXPECT_EQ(panned(axis, 20'000.0, whole), (AxisView{900.0, 1000.0}));
    EXPECT_EQ(panned({whole, 0.0, 400.0}, 40.0, whole), whole);
    const auto days = extent("1970-02-01", "1970-02-10");
    const AxisView view = view_of(days, whole);
    EXPECT_LT(view.first, days_of(days.first));
    EXPECT_GT(view.end, days_of(days.last) + 1.0);
}

/// Three years with a summer and a year without events.
timeline::Folding two_gaps() { return timeline::Folding({{extent("2019-06-01", "2019-08-31"), 1.0}, {extent("2020-03-01", "2021-02-28"), 1.0}}); }

TEST(TimeAxis, AFoldTakesFourteenPixelsAtEveryZoom) {
    const auto folding = two_gaps();
    const AxisView whole = whole_view(extent("2019-01-01", "2021-12-31"));
    AxisView view = whole;
    const double x = 600.0;
    for (int step = 0; step < 12; ++step) {
        const TimeAxis axis{view, 20.0, 900.0, &folding};
        ASSERT_NEAR(axis.x_of(view.first), 20.0, 1e-6);
        ASSERT_NEAR(axis.x_of(view.end), 920.0, 1e-6);
        for (const auto& fold : folding.folds()) {
            ASSERT_NEAR(axis.end_of(fold.days) - axis.x_of(fold.days.first), 14.0, 1e-6);
            const Day after = fold.days.last + std::chrono::days{1};
            ASSERT_NEAR(axis.end_of({after, after}) - axis.x_of(after), axis.px_per_day(), 1e-6);
        }
        for (double at = 20.0; at < 920.0; at += 7.3) {
            ASSERT_NEAR(axis.x_of(axis.days_at(at)), at, 1e-6);
        }
        const AxisView next = zoomed(axis, x, 1.25, whole, folding);
        ASSERT_NEAR((TimeAxis{next, 20.0, 900.0, &folding}.days_at(x)), axis.days_at(x), 1e-5) << "what is under the mouse stays there";
        ASSERT_NEAR((TimeAxis{next, 20.0, 900.0, &folding}.px_per_day()), axis.px_per_day() * 1.25, 1e-6);
        view = next;
    }
}

TEST(TimeAxis, PanningOverAFoldKeepsTheWidthOfADay) {
    const auto folding = two_gaps();
    const AxisView whole = whole_view(extent("2019-01-01", "2021-12-31"));
    AxisView view{whole.first, whole.first + 60.0};
    const double px = TimeAxis{view, 0.0, 600.0, &folding}.px_per_day();
    for (int step = 0; step < 400 && view.end < whole.end; ++step) {
        const TimeAxis axis{view, 0.0, 600.0, &folding};
        ASSERT_NEAR(axis.px_per_day(), px, 1e-6);
        const double moment = axis.days_at(300.0);
        view = panned(axis, 25.0, whole);
        if (view.end < whole.end) {
            ASSERT_NEAR((TimeAxis{view, 0.0, 600.0, &folding}.x_of(moment)), 275.0, 1e-6);
        }
    }
    EXPECT_EQ(view.end, whole.end);
    EXPECT_FALSE(is_whole(view, whole, folding));
    EXPECT_TRUE(is_whole(whole, whole, folding));
}

TEST(TimeAxis, AViewInsideAFoldShowsItUnfolded) {
    const auto folding = two_gaps();
    const TimeAxis axis{{days_of(*parse_iso_day("2020-05-01")), days_of(*parse_iso_day("2020-06-01"))}, 0.0, 310.0, &folding};
    EXPECT_NEAR(axis.px_per_day(), 10.0, 1e-6);
    EXPECT_NEAR(axis.x_of(*parse_iso_day("2020-05-11")), 100.0, 1e-6);
    EXPECT_EQ(axis.break_at(axis.days_at(5.0)), nullptr);
}

TEST(TimeAxis, NoMarkStandsInABreakAndTimeResumesBehindIt) {
    const auto folding = two_gaps();
    const AxisView whole = whole_view(extent("2019-01-01", "2021-12-31"));
    for (const double width : {300.0, 900.0, 4000.0, 12'000.0}) {
        const TimeAxis axis{whole, 0.0, width, &folding};
        std::vector<Day> resumes;
        for (const AxisMark& mark : axis_marks(axis, 24.0, 50.0, 40.0)) {
            ASSERT_EQ(axis.break_at(days_of(mark.day)), nullptr) << width;
            if (mark.kind == MarkKind::Resumes) {
                resumes.push_back(mark.day);
            }
        }
        EXPECT_EQ(resumes, (std::vector{*parse_iso_day("2019-09-01"), *parse_iso_day("2021-03-01")}));
    }
}

TEST(TimeAxis, LabelledMarksStandApart) {
    std::mt19937 random(9);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    constexpr double kDayPx = 24.0;
    constexpr double kMonthPx = 70.0;
    constexpr double kYearPx = 40.0;
    for (int round = 0; round < 3000; ++round) {
        const double length = 4.0 * std::pow(10.0, share(random) * 4.3);
        const double first = share(random) * 20'000.0;
        const TimeAxis axis{{first, first + length}, 0.0, 300.0 + share(random) * 1500.0};
        const auto marks = axis_marks(axis, kDayPx, kMonthPx, kYearPx);
        ASSERT_LT(marks.size(), 1000U);
        double previous = -1e9;
        for (const AxisMark& mark : marks) {
            ASSERT_GE(axis.x_of(mark.day), -1.0 - axis.px_per_day());
            if (mark.labelled && mark.kind != MarkKind::Day) {
                const double x = axis.x_of(mark.day);
                const double least = std::min(kYearPx, kMonthPx);
                ASSERT_GE(x - previous, least * 0.95) << axis.px_per_day();
                previous = x;
            }
        }
    }
}

TEST(TimeAxis, MarksFollowTheZoom) {
    const auto count = [](const TimeAxis& axis, MarkKind kind, bool labelled) {
        const auto marks = axis_marks(axis, 24.0, 50.0, 40.0);
        return std::count_if(marks.begin(), marks.end(), [&](const AxisMark& mark) { return mark.kind == kind && (mark.labelled || !labelled); });
    };
    const double jan = days_of(*parse_iso_day("2021-01-01"));
    const TimeAxis years{{jan - 3650.0, jan + 3650.0}, 0.0, 900.0};
    EXPECT_EQ(count(years, MarkKind::Month, true), 0);
    EXPECT_GE(count(years, MarkKind::Year, true), 10);
    const TimeAxis months{{jan, jan + 365.0}, 0.0, 900.0};
    EXPECT_EQ(count(months, MarkKind::Month, true), 11);
    EXPECT_EQ(count(months, MarkKind::Day, false), 0);
    const TimeAxis weeks{{jan, jan + 90.0}, 0.0, 900.0};
    EXPECT_EQ(count(weeks, MarkKind::Day, true), 9) << "8, 15, 22 of three months";
    const TimeAxis days{{jan, jan + 14.0}, 0.0, 900.0};
    EXPECT_EQ(count(days, MarkKind::Day, true), 13);
    const TimeAxis centuries{{jan - 360'000.0, jan}, 0.0, 900.0};
    EXPECT_LE(axis_marks(centuries, 24.0, 50.0, 40.0).size(), 25U);
}

} // namespace
} // namespace marsad::ui
