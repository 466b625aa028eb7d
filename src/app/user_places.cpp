#include "app/user_places.h"

#include "geocode/gazetteer.h"
#include "places/layer_build.h"
#include "places/layer_folder.h"

#include <utility>

namespace marsad::app {

namespace {

base::Result<std::shared_ptr<const geocode::Layer>> layer_once(const std::string& file, const DataPaths& paths, base::Diagnostics& diagnostics) {
    const auto gazetteer = geocode::Gazetteer::open(paths.gazetteer());
    if (!gazetteer) {
        return base::failure(gazetteer.error());
    }
    const auto name = places::layer_name_of(file);
    auto bytes = places::build_layer(file, {name.empty() ? "places" : name, false, std::nullopt}, *gazetteer, diagnostics);
    if (!bytes) {
        return base::failure(bytes.error());
    }
    return geocode::Layer::from_bytes(std::move(*bytes), file);
}

} // namespace

std::filesystem::path places_folder() {
    const auto data = user_folder("XDG_DATA_HOME", ".local/share");
    return data.empty() ? data : data / "marsad" / "places";
}

void add_user_places(DataPaths& paths, const std::vector<std::string>& files, Messages& messages) {
    base::Diagnostics diagnostics;
    paths.layers = places::open_layers(places_folder(), diagnostics);
    messages.print(diagnostics);
    for (const std::string& file : files) {
        auto layer = layer_once(file, paths, diagnostics);
        messages.print(diagnostics);
        if (layer) {
            paths.layers.push_back(std::move(*layer));
        } else {
            messages.error(layer.error());
        }
    }
}

} // namespace marsad::app
