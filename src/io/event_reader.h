#pragma once

#include "base/result.h"
#include "io/event_properties.h"
#include "model/event.h"

#include <string_view>
#include <vector>

namespace marsad::io {

/// The event of one GeoJSON Feature of ours (its JSON text). Properties we do not know are passed over. BadFormat.
[[nodiscard]] base::Result<model::Event> event_from_feature(std::string_view json);

/// Reads a CSV cell by the kind of its column; an empty cell is null. BadFormat.
[[nodiscard]] base::Result<PropertyValue> value_from_cell(PropertyKind kind, std::string_view cell);

} // namespace marsad::io
