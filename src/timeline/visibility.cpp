#include "timeline/visibility.h"

#include <algorithm>

namespace marsad::timeline {

double Visibility::opacity(const DayInterval& event) const {
    if (event.overlaps(days)) {
        const auto inside = (std::min(event.last, days.last) - std::max(event.first, days.first)).count() + 1;
        return std::max(kLeastShare, static_cast<double>(inside) / event.length_days());
    }
    if (fade_days > 0 && event.last < days.first) {
        const auto gone = static_cast<double>((days.first - event.last).count());
        return gone > fade_days ? 0.0 : kFadeStart * (1.0 - gone / (fade_days + 1.0));
    }
    return 0.0;
}

} // namespace marsad::timeline
