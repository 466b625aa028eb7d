#pragma once

#include "model/event_store.h"
#include "session/event_list.h"
#include "session/filters.h"
#include "session/state.h"
#include "timeline/histogram.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace marsad::session {

inline constexpr std::size_t kEventTypeCount = 6;

/// Sums over the events that are shown now.
struct WindowSums {
    std::size_t events = 0; ///< pass the filters, dated, and not faded out
    std::size_t in_days = 0; ///< of those, the ones whose days overlap the window: without what only fades
    std::array<std::size_t, kEventTypeCount> by_type{};
    std::int64_t killed = 0;       ///< lower bounds
    std::size_t toll_unknown = 0;
    std::size_t not_placed = 0;
};

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
    [[nodiscard]] std::span<const std::uint8_t> passing_rows() const { return passes_; }

    /// Events that pass the filters, in the order of the list.
    [[nodiscard]] const std::vector<std::size_t>& list() const { return list_; }
    /// Of those without a date, without a place.
    [[nodiscard]] std::size_t undated() const { return undated_; }
    [[nodiscard]] std::size_t unplaced() const { return unplaced_; }

    /// Rows shown now, oldest first, with opacity 1 to 255; placed or not.
    [[nodiscard]] std::span<const std::uint32_t> shown_rows() const { return shown_rows_; }
    [[nodiscard]] std::span<const std::uint8_t> shown_opacity() const { return shown_opacity_; }
    [[nodiscard]] bool is_shown(std::size_t event) const { return shown_mark_[row_of_event_[event]] == shown_stamp_; }
    [[nodiscard]] const WindowSums& sums() const { return sums_; }

    [[nodiscard]] const std::vector<FacetCount>& facet(const State& state, Facet facet);
    [[nodiscard]] const std::vector<QueueEntry>& queue() const { return queue_; }
    /// Of the events that pass the filters, stacked by type. `unfiltered_top` of all: the scale does not jump with filters.
    [[nodiscard]] const timeline::Histogram& histogram(const timeline::DayInterval& axis, timeline::BinUnit unit);
    [[nodiscard]] std::size_t unfiltered_tallest(const timeline::DayInterval& axis, timeline::BinUnit unit);
    /// Dated events that pass the filters and are vaguer than one bin: rows, by first day.
    [[nodiscard]] const std::vector<std::uint32_t>& uncertain_rows(timeline::BinUnit unit);

  private:
    void refresh_events(const State& state);
    void refresh_list(const State& state);
    void refresh_window(const State& state);
    template <typename Keep>
    [[nodiscard]] timeline::Histogram count(const timeline::DayInterval& axis, timeline::BinUnit unit, Keep keep) const;

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
    std::vector<std::uint32_t> row_of_event_;
    std::vector<std::uint8_t> passes_;
    std::vector<std::size_t> list_;
    std::size_t undated_ = 0;
    std::size_t unplaced_ = 0;
    std::vector<std::uint32_t> shown_rows_;
    std::vector<std::uint8_t> shown_opacity_;
    std::vector<std::uint32_t> shown_mark_; ///< by row: the stamp of the frame that showed it last
    std::uint32_t shown_stamp_ = 0;
    struct Shown {
        timeline::DayInterval days;
        timeline::PlayMode mode;
        int fade_days;
        std::uint64_t version;
        friend bool operator==(const Shown&, const Shown&) = default;
    };
    std::optional<Shown> seen_shown_;
    WindowSums sums_;
    std::vector<QueueEntry> queue_;
    std::map<Facet, std::pair<std::uint64_t, std::vector<FacetCount>>> facets_;
    std::optional<HistogramKey> histogram_key_, tallest_key_;
    timeline::Histogram histogram_;
    std::size_t tallest_ = 0;
    std::optional<HistogramKey> uncertain_key_;
    std::vector<std::uint32_t> uncertain_;
};

} // namespace marsad::session
