#pragma once

#include "base/result.h"
#include "geocode/gazetteer_layer.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::app {

inline constexpr const char* kGazetteerFile = "gazetteer.bin";
inline constexpr const char* kBasemapFile = "basemap.bin";

/// Where the program finds what it needs at run time.
struct DataPaths {
    std::filesystem::path data_dir;    ///< gazetteer.bin, basemap.bin
    std::filesystem::path assets_dir;  ///< languages/, actors/, styles/
    std::filesystem::path overlay_dir; ///< the user's lexicons; empty where there are none
    geocode::Layers layers = {};       ///< the user's places; empty until add_user_places()

    [[nodiscard]] std::filesystem::path gazetteer() const { return data_dir / kGazetteerFile; }
};

/// $XDG_..., or its default below the home folder; empty where neither is known.
[[nodiscard]] std::filesystem::path user_folder(const char* variable, std::string_view below_home);

/// The data folder: `option`, else MARSAD_DATA, else beside the program (data, ../share/marsad), else
/// $XDG_DATA_HOME/marsad, else /usr/share/marsad. A folder named by the user is taken as it is. Assets lie inside the data
/// folder, else beside the program; MARSAD_ASSETS overrides. NotFound, with every place that was looked at.
[[nodiscard]] base::Result<DataPaths> find_data(const std::string& option);

/// The folders that languages/ and actors/ lie in: those of the assets, then the user's overlay where there is one. Needs no gazetteer.
[[nodiscard]] std::vector<std::filesystem::path> find_language_roots(const std::string& option);

} // namespace marsad::app
