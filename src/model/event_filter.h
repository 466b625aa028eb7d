#pragma once

#include "model/event.h"
#include "model/event_store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::model {

/// The one predicate of map, list, histogram and export. Conditions of one kind are alternatives, kinds add up; a filter without
/// conditions lets everything pass.
class EventFilter {
  public:
    /// Events whose interval overlaps [from, to], both inclusive; an undated event overlaps nothing.
    void set_from(timeline::Day day) { from_ = day; }
    void set_to(timeline::Day day) { to_ = day; }
    /// An ACLED type or sub-type, letters of either case; false where the name is neither.
    [[nodiscard]] bool add_type(std::string_view name);
    /// English name of the country (or sea) or its ISO code, letters of either case.
    void add_country(std::string_view name_or_code);
    /// Part of the name of any actor of the event, letters of either case.
    void add_actor(std::string_view part);

    [[nodiscard]] bool matches(const EventFacts& facts) const;
    [[nodiscard]] bool matches(const Event& event) const;
    [[nodiscard]] bool matches(const EventStore& store, std::size_t row) const { return matches(store.facts(row)); }
    [[nodiscard]] bool passes_all() const { return !from_ && !to_ && types_.empty() && sub_types_.empty() && countries_.empty() && actors_.empty(); }

    [[nodiscard]] std::optional<timeline::Day> from() const { return from_; }
    [[nodiscard]] std::optional<timeline::Day> to() const { return to_; }

  private:
    std::optional<timeline::Day> from_;
    std::optional<timeline::Day> to_;
    std::vector<EventType> types_;
    std::vector<SubEventType> sub_types_;
    std::vector<std::string> countries_; ///< folded
    std::vector<std::string> actors_;    ///< folded
};

} // namespace marsad::model
