#pragma once

#include "extract/date_arithmetic.h"
#include "extract/date_spec.h"

#include <optional>

namespace marsad::extract {

/// What a date without a year may be counted from.
struct KnownDates {
    std::optional<timeline::DayInterval> published;
    std::optional<timeline::DayInterval> previous; ///< the date told last
    int year_hint = 0;                             ///< a year that the text states somewhere, for texts without publication date
    bool same_paragraph = false; ///< the previous one stands in the paragraph at hand
};

/// The days of a spec that names a day of a month, a month or a year, Gregorian before Hijri. Nothing where the day
/// does not exist or its year cannot be known.
[[nodiscard]] std::optional<Found> resolve_calendar(const DateSpec& spec, const KnownDates& known);

/// An interval with the day after, where midnight is told by the day that it ends, or the day before ("overnight into").
[[nodiscard]] timeline::DayInterval spread(timeline::DayInterval interval, const DateSpec& spec);

} // namespace marsad::extract
