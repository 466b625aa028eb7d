#pragma once

#include "extract/date_spec.h"
#include "timeline/day.h"

#include <chrono>
#include <optional>
#include <string>

// Calendar arithmetic of the date resolver: no text, no state.

namespace marsad::extract {

constexpr int kDaysOfWeek = 7;

struct YearMonth {
    int year;
    int month; ///< 1 to 12
};

/// How far a duration reaches, in days, as a window [near, far] of distances.
struct Reach {
    int near = 0;
    int far = 0;
};

/// A resolved interval and where it was counted from (`DateMention::anchor`).
struct Found {
    timeline::DayInterval interval;
    std::string anchor;
    bool coarse = false; ///< week or longer, though clipped to less
};

[[nodiscard]] YearMonth year_month(timeline::Day day);
[[nodiscard]] YearMonth add_months(YearMonth from, int months);
[[nodiscard]] timeline::DayInterval whole_month(YearMonth month);
/// Nothing where the month has no such day.
[[nodiscard]] std::optional<timeline::Day> day_in(YearMonth month, int day);
/// The same day of an earlier year; 29 February becomes the 28th.
[[nodiscard]] timeline::Day years_before(timeline::Day day, int years);
/// Whether a modifier counts from what was told before.
[[nodiscard]] bool told_before(DateMod mod);
[[nodiscard]] int iso_weekday(timeline::Day day);
/// The most recent such weekday, the day itself included.
[[nodiscard]] timeline::Day weekday_back(timeline::Day from, int weekday);
[[nodiscard]] timeline::DayInterval one(timeline::Day day);
/// Early, mid, late of a month are its first and second ten days and the rest; of a year four months each.
[[nodiscard]] timeline::DayInterval section_of(const timeline::DayInterval& whole, DateSection section, TimeUnit unit);
/// "last summer": the latest that is over.
[[nodiscard]] timeline::DayInterval last_season(timeline::Day day, DateSection season);
/// Nothing for months and years, which go by the calendar, and for "decades".
[[nodiscard]] std::optional<Reach> reach_of(const Duration& duration);
/// An interval moved by a duration: `sign` 1 later, -1 earlier; the weekday nearest to it where one is told (ISO, else 0).
[[nodiscard]] std::optional<Found> moved(const timeline::DayInterval& base, const Duration& duration, int sign, const std::string& anchor, int weekday_told = 0);
/// HH:MM of 24 hours; the part of day decides where neither a.m. nor p.m. is told.
[[nodiscard]] std::string clock_text(const DateSpec& spec);

} // namespace marsad::extract
