#include "app/commands.h"
#include "app/data_paths.h"
#include "app/messages.h"
#include "app/print_text.h"
#include "app/user_places.h"
#include "geocode/gazetteer.h"
#include "places/layer_build.h"
#include "places/layer_folder.h"

#include <string>
#include <system_error>

#include <fmt/format.h>

namespace marsad::app {

namespace {

using base::ErrorCode;

std::string described(const geocode::LayerInfo& info) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", info.name, info.used, info.bad, info.precedence ? "yes" : "no", info.format, info.source);
}

base::Result<std::string> add(const PlacesArguments& arguments, const std::filesystem::path& folder, Messages& messages) {
    const auto paths = find_data(arguments.data_dir);
    if (!paths) {
        return base::failure(paths.error());
    }
    const auto gazetteer = geocode::Gazetteer::open(paths->gazetteer());
    if (!gazetteer) {
        return base::failure(gazetteer.error());
    }
    const auto name = arguments.layer.empty() ? places::layer_name_of(arguments.file) : arguments.layer;
    if (name.empty()) {
        return base::failure(ErrorCode::BadFormat, "the file's name gives its layer none; name it with --name: " + arguments.file);
    }
    base::Diagnostics diagnostics;
    const auto bytes = places::build_layer(arguments.file, {name, arguments.precedence, places::row_format_from_name(arguments.format)}, *gazetteer, diagnostics);
    messages.print(diagnostics);
    if (!bytes) {
        return base::failure(bytes.error());
    }
    const auto layer = geocode::Layer::from_bytes(*bytes, name); // what would not open is not kept
    if (!layer) {
        return base::failure(layer.error());
    }
    std::error_code ignored;
    const bool replaces = std::filesystem::exists(places::layer_path(folder, name), ignored);
    if (auto stored = places::store_layer(folder, name, *bytes); !stored) {
        return base::failure(stored.error());
    }
    const auto& info = (*layer)->info();
    return fmt::format("{} layer {}: {} {} used, {} bad{}\n", replaces ? "replaced" : "added", name, info.used, info.used == 1 ? "row" : "rows", info.bad, info.precedence ? ", with precedence" : "");
}

std::string list(const std::filesystem::path& folder, Messages& messages) {
    base::Diagnostics diagnostics;
    std::string out = "layer\trows\tbad\tprecedence\tformat\tsource\n";
    for (const auto& layer : places::open_layers(folder, diagnostics)) {
        out += described(layer->info());
    }
    messages.print(diagnostics);
    return out;
}

base::Result<std::string> answer(const PlacesArguments& arguments, Messages& messages) {
    const auto folder = places_folder();
    if (folder.empty()) {
        return base::failure(ErrorCode::Unwritable, "there is no folder for layers of places: neither XDG_DATA_HOME nor HOME is set");
    }
    switch (arguments.action) {
    case PlacesAction::Add: return add(arguments, folder, messages);
    case PlacesAction::List: return list(folder, messages);
    case PlacesAction::Remove: break;
    }
    if (auto removed = places::remove_layer(folder, arguments.layer); !removed) {
        return base::failure(removed.error());
    }
    return fmt::format("removed layer {}\n", arguments.layer);
}

} // namespace

int run_places(const PlacesArguments& arguments) {
    Messages messages;
    const auto text = answer(arguments, messages);
    return print_text(messages, text);
}

} // namespace marsad::app
