#pragma once

#include "extract/mention.h"
#include "model/event_type.h"

#include <cstdint>
#include <optional>

namespace marsad::extract {

/// What a modifier does to the noun beside it: last Monday, next week, this month, the same day, the following night.
enum class DateMod : std::uint8_t { None, Last, Next, This, Same, Following, Previous, Past };

enum class TimeUnit : std::uint8_t { None, Minute, Hour, Day, Week, Weekend, Month, Year, Decade };

/// A part of a month, week or year. Earlier is "earlier this week": its first day to the day before publication.
enum class DateSection : std::uint8_t { None, Earlier, Later, Early, Mid, Late, FirstHalf, SecondHalf, Spring, Summer, Autumn, Winter };

/// How a duration points: ago (from publication), later and earlier (from the date told before), after and before
/// (an event that is named next), since (an anniversary), within, span (a period of counting).
enum class DateDirection : std::uint8_t { None, Ago, Later, Earlier, After, Before, Since, Within, Span };

enum class Meridiem : std::uint8_t { None, Am, Pm };

struct ClockTime {
    int hour = -1; ///< -1 = none told
    int minute = 0;
    Meridiem meridiem = Meridiem::None;
    bool utc = false;
    [[nodiscard]] bool told() const { return hour >= 0; }
};

enum class Vagueness : std::uint8_t { None, About, Less, More };

struct Duration {
    int count = 0;
    TimeUnit unit = TimeUnit::None;
    bool few = false; ///< "days", "several weeks": no number told
    bool night = false; ///< told in nights
    bool bare = false;  ///< one unit without a number
    Vagueness vague = Vagueness::None;
};

/// A time expression before it is resolved: what its words say, nothing computed. 0 = not told.
struct DateSpec {
    int year = 0;
    int month = 0;
    int day = 0;
    int day_last = 0; ///< "3-5 March"
    bool swappable = false; ///< 5/6/2024: day and month may change places
    bool month_first = false; ///< 7/13/2024: proves the order
    DateMod month_mod = DateMod::None;
    int hijri_year = 0;
    int hijri_month = 0;
    int hijri_day = 0;
    bool solar = false; ///< the Hijri date is of the Solar Hijri calendar
    int weekday = 0; ///< ISO: Monday 1 to Sunday 7
    int weekday_last = 0; ///< the second of a night told by two days
    DateMod weekday_mod = DateMod::None;
    bool weekday_weak = false; ///< "Friday prayers": a part of day where another date stands near
    TimeUnit unit = TimeUnit::None;
    DateMod unit_mod = DateMod::None;
    int week_start = 1;     ///< ISO weekday on which the language's week begins
    int weekend_first = 6;  ///< ISO weekday
    std::optional<int> day_offset; ///< days from publication: yesterday -1
    bool overnight = false; ///< the night that ends on the day told
    bool into = false;      ///< "overnight into Monday"
    std::optional<model::TimeOfDay> part;
    bool midnight = false;
    bool spans_midnight = false; ///< midnight told by the day that ends there: two days
    ClockTime clock;
    DateSection section = DateSection::None;
    DateDirection direction = DateDirection::None;
    Duration duration;
    bool names_event = false; ///< the direction counts from an event whose name follows
    bool initial = false;     ///< stands at the head of its sentence
    bool after_and = false;   ///< stands behind "and"
    bool anniversary = false;
    bool to_the_day = false; ///< "one month to the day after": not some day of that month
    bool period = false;
    bool future = false;
    bool adjective = false; ///< "the 2015 accord"

    [[nodiscard]] bool has_calendar() const { return month != 0 || year != 0 || hijri_month != 0 || hijri_year != 0; }
    [[nodiscard]] bool has_day() const {
        return (day != 0 && (month != 0 || unit == TimeUnit::Month)) || hijri_day != 0 || weekday != 0 || day_offset.has_value() || overnight ||
               (unit == TimeUnit::Day && unit_mod != DateMod::None);
    }
    [[nodiscard]] bool has_date() const { return has_calendar() || has_day() || unit_mod != DateMod::None || direction != DateDirection::None || anniversary; }
    /// "three years ago".
    [[nodiscard]] bool counts_years_back() const { return direction == DateDirection::Ago && duration.unit == TimeUnit::Year && !duration.few && duration.count > 0; }
    [[nodiscard]] bool has_clock_or_part() const { return clock.told() || part.has_value(); }
};

struct ParsedDate {
    TokenRange tokens;
    DateSpec spec;
};

} // namespace marsad::extract
