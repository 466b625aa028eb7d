#pragma once

#include "model/event.h"
#include "model/event_store.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace marsad::session {

enum class SortColumn { Date, Place, Type, Killed };

struct SortOrder {
    SortColumn column = SortColumn::Date;
    bool descending = true;
    friend bool operator==(const SortOrder&, const SortOrder&) = default;
};

/// Sorts indices of events; what is unknown (undated, unplaced, toll not said) stands last in either direction, ties by
/// date and then in the order given.
void sort_events(std::span<const model::Event> events, SortOrder order, std::vector<std::size_t>& indices);

/// All events in that order, from their columns. `row_of_event`: by event.
[[nodiscard]] std::vector<std::uint32_t> sorted_events(const model::EventStore& store, std::span<const std::uint32_t> row_of_event, SortOrder order);

/// Why an event waits in the queue.
enum class QueueReason { NotPlaced, NotDated, RivalPlaces, RivalDates };

struct QueueEntry {
    std::size_t event;
    QueueReason reason;
};

/// What a person should look at: events without place or date, then those with near rivals; worst first.
[[nodiscard]] std::vector<QueueEntry> make_queue(std::span<const model::Event> events);

} // namespace marsad::session
