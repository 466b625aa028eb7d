#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace marsad::io {

/// One breach of the rules: where in the document ("features[3].geometry.coordinates[0]") and what.
struct GeoJsonFault {
    std::string where;
    std::string what;
};

struct GeoJsonRules {
    int max_decimals = 6;      ///< of a coordinate, as the shortest number that reads back the same
    bool unique_ids = true;    ///< ids of Features are unique in a collection
    bool ids_required = false; ///< every Feature has an id
    bool bbox_last = true;     ///< a collection ends with its bbox
    std::size_t max_faults = 100;
};

/// Checks a document against RFC 7946, more strictly than the common validators: JSON and UTF-8 validity, types and their
/// letters, members that a type must or must not have, duplicate members, positions of 2 or 3 finite numbers in range,
/// decimals, rings (at least four positions, closed, outer counter-clockwise, holes clockwise), no segment of 180° or more,
/// `bbox` (numbers, order, contains the geometry, west > east only across 180°, the narrowest; lines and rings cover what lies between their positions), no `crs`,
/// no nested collections. Empty = sound.
[[nodiscard]] std::vector<GeoJsonFault> check_geojson(std::string_view document, const GeoJsonRules& rules = {});

} // namespace marsad::io
