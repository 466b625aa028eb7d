#include "render/event_field.h"

#include "render/scene.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace marsad::render {

namespace {

std::optional<std::int64_t> known(std::int32_t count) {
    return count == model::EventStore::kUnknownCount ? std::nullopt : std::optional<std::int64_t>(count);
}

} // namespace

EventField EventField::make(std::span<const model::Event> events, const model::EventStore& store) {
    EventField field;
    field.place_of_row_.assign(store.place_of_row().begin(), store.place_of_row().end());
    field.places_.reserve(store.places().size());
    field.fixed_places_.reserve(store.places().size());
    for (const auto& stored : store.places()) {
        const geo::LonLat at = model::EventStore::position_of(stored);
        const std::string_view code = model::EventStore::country_code(stored);
        if (!code.empty()) {
            field.countries_.emplace(code);
        }
        field.places_.push_back({world_from_lon_lat(at), at, 0.0F, sureness_of(stored.geo_precision), std::string(store.text(stored.location)), {},
                                 std::string(store.text(stored.place_id)), kNoPlace, 0});
    }
    field.looks_.reserve(store.size());
    field.details_.reserve(store.size());
    for (std::uint32_t row = 0; row < store.size(); ++row) {
        const model::Event* event = events.empty() ? nullptr : &events[store.given_order(row)];
        const model::SubEventType sub_type = store.sub_event_types()[row];
        field.looks_.emplace_back(model::type_of(sub_type), dead_class(known(store.least_dead()[row])), sub_type == model::SubEventType::DisruptedWeaponsUse);
        // A store alone does not know who claimed.
        field.details_.emplace_back(SignDetail{sub_type, store.weapons()[row], event != nullptr ? claim_badge(event->claimed, event->claimed_by.has_value()) : claim_badge(store.claimed(row), true)});
        if (!store.is_placed(row)) {
            continue;
        }
        FieldPlace& place = field.places_[store.place_of_row()[row]];
        place.first_row = std::min(place.first_row, row);
        ++place.row_count;
        place.radius_km = std::max(place.radius_km, store.radii_km()[row]);
        if (event != nullptr && place.name_ar.empty()) {
            place.name_ar = arabic_name_of(*event->place);
        }
        if (event != nullptr && event->place->shape && place.shape == UINT32_MAX) {
            place.shape = static_cast<std::uint32_t>(field.shapes_.size());
            field.shapes_.push_back(*event->place->shape);
        }
    }
    for (FieldPlace& place : field.places_) {
        if (!events.empty()) { // not rounded
            place.position = events[store.given_order(place.first_row)].place->position;
            place.at = world_from_lon_lat(place.position);
        }
        field.fixed_places_.push_back(fixed_from_world(place.at));
    }
    return field;
}

} // namespace marsad::render
