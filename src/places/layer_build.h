#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "geocode/gazetteer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::places {

/// How a file of places is written.
enum class RowFormat { Tsv,
                       GeoJson,
                       GeoNames };
[[nodiscard]] std::optional<RowFormat> row_format_from_name(std::string_view name);

struct LayerOptions {
    std::string name;
    bool precedence = false;
    std::optional<RowFormat> format; ///< nothing: by the file's name and first line
};

/// A name for a layer, which is also that of its file: 1 to 64 of a-z, A-Z, 0-9, - _ ., no point first.
[[nodiscard]] bool is_layer_name(std::string_view name);
/// The name that a file gives its layer: its stem, with a hyphen for each sign that may not stand; may be empty.
[[nodiscard]] std::string layer_name_of(const std::filesystem::path& file);

/// Compiles a file of places into a layer beside `base` (opened without layers). Bad rows are errors in `diagnostics`, with
/// file, line and remedy, and left out. NotFound, Unreadable; BadFormat where the file is none of the formats or no row is
/// good. Linear in the file; GeoNames dumps of 500,000 rows are meant.
[[nodiscard]] base::Result<std::string> build_layer(const std::filesystem::path& file, const LayerOptions& options, const geocode::Gazetteer& base, base::Diagnostics& diagnostics);

} // namespace marsad::places
