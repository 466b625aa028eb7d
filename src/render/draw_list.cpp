#include "render/draw_list.h"

#include <cmath>

namespace marsad::render {

Shape shape_of(model::EventType type) {
    switch (type) {
    case model::EventType::Battles:
        return Shape::Diamond;
    case model::EventType::ExplosionsRemoteViolence:
        return Shape::Circle;
    case model::EventType::ViolenceAgainstCivilians:
        return Shape::TriangleUp;
    case model::EventType::Protests:
        return Shape::Square;
    case model::EventType::Riots:
        return Shape::TriangleDown;
    case model::EventType::StrategicDevelopments:
        return Shape::Bar;
    }
    return Shape::Circle;
}

void DrawList::add_panel_marker(Screen at, double diameter_px, Shape shape, Fill fill, Colour colour) {
    panel_markers.push_back({{static_cast<std::int32_t>(std::lround(at.x * kPanelSteps)), static_cast<std::int32_t>(std::lround(at.y * kPanelSteps))},
                             static_cast<float>(diameter_px), shape, fill, 0, 0, colour});
}

} // namespace marsad::render
