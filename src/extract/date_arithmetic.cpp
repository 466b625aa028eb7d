#include "extract/date_arithmetic.h"

#include <algorithm>

#include <fmt/format.h>

namespace marsad::extract {

using timeline::Day;
using timeline::DayInterval;
using std::chrono::days;

YearMonth year_month(Day day) {
    const std::chrono::year_month_day date{day};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month()))};
}

YearMonth add_months(YearMonth from, int months) {
    const int index = from.year * 12 + from.month - 1 + months;
    return {index / 12, index % 12 + 1};
}

DayInterval whole_month(YearMonth month) { return timeline::month_interval(month.year, static_cast<unsigned>(month.month)); }

std::optional<Day> day_in(YearMonth month, int day) { return timeline::make_day(month.year, static_cast<unsigned>(month.month), static_cast<unsigned>(day)); }

Day years_before(Day day, int years) {
    const std::chrono::year_month_day date{day};
    const std::chrono::year_month_day moved = date - std::chrono::years{years};
    return moved.ok() ? Day{moved} : Day{moved.year() / moved.month() / std::chrono::last};
}

bool told_before(DateMod mod) { return mod == DateMod::Same || mod == DateMod::Following || mod == DateMod::Previous; }

int iso_weekday(Day day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }

Day weekday_back(Day from, int weekday) { return from - days{(iso_weekday(from) - weekday + kDaysOfWeek) % kDaysOfWeek}; }

DayInterval one(Day day) { return {day, day}; }

DayInterval section_of(const DayInterval& whole, DateSection section, TimeUnit unit) {
    const auto at = [&](int from, int to) { return DayInterval{std::min(whole.first + days{from}, whole.last), std::min(whole.first + days{to}, whole.last)}; };
    if (unit == TimeUnit::Year) {
        const YearMonth first = year_month(whole.first);
        const auto months = [&](int from, int to) { return DayInterval{whole_month({first.year, from}).first, whole_month({first.year, to}).last}; };
        switch (section) {
        case DateSection::Early: return months(1, 4);
        case DateSection::Mid: return months(5, 8);
        case DateSection::Late: return months(9, 12);
        case DateSection::FirstHalf: return months(1, 6);
        case DateSection::SecondHalf: return months(7, 12);
        case DateSection::Spring: return months(3, 5);
        case DateSection::Summer: return months(6, 8);
        case DateSection::Autumn: return months(9, 11);
        case DateSection::Winter: return months(1, 3);
        default: return whole;
        }
    }
    if (unit == TimeUnit::Week) {
        switch (section) {
        case DateSection::Early: return at(0, 2);
        case DateSection::Mid: return at(2, 4);
        case DateSection::Late: return at(4, 6);
        default: return whole;
        }
    }
    switch (section) {
    case DateSection::Early: return at(0, 9);
    case DateSection::Mid: return at(10, 19);
    case DateSection::Late: return at(20, 30);
    case DateSection::FirstHalf: return at(0, 14);
    case DateSection::SecondHalf: return at(15, 30);
    default: return whole;
    }
}

std::optional<Reach> reach_of(const Duration& duration) {
    constexpr int kWeekSlack = 3;
    const int n = duration.count;
    switch (duration.unit) {
    case TimeUnit::Minute: return Reach{0, 0};
    case TimeUnit::Hour:
        if (duration.few || n < 18) {
            return Reach{0, 0};
        }
        return Reach{(n + 6) / 24, (n + 6) / 24};
    case TimeUnit::Day:
        if (duration.few) {
            return Reach{1, 7};
        }
        if (duration.vague == Vagueness::Less) {
            return Reach{std::min(1, n - 1), std::max(n - 1, 0)};
        }
        return duration.vague == Vagueness::More ? Reach{n, n + 2} : Reach{n, n};
    case TimeUnit::Week:
    case TimeUnit::Weekend:
        if (duration.few) {
            return Reach{7, 35};
        }
        if (duration.vague == Vagueness::Less) {
            return Reach{7 * (n - 1) + 1, 7 * n - 1};
        }
        if (duration.vague == Vagueness::More) {
            return Reach{7 * n + 1, 7 * n + 6};
        }
        if (n == 1 && duration.vague == Vagueness::None) {
            return Reach{7, 7};
        }
        return Reach{7 * n - kWeekSlack, 7 * n + kWeekSlack};
    case TimeUnit::Month:
        if (duration.few) {
            return Reach{30, 180};
        }
        return duration.vague == Vagueness::Less ? std::optional(Reach{30 * (n - 1) + 1, 30 * n - 1}) : std::nullopt;
    case TimeUnit::Year:
        return duration.vague == Vagueness::Less && !duration.few ? std::optional(Reach{365 * (n - 1) + 1, 365 * n - 1}) : std::nullopt;
    default: return std::nullopt;
    }
}

std::string clock_text(const DateSpec& spec) {
    int hour = spec.clock.hour;
    Meridiem meridiem = spec.clock.meridiem;
    if (meridiem == Meridiem::None && spec.part && hour <= 12) {
        using model::TimeOfDay;
        switch (*spec.part) {
        case TimeOfDay::Dawn:
        case TimeOfDay::Morning: meridiem = Meridiem::Am; break;
        case TimeOfDay::Noon: meridiem = hour >= 10 && hour <= 11 ? Meridiem::Am : Meridiem::Pm; break;
        case TimeOfDay::Afternoon:
        case TimeOfDay::Evening: meridiem = Meridiem::Pm; break;
        case TimeOfDay::Night: meridiem = hour >= 6 && hour <= 11 ? Meridiem::Pm : Meridiem::Am; break;
        }
    }
    if (meridiem == Meridiem::Pm && hour < 12) {
        hour += 12;
    } else if (meridiem == Meridiem::Am && hour == 12) {
        hour = 0;
    }
    return fmt::format("{:02}:{:02}", hour, spec.clock.minute);
}

DayInterval last_season(Day day, DateSection season) {
    const int year = year_month(day).year;
    const DayInterval this_year = section_of(timeline::year_interval(year), season, TimeUnit::Year);
    return this_year.last < day ? this_year : section_of(timeline::year_interval(year - 1), season, TimeUnit::Year);
}

std::optional<Found> moved(const DayInterval& base, const Duration& duration, int sign, const std::string& anchor, int weekday_told) {
    if (const auto reach = reach_of(duration)) {
        DayInterval interval = sign < 0 ? DayInterval{base.first - days{reach->far}, base.last - days{reach->near}} : DayInterval{base.first + days{reach->near}, base.last + days{reach->far}};
        if (weekday_told != 0) {
            interval = one(weekday_back(interval.first + days{interval.length_days() / 2 + 3}, weekday_told));
        }
        return Found{interval, anchor, duration.unit == TimeUnit::Week && duration.count != 1};
    }
    if (duration.few) {
        return std::nullopt; // "years ago"
    }
    if (duration.unit == TimeUnit::Month) {
        return Found{whole_month(add_months(year_month(base.first), sign * duration.count)), anchor, true};
    }
    if (duration.unit == TimeUnit::Year) {
        return Found{timeline::year_interval(year_month(base.first).year + sign * duration.count), anchor, true};
    }
    return std::nullopt;
}

} // namespace marsad::extract
