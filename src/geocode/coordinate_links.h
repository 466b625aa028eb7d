#pragma once

#include "geocode/coordinate_reading.h"

#include <optional>
#include <string_view>

namespace marsad::geocode {

/// The place that a map link or geo: address points at (Google, OpenStreetMap, Apple, Bing, Yandex, Wikimapia, HERE, Waze): its pin,
/// else the middle of the map it shows. `link`: one run of ASCII without spaces; begin and end of the reading stay 0. Nothing where it is no such
/// link or holds no coordinates; `problem` for short links, which only the network can follow.
[[nodiscard]] std::optional<CoordinateReading> read_map_link(std::string_view link);

} // namespace marsad::geocode
