#pragma once

#include "timeline/day.h"

namespace marsad::timeline {

/// What of time is shown at one moment: days, and how many days before them still fade.
struct Visibility {
    DayInterval days;
    int fade_days = 0; ///< 0 = what left the days is gone at once

    static constexpr double kLeastShare = 0.25; ///< of an uncertain event
    static constexpr double kFadeStart = 0.55;  ///< of what has just left

    /// How visible an event of this interval is: 0 = not shown; 1 = lies inside the days shown. An event that reaches out of
    /// them shows at the share of its days inside, at least a quarter; one that left the days within the fade at 0.55
    /// falling to 0.
    [[nodiscard]] double opacity(const DayInterval& event) const;
    /// First of the days by which an event must not have ended to be shown.
    [[nodiscard]] Day first_seen() const { return days.first - std::chrono::days{fade_days}; }
    friend bool operator==(const Visibility&, const Visibility&) = default;
};

} // namespace marsad::timeline
