#pragma once

#include "render/basemap_file.h"
#include "render/draw_list.h"
#include "render/label_language.h"
#include "render/label_memory.h"
#include "render/label_placer.h"
#include "render/symbols.h"

#include <cstddef>
#include <cstdint>

namespace marsad::render {

/// What the label layer works with; the references must outlive the call.
struct LabelContext {
    const BasemapFile& basemap;
    const MapStyle& style;
    LabelMemory& memory;
    const Camera& camera;
    LabelLanguage language;
    double scale;
    ScreenBox shown;               ///< part of the picture that is looked at now: states are named inside it
    bool dot_under_symbols = false; ///< symbols come and go: what is named beside one needs a dot of its own
    std::size_t most_event_places = SIZE_MAX; ///< busiest first; more would find no room
};

/// Names of event places, capitals, states, towns and provinces, the more important first, none over another, over a
/// symbol or over what `occupied` holds already; town dots with them. Same input, same labels.
void add_labels(const LabelContext& context, const std::vector<Symbol>& symbols, OccupiedArea& occupied, DrawList& out);

/// Least importance (powers of ten of people, seats of government counting for more) of a town that the zoom shows.
[[nodiscard]] double least_town_score(double zoom);

} // namespace marsad::render
