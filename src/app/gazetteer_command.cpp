#include "app/commands.h"
#include "app/data_paths.h"
#include "app/messages.h"
#include "geocode/gazetteer.h"
#include "io/output.h"

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

base::Result<std::string> ask(const GazetteerArguments& arguments) {
    const auto paths = find_data(arguments.data_dir);
    if (!paths) {
        return base::failure(paths.error());
    }
    const auto gazetteer = geocode::Gazetteer::open(paths->gazetteer());
    if (!gazetteer) {
        return base::failure(gazetteer.error());
    }
    if (!arguments.verify) {
        return describe(gazetteer->info(), paths->gazetteer().string());
    }
    if (const auto sound = gazetteer->verify(); !sound) {
        return base::failure(sound.error().code, fmt::format("{}: {}", sound.error().message, paths->gazetteer().string()));
    }
    return fmt::format("sound: {} places: {}\n", gazetteer->place_count(), paths->gazetteer().string());
}

} // namespace

int run_gazetteer(const GazetteerArguments& arguments) {
    Messages messages;
    const auto answer = ask(arguments);
    auto output = io::Output::open("");
    if (!answer || !output) {
        messages.error(answer ? output.error() : answer.error());
        return messages.exit_code();
    }
    auto written = output->write(*answer);
    written = written ? output->commit() : written;
    if (!written) {
        messages.error(written.error());
    }
    return messages.exit_code();
}

} // namespace marsad::app
