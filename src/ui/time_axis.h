#pragma once

#include "timeline/day.h"
#include "timeline/histogram.h"

#include <vector>

namespace marsad::ui {

/// Days since 1970-01-01 with their fraction; a day reaches from its number to the next one.
[[nodiscard]] double days_of(timeline::Day day);
/// The day that holds a moment.
[[nodiscard]] timeline::Day day_at(double days);

/// The part of time that the axis shows, [first, end).
struct AxisView {
    double first = 0.0;
    double end = 1.0;

    [[nodiscard]] double length() const { return end - first; }
    friend bool operator==(const AxisView&, const AxisView&) = default;
};

/// All of the extent; a short one has room on both sides, so that one day is not one giant bar.
[[nodiscard]] AxisView whole_view(const timeline::DayInterval& extent);
/// Longer or shorter by the factor about a moment that keeps its place, cut to the whole and to a least length.
[[nodiscard]] AxisView zoomed(const AxisView& view, double about, double factor, const AxisView& whole);
/// Moved, keeping its length, cut to the whole.
[[nodiscard]] AxisView panned(const AxisView& view, double days, const AxisView& whole);
/// A view that holds these days with a tenth of room on both sides.
[[nodiscard]] AxisView view_of(const timeline::DayInterval& days, const AxisView& whole);
/// Whether it is (nearly) the whole.
[[nodiscard]] bool is_whole(const AxisView& view, const AxisView& whole);

/// The view on a stretch of pixels.
struct TimeAxis {
    AxisView view;
    double left = 0.0;
    double width = 1.0;

    [[nodiscard]] double px_per_day() const { return width / view.length(); }
    [[nodiscard]] double x_of(double days) const { return left + (days - view.first) * px_per_day(); }
    /// Left edge of a day.
    [[nodiscard]] double x_of(timeline::Day day) const { return x_of(days_of(day)); }
    /// Right edge of the last day of an interval.
    [[nodiscard]] double end_of(const timeline::DayInterval& days) const { return x_of(days_of(days.last) + 1.0); }
    [[nodiscard]] double days_at(double x) const { return view.first + (x - left) / px_per_day(); }
    [[nodiscard]] timeline::Day day_at(double x) const { return ui::day_at(days_at(x)); }
    [[nodiscard]] timeline::DayInterval days() const; ///< that are seen, also in part
    [[nodiscard]] timeline::BinUnit bin_unit(double least_px) const;
};

enum class MarkKind { Day,
                      Month,
                      Year };
/// A stroke of the axis: `labelled` ones are long and may bear a word.
struct AxisMark {
    timeline::Day day;
    MarkKind kind;
    bool labelled;
};
/// Marks in order, for words as wide as said (with the gap to the next one). Days and weeks of a month (1, 8, 15, 22) appear
/// where they have room.
[[nodiscard]] std::vector<AxisMark> axis_marks(const TimeAxis& axis, double day_px, double month_px, double year_px);

} // namespace marsad::ui
