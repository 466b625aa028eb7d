#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::io {

/// How a layer is written.
enum class Format : std::uint8_t {
    GeoJson,      ///< one FeatureCollection, one Feature a line inside it
    GeoJsonLines, ///< one Feature a line
    JsonLines,    ///< one input record a line: {"id", "features", "error"}
    Csv           ///< RFC 4180, the properties as columns
};

/// Which layer of a reading is written.
enum class Layer : std::uint8_t { Events,
                                  Places,
                                  Areas }; ///< written by io/area_writer

/// geojson, geojsonl, jsonl, csv.
[[nodiscard]] std::string_view name(Format format);
[[nodiscard]] std::optional<Format> format_from_name(std::string_view text);
/// By the extension of a path, without regard to case; nothing where it names no format of ours.
[[nodiscard]] std::optional<Format> format_from_path(std::string_view path);
/// True for extensions of formats that a later version writes (.gpkg, .kml, .fgb ...), so that a wrong file is not
/// written under their name.
[[nodiscard]] bool is_foreign_format(std::string_view path);

/// The extension of a path in lower case, with its dot; empty where there is none.
[[nodiscard]] std::string extension_of(std::string_view path);

} // namespace marsad::io
