#include "timeline/histogram.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace marsad::timeline {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

constexpr std::array kUnits{BinUnit::OneDay, BinUnit::Week, BinUnit::Month, BinUnit::Quarter, BinUnit::Year};

double least_days(BinUnit unit) {
    switch (unit) {
    case BinUnit::OneDay: return 1.0;
    case BinUnit::Week: return 7.0;
    case BinUnit::Month: return 28.0;
    case BinUnit::Quarter: return 90.0;
    case BinUnit::Year: return 365.0;
    }
    return 1.0;
}

Day first_of(std::chrono::year year, std::chrono::month month) { return Day{year / month / 1}; }

} // namespace

BinUnit choose_bin_unit(const DayInterval& axis, double width_px, double least_px) {
    const double px_per_day = width_px / std::max(1, axis.length_days());
    for (const BinUnit unit : kUnits) {
        if (least_days(unit) * px_per_day >= least_px) {
            return unit;
        }
    }
    return BinUnit::Year;
}

Day bin_start(Day day, BinUnit unit) {
    const year_month_day date{day};
    switch (unit) {
    case BinUnit::OneDay: return day;
    case BinUnit::Week: return day - (std::chrono::weekday{day} - std::chrono::Monday);
    case BinUnit::Month: return first_of(date.year(), date.month());
    case BinUnit::Quarter: return first_of(date.year(), std::chrono::month{(static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1});
    case BinUnit::Year: return first_of(date.year(), std::chrono::January);
    }
    return day;
}

Day next_bin(Day start, BinUnit unit) {
    const year_month_day date{start};
    switch (unit) {
    case BinUnit::OneDay: return start + days{1};
    case BinUnit::Week: return start + days{7};
    case BinUnit::Month: return Day{date + months{1}};
    case BinUnit::Quarter: return Day{date + months{3}};
    case BinUnit::Year: return Day{date + months{12}};
    }
    return start + days{1};
}

std::vector<DayInterval> make_bins(const DayInterval& axis, BinUnit unit) {
    std::vector<DayInterval> bins;
    for (Day start = bin_start(axis.first, unit); start <= axis.last;) {
        const Day next = next_bin(start, unit);
        bins.push_back({start, next - days{1}});
        start = next;
    }
    return bins;
}

std::size_t Histogram::total(std::size_t bin) const {
    std::size_t sum = 0;
    for (std::size_t cls = 0; cls < classes; ++cls) {
        sum += at(bin, cls);
    }
    return sum;
}

std::size_t Histogram::tallest() const {
    std::size_t most = 0;
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        most = std::max(most, total(bin));
    }
    return most;
}

HistogramCounter::HistogramCounter(const DayInterval& axis, BinUnit unit, std::size_t classes) {
    out_.bins = make_bins(axis, unit);
    out_.classes = classes;
    out_.counts.assign(out_.bins.size() * classes, 0);
    if (out_.bins.empty()) {
        return;
    }
    begin_ = out_.bins.front().first.time_since_epoch().count();
    for (std::uint32_t bin = 0; bin < out_.bins.size(); ++bin) {
        bin_of_day_.insert(bin_of_day_.end(), static_cast<std::size_t>(out_.bins[bin].length_days()), bin);
        last_of_bin_.push_back(static_cast<std::int32_t>(out_.bins[bin].last.time_since_epoch().count()));
    }
}

Histogram count_events(const DayInterval& axis, BinUnit unit, std::size_t classes, std::span<const HistogramEvent> events) {
    HistogramCounter counter(axis, unit, classes);
    for (const HistogramEvent& event : events) {
        counter.add(static_cast<std::int32_t>(event.days.first.time_since_epoch().count()), static_cast<std::int32_t>(event.days.last.time_since_epoch().count()), event.cls);
    }
    return std::move(counter).take();
}

std::size_t nice_top(std::size_t tallest) {
    for (std::size_t power = 1;; power *= 10) {
        for (const std::size_t step : {5U, 10U, 15U, 20U, 25U}) {
            if (step * power >= tallest) {
                return step * power;
            }
        }
    }
}

std::vector<Tick> make_ticks(const DayInterval& axis, double width_px, double least_px) {
    const BinUnit unit = choose_bin_unit(axis, width_px, least_px);
    std::vector<Tick> ticks;
    const double px_per_day = width_px / std::max(1, axis.length_days());
    // Beyond decades even years stand too close.
    int every = 1;
    while (unit == BinUnit::Year && 365.0 * every * px_per_day < least_px) {
        every *= every % 5 == 0 ? 2 : 5;
    }
    for (const DayInterval& bin : make_bins(axis, unit)) {
        const year_month_day date{bin.first};
        if (bin.first < axis.first || (unit == BinUnit::Year && static_cast<int>(date.year()) % every != 0)) {
            continue;
        }
        BinUnit coarsest = unit;
        for (const BinUnit coarser : {BinUnit::Month, BinUnit::Quarter, BinUnit::Year}) {
            coarsest = coarser > coarsest && bin_start(bin.first, coarser) == bin.first ? coarser : coarsest;
        }
        ticks.push_back({bin.first, coarsest});
    }
    return ticks;
}

} // namespace marsad::timeline
