#pragma once

#include "basemap.h"
#include "basemap_geometry.h"

#include "base/result.h"

#include <map>
#include <string>
#include <vector>

namespace marsad::compile_data {

/// A place name on the map, before it is packed.
struct MapLabel {
    render::FixedPoint at;
    std::string name_en;
    std::string name_ar; ///< empty where no source has one
    double extent = 0.0; ///< side of a square of the area's size, fixed-point
    render::LabelKind kind = render::LabelKind::City;
    std::uint8_t rank = 0; ///< 0 = most important
    std::string country;
};

/// An area that wants a name: its largest polygon.
struct LabelArea {
    std::string key; ///< ISO code of a country; id of a province's polygon
    std::string country;
    std::string source_name;
    std::vector<FixedPath> rings;
    double area = 0.0; ///< of all its polygons
};

/// Names from the gazetteer and our own corrections; sorted by rank, then by name.
[[nodiscard]] base::Result<std::vector<MapLabel>> make_labels(const BasemapSources& sources, const std::vector<LabelArea>& countries,
                                                              const std::vector<LabelArea>& provinces);

} // namespace marsad::compile_data
