#include "timeline/day.h"

#include <fmt/format.h>

namespace marsad::timeline {

using namespace std::chrono;

TimePrecision precision_of(const DayInterval& interval) {
    const int length = interval.length_days();
    if (length <= 2) {
        return TimePrecision::OneDay;
    }
    return length <= 14 ? TimePrecision::TwoWeeks : TimePrecision::Longer;
}

Day event_day(const DayInterval& interval, TimePrecision precision) {
    if (precision == TimePrecision::OneDay) {
        return interval.first;
    }
    return interval.first + days{(interval.length_days() - 1) / 2};
}

DayInterval month_interval(int y, unsigned m) {
    const auto first = year{y} / month{m} / 1;
    const auto last = year{y} / month{m} / std::chrono::last;
    return {sys_days{first}, sys_days{last}};
}

DayInterval year_interval(int y) {
    return {sys_days{year{y} / 1 / 1}, sys_days{year{y} / 12 / 31}};
}

std::optional<Day> make_day(int y, unsigned m, unsigned d) {
    const year_month_day date{year{y}, month{m}, day{d}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return sys_days{date};
}

std::optional<Day> parse_iso_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto number = [&](std::size_t from, std::size_t count) -> int {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const int y = number(0, 4);
    const int m = number(5, 2);
    const int d = number(8, 2);
    if (y < 0 || m < 0 || d < 0) {
        return std::nullopt;
    }
    return make_day(y, static_cast<unsigned>(m), static_cast<unsigned>(d));
}

std::string to_iso(Day day_point) {
    const year_month_day date{day_point};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

} // namespace marsad::timeline
