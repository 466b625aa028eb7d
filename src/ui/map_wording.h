#pragma once

#include "geo/lon_lat.h"
#include "i18n/texts.h"
#include "render/label_language.h"
#include "session/state.h"

#include <string>

namespace marsad::ui {

/// The languages of the map's names, as the renderer takes them.
[[nodiscard]] render::LabelLanguage label_language(session::MapLabels labels);

/// A round distance for a scale bar.
struct ScaleBarText {
    double length; ///< in the unit of `metres_per_unit`
    std::string text;
};

/// The longest of 1, 2, 5 times a power of ten metres that fits `longest`.
[[nodiscard]] ScaleBarText scale_bar_text(const i18n::Texts& texts, double metres_per_unit, double longest);

/// "33.2625° N, 44.2346° E", decimals as the zoom can tell.
[[nodiscard]] std::string degrees_text(geo::LonLat at, double zoom);

} // namespace marsad::ui
