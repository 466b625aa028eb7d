#pragma once

#include "base/result.h"
#include "io/line_reader.h"
#include "places/row_builder.h"

#include <string>
#include <string_view>

namespace marsad::places {

/// Whether a line is one of a GeoNames dump: 19 columns, the first a number.
[[nodiscard]] bool is_geonames_line(std::string_view line);

/// A table whose header line names its columns. BadFormat where no point or no name has a column; Unreadable.
[[nodiscard]] base::Result<void> read_table(io::LineReader& lines, const std::string& file, base::Diagnostics& diagnostics, RowBuilder& rows);
/// A dump without header. Unreadable.
[[nodiscard]] base::Result<void> read_geonames(io::LineReader& lines, RowBuilder& rows);
/// A FeatureCollection of points. BadFormat, Unreadable.
[[nodiscard]] base::Result<void> read_geojson(io::LineReader& lines, RowBuilder& rows);

} // namespace marsad::places
