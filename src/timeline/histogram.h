#pragma once

#include "timeline/day.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace marsad::timeline {

/// How wide the bars of a histogram are; calendar units begin at their first day (weeks on Monday).
enum class BinUnit { OneDay, Week, Month, Quarter, Year };

/// The narrowest unit whose bars are at least `least_px` wide where `axis` fills `width_px`.
[[nodiscard]] BinUnit choose_bin_unit(const DayInterval& axis, double width_px, double least_px);

/// First day of the unit that holds the day; first day of the next one.
[[nodiscard]] Day bin_start(Day day, BinUnit unit);
[[nodiscard]] Day next_bin(Day start, BinUnit unit);

/// The bins that cover the axis, in order; the first and last may reach beyond it.
[[nodiscard]] std::vector<DayInterval> make_bins(const DayInterval& axis, BinUnit unit);

/// Counts by bin and by class of events whose interval lies inside one bin; the others are `uncertain` and belong to
/// a lane of their own. Events outside all bins count nowhere.
struct Histogram {
    std::vector<DayInterval> bins;
    std::size_t classes = 0;
    std::vector<std::size_t> counts; ///< bin * classes + class
    std::size_t uncertain = 0;

    [[nodiscard]] std::size_t at(std::size_t bin, std::size_t cls) const { return counts[bin * classes + cls]; }
    [[nodiscard]] std::size_t total(std::size_t bin) const;
    [[nodiscard]] std::size_t tallest() const;
};

/// One event for the histogram.
struct HistogramEvent {
    DayInterval days;
    std::size_t cls; ///< below `classes`
};

/// Counts events given one by one: a look-up each, for millions.
class HistogramCounter {
  public:
    HistogramCounter(const DayInterval& axis, BinUnit unit, std::size_t classes);
    /// Days since 1970-01-01.
    void add(std::int32_t first, std::int32_t last, std::size_t cls) {
        const std::int64_t offset = std::int64_t{first} - begin_;
        if (offset < 0 || offset >= static_cast<std::int64_t>(bin_of_day_.size())) {
            // It begins before the first bin or behind the last: vague where it reaches in, else elsewhere.
            out_.uncertain += offset < 0 && last >= begin_ ? 1 : 0;
            return;
        }
        const std::uint32_t bin = bin_of_day_[static_cast<std::size_t>(offset)];
        if (last <= last_of_bin_[bin]) {
            ++out_.counts[bin * out_.classes + cls];
        } else {
            ++out_.uncertain;
        }
    }
    [[nodiscard]] Histogram take() && { return std::move(out_); }

  private:
    Histogram out_;
    std::int64_t begin_ = 0; ///< first day of the first bin
    std::vector<std::uint32_t> bin_of_day_;
    std::vector<std::int32_t> last_of_bin_;
};

[[nodiscard]] Histogram count_events(const DayInterval& axis, BinUnit unit, std::size_t classes, std::span<const HistogramEvent> events);

/// The next of 5, 10, 15, 20, 25, 50, 75, 100, 150, 200, 250, 500, ... that holds the count: the top of the scale.
[[nodiscard]] std::size_t nice_top(std::size_t tallest);

/// A mark of the time axis.
struct Tick {
    Day day;
    BinUnit unit; ///< of the coarsest unit that begins here: a year's tick is written bold
};

/// Ticks at least `least_px` apart, in order.
[[nodiscard]] std::vector<Tick> make_ticks(const DayInterval& axis, double width_px, double least_px);

} // namespace marsad::timeline
