#pragma once

#include "geocode/gazetteer_layer.h"
#include "render/place_areas.h"

#include <filesystem>

namespace marsad::publish {

/// The areas of vague places as the gazetteer and the words of the report tell them: outlines of provinces, states and seas,
/// parts of them, sectors, rings, bands and ways. Opens the gazetteer with the first question, and answers one at a time;
/// where it cannot be opened there are no areas.
[[nodiscard]] render::AreaSource area_source(std::filesystem::path gazetteer, geocode::Layers layers);

} // namespace marsad::publish
