#pragma once

#include "base/result.h"
#include "geo/rings.h"
#include "io/event_writer.h"
#include "io/output.h"
#include "model/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace marsad::io {

/// One Feature of the layer of areas.
struct AreaFeature {
    std::string id;            ///< unique in the layer
    model::Place place;        ///< whose area it is: names, kind, country, radius
    std::string location_text; ///< the words that told the area first
    std::string shape;         ///< polygon, sea, part, border, circle, ring, sector, band, line
    bool approximate = false;
    std::vector<std::string> event_ids;
    geo::AreaGeometry geometry;
};

/// One Feature without a line break: place_id, name, name_local, kind, country, country_code, admin1, location_text, shape,
/// approximate, radius_km, event_ids.
void append_area_feature(std::string& out, const AreaFeature& feature);

/// Finds the narrowest box around outlines: unlike points they cover the longitudes between their corners.
class SpanBounds {
  public:
    void add(const geo::AreaGeometry& geometry);
    /// Nothing where nothing was added.
    [[nodiscard]] std::optional<MicroBounds> bounds() const;

  private:
    std::vector<std::pair<std::int64_t, std::int64_t>> spans_; ///< longitudes in millionths of a degree
    std::int64_t south_ = 90'000'000;
    std::int64_t north_ = -90'000'000;
};

/// A whole layer of areas: GeoJson or GeoJsonLines. Unwritable.
[[nodiscard]] base::Result<void> write_area_layer(Output& output, const WriterOptions& options, const std::vector<AreaFeature>& features);

/// One line of JsonLines: {"id", "features", "error"}; `id` and `error` are null where they are empty.
void append_area_record(std::string& out, std::string_view id, const std::vector<AreaFeature>& features, std::string_view error);

} // namespace marsad::io
