#include "app/commands.h"
#include "app/data_paths.h"
#include "app/messages.h"
#include "app/print_text.h"
#include "geocode/gazetteer.h"

#include <fmt/format.h>

namespace marsad::app {

namespace {

/// The credits that the data's licences ask for, as the data files keep them.
std::string credits() {
    const auto paths = find_data("");
    if (!paths) {
        return "Data: none found; scripts/run.sh builds them.\n";
    }
    const auto gazetteer = geocode::Gazetteer::open(paths->gazetteer());
    if (!gazetteer) {
        return fmt::format("Data: {}\n", gazetteer.error().message);
    }
    std::string out;
    for (const auto& source : gazetteer->info().sources) {
        out += fmt::format("{} {}: {} ({})\n", source.name, source.version, source.attribution, source.licence);
    }
    return out;
}

} // namespace

int run_version(const VersionArguments&) {
    Messages messages;
    return print_text(messages, fmt::format("marsad {}\n{}", MARSAD_VERSION, credits()));
}

} // namespace marsad::app
