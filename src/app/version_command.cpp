#include "app/commands.h"
#include "app/data_paths.h"
#include "app/messages.h"
#include "geocode/gazetteer.h"
#include "io/output.h"

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
    auto output = io::Output::open("");
    auto written = output ? output->write(fmt::format("marsad {}\n{}", MARSAD_VERSION, credits())) : base::Result<void>(base::failure(output.error()));
    written = written ? output->commit() : written;
    if (!written) {
        messages.error(written.error());
    }
    return messages.exit_code();
}

} // namespace marsad::app
