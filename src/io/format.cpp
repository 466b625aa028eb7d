#include "io/format.h"

#include <algorithm>
#include <array>
#include <utility>

namespace marsad::io {

namespace {
constexpr std::array<std::pair<std::string_view, Format>, 4> kNames{
    {{"geojson", Format::GeoJson}, {"geojsonl", Format::GeoJsonLines}, {"jsonl", Format::JsonLines}, {"csv", Format::Csv}}};
constexpr std::array<std::pair<std::string_view, Format>, 8> kExtensions{{{".geojson", Format::GeoJson},
                                                                          {".json", Format::GeoJson},
                                                                          {".geojsonl", Format::GeoJsonLines},
                                                                          {".geojsons", Format::GeoJsonLines},
                                                                          {".geojsonseq", Format::GeoJsonLines},
                                                                          {".jsonl", Format::JsonLines},
                                                                          {".ndjson", Format::JsonLines},
                                                                          {".csv", Format::Csv}}};
constexpr std::array<std::string_view, 9> kForeign{".gpkg", ".kml", ".kmz", ".fgb", ".shp", ".parquet", ".xlsx", ".png", ".tsv"};
} // namespace

std::string_view name(Format format) {
    return std::find_if(kNames.begin(), kNames.end(), [&](const auto& row) { return row.second == format; })->first;
}

std::optional<Format> format_from_name(std::string_view text) {
    for (const auto& [known, format] : kNames) {
        if (known == text) {
            return format;
        }
    }
    return std::nullopt;
}

std::optional<Format> format_from_path(std::string_view path) {
    const std::string extension = extension_of(path);
    for (const auto& [known, format] : kExtensions) {
        if (known == extension) {
            return format;
        }
    }
    return std::nullopt;
}

bool is_foreign_format(std::string_view path) {
    return std::find(kForeign.begin(), kForeign.end(), extension_of(path)) != kForeign.end();
}

std::string extension_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const std::size_t dot = file.rfind('.');
    if (dot == std::string_view::npos || dot == 0) {
        return {};
    }
    std::string extension(file.substr(dot));
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

} // namespace marsad::io
