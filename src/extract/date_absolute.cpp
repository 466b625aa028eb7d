#include "extract/date_absolute.h"

#include "timeline/hijri.h"

namespace marsad::extract {

using timeline::Day;
using timeline::DayInterval;
using std::chrono::days;

namespace {

constexpr int kGoesOnDays = 92; ///< a recalled past goes on so long

std::optional<YearMonth> month_of(const DateSpec& spec, const KnownDates& known);

/// The month whose day is told: "the 20th of that month", العاشر من الشهر ذاته.
std::optional<YearMonth> anchored_month(const DateSpec& spec, const KnownDates& known) {
    const bool anchored = told_before(spec.unit_mod);
    if (anchored) {
        if (!known.previous) {
            return std::nullopt;
        }
        const int step = spec.unit_mod == DateMod::Following ? 1 : spec.unit_mod == DateMod::Previous ? -1 : 0;
        return add_months(year_month(known.previous->first), step);
    }
    if (!known.published) {
        return std::nullopt;
    }
    const int step = spec.unit_mod == DateMod::Last ? -1 : spec.unit_mod == DateMod::Next ? 1 : 0;
    return add_months(year_month(known.published->first), step);
}

/// A month by the year or month told before: "August of the same year", 11 ديسمبر الموالي.
std::optional<YearMonth> month_after_previous(const DateSpec& spec, const KnownDates& known) {
    const bool published_year = spec.unit_mod == DateMod::Last || spec.unit_mod == DateMod::This || spec.unit_mod == DateMod::Next;
    if (spec.unit == TimeUnit::Year && published_year) {
        if (!known.published) {
            return std::nullopt;
        }
        const int step = spec.unit_mod == DateMod::Last ? -1 : spec.unit_mod == DateMod::Next ? 1 : 0;
        return YearMonth{year_month(known.published->first).year + step, spec.month};
    }
    if (!known.previous) {
        DateSpec plain = spec;
        plain.unit = TimeUnit::None;
        plain.month_mod = DateMod::None;
        return month_of(plain, known);
    }
    const YearMonth told = year_month(known.previous->last);
    if (spec.unit == TimeUnit::Year) {
        const int step = spec.unit_mod == DateMod::Following ? 1 : spec.unit_mod == DateMod::Previous ? -1 : 0;
        return YearMonth{told.year + step, spec.month};
    }
    if (spec.month_mod == DateMod::Same) {
        return YearMonth{told.year, spec.month};
    }
    const auto same_year = day_in({told.year, spec.month}, spec.day != 0 ? spec.day : 1);
    return YearMonth{same_year && *same_year > known.previous->last ? told.year : told.year + 1, spec.month};
}

/// The month told, its year counted backwards from publication unless it is still to come.
std::optional<YearMonth> month_of(const DateSpec& spec, const KnownDates& known) {
    if (spec.year != 0) {
        return YearMonth{spec.year, spec.month};
    }
    if (spec.unit == TimeUnit::Year || spec.month_mod == DateMod::Same || spec.month_mod == DateMod::Following) {
        return month_after_previous(spec, known);
    }
    if (!known.published) {
        return known.year_hint != 0 ? std::optional(YearMonth{known.year_hint, spec.month}) : std::nullopt;
    }
    const Day published = known.published->first;
    const YearMonth now = year_month(published);
    const auto begins = [&](int year) { return day_in({year, spec.month}, spec.day != 0 ? spec.day : 1).value_or(whole_month({year, spec.month}).last); };
    int year = now.year;
    if (spec.future) {
        const Day ends = spec.day != 0 ? begins(year) : whole_month({year, spec.month}).last;
        return YearMonth{ends < published ? year + 1 : year, spec.month};
    }
    if (begins(year) > published) {
        --year;
    } else if (spec.month_mod == DateMod::Last && spec.day == 0 && spec.month == now.month) {
        --year; // "last March" in March
    }
    // "on 13 November 2022 ... On 21 November": what is recalled goes on in its year.
    const auto told = spec.day != 0 && known.previous && known.same_paragraph ? std::optional(known.previous->last) : std::nullopt;
    for (int recalled = told ? year_month(*told).year : year; recalled < year && recalled <= year_month(*told).year + 1; ++recalled) {
        const auto next = day_in({recalled, spec.month}, spec.day);
        if (next && *next >= *told && *next - *told <= days{kGoesOnDays}) {
            return YearMonth{recalled, spec.month};
        }
    }
    constexpr int kLeapCycle = 8;
    for (int back = 0; spec.day != 0 && back < kLeapCycle && !day_in({year, spec.month}, spec.day); ++back) {
        --year; // 29 February
    }
    return YearMonth{year, spec.month};
}

/// A Hijri day without its year: the last one before publication, or the next one where it is still to come.
std::optional<Day> lunar_day(const DateSpec& spec, const KnownDates& known) {
    const auto month = static_cast<unsigned>(spec.hijri_month);
    const auto day = static_cast<unsigned>(spec.hijri_day);
    if (spec.hijri_year != 0 || !known.published) {
        return timeline::day_from_hijri(spec.hijri_year, month, day);
    }
    constexpr int kBegan = 622; // Gregorian year of the first Hijri one
    const Day published = known.published->first;
    const int now = (year_month(published).year - kBegan) * 33 / 32 + 1; // 33 Hijri years are 32 Gregorian ones, to a year
    std::optional<Day> last;
    for (int year = now - 4; year <= now + 1; ++year) { // the thirtieth of a month is not there every year
        const auto found = timeline::day_from_hijri(year, month, day);
        if (found && (*found <= published || (spec.future && (!last || *last < published)))) {
            last = found;
        }
    }
    return last;
}

/// A Solar Hijri day; without a year the last one that was before publication, or the next one where it is still to come.
std::optional<Day> solar_day(const DateSpec& spec, const KnownDates& known) {
    const auto month = static_cast<unsigned>(spec.hijri_month);
    const auto day = static_cast<unsigned>(spec.hijri_day);
    if (spec.hijri_year != 0 || !known.published) {
        return timeline::day_from_solar_hijri(spec.hijri_year, month, day);
    }
    constexpr int kYearsBetween = 621; // between the Gregorian year and the Solar Hijri one that begins in it
    const Day published = known.published->first;
    const int latest = year_month(published).year - kYearsBetween + (spec.future ? 1 : 0);
    std::optional<Day> last;
    for (int year = latest - 4; year <= latest; ++year) { // the last day of a leap year is there every fourth or fifth
        const auto found = timeline::day_from_solar_hijri(year, month, day);
        if (found && (*found <= published || (spec.future && (!last || *last < published)))) {
            last = found;
        }
    }
    return last;
}

} // namespace

DayInterval spread(DayInterval interval, const DateSpec& spec) {
    const bool two_days_told = spec.weekday_last != 0 || spec.day_last != 0;
    interval.last += days{(spec.spans_midnight && !two_days_told) || (spec.overnight && !spec.into) ? 1 : 0};
    interval.first -= days{spec.overnight && spec.into ? 1 : 0};
    return interval;
}

std::optional<Found> resolve_calendar(const DateSpec& spec, const KnownDates& known) {
    if (spec.day == 0 && spec.month == 0 && spec.year == 0) {
        const auto day = spec.solar ? solar_day(spec, known) : lunar_day(spec, known);
        return day ? std::optional(Found{spread(one(*day), spec), spec.hijri_year != 0 ? "absolute" : "published"}) : std::nullopt;
    }
    if (spec.month == 0 && spec.day == 0) {
        if (spec.unit == TimeUnit::Day && spec.unit_mod == DateMod::This && known.published) {
            return Found{one(years_before(known.published->first, year_month(known.published->first).year - spec.year)), "published"}; // "on this day in 2014"
        }
        return Found{section_of(timeline::year_interval(spec.year), spec.section, TimeUnit::Year), "absolute", true};
    }
    const auto month = spec.month != 0 ? month_of(spec, known) : anchored_month(spec, known);
    if (!month) {
        return std::nullopt;
    }
    const std::string anchor = spec.year != 0 ? "absolute" : told_before(spec.month == 0 ? spec.unit_mod : spec.month_mod) ? "previous" : "published";
    if (spec.day == 0) {
        return Found{section_of(whole_month(*month), spec.section, TimeUnit::Month), anchor, true};
    }
    const auto first = day_in(*month, spec.day);
    if (!first) {
        return std::nullopt;
    }
    DayInterval interval = one(*first);
    if (const auto last = spec.day_last != 0 ? day_in(*month, spec.day_last) : std::nullopt) {
        interval.last = *last;
    }
    return Found{spread(interval, spec), anchor};
}

} // namespace marsad::extract
