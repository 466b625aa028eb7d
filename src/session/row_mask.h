#pragma once

#include "geo/lon_lat.h"
#include "model/event_store.h"

#include <cstdint>
#include <span>
#include <vector>

namespace marsad::session {

/// Rows of a store that count: one mark for each, 0 = out. Without marks all count. `version` is another for other marks, so that caches
/// can hang on it.
struct RowMask {
    std::span<const std::uint8_t> marks;
    std::uint64_t version = 0;

    [[nodiscard]] bool holds(std::size_t row) const { return marks.empty() || marks[row] != 0; }
};

/// The rows whose place lies within the bounds, which may cross 180°; those without a place do not.
[[nodiscard]] std::vector<std::uint8_t> rows_within(const model::EventStore& store, const geo::Bounds& bounds);

} // namespace marsad::session
