#pragma once

#include "timeline/day.h"
#include "timeline/folding.h"
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
/// A view that holds these days with a tenth of room on both sides.
[[nodiscard]] AxisView view_of(const timeline::DayInterval& days, const AxisView& whole);
/// Whether it is (nearly) the whole, of which what is folded counts for nothing.
[[nodiscard]] bool is_whole(const AxisView& view, const AxisView& whole, const timeline::Folding& folding = {});

/// The narrowest unit of bars that are at least so wide.
[[nodiscard]] timeline::BinUnit bin_unit_at(double px_per_day, double least_px);

/// The view on a stretch of pixels: a day is so many pixels wide everywhere, but where time is folded.
class TimeAxis {
  public:
    static constexpr double kBreakPx = 14.0; ///< of a fold

    TimeAxis() : TimeAxis({}, 0.0, 1.0) {}
    /// `folding` lives as long as the axis; null = none.
    TimeAxis(const AxisView& view, double left, double width, const timeline::Folding* folding = nullptr);

    AxisView view;
    double left;
    double width;

    [[nodiscard]] double px_per_day() const { return scale_.day; }
    [[nodiscard]] double x_of(double days) const { return left + folding_->place(days, scale_) - begin_; }
    /// Left edge of a day.
    [[nodiscard]] double x_of(timeline::Day day) const { return x_of(days_of(day)); }
    /// Right edge of the last day of an interval.
    [[nodiscard]] double end_of(const timeline::DayInterval& days) const { return x_of(days_of(days.last) + 1.0); }
    [[nodiscard]] double days_at(double x) const { return folding_->moment_at(begin_ + x - left, scale_); }
    [[nodiscard]] timeline::Day day_at(double x) const { return ui::day_at(days_at(x)); }
    [[nodiscard]] timeline::DayInterval days() const; ///< that are seen, also in part
    [[nodiscard]] timeline::BinUnit bin_unit(double least_px) const { return bin_unit_at(scale_.day, least_px); }
    [[nodiscard]] const timeline::Folding& folding() const { return *folding_; }
    /// The fold drawn as a break that holds a moment; null without one.
    [[nodiscard]] const timeline::Fold* break_at(double days) const;

  private:
    const timeline::Folding* folding_;
    timeline::Folding::Scale scale_;
    double begin_; ///< place of the view's first moment
};

/// A day wider by the factor, about what lies at x, which stays there; cut to the whole and to a least length. `folding`: of the axis
/// as it will be.
[[nodiscard]] AxisView zoomed(const TimeAxis& axis, double x, double factor, const AxisView& whole, const timeline::Folding& folding);
/// How wide a day will be, cut where no view may be shorter.
[[nodiscard]] double zoomed_px_per_day(const TimeAxis& axis, double factor, const AxisView& whole);
/// Moved to later by pixels of the axis, a day as wide as it is; cut to the whole.
[[nodiscard]] AxisView panned(const TimeAxis& axis, double px, const AxisView& whole);

enum class MarkKind { Day,
                      Month,
                      Year,
                      Resumes }; ///< the first day behind a break
/// A stroke of the axis: `labelled` ones are long and may bear a word.
struct AxisMark {
    timeline::Day day;
    MarkKind kind;
    bool labelled;
};
/// Marks in order, for words as wide as said (with the gap to the next one). Days and weeks of a month (1, 8, 15, 22) appear
/// where they have room; within a break there is none, and what follows breaks comes first.
[[nodiscard]] std::vector<AxisMark> axis_marks(const TimeAxis& axis, double day_px, double month_px, double year_px);

} // namespace marsad::ui
