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
#include <unordered_map>
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
    static constexpr std::uint32_t kNoPlace = UINT32_MAX;

    /// Rows [begin, end).
    struct Range {
        std::size_t begin;
        std::size_t end;
    };

    /// Rows stand at one place where all of this is the same.
    struct StoredPlace {
        std::int32_t lon_e7; ///< degrees times 10^7
        std::int32_t lat_e7;
        StringTable::Id place_id, location, country;
        std::uint16_t country_code; ///< two letters, 0 = none
        std::uint8_t geo_precision; ///< ACLED's steps
        friend bool operator==(const StoredPlace&, const StoredPlace&) = default;
    };
    /// Rows have one group of actors where these four are the same.
    struct ActorGroup {
        StringTable::Id actor1, assoc_actor1, actor2, assoc_actor2;
        friend bool operator==(const ActorGroup&, const ActorGroup&) = default;
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
            std::int32_t fatalities, least_dead, injuries;
            float radius_km;
            StringTable::Id report;
            std::uint32_t place, actors, source, number, order;
            SubEventType sub_event_type;
            Weapon weapon;
            Verification verification;
            std::uint8_t confidence, precision, flags;
        };
        struct Hash {
            std::size_t operator()(const StoredPlace& place) const;
            std::size_t operator()(const ActorGroup& actors) const;
        };
        StringTable strings_;
        StringTable sources_;
        std::unordered_map<StoredPlace, std::uint32_t, Hash> place_numbers_;
        std::unordered_map<ActorGroup, std::uint32_t, Hash> actor_numbers_;
        std::vector<StoredPlace> places_;
        std::vector<ActorGroup> actors_;
        std::vector<Row> rows_;
    };

    [[nodiscard]] static EventStore from_events(std::span<const Event> events);

    [[nodiscard]] std::size_t size() const { return first_day_.size(); }
    /// Rows [0, dated_count()) have a date.
    [[nodiscard]] std::size_t dated_count() const { return by_last_day_.size(); }
    /// The narrowest range of rows that holds every event overlapping the interval; rows inside may still miss it
    /// (look at first_days(), last_days()). Two binary searches.
    [[nodiscard]] Range rows_near(timeline::DayInterval interval) const;
    /// How many rows begin on the day or before; they are the first ones.
    [[nodiscard]] std::size_t begun_by(DayNumber day) const;
    /// How many rows end before the day; they are the first ones of rows_by_last_day().
    [[nodiscard]] std::size_t ended_before(DayNumber day) const;
    /// The dated rows by last day, then row.
    [[nodiscard]] std::span<const std::uint32_t> rows_by_last_day() const { return by_last_day_; }

    [[nodiscard]] std::span<const DayNumber> first_days() const { return first_day_; }
    [[nodiscard]] std::span<const DayNumber> last_days() const { return last_day_; }
    [[nodiscard]] std::span<const float> radii_km() const { return radius_km_; }
    [[nodiscard]] std::span<const SubEventType> sub_event_types() const { return sub_event_type_; }
    [[nodiscard]] std::span<const Weapon> weapons() const { return weapon_; }
    [[nodiscard]] std::span<const Verification> verifications() const { return verification_; }
    /// Hundredths, 0 to 100.
    [[nodiscard]] std::span<const std::uint8_t> confidences() const { return confidence_; }
    /// kUnknownCount where null.
    [[nodiscard]] std::span<const std::int32_t> fatalities() const { return fatalities_; }
    /// The lower bound of the dead, else `fatalities`.
    [[nodiscard]] std::span<const std::int32_t> least_dead() const { return least_dead_; }
    [[nodiscard]] std::span<const std::int32_t> injuries() const { return injuries_; }

    /// The distinct places, in the order of their first rows.
    [[nodiscard]] std::span<const StoredPlace> places() const { return places_; }
    /// By row: number of its place; kNoPlace where it has none.
    [[nodiscard]] std::span<const std::uint32_t> place_of_row() const { return place_; }
    [[nodiscard]] std::span<const ActorGroup> actor_groups() const { return actors_; }
    [[nodiscard]] std::span<const std::uint32_t> actor_group_of_row() const { return actor_group_; }
    /// By row: number of its source, below source_count(); the empty text is a source of its own.
    [[nodiscard]] std::span<const std::uint32_t> source_of_row() const { return source_; }
    [[nodiscard]] std::size_t source_count() const { return sources_.size(); }
    [[nodiscard]] std::string_view source_name(std::uint32_t source) const { return sources_.text(source); }
    [[nodiscard]] std::string_view text(StringTable::Id id) const { return strings_.text(id); }

    [[nodiscard]] bool is_placed(std::size_t row) const { return place_[row] != kNoPlace; }
    [[nodiscard]] bool is_intercepted(std::size_t row) const { return (flags_[row] & kIntercepted) != 0; }
    [[nodiscard]] std::optional<bool> claimed(std::size_t row) const;
    [[nodiscard]] Role role(std::size_t row) const { return (flags_[row] & kBackground) != 0 ? Role::Background : Role::Main; }
    [[nodiscard]] std::optional<timeline::DayInterval> date(std::size_t row) const;
    [[nodiscard]] std::optional<geo::LonLat> position(std::size_t row) const;
    [[nodiscard]] static geo::LonLat position_of(const StoredPlace& place);
    /// ACLED's steps; 0 where there is no date or place.
    [[nodiscard]] int time_precision(std::size_t row) const { return precision_[row]; }
    [[nodiscard]] int geo_precision(std::size_t row) const { return is_placed(row) ? places_[place_[row]].geo_precision : 0; }
    [[nodiscard]] std::string event_id(std::size_t row) const;
    [[nodiscard]] std::string_view location(std::size_t row) const { return is_placed(row) ? strings_.text(places_[place_[row]].location) : std::string_view(); }
    [[nodiscard]] std::string_view place_id(std::size_t row) const { return is_placed(row) ? strings_.text(places_[place_[row]].place_id) : std::string_view(); }
    [[nodiscard]] std::string_view source(std::size_t row) const { return sources_.text(source_[row]); }
    [[nodiscard]] EventFacts facts(std::size_t row) const;
    /// Two letters, or empty.
    [[nodiscard]] static std::string_view country_code(const StoredPlace& place);
    /// The number of the event in the order in which events were given.
    [[nodiscard]] std::uint32_t given_order(std::size_t row) const { return order_[row]; }

    /// Size of the columns, without texts, places and groups of actors.
    [[nodiscard]] static std::size_t bytes_per_event();
    /// Columns and texts.
    [[nodiscard]] std::size_t memory_bytes() const;

  private:
    static constexpr std::uint8_t kIntercepted = 2;
    static constexpr std::uint8_t kClaimKnown = 4;
    static constexpr std::uint8_t kClaimed = 8;
    static constexpr std::uint8_t kBackground = 16;

    void reserve(std::size_t count);
    void append(const Builder::Row& row);
    void number_places_by_first_row();
    void sort_by_last_day(std::size_t dated);

    StringTable strings_;
    StringTable sources_;
    std::vector<StoredPlace> places_;
    std::vector<ActorGroup> actors_;
    std::vector<DayNumber> first_day_, last_day_, latest_last_day_; ///< the third: running maximum of the second
    std::vector<std::uint32_t> by_last_day_;
    std::vector<std::int32_t> fatalities_, least_dead_, injuries_;
    std::vector<float> radius_km_;
    std::vector<StringTable::Id> report_;
    std::vector<std::uint32_t> place_, actor_group_, source_;
    std::vector<std::uint32_t> number_, order_; ///< event_id = report, "-", number; number 0: report is the whole id
    std::vector<SubEventType> sub_event_type_;
    std::vector<Weapon> weapon_;
    std::vector<Verification> verification_;
    std::vector<std::uint8_t> confidence_, precision_, flags_;
};

} // namespace marsad::model
