#include "session/event_list.h"

#include <algorithm>
#include <optional>

namespace marsad::session {

namespace {

constexpr double kNearRival = 0.15; ///< of confidence between the chosen place and its best rival

/// -1, 0, 1; nothing stands behind everything, whatever the direction.
template <typename Value>
int compare(const std::optional<Value>& a, const std::optional<Value>& b, bool descending) {
    if (!a || !b) {
        return a.has_value() == b.has_value() ? 0 : a ? -1 : 1;
    }
    if (*a == *b) {
        return 0;
    }
    return (*a < *b) != descending ? -1 : 1;
}

std::optional<timeline::Day> day_of(const model::Event& event) {
    return event.date ? std::optional(timeline::event_day(*event.date, event.time_precision)) : std::nullopt;
}

std::optional<std::string> place_of(const model::Event& event) { return event.place ? std::optional(event.place->name) : std::nullopt; }

int compare(const model::Event& a, const model::Event& b, SortOrder order) {
    switch (order.column) {
    case SortColumn::Date: return compare(day_of(a), day_of(b), order.descending);
    case SortColumn::Place: return compare(place_of(a), place_of(b), order.descending);
    case SortColumn::Type: return compare(std::optional(a.sub_event_type), std::optional(b.sub_event_type), order.descending);
    case SortColumn::Killed: return compare(a.fatalities.low, b.fatalities.low, order.descending);
    }
    return 0;
}

} // namespace

void sort_events(std::span<const model::Event> events, SortOrder order, std::vector<std::size_t>& indices) {
    std::stable_sort(indices.begin(), indices.end(), [&](std::size_t a, std::size_t b) {
        if (const int first = compare(events[a], events[b], order); first != 0) {
            return first < 0;
        }
        return compare(day_of(events[a]), day_of(events[b]), true) < 0;
    });
}

std::vector<QueueEntry> make_queue(std::span<const model::Event> events) {
    std::vector<QueueEntry> queue;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto& event = events[i];
        if (!event.place) {
            queue.push_back({i, QueueReason::NotPlaced});
        } else if (!event.date) {
            queue.push_back({i, QueueReason::NotDated});
        } else if (!event.candidates.empty() && event.place->confidence - event.candidates.front().confidence < kNearRival) {
            queue.push_back({i, QueueReason::RivalPlaces});
        } else if (!event.date_candidates.empty()) {
            queue.push_back({i, QueueReason::RivalDates});
        }
    }
    std::stable_sort(queue.begin(), queue.end(), [](const QueueEntry& a, const QueueEntry& b) { return a.reason < b.reason; });
    return queue;
}

} // namespace marsad::session
