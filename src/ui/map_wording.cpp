#include "ui/map_wording.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace marsad::ui {

render::LabelLanguage label_language(session::MapLabels labels) {
    switch (labels) {
    case session::MapLabels::Arabic: return render::LabelLanguage::Arabic;
    case session::MapLabels::Both: return render::LabelLanguage::Both;
    case session::MapLabels::English: break;
    }
    return render::LabelLanguage::English;
}

ScaleBarText scale_bar_text(const i18n::Texts& texts, double metres_per_unit, double longest) {
    const double most = std::max(1.0, metres_per_unit * longest);
    double metres = std::pow(10.0, std::floor(std::log10(most)));
    metres *= most >= 5.0 * metres ? 5.0 : most >= 2.0 * metres ? 2.0 : 1.0;
    const bool km = metres >= 1000.0;
    return {metres / metres_per_unit, texts.get(km ? "unit.km" : "unit.m", {std::to_string(std::llround(km ? metres / 1000.0 : metres))})};
}

std::string degrees_text(geo::LonLat at, double zoom) {
    const int decimals = std::clamp(static_cast<int>(zoom / 3.0), 1, 5);
    return fmt::format("{:.{}f}° {}, {:.{}f}° {}", std::abs(at.lat_deg()), decimals, at.lat_deg() < 0.0 ? "S" : "N", std::abs(at.lon_deg()), decimals, at.lon_deg() < 0.0 ? "W" : "E");
}

} // namespace marsad::ui
