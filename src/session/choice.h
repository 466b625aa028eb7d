#pragma once

#include "geo/drawn_area.h"
#include "model/event.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace marsad::session {

/// A part of the map put together from drawn ones: of those that hold a point the last one says whether it is in.
class MapArea {
  public:
    void add(geo::DrawnArea area) { parts_.emplace_back(std::move(area), true); }
    /// Nothing to take from an empty area.
    void remove(geo::DrawnArea area);

    [[nodiscard]] bool empty() const { return parts_.empty(); }
    [[nodiscard]] bool contains(geo::LonLat point) const;
    /// Outlines, and whether each adds.
    [[nodiscard]] const std::vector<std::pair<geo::DrawnArea, bool>>& parts() const { return parts_; }
    friend bool operator==(const MapArea&, const MapArea&) = default;

  private:
    std::vector<std::pair<geo::DrawnArea, bool>> parts_;
};

/// Takes out the events that have no place within; an empty area keeps all.
void keep_within(std::span<const model::Event> events, const MapArea& area, std::vector<std::size_t>& indices);

enum class ChoiceStep { Replace, Add, Remove };

/// Events that a person picked out together, beside the one that is selected.
class Choice {
  public:
    /// Indices of events, ascending.
    [[nodiscard]] const std::vector<std::size_t>& events() const { return events_; }
    [[nodiscard]] bool empty() const { return events_.empty(); }
    [[nodiscard]] bool contains(std::size_t event) const;
    /// What was drawn to choose them; empty where they were chosen otherwise.
    [[nodiscard]] const MapArea& area() const { return area_; }
    /// Grows with every change; for caches.
    [[nodiscard]] std::uint64_t version() const { return version_; }

    /// `events` in any order.
    void change(ChoiceStep step, std::vector<std::size_t> events, const std::optional<geo::DrawnArea>& area);
    void clear();
    /// Lets go of events that are gone.
    void keep_first(std::size_t count);

  private:
    std::vector<std::size_t> events_;
    MapArea area_;
    std::uint64_t version_ = 0;
};

/// What the chosen events add up to.
struct ChoiceSums {
    std::size_t events = 0;
    std::int64_t killed = 0; ///< lower bounds
    std::size_t toll_unknown = 0;
};
[[nodiscard]] ChoiceSums sums_of(std::span<const model::Event> events, const Choice& choice);

} // namespace marsad::session
