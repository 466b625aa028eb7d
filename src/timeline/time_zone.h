#pragma once

#include "timeline/day.h"

#include <optional>
#include <string>
#include <string_view>

namespace marsad::timeline {

/// A clock time on a local day.
struct LocalTime {
    Day day;
    std::string time; ///< HH:MM
};

/// What the clocks of a zone (IANA name, such as "Asia/Baghdad") showed at a time of UTC, summer time included. Nothing where
/// the zone is not known or `time` is not HH:MM.
[[nodiscard]] std::optional<LocalTime> local_from_utc(Day day, std::string_view time, std::string_view zone);

} // namespace marsad::timeline
