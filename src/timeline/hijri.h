#pragma once

#include "timeline/day.h"

#include <optional>

namespace marsad::timeline {

/// First day of a Hijri date by the Umm al-Qura calendar (ICU `islamic-umalqura`); sources may differ by one day.
/// Nothing where the date does not exist or the year leaves 1300-1600.
[[nodiscard]] std::optional<Day> day_from_hijri(int hijri_year, unsigned hijri_month, unsigned hijri_day);

/// The day of a date of the Solar Hijri calendar (ICU `persian`), whose year begins in March. Nothing where the date does not exist or
/// the year leaves 1200-1600.
[[nodiscard]] std::optional<Day> day_from_solar_hijri(int year, unsigned month, unsigned day);

} // namespace marsad::timeline
