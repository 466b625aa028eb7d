#include "places/layer_folder.h"

#include "base/file.h"
#include "gazetteer_build/gazetteer_writer.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

namespace marsad::places {

namespace {

namespace fs = std::filesystem;

constexpr const char* kExtension = ".bin";

std::vector<fs::path> layer_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    if (!folder.empty()) {
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
            if (entry->path().extension() == kExtension && !entry->path().filename().string().starts_with('.')) {
                files.push_back(entry->path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

fs::path layer_path(const fs::path& folder, std::string_view name) { return folder / (std::string(name) + kExtension); }

geocode::Layers open_layers(const fs::path& folder, base::Diagnostics& diagnostics) {
    geocode::Layers layers;
    for (const auto& file : layer_files(folder)) {
        auto layer = geocode::Layer::open(file);
        if (layer) {
            layers.push_back(std::move(*layer));
        } else {
            diagnostics.warning(file.string(), 0, fmt::format("this layer of places is not used: {}", layer.error().message));
        }
    }
    return layers;
}

base::Result<void> store_layer(const fs::path& folder, std::string_view name, std::string_view bytes) {
    std::error_code ignored; // a folder that cannot be made shows when the file is written
    fs::create_directories(folder, ignored);
    return gazetteer_build::write_bytes(bytes, layer_path(folder, name));
}

base::Result<void> remove_layer(const fs::path& folder, std::string_view name) {
    std::error_code error;
    if (fs::remove(layer_path(folder, name), error)) {
        return {};
    }
    if (error) {
        return base::failure(base::ErrorCode::Unwritable, fmt::format("cannot remove the layer: {}: {}", error.message(), layer_path(folder, name).string()));
    }
    std::string known;
    for (const auto& file : layer_files(folder)) {
        known += (known.empty() ? "" : ", ") + file.stem().string();
    }
    return base::failure(base::ErrorCode::NotFound, fmt::format("no layer \"{}\"; there {}: {}", name, known.empty() ? "is none" : "are " + known, folder.string()));
}

} // namespace marsad::places
