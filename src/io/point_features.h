#pragma once

#include "base/result.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::io {

/// One Feature of a GeoJSON layer that is not ours: its point and its properties as texts.
struct PointFeature {
    std::size_t number = 0; ///< in the collection, from 1
    std::string error;      ///< why it is no point, or empty
    double lon_deg = 0.0;   ///< as written, not checked
    double lat_deg = 0.0;
    /// Texts, numbers, true and false as text; lists of them joined with ';'. Null is left out. A Feature's own id
    /// comes as "id" where no property is called so.
    std::vector<std::pair<std::string, std::string>> members;

    [[nodiscard]] std::string_view member(std::string_view name) const;
};

/// Calls `use` for every Feature of a FeatureCollection, or for a single Feature. BadFormat, with line and remedy, where
/// the text is no such document; nothing was used then.
[[nodiscard]] base::Result<void> read_point_features(std::string_view json, const std::function<void(const PointFeature&)>& use);

} // namespace marsad::io
