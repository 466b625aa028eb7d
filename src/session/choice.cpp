#include "session/choice.h"

#include <algorithm>
#include <iterator>

namespace marsad::session {

void MapArea::remove(geo::DrawnArea area) {
    if (!parts_.empty()) {
        parts_.emplace_back(std::move(area), false);
    }
}

bool MapArea::contains(geo::LonLat point) const {
    for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
        if (part->first.contains(point)) {
            return part->second;
        }
    }
    return false;
}

void keep_within(std::span<const model::Event> events, const MapArea& area, std::vector<std::size_t>& indices) {
    if (!area.empty()) {
        std::erase_if(indices, [&](std::size_t index) { return !events[index].place || !area.contains(events[index].place->position); });
    }
}

bool Choice::contains(std::size_t event) const { return std::binary_search(events_.begin(), events_.end(), event); }

void Choice::change(ChoiceStep step, std::vector<std::size_t> events, const std::optional<geo::DrawnArea>& area) {
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    std::vector<std::size_t> joined;
    switch (step) {
    case ChoiceStep::Replace:
        joined = std::move(events);
        area_ = {};
        break;
    case ChoiceStep::Add: std::set_union(events_.begin(), events_.end(), events.begin(), events.end(), std::back_inserter(joined)); break;
    case ChoiceStep::Remove: std::set_difference(events_.begin(), events_.end(), events.begin(), events.end(), std::back_inserter(joined)); break;
    }
    if (area) {
        step == ChoiceStep::Remove ? area_.remove(*area) : area_.add(*area);
    }
    events_ = std::move(joined);
    if (events_.empty()) {
        area_ = {};
    }
    ++version_;
}

void Choice::clear() {
    if (!events_.empty()) {
        change(ChoiceStep::Replace, {}, std::nullopt);
    }
}

void Choice::keep_first(std::size_t count) {
    const auto gone = std::lower_bound(events_.begin(), events_.end(), count);
    if (gone != events_.end()) {
        events_.erase(gone, events_.end());
        ++version_;
    }
    if (events_.empty()) {
        area_ = {};
    }
}

ChoiceSums sums_of(std::span<const model::Event> events, const Choice& choice) {
    ChoiceSums sums;
    for (const std::size_t index : choice.events()) {
        const auto& dead = events[index].fatalities.low;
        ++sums.events;
        sums.killed += dead.value_or(0);
        sums.toll_unknown += dead ? 0 : 1;
    }
    return sums;
}

} // namespace marsad::session
