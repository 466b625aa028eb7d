#pragma once

#include "model/event.h"

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace marsad::ui {

/// Places that a name or phrase means, best first, at most `limit`. May be empty where there is no gazetteer.
using PlaceSearch = std::function<std::vector<model::Place>(std::string_view query, std::size_t limit)>;

} // namespace marsad::ui
