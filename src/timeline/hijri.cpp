#include "timeline/hijri.h"

#include <unicode/ucal.h>
#include <unicode/uloc.h>

namespace marsad::timeline {

std::optional<Day> day_from_hijri(int hijri_year, unsigned hijri_month, unsigned hijri_day) {
    if (hijri_year < 1300 || hijri_year > 1600 || hijri_month < 1 || hijri_month > 12 || hijri_day < 1 || hijri_day > 30) {
        return std::nullopt;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UChar utc[] = {'U', 'T', 'C', 0};
    UCalendar* calendar = ucal_open(utc, 3, "en@calendar=islamic-umalqura", UCAL_DEFAULT, &status);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    ucal_clear(calendar);
    ucal_setAttribute(calendar, UCAL_LENIENT, 0);
    ucal_set(calendar, UCAL_EXTENDED_YEAR, hijri_year);
    ucal_set(calendar, UCAL_MONTH, static_cast<int>(hijri_month) - 1);
    ucal_set(calendar, UCAL_DATE, static_cast<int>(hijri_day));
    const UDate millis = ucal_getMillis(calendar, &status);
    ucal_close(calendar);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    return Day{std::chrono::days{static_cast<long>(millis / 86400000.0)}};
}

} // namespace marsad::timeline
