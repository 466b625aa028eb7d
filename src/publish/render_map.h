#pragma once

#include "base/result.h"
#include "geo/lon_lat.h"
#include "model/event.h"
#include "render/label_language.h"
#include "timeline/day.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace marsad::publish {

using LabelLanguage = render::LabelLanguage;

struct MapOptions {
    int width_px = 1280;
    int height_px = 800;
    std::optional<geo::Bounds> bbox; ///< shown whole; nothing: fitted to the events
    LabelLanguage labels = LabelLanguage::English;
    std::optional<timeline::Day> from; ///< only told in the title; the caller filters the events
    std::optional<timeline::Day> to;
    std::string title;                ///< empty: the date range stands alone
    std::string style = "light";      ///< light, dark, print: assets/styles/theme_NAME.tsv
    double scale = 0.0;               ///< size of text and symbols; 0 = chosen by the picture's size
    std::filesystem::path styles_dir; ///< empty: assets/styles or styles inside the data folder
};

/// The sides that a picture may have.
inline constexpr int kLeastSidePx = 64;
inline constexpr int kMostSidePx = 16384;

/// Where the styles lie: those of the options, else inside the data folder.
[[nodiscard]] std::filesystem::path find_styles(const MapOptions& options, const std::filesystem::path& data_dir);

/// Whether a map can be drawn with these options: what render_map() checks first, without events, OpenGL or fonts. Usage (size,
/// box, style name), NotFound, BadFormat (styles).
[[nodiscard]] base::Result<void> check_map_options(const MapOptions& options, const std::filesystem::path& data_dir);

/// Draws events on the map without a window and returns the bytes of a PNG. `data_dir` holds `basemap.bin` and
/// `assets/styles` (or `styles`). Same events, options, data and driver: same bytes.
/// Errors: Unsupported (no OpenGL 3.3, no fonts), NotFound, WrongVersion, BadFormat (basemap.bin, style), Usage (size,
/// style name); the message says what to do.
[[nodiscard]] base::Result<std::string> render_map(std::span<const model::Event> events, const MapOptions& options,
                                                   const std::filesystem::path& data_dir);

} // namespace marsad::publish
