#include "render/event_field.h"

#include "render/scene.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace marsad::render {

namespace {

/// What tells places apart. The text lives in the store.
struct PlaceKey {
    std::int32_t lon_e7;
    std::int32_t lat_e7;
    PlaceSureness sureness;
    std::string_view place_id;
    friend bool operator==(const PlaceKey&, const PlaceKey&) = default;
};

struct PlaceKeyHash {
    std::size_t operator()(const PlaceKey& key) const {
        // Ids differ where positions do, nearly always: they need not be read for the hash.
        std::uint64_t bits = static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.lon_e7)) << 32U | static_cast<std::uint32_t>(key.lat_e7);
        bits = (bits ^ static_cast<std::uint64_t>(key.sureness)) * 0x9E3779B97F4A7C15ULL;
        return static_cast<std::size_t>(bits ^ bits >> 29U);
    }
};

std::optional<std::int64_t> least_dead(const model::Event& event) { return event.fatalities.low ? event.fatalities.low : event.fatalities.value; }

std::optional<std::int64_t> known(std::int32_t count) {
    return count == model::EventStore::kUnknownCount ? std::nullopt : std::optional<std::int64_t>(count);
}

} // namespace

EventField EventField::make(std::span<const model::Event> events, const model::EventStore& store) {
    EventField field;
    field.place_of_row_.reserve(store.size());
    field.looks_.reserve(store.size());
    field.details_.reserve(store.size());
    std::unordered_map<PlaceKey, std::uint32_t, PlaceKeyHash> numbers;
    std::string_view last_code; // most rows repeat the country of the one before
    for (std::size_t row = 0; row < store.size(); ++row) {
        const model::Event* event = events.empty() ? nullptr : &events[store.given_order(row)];
        const model::SubEventType sub_type = store.sub_event_types()[row];
        field.looks_.emplace_back(model::type_of(sub_type), dead_class(event != nullptr ? least_dead(*event) : known(store.fatalities()[row])),
                                  sub_type == model::SubEventType::DisruptedWeaponsUse);
        // A store alone does not know who claimed.
        field.details_.emplace_back(SignDetail{sub_type, store.weapons()[row], event != nullptr ? claim_badge(event->claimed, event->claimed_by.has_value()) : claim_badge(store.claimed(row), true)});
        const auto position = store.position(row);
        if (!position) {
            field.place_of_row_.push_back(kNoPlace);
            continue;
        }
        const std::string_view code = store.facts(row).country_code;
        if (code.size() == 2 && code != last_code) {
            field.countries_.emplace(code);
            last_code = code;
        }
        const PlaceSureness sureness = sureness_of(store.geo_precision(row));
        const PlaceKey key{store.lons_e7()[row], store.lats_e7()[row], sureness, store.place_id(row)};
        const auto [found, added] = numbers.try_emplace(key, static_cast<std::uint32_t>(field.places_.size()));
        const std::uint32_t number = found->second;
        const float radius_km = store.radii_km()[row];
        if (added) {
            const geo::LonLat at = event != nullptr ? event->place->position : *position;
            field.places_.push_back({world_from_lon_lat(at), at, radius_km, sureness, std::string(store.location(row)), {}, std::string(key.place_id),
                                     static_cast<std::uint32_t>(row), 0});
        }
        FieldPlace& place = field.places_[number];
        ++place.row_count;
        place.radius_km = std::max(place.radius_km, radius_km);
        if (event != nullptr && place.name_ar.empty()) {
            place.name_ar = arabic_name_of(*event->place);
        }
        if (event != nullptr && event->place->shape && place.shape == UINT32_MAX) {
            place.shape = static_cast<std::uint32_t>(field.shapes_.size());
            field.shapes_.push_back(*event->place->shape);
        }
        field.place_of_row_.push_back(number);
    }
    field.fixed_places_.reserve(field.places_.size());
    for (const FieldPlace& place : field.places_) {
        field.fixed_places_.push_back(fixed_from_world(place.at));
    }
    return field;
}

} // namespace marsad::render
