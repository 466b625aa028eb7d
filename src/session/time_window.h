#pragma once

#include "model/moment.h"
#include "session/facets.h"
#include "timeline/histogram.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace marsad::session {

using model::kEventTypeCount;

/// Sums over the events that are shown now.
struct WindowSums {
    std::size_t events = 0; ///< pass the filters, dated, and not faded out
    std::size_t in_days = 0; ///< of those, the ones whose days overlap the window: without what only fades
    std::array<std::size_t, kEventTypeCount> by_type{};
    std::int64_t killed = 0;       ///< lower bounds
    std::size_t toll_unknown = 0;
    std::size_t not_placed = 0;
};

/// What the time window shows of a store under filters: by place, by value of each facet, in sums. A step of time costs the
/// events that come and go.
class TimeWindow {
  public:
    /// `misses`: by row, see FacetCounts::add(); 0 = passes all filters. Both must outlive it, or the next call.
    void set_rows(std::shared_ptr<const model::EventStore> store, const FacetTable& facets, std::span<const std::uint16_t> misses);
    void move_to(const timeline::Visibility& visibility);

    [[nodiscard]] const model::Moment& moment() const { return moment_; }
    [[nodiscard]] const WindowSums& sums() const { return sums_; }
    [[nodiscard]] const FacetCounts& counts() const { return counts_; }
    /// By row: 1 where it passes all filters, whatever the time.
    [[nodiscard]] std::span<const std::uint8_t> passes() const { return passes_; }

  private:
    void add(std::size_t row, bool enters);

    std::shared_ptr<const model::EventStore> store_;
    const FacetTable* facets_ = nullptr;
    std::span<const std::uint16_t> misses_;
    std::vector<std::uint8_t> passes_;
    model::Moment moment_;
    model::WindowCursor cursor_;
    WindowSums sums_;
    FacetCounts counts_;
};

/// Dated rows in bins, stacked by event type. `keep`: by row, 0 = left out; empty keeps all.
[[nodiscard]] timeline::Histogram count_rows(const model::EventStore& store, const timeline::DayInterval& axis, timeline::BinUnit unit, std::span<const std::uint8_t> keep);

} // namespace marsad::session
