#pragma once

#include "render/camera.h"
#include "render/style.h"
#include "typeset/shaper.h"

#include <cstdint>
#include <vector>

namespace marsad::render {

/// Signs that the marker shader draws; the numbers stand in shaders/marker.frag as well.
enum class Shape : std::uint8_t { Diamond = 0, Circle = 1, TriangleUp = 2, Square = 3, TriangleDown = 4, Bar = 5, RingPart = 6, TownDot = 7, Dome = 8 };
enum class Fill : std::uint8_t { Solid = 0, Hollow = 1, HollowDashed = 2 };

[[nodiscard]] Shape shape_of(model::EventType type);

/// One point sprite.
struct MarkerVertex {
    FixedPoint at;
    float diameter_px;
    Shape shape;
    Fill fill;
    std::uint8_t arc_from; ///< of RingPart: shares of the circle in 1/255, clockwise from the top; of a type's sign: its mark (SignMarks), 0 = none
    std::uint8_t arc_to;   ///< of a type's sign: its ClaimBadge
    Colour colour;
};
static_assert(sizeof(MarkerVertex) == 20);

/// A box with rounded corners in picture coordinates.
struct Panel {
    ScreenBox box;
    double radius_px;
    Colour fill;
    Colour line;
};

/// A shaped line with its left end and baseline.
struct PlacedText {
    typeset::Line line;
    double left_px;
    double baseline_px;
    Colour colour;
    Colour halo;         ///< alpha 0 = none
    double halo_px = 0.0; ///< width around the letters
    Screen anchor{};      ///< of a label: the point on the map that it belongs to
};

/// What lies over the map, in drawing order: markers on the map, panels, markers on panels, text. No GL in it.
struct DrawList {
    std::vector<MarkerVertex> map_markers; ///< world positions
    std::vector<Panel> panels;
    std::vector<MarkerVertex> panel_markers; ///< positions in picture pixels times kPanelSteps
    std::vector<PlacedText> texts;

    static constexpr double kPanelSteps = 16.0;
    void add_panel_marker(Screen at, double diameter_px, Shape shape, Fill fill, Colour colour);
};

} // namespace marsad::render
