#pragma once

#include "render/draw_list.h"
#include "render/label_placer.h"
#include "render/painter.h"
#include "render/symbols.h"

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace marsad::render {

/// Markers of the symbols and counts of the stacks; marks what they cover as occupied.
void add_symbols(const std::vector<Symbol>& symbols, const MapStyle& style, const typeset::Shaper& shaper, const Camera& camera, double scale,
                 OccupiedArea& occupied, DrawList& out);

/// Sizes of what surrounds the signs of a map, its marks and badges.
[[nodiscard]] inline MarkerLook sign_look(const MapStyle& style, double scale) {
    return {style.casing, 1.5 * scale, 2.2 * scale, 4.0 * scale, style.ink, style.text, 3.2 * scale, style.marks.get()};
}

/// The markers of one symbol around `at` (fixed-point or panel coordinates).
[[nodiscard]] std::vector<MarkerVertex> markers_of(const Symbol& symbol, FixedPoint at, const MapStyle& style);

/// Order of the shares on a ring, clockwise from the top; fixed, so that pictures of one place can be compared.
inline constexpr std::array<model::EventType, kEventTypes> kRingOrder{model::EventType::Battles,  model::EventType::ExplosionsRemoteViolence,
                                                                      model::EventType::ViolenceAgainstCivilians, model::EventType::Protests,
                                                                      model::EventType::Riots,    model::EventType::StrategicDevelopments};

/// "8", "140", "1.2k".
[[nodiscard]] std::string short_count(std::size_t count);

/// Calls `use(screen position)` for every copy of a world point within `margin_px` of the picture.
template <typename Use>
void for_each_screen_copy(World at, const Camera& camera, double margin_px, Use use) {
    for (int copy = camera.first_copy(); copy <= camera.last_copy(); ++copy) {
        const Screen screen = camera.screen_from_world({at.x - std::floor(at.x) + copy, at.y});
        if (screen.x > -margin_px && screen.x < camera.width_px() + margin_px && screen.y > -margin_px && screen.y < camera.height_px() + margin_px) {
            use(screen);
        }
    }
}

} // namespace marsad::render
