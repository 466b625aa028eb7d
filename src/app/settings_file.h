#pragma once

#include "base/result.h"
#include "session/state.h"

#include <filesystem>

namespace marsad::app {

/// $XDG_CONFIG_HOME/marsad/settings.tsv, else below ~/.config; empty where neither is known.
[[nodiscard]] std::filesystem::path settings_path();

/// What stands in the file, line by line `name<TAB>value`; what is missing or cannot be read keeps its default. MARSAD_REDUCED_MOTION=1
/// switches motion off whatever the file says.
[[nodiscard]] session::Settings load_settings(const std::filesystem::path& path);

/// Unwritable.
[[nodiscard]] base::Result<void> save_settings(const std::filesystem::path& path, const session::Settings& settings);

} // namespace marsad::app
