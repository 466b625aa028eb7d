#include "timeline/time_zone.h"

#include <array>
#include <charconv>
#include <memory>

#include <fmt/format.h>
#include <unicode/ucal.h>

namespace marsad::timeline {

namespace {

struct CalendarDeleter {
    void operator()(UCalendar* calendar) const { ucal_close(calendar); }
};

/// Minutes since midnight of "HH:MM".
std::optional<int> minutes_of(std::string_view time) {
    int hour = 0;
    int minute = 0;
    if (time.size() != 5 || time[2] != ':' || std::from_chars(time.data(), time.data() + 2, hour).ptr != time.data() + 2 ||
        std::from_chars(time.data() + 3, time.data() + 5, minute).ptr != time.data() + 5 || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
        return std::nullopt;
    }
    return hour * 60 + minute;
}

} // namespace

std::optional<LocalTime> local_from_utc(Day day, std::string_view time, std::string_view zone) {
    constexpr double kMillisADay = 86'400'000.0;
    constexpr double kMillisAMinute = 60'000.0;
    const auto minutes = minutes_of(time);
    if (!minutes || zone.empty()) {
        return std::nullopt;
    }
    const std::u16string id(zone.begin(), zone.end()); // ASCII
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCalendar, CalendarDeleter> calendar(ucal_open(id.c_str(), static_cast<std::int32_t>(id.size()), "en", UCAL_GREGORIAN, &status));
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    // ICU takes a zone that it does not know for GMT; its name tells.
    std::array<UChar, 64> known{};
    const auto length = ucal_getTimeZoneID(calendar.get(), known.data(), static_cast<std::int32_t>(known.size()), &status);
    if (U_FAILURE(status) || std::u16string(known.data(), static_cast<std::size_t>(length)) != id) {
        return std::nullopt;
    }
    const double millis = static_cast<double>(day.time_since_epoch().count()) * kMillisADay + *minutes * kMillisAMinute;
    ucal_setMillis(calendar.get(), millis, &status);
    const int offset = ucal_get(calendar.get(), UCAL_ZONE_OFFSET, &status) + ucal_get(calendar.get(), UCAL_DST_OFFSET, &status);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    int local = *minutes + offset / static_cast<int>(kMillisAMinute);
    constexpr int kMinutesADay = 24 * 60;
    const int days = local < 0 ? -1 : local / kMinutesADay;
    local -= days * kMinutesADay;
    return LocalTime{day + std::chrono::days{days}, fmt::format("{:02}:{:02}", local / 60, local % 60)};
}

} // namespace marsad::timeline
