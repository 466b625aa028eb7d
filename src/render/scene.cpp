#include "render/scene.h"

#include "base/utf8.h"

#include <algorithm>

namespace marsad::render {

namespace {

bool has_arabic_letter(const std::string& text) {
    const std::u32string letters = base::to_utf32(text);
    return std::any_of(letters.begin(), letters.end(), [](char32_t c) { return c >= 0x0620 && c <= 0x06FF; });
}

void extend(std::optional<timeline::DayInterval>& all, const timeline::DayInterval& one) {
    all = all ? timeline::DayInterval{std::min(all->first, one.first), std::max(all->last, one.last)} : one;
}

SceneEvent to_scene_event(const model::Event& event, const model::Place& place) {
    return {place.position,
            world_from_lon_lat(place.position),
            place.radius_km,
            place.geo_precision,
            model::type_of(event.sub_event_type),
            event.sub_event_type == model::SubEventType::DisruptedWeaponsUse,
            event.fatalities.low ? event.fatalities.low : event.fatalities.value,
            place.place_id,
            place.name,
            arabic_name_of(place),
            {event.sub_event_type, event.weapon, claim_badge(event.claimed, event.claimed_by.has_value())},
            place.shape};
}

} // namespace

ClaimBadge claim_badge(std::optional<bool> claimed, bool claimer_known) {
    return !claimed ? ClaimBadge::None : !*claimed ? ClaimBadge::Refused : claimer_known ? ClaimBadge::Named : ClaimBadge::Nameless;
}

std::string arabic_name_of(const model::Place& place) {
    return has_arabic_letter(place.name_local) ? place.name_local : has_arabic_letter(place.name) ? place.name : std::string();
}

Scene make_scene(std::span<const model::Event> events) {
    Scene scene;
    for (const model::Event& event : events) {
        ++scene.by_type[static_cast<std::size_t>(model::type_of(event.sub_event_type))];
        const auto dead = event.fatalities.low ? event.fatalities.low : event.fatalities.value;
        scene.dead += dead.value_or(0);
        scene.dead_is_bound = scene.dead_is_bound || !event.fatalities.value;
        if (event.date) {
            extend(scene.dates, *event.date);
        } else {
            ++scene.not_dated;
        }
        if (!event.place) {
            ++scene.not_placed;
            continue;
        }
        scene.events.push_back(to_scene_event(event, *event.place));
        if (event.place->country_code.size() == 2) {
            scene.countries.insert(event.place->country_code);
        }
    }
    return scene;
}

} // namespace marsad::render
