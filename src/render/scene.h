#pragma once

#include "model/event.h"
#include "render/mercator.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace marsad::render {

inline constexpr std::size_t kEventTypes = 6;

/// Whether an act was claimed, as far as a badge can tell it.
enum class ClaimBadge : std::uint8_t {
    None,     ///< the text does not say
    Named,    ///< somebody claimed it, and it is told who
    Nameless, ///< claimed, but by whom is not told
    Refused,  ///< nobody claimed it, or the accused denied
};
[[nodiscard]] ClaimBadge claim_badge(std::optional<bool> claimed, bool claimer_known);

/// What the sign of a single event says beside type and toll.
struct SignDetail {
    model::SubEventType sub_type = model::SubEventType::Other;
    model::Weapon weapon = model::Weapon::Unknown;
    ClaimBadge claim = ClaimBadge::None;
};

/// An event as far as the map shows it.
struct SceneEvent {
    geo::LonLat position;
    World at;
    double radius_km;
    int geo_precision; ///< 1 site or town, 2 near, 3 province or country
    model::EventType type;
    bool shot_down;                    ///< the weapons were brought down before harm
    std::optional<std::int64_t> dead;  ///< lower bound; nothing = not said
    std::string place_id;
    std::string name_en;
    std::string name_ar; ///< empty where none is known
    SignDetail detail = {};
    std::optional<model::AreaShape> shape = {}; ///< the area meant; nothing = a point, or not known
};

/// What a map of some events is drawn from; frozen, holds no reference to them.
struct Scene {
    std::vector<SceneEvent> events; ///< those with a place
    std::size_t not_placed = 0;
    std::size_t not_dated = 0;
    std::int64_t dead = 0;          ///< sum of the lower bounds over all events, placed or not
    bool dead_is_bound = false;     ///< some event leaves its toll open
    std::optional<timeline::DayInterval> dates; ///< first to last day of any event
    std::set<std::string> countries;            ///< ISO codes of the placed events
    std::array<std::size_t, kEventTypes> by_type{}; ///< placed or not

    [[nodiscard]] std::size_t total() const { return events.size() + not_placed; }
};

/// The place's name in Arabic script; empty where none is known.
[[nodiscard]] std::string arabic_name_of(const model::Place& place);

[[nodiscard]] Scene make_scene(std::span<const model::Event> events);

} // namespace marsad::render
