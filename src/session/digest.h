#pragma once

#include "model/event_store.h"
#include "session/event_list.h"
#include "session/facets.h"
#include "session/filters.h"
#include "session/state.h"
#include "session/time_window.h"
#include "timeline/histogram.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace marsad::session {

/// What panels and map read of a state beside itself, made once and kept until what it depends on changes. A frame in which
/// nothing but time passes costs what lies in the window, without texts and without memory.
class Digest {
  public:
    /// Once a frame, before anything is read.
    void refresh(const State& state);

    /// Grows when events changed; for caches that hang on it.
    [[nodiscard]] std::uint64_t events_version() const { return events_version_; }
    /// Grows when events, filters or order changed.
    [[nodiscard]] std::uint64_t list_version() const { return list_version_; }

    /// The events as columns. Rows lead to events by `given_order`.
    [[nodiscard]] const std::shared_ptr<const model::EventStore>& store() const { return store_; }
    [[nodiscard]] std::uint32_t row_of(std::size_t event) const { return row_of_event_[event]; }
    [[nodiscard]] std::size_t event_of(std::uint32_t row) const { return store_->given_order(row); }
    /// By store row: whether it passes the filters (time apart).
    [[nodiscard]] std::span<const std::uint8_t> passing_rows() const { return window_.passes(); }

    /// Events that pass the filters, in the order of the list.
    [[nodiscard]] const std::vector<std::size_t>& list() const { return list_; }
    /// Of those without a date, without a place.
    [[nodiscard]] std::size_t undated() const { return undated_; }
    [[nodiscard]] std::size_t unplaced() const { return unplaced_; }

    /// What is shown now, by place.
    [[nodiscard]] const model::Moment& moment() const { return window_.moment(); }
    /// Rows shown now, oldest first; placed or not. Looks at each: for lists, not for frames.
    [[nodiscard]] std::vector<std::uint32_t> shown_rows() const { return window_.moment().shown_rows(); }
    [[nodiscard]] bool is_shown(std::size_t event) const { return window_.moment().is_shown(row_of_event_[event]); }
    [[nodiscard]] const WindowSums& sums() const { return window_.sums(); }
    /// How many shown events are older than a shown one.
    [[nodiscard]] std::size_t shown_before(std::size_t event);

    /// The values of a facet with the events that pass all other filters, over all of time and in the window.
    [[nodiscard]] const std::vector<FacetCount>& facet(Facet facet);
    /// Share of the events that a new search text was looked for in; until it is 1, list and counts are those of the text before.
    [[nodiscard]] double searched() const;
    [[nodiscard]] const std::vector<QueueEntry>& queue() const { return queue_; }
    /// Of the events that pass the filters, stacked by type. `unfiltered_top` of all: the scale does not jump with filters.
    [[nodiscard]] const timeline::Histogram& histogram(const timeline::DayInterval& axis, timeline::BinUnit unit);
    [[nodiscard]] std::size_t unfiltered_tallest(const timeline::DayInterval& axis, timeline::BinUnit unit);
    /// Dated events that pass the filters and are vaguer than one bin: rows, by first day.
    [[nodiscard]] const std::vector<std::uint32_t>& uncertain_rows(timeline::BinUnit unit);

  private:
    void refresh_events(const State& state);
    void refresh_order(const State& state);
    /// False where nothing of the filters changed, or the search of the text goes on.
    bool refresh_filters(const State& state);
    bool search(const State& state);
    void set_bit(std::uint16_t bit, std::size_t row, bool misses) { misses_[row] = static_cast<std::uint16_t>(misses ? misses_[row] | bit : misses_[row] & ~bit); }
    void refresh_list();
    void refresh_window(const State& state);

    struct HistogramKey {
        timeline::DayInterval axis;
        timeline::BinUnit unit;
        std::uint64_t version;
        friend bool operator==(const HistogramKey&, const HistogramKey&) = default;
    };

    std::uint64_t seen_revision_ = UINT64_MAX;
    std::uint64_t events_version_ = 0;
    std::uint64_t list_version_ = 0;
    Filters seen_filters_;
    MapArea seen_area_;
    SortOrder seen_sort_;
    std::shared_ptr<const model::EventStore> store_ = std::make_shared<model::EventStore>();
    std::optional<FacetTable> facets_; ///< of store_
    std::vector<std::uint32_t> row_of_event_;
    std::vector<std::uint32_t> order_; ///< all events, as sorted
    std::vector<std::uint16_t> misses_; ///< by row: one bit a filter that it does not pass
    std::vector<std::size_t> list_;
    std::size_t undated_ = 0;
    std::size_t unplaced_ = 0;
    std::string searching_for_;
    std::size_t searched_to_ = 0;           ///< events whose text was looked at
    std::vector<std::uint8_t> search_misses_; ///< by event, of the search that goes on

    TimeWindow window_;
    struct Shown {
        timeline::Visibility visibility;
        std::uint64_t version;
        friend bool operator==(const Shown&, const Shown&) = default;
    };
    std::optional<Shown> seen_shown_;
    std::uint64_t window_version_ = 0; ///< grows with every step of time
    FacetCounts passing_counts_; ///< whatever the time
    std::vector<QueueEntry> queue_;
    struct FacetList {
        std::uint64_t list_version = UINT64_MAX;
        std::uint64_t window_version = UINT64_MAX;
        std::vector<FacetCount> counts;
    };
    std::array<FacetList, kFacets.size()> facet_lists_;
    struct Position {
        std::size_t event;
        std::uint64_t window_version;
        std::size_t before;
    };
    std::optional<Position> position_;
    std::optional<HistogramKey> histogram_key_, tallest_key_;
    timeline::Histogram histogram_;
    std::size_t tallest_ = 0;
    std::optional<HistogramKey> uncertain_key_;
    std::vector<std::uint32_t> uncertain_;
};

} // namespace marsad::session
