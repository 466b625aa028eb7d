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

AxisView zoomed(const AxisView& view, double about, double factor, const AxisView& whole) {
    const double length = std::clamp(view.length() * factor, std::min(kLeastView, whole.length()), whole.length());
    const double share = std::clamp((about - view.first) / view.length(), 0.0, 1.0);
    const double first = about - share * length;
    return cut({first, first + length}, whole);
}

AxisView panned(const AxisView& view, double days, const AxisView& whole) { return cut({view.first + days, view.end + days}, whole); }

AxisView view_of(const timeline::DayInterval& days, const AxisView& whole) {
    const double room = std::max(1.0, days.length_days() * 0.1);
    return cut({days_of(days.first) - room, days_of(days.last) + 1.0 + room}, whole);
}

bool is_whole(const AxisView& view, const AxisView& whole) { return view.length() > whole.length() * 0.999; }

timeline::DayInterval TimeAxis::days() const { return {ui::day_at(view.first), std::max(ui::day_at(view.first), Day{std::chrono::days{static_cast<int>(std::ceil(view.end)) - 1}})}; }

BinUnit TimeAxis::bin_unit(double least_px) const {
    for (const auto& [unit, least_days] : {std::pair{BinUnit::OneDay, 1.0}, {BinUnit::Week, 7.0}, {BinUnit::Month, 28.0}, {BinUnit::Quarter, 90.0}}) {
        if (least_days * px_per_day() >= least_px) {
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
    if (weeks || every_day) {
        for (Day at = seen.first; at <= seen.last; at += std::chrono::days{1}) {
            const unsigned number = day_of_month(at);
            const bool of_week = number % 7 == 1 && number < 29;
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
        if (at < seen.first) {
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
