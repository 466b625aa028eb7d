#include "session/event_list.h"

#include <algorithm>
#include <limits>
#include <numeric>
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

std::optional<std::int64_t> least_dead(const model::Event& event) { return event.fatalities.low ? event.fatalities.low : event.fatalities.value; }

int compare(const model::Event& a, const model::Event& b, SortOrder order) {
    switch (order.column) {
    case SortColumn::Date: return compare(day_of(a), day_of(b), order.descending);
    case SortColumn::Place: return compare(place_of(a), place_of(b), order.descending);
    case SortColumn::Type: return compare(std::optional(a.sub_event_type), std::optional(b.sub_event_type), order.descending);
    case SortColumn::Killed: return compare(least_dead(a), least_dead(b), order.descending);
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

namespace {

constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max(); // of what is unknown

/// The rank of each place's name among all names.
std::vector<std::int64_t> name_ranks(const model::EventStore& store) {
    std::vector<std::uint32_t> order(store.places().size());
    std::iota(order.begin(), order.end(), 0U);
    const auto name = [&](std::uint32_t place) { return store.text(store.places()[place].location); };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return name(a) < name(b); });
    std::vector<std::int64_t> ranks(order.size());
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        rank += i > 0 && name(order[i]) != name(order[i - 1]) ? 1 : 0;
        ranks[order[i]] = rank;
    }
    return ranks;
}

} // namespace

std::vector<std::uint32_t> sorted_events(const model::EventStore& store, std::span<const std::uint32_t> row_of_event, SortOrder order) {
    struct Key {
        std::int64_t first;
        std::int64_t day; ///< later days first
        std::uint32_t event;
    };
    const auto ranks = order.column == SortColumn::Place ? name_ranks(store) : std::vector<std::int64_t>();
    std::vector<Key> keys;
    keys.reserve(row_of_event.size());
    for (std::uint32_t event = 0; event < row_of_event.size(); ++event) {
        const std::uint32_t row = row_of_event[event];
        const auto date = store.date(row);
        const auto day = date ? std::optional<std::int64_t>(model::day_number(timeline::event_day(*date, static_cast<timeline::TimePrecision>(store.time_precision(row))))) : std::nullopt;
        std::optional<std::int64_t> value;
        switch (order.column) {
        case SortColumn::Date: value = day; break;
        case SortColumn::Place: value = store.is_placed(row) ? std::optional(ranks[store.place_of_row()[row]]) : std::nullopt; break;
        case SortColumn::Type: value = static_cast<std::int64_t>(store.sub_event_types()[row]); break;
        case SortColumn::Killed: value = store.least_dead()[row] >= 0 ? std::optional<std::int64_t>(store.least_dead()[row]) : std::nullopt; break;
        }
        keys.push_back({!value ? kLast : order.descending ? -*value : *value, day ? -*day : kLast, event});
    }
    std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.first != b.first ? a.first < b.first : a.day != b.day ? a.day < b.day : a.event < b.event; });
    std::vector<std::uint32_t> out(keys.size());
    std::transform(keys.begin(), keys.end(), out.begin(), [](const Key& key) { return key.event; });
    return out;
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
