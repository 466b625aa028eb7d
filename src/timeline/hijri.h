#pragma once

#include "timeline/day.h"

#include <optional>

namespace marsad::timeline {

/// First day of a Hijri date by the Umm al-Qura calendar (ICU `islamic-umalqura`); sources may differ by one day.
/// Nothing where the date does not exist or the year leaves 1300-1600.
[[nodiscard]] std::optional<Day> day_from_hijri(int hijri_year, unsigned hijri_month, unsigned hijri_day);

} // namespace marsad::timeline
