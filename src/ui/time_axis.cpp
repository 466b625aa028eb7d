#include "ui/time_axis.h"

#include <algorithm>
#include <cmath>

namespace marsad::ui {

namespace {

using timeline::BinUnit;
using timeline::Day;

constexpr double kLeastWhole = 14.0; ///< days
constexpr double kLeastView = 4.0;   ///< days
constexpr double kWeekFromPx = 5.0;  ///< a day, where the days 8, 15, 22 get strokes
constexpr double kLeastStrokes = 6.0;
constexpr double kNearlyAll = 0.999; // of the whole span
constexpr double kBreakFrom = 0.5;   ///< a fold so far closed is a break
const timeline::Folding kUnfolded;

AxisView cut(AxisView view, const AxisView& whole) {
    const double length = std::clamp(view.length(), std::min(kLeastView, whole.length()), whole.length());
    view.first = std::clamp(view.first, whole.first, whole.end - length);
    view.end = view.first + length;
    return view;
}

unsigned day_of_month(Day day) { return static_cast<unsigned>(std::chrono::year_month_day(day).day()); }
MarkKind kind_of(Day day) { return day_of_month(day) != 1 ? MarkKind::Day : std::chrono::year_month_day(day).month() == std::chrono::January ? MarkKind::Year
                                                                                                                                             : MarkKind::Month; }

/// Every so many years.
bool is_round_year(Day day, int every) { return static_cast<int>(std::chrono::year_month_day(day).year()) % every == 0; }

} // namespace

double days_of(Day day) { return static_cast<double>(day.time_since_epoch().count()); }
Day day_at(double days) { return Day{std::chrono::days{static_cast<int>(std::floor(days))}}; }

AxisView whole_view(const timeline::DayInterval& extent) {
    AxisView out{days_of(extent.first), days_of(extent.last) + 1.0};
    const double more = std::max(0.0, kLeastWhole - out.length()) / 2.0;
    return {std::floor(out.first - more), std::ceil(out.end + more)};
}

AxisView view_of(const timeline::DayInterval& days, const AxisView& whole) {
    const double room = std::max(1.0, days.length_days() * 0.1);
    return cut({days_of(days.first) - room, days_of(days.last) + 1.0 + room}, whole);
}

bool is_whole(const AxisView& view, const AxisView& whole, const timeline::Folding& folding) {
    const auto open = [&](const AxisView& part) { return folding.measure(part.end).open - folding.measure(part.first).open; };
    return view.length() > whole.length() * kNearlyAll && open(view) > open(whole) * kNearlyAll;
}

TimeAxis::TimeAxis(const AxisView& the_view, double the_left, double the_width, const timeline::Folding* folding) : view(the_view), left(the_left), width(the_width) {
    constexpr double kLeastOpen = 1.0; // days; a view inside a fold shows it unfolded
    folding_ = folding == nullptr ? &kUnfolded : folding;
    const auto from = folding_->measure(view.first);
    const auto to = folding_->measure(view.end);
    if (to.open - from.open < kLeastOpen || width <= 2.0 * kBreakPx * (to.breaks - from.breaks)) {
        folding_ = &kUnfolded;
        scale_ = {width / view.length(), 0.0};
    } else {
        scale_ = {(width - kBreakPx * (to.breaks - from.breaks)) / (to.open - from.open), kBreakPx};
    }
    begin_ = folding_->place(view.first, scale_);
}

timeline::DayInterval TimeAxis::days() const { return {ui::day_at(view.first), std::max(ui::day_at(view.first), Day{std::chrono::days{static_cast<int>(std::ceil(view.end)) - 1}})}; }

const timeline::Fold* TimeAxis::break_at(double days) const {
    const timeline::Fold* fold = folding_->at(days);
    return fold != nullptr && fold->share > kBreakFrom ? fold : nullptr;
}

double zoomed_px_per_day(const TimeAxis& axis, double factor, const AxisView& whole) {
    return std::min(axis.px_per_day() * factor, axis.width / std::min(kLeastView, whole.length()));
}

namespace {

/// The view that begins at a place of the folded axis, cut to the whole.
AxisView view_from(double place, double width, const timeline::Folding& folding, const timeline::Folding::Scale& scale, const AxisView& whole) {
    const double begin = folding.place(whole.first, scale);
    const double end = folding.place(whole.end, scale);
    if (end - begin <= width) {
        return whole;
    }
    const double from = std::clamp(place, begin, end - width);
    return {from <= begin ? whole.first : folding.moment_at(from, scale), from >= end - width ? whole.end : folding.moment_at(from + width, scale)};
}

} // namespace

AxisView zoomed(const TimeAxis& axis, double x, double factor, const AxisView& whole, const timeline::Folding& folding) {
    const double at = std::clamp(x, axis.left, axis.left + axis.width);
    const timeline::Folding::Scale scale{zoomed_px_per_day(axis, factor, whole), TimeAxis::kBreakPx};
    return view_from(folding.place(axis.days_at(at), scale) - (at - axis.left), axis.width, folding, scale, whole);
}

AxisView panned(const TimeAxis& axis, double px, const AxisView& whole) {
    const timeline::Folding::Scale scale{axis.px_per_day(), TimeAxis::kBreakPx};
    return view_from(axis.folding().place(axis.view.first, scale) + px, axis.width, axis.folding(), scale, whole);
}

BinUnit bin_unit_at(double px_per_day, double least_px) {
    for (const auto& [unit, least_days] : {std::pair{BinUnit::OneDay, 1.0}, {BinUnit::Week, 7.0}, {BinUnit::Month, 28.0}, {BinUnit::Quarter, 90.0}}) {
        if (least_days * px_per_day >= least_px) {
            return unit;
        }
    }
    return BinUnit::Year;
}

std::vector<AxisMark> axis_marks(const TimeAxis& axis, double day_px, double month_px, double year_px) {
    const double day = axis.px_per_day();
    const auto seen = axis.days();
    std::vector<AxisMark> out;
    const bool every_day = day >= day_px;
    const bool weeks = day >= kWeekFromPx && 7.0 * day >= day_px;
    const auto in_break = [&](Day at) { return axis.break_at(days_of(at)) != nullptr; };
    for (const timeline::Fold& fold : axis.folding().folds()) {
        const Day after = fold.days.last + std::chrono::days{1};
        if (in_break(fold.days.last) && after > seen.first && after <= seen.last) {
            out.push_back({after, MarkKind::Resumes, true});
        }
    }
    if (weeks || every_day) {
        for (Day at = seen.first; at <= seen.last; at += std::chrono::days{1}) {
            const unsigned number = day_of_month(at);
            const bool of_week = number % 7 == 1 && number < 29;
            if (in_break(at)) {
                continue;
            }
            out.push_back({at, kind_of(at), every_day || of_week});
        }
        return out;
    }
    const bool months = 28.0 * day >= month_px;
    const bool quarters = 90.0 * day >= month_px;
    int every = 1;
    while (365.0 * day * every < year_px) {
        every *= every == 1 || every % 10 == 0 ? 5 : 2;
    }
    const BinUnit fine = 28.0 * day >= kLeastStrokes ? BinUnit::Month : 90.0 * day >= kLeastStrokes ? BinUnit::Quarter
                                                                                                    : BinUnit::Year;
    for (Day at = timeline::bin_start(seen.first, fine); at <= seen.last; at = timeline::next_bin(at, fine)) {
        if (at < seen.first || in_break(at)) {
            continue;
        }
        const MarkKind kind = kind_of(at);
        const bool labelled = kind == MarkKind::Year ? is_round_year(at, every) : months || (quarters && timeline::bin_start(at, BinUnit::Quarter) == at);
        if (kind == MarkKind::Year && !labelled && 365.0 * day < kLeastStrokes) {
            continue;
        }
        out.push_back({at, kind, labelled});
    }
    return out;
}

} // namespace marsad::ui
