#pragma once

#include "model/event.h"
#include "model/string_table.h"
#include "timeline/day.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::model {

/// Days since 1970-01-01, the unit of the store's time columns.
using DayNumber = std::int32_t;
[[nodiscard]] DayNumber day_number(timeline::Day day);
[[nodiscard]] timeline::Day day_of(DayNumber number);

/// What a filter asks of an event, wherever the event is kept. Views; empty = null.
struct EventFacts {
    std::optional<timeline::DayInterval> date;
    SubEventType sub_event_type;
    std::string_view country;
    std::string_view country_code;
    std::string_view actor1;
    std::string_view assoc_actor1; ///< joined by "; "
    std::string_view actor2;
    std::string_view assoc_actor2;
};

/// The events of a map as columns, sorted by first day, then last day, then the order in which they were given; undated ones
/// stand behind. Immutable once built, so that workers and frames share it freely. See bytes_per_event().
class EventStore {
  public:
    static constexpr DayNumber kUndated = INT32_MAX;
    static constexpr std::int32_t kUnknownCount = -1;

    /// Rows [begin, end).
    struct Range {
        std::size_t begin;
        std::size_t end;
    };

    class Builder {
      public:
        void add(const Event& event);
        [[nodiscard]] std::size_t size() const { return rows_.size(); }
        [[nodiscard]] EventStore build() &&;

      private:
        friend class EventStore;
        struct Row {
            DayNumber first_day, last_day;
            std::int32_t lon_e7, lat_e7, fatalities, injuries;
            float radius_km;
            StringTable::Id report, country, actor1, assoc_actor1, actor2, assoc_actor2, location, place_id, source;
            std::uint32_t number, order;
            std::uint16_t country_code;
            SubEventType sub_event_type;
            Weapon weapon;
            std::uint8_t precision, flags;
        };
        StringTable strings_;
        std::vector<Row> rows_;
    };

    [[nodiscard]] static EventStore from_events(std::span<const Event> events);

    [[nodiscard]] std::size_t size() const { return first_day_.size(); }
    /// Rows [0, dated_count()) have a date.
    [[nodiscard]] std::size_t dated_count() const { return dated_count_; }
    /// The narrowest range of rows that holds every event overlapping the interval; rows inside may still miss it
    /// (look at first_days(), last_days()). Two binary searches.
    [[nodiscard]] Range rows_near(timeline::DayInterval interval) const;

    [[nodiscard]] std::span<const DayNumber> first_days() const { return first_day_; }
    [[nodiscard]] std::span<const DayNumber> last_days() const { return last_day_; }
    /// Degrees times 10^7; meaningful where is_placed().
    [[nodiscard]] std::span<const std::int32_t> lons_e7() const { return lon_e7_; }
    [[nodiscard]] std::span<const std::int32_t> lats_e7() const { return lat_e7_; }
    [[nodiscard]] std::span<const float> radii_km() const { return radius_km_; }
    [[nodiscard]] std::span<const SubEventType> sub_event_types() const { return sub_event_type_; }
    [[nodiscard]] std::span<const Weapon> weapons() const { return weapon_; }
    /// kUnknownCount where null.
    [[nodiscard]] std::span<const std::int32_t> fatalities() const { return fatalities_; }
    [[nodiscard]] std::span<const std::int32_t> injuries() const { return injuries_; }

    [[nodiscard]] bool is_placed(std::size_t row) const { return (flags_[row] & kPlaced) != 0; }
    [[nodiscard]] bool is_intercepted(std::size_t row) const { return (flags_[row] & kIntercepted) != 0; }
    [[nodiscard]] std::optional<bool> claimed(std::size_t row) const;
    [[nodiscard]] Role role(std::size_t row) const { return (flags_[row] & kBackground) != 0 ? Role::Background : Role::Main; }
    [[nodiscard]] std::optional<timeline::DayInterval> date(std::size_t row) const;
    [[nodiscard]] std::optional<geo::LonLat> position(std::size_t row) const;
    /// ACLED's steps; 0 where there is no date or place.
    [[nodiscard]] int time_precision(std::size_t row) const { return precision_[row] & 0x0F; }
    [[nodiscard]] int geo_precision(std::size_t row) const { return precision_[row] >> 4; }
    [[nodiscard]] std::string event_id(std::size_t row) const;
    [[nodiscard]] std::string_view location(std::size_t row) const { return strings_.text(location_[row]); }
    [[nodiscard]] std::string_view place_id(std::size_t row) const { return strings_.text(place_id_[row]); }
    [[nodiscard]] std::string_view source(std::size_t row) const { return strings_.text(source_[row]); }
    [[nodiscard]] EventFacts facts(std::size_t row) const;
    /// The number of the event in the order in which events were given.
    [[nodiscard]] std::uint32_t given_order(std::size_t row) const { return order_[row]; }

    /// Size of the columns, without the texts.
    [[nodiscard]] static std::size_t bytes_per_event();
    /// Columns and texts.
    [[nodiscard]] std::size_t memory_bytes() const;

  private:
    static constexpr std::uint8_t kPlaced = 1;
    static constexpr std::uint8_t kIntercepted = 2;
    static constexpr std::uint8_t kClaimKnown = 4;
    static constexpr std::uint8_t kClaimed = 8;
    static constexpr std::uint8_t kBackground = 16;

    void reserve(std::size_t count);
    void append(const Builder::Row& row);

    StringTable strings_;
    std::size_t dated_count_ = 0;
    std::vector<DayNumber> first_day_, last_day_, latest_last_day_; ///< the third: running maximum of the second
    std::vector<std::int32_t> lon_e7_, lat_e7_, fatalities_, injuries_;
    std::vector<float> radius_km_;
    std::vector<StringTable::Id> report_, country_, actor1_, assoc_actor1_, actor2_, assoc_actor2_, location_, place_id_, source_;
    std::vector<std::uint32_t> number_, order_; ///< event_id = report, "-", number; number 0: report is the whole id
    std::vector<std::uint16_t> country_code_;   ///< two letters, 0 = none
    std::vector<SubEventType> sub_event_type_;
    std::vector<Weapon> weapon_;
    std::vector<std::uint8_t> precision_, flags_;
};

} // namespace marsad::model
