#include "timeline/hijri.h"

#include <unicode/ucal.h>
#include <unicode/uloc.h>

#include <cmath>

namespace marsad::timeline {

namespace {

std::optional<Day> day_of(const char* locale, int year, unsigned month, unsigned day) {
    UErrorCode status = U_ZERO_ERROR;
    const UChar utc[] = {'U', 'T', 'C', 0};
    UCalendar* calendar = ucal_open(utc, 3, locale, UCAL_DEFAULT, &status);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    ucal_clear(calendar);
    ucal_setAttribute(calendar, UCAL_LENIENT, 0);
    ucal_set(calendar, UCAL_EXTENDED_YEAR, year);
    ucal_set(calendar, UCAL_MONTH, static_cast<int>(month) - 1);
    ucal_set(calendar, UCAL_DATE, static_cast<int>(day));
    const UDate millis = ucal_getMillis(calendar, &status);
    ucal_close(calendar);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    return Day{std::chrono::days{static_cast<long>(std::floor(millis / 86400000.0))}};
}

} // namespace

std::optional<Day> day_from_hijri(int hijri_year, unsigned hijri_month, unsigned hijri_day) {
    if (hijri_year < 1300 || hijri_year > 1600 || hijri_month < 1 || hijri_month > 12 || hijri_day < 1 || hijri_day > 30) {
        return std::nullopt;
    }
    return day_of("en@calendar=islamic-umalqura", hijri_year, hijri_month, hijri_day);
}

std::optional<Day> day_from_solar_hijri(int year, unsigned month, unsigned day) {
    if (year < 1200 || year > 1600 || month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    return day_of("en@calendar=persian", year, month, day);
}

} // namespace marsad::timeline
