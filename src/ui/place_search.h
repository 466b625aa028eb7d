#pragma once

#include "geocode/autocomplete.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace marsad::ui {

/// Places that the text typed so far may become, best first, at most `limit`; what lies near the middle of `view` sooner.
/// May be empty where there is no gazetteer. Quick enough for every keystroke.
using PlaceSearch = std::function<std::vector<geocode::Completion>(std::string_view typed, const std::optional<geocode::CompletionView>& view, std::size_t limit)>;

} // namespace marsad::ui
