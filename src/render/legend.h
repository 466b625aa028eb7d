#pragma once

#include "render/draw_list.h"
#include "render/label_language.h"
#include "render/scene.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::render {

/// What a legend has to explain.
struct LegendNeeds {
    std::array<std::size_t, kEventTypes> by_type{}; ///< types with none are left out
    bool several = false;     ///< events at one place
    bool approximate = false; ///< places that are not exact
    bool shot_down = false;
};

struct LegendRow {
    std::optional<model::EventType> type; ///< nothing: it explains a sign
    std::vector<MarkerVertex> markers;    ///< around (0, 0), panel coordinates
    typeset::Line text;
    typeset::Line count;  ///< of `by_type`; no glyphs where it has none
    typeset::Line inside; ///< letters on the sign; none mostly
};

inline constexpr double kLegendTextPx = 12.0; ///< before the scale

/// The rows of a legend, in their fixed order. No row at all where there is no event.
[[nodiscard]] std::vector<LegendRow> make_legend(const LegendNeeds& needs, const MapStyle& style, const MapTexts& texts, const typeset::Shaper& shaper, LabelLanguage language,
                                                 double scale);

/// Markers around (0, 0) brought to a place of the picture.
[[nodiscard]] std::vector<MarkerVertex> moved(std::vector<MarkerVertex> markers, Screen to);

} // namespace marsad::render
