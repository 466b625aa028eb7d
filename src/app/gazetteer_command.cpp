#include "app/commands.h"
#include "app/data_paths.h"
#include "app/messages.h"
#include "app/print_text.h"
#include "app/user_places.h"
#include "geocode/gazetteer.h"
#include "places/layer_folder.h"

#include <fmt/format.h>

namespace marsad::app {

namespace {

std::string describe(const geocode::GazetteerInfo& info, const std::string& path) {
    std::string out = fmt::format("{}\nformat version: {}\n", path, info.format_version);
    for (const auto& source : info.sources) {
        out += fmt::format("source: {} {} ({}): {}\n", source.name, source.version, source.licence, source.attribution);
        if (!source.digest.empty()) {
            out += fmt::format("  digest: {}\n", source.digest);
        }
    }
    for (const auto& [label, count] : info.counts) {
        out += fmt::format("{}: {}\n", label, count);
    }
    return out + fmt::format("attribution: {}\n", info.attribution);
}

std::string describe(const geocode::Layers& layers) {
    std::string out;
    for (const auto& layer : layers) {
        const auto& info = layer->info();
        out += fmt::format("layer: {} ({}): {} rows, {} bad{}: {}\n", info.name, info.format, info.used, info.bad, info.precedence ? ", with precedence" : "", info.source);
    }
    return out;
}

base::Result<std::string> ask(const GazetteerArguments& arguments, Messages& messages) {
    const auto paths = find_data(arguments.data_dir);
    if (!paths) {
        return base::failure(paths.error());
    }
    const auto gazetteer = geocode::Gazetteer::open(paths->gazetteer());
    if (!gazetteer) {
        return base::failure(gazetteer.error());
    }
    base::Diagnostics diagnostics;
    const auto layers = places::open_layers(places_folder(), diagnostics);
    if (!arguments.verify) {
        messages.print(diagnostics);
        return describe(gazetteer->info(), paths->gazetteer().string()) + describe(layers);
    }
    if (const auto sound = gazetteer->verify(); !sound) {
        return base::failure(sound.error().code, fmt::format("{}: {}", sound.error().message, paths->gazetteer().string()));
    }
    std::string out = fmt::format("sound: {} places: {}\n", gazetteer->place_count(), paths->gazetteer().string());
    for (const auto& diagnostic : diagnostics.take()) {
        diagnostics.error(diagnostic.file, diagnostic.line, diagnostic.text); // who asks whether all is sound is told that it is not
    }
    for (const auto& layer : layers) {
        if (const auto sound = layer->verify(); sound) {
            out += fmt::format("sound: {} places: layer {}\n", layer->tables().places.size(), layer->info().name);
        } else {
            diagnostics.error({}, 0, sound.error().message);
        }
    }
    messages.print(diagnostics);
    return out;
}

} // namespace

int run_gazetteer(const GazetteerArguments& arguments) {
    Messages messages;
    const auto answer = ask(arguments, messages);
    return print_text(messages, answer);
}

} // namespace marsad::app
