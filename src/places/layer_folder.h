#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "geocode/gazetteer_layer.h"

#include <filesystem>
#include <string_view>

namespace marsad::places {

/// The file of a layer in the folder of layers.
[[nodiscard]] std::filesystem::path layer_path(const std::filesystem::path& folder, std::string_view name);

/// All layers of the folder by name; a folder that is not there holds none. A layer that cannot be used is a warning with
/// its remedy, and left out.
[[nodiscard]] geocode::Layers open_layers(const std::filesystem::path& folder, base::Diagnostics& diagnostics);

/// Writes a layer beside its file and renames it. Unwritable.
[[nodiscard]] base::Result<void> store_layer(const std::filesystem::path& folder, std::string_view name, std::string_view bytes);
/// NotFound, with the layers that there are; Unwritable.
[[nodiscard]] base::Result<void> remove_layer(const std::filesystem::path& folder, std::string_view name);

} // namespace marsad::places
