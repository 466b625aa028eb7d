#pragma once

#include "geo/lon_lat.h"
#include "geocode/autocomplete.h"
#include "i18n/texts.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::ui {

/// Places that the text typed so far may become, best first, at most `limit`; what lies near the middle of `view` sooner.
/// May be empty where there is no gazetteer. Quick enough for every keystroke.
using PlaceSearch = std::function<std::vector<geocode::Completion>(std::string_view typed, const std::optional<geocode::CompletionView>& view, std::size_t limit)>;

/// Where a point lies, in words of the interface: "13 km west of Baghdad, Iraq". Empty where there is no gazetteer. Quick enough for
/// every rest of the mouse.
using PlaceWords = std::function<std::string(geo::LonLat at, const i18n::Texts& texts)>;

} // namespace marsad::ui
