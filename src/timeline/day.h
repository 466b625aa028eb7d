#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::timeline {

/// A local calendar day at the place of the event; never an instant.
using Day = std::chrono::sys_days;

/// ACLED's three steps: the day or night is known; up to 14 days; longer.
enum class TimePrecision { OneDay = 1, TwoWeeks = 2, Longer = 3 };

/// Calendar days from `first` to `last`, both inclusive; first <= last.
struct DayInterval {
    Day first;
    Day last;

    [[nodiscard]] int length_days() const { return static_cast<int>((last - first).count()) + 1; }
    [[nodiscard]] bool contains(Day day) const { return first <= day && day <= last; }
    [[nodiscard]] bool overlaps(const DayInterval& other) const { return first <= other.last && other.first <= last; }
    friend bool operator==(const DayInterval&, const DayInterval&) = default;
};

/// Precision that an interval of this length has by the contract (a night of two days is a Day).
[[nodiscard]] TimePrecision precision_of(const DayInterval& interval);

/// The day that stands for the interval: the first where the precision is Day, else the middle, rounded down.
[[nodiscard]] Day event_day(const DayInterval& interval, TimePrecision precision);

/// Whole month; whole year.
[[nodiscard]] DayInterval month_interval(int year, unsigned month);
[[nodiscard]] DayInterval year_interval(int year);

/// `YYYY-MM-DD`. Nothing unless the text is exactly that and names a day that exists.
[[nodiscard]] std::optional<Day> parse_iso_day(std::string_view text);
[[nodiscard]] std::string to_iso(Day day);

/// Nothing where the day does not exist (30 February).
[[nodiscard]] std::optional<Day> make_day(int year, unsigned month, unsigned day);

} // namespace marsad::timeline
