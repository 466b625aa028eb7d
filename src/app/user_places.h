#pragma once

#include "app/data_paths.h"
#include "app/messages.h"

#include <filesystem>
#include <string>
#include <vector>

namespace marsad::app {

/// $XDG_DATA_HOME/marsad/places, whatever the folder of the data; empty where no home is known.
[[nodiscard]] std::filesystem::path places_folder();

/// Puts the user's layers beside the gazetteer: those of the folder, then one for each of `files`. What cannot be used is
/// told, and left out.
void add_user_places(DataPaths& paths, const std::vector<std::string>& files, Messages& messages);

} // namespace marsad::app
