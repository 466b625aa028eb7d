#include "app/command_line.h"
#include "app/commands.h"
#include "app/data_paths.h"
#include "app/map_options.h"
#include "app/messages.h"
#include "app/record_run.h"
#include "io/output.h"
#include "publish/render_map.h"

#include <iterator>
#include <utility>
#include <vector>

namespace marsad::app {

publish::MapOptions map_options(const RenderArguments& arguments) {
    publish::MapOptions options;
    options.width_px = arguments.width_px;
    options.height_px = arguments.height_px;
    options.bbox = arguments.bbox;
    options.labels = arguments.labels == "ar"     ? publish::LabelLanguage::Arabic
                     : arguments.labels == "both" ? publish::LabelLanguage::Both
                                                  : publish::LabelLanguage::English;
    options.from = arguments.input.filter.from();
    options.to = arguments.input.filter.to();
    options.title = arguments.title;
    options.style = arguments.style;
    return options;
}

namespace {

base::Result<void> draw(const publish::MapOptions& options, const DataPaths& paths, const std::vector<model::Event>& events, io::Output& output) {
    const auto picture = publish::render_map(events, options, paths.data_dir);
    if (!picture) {
        return base::failure(picture.error());
    }
    if (auto written = output.write(*picture); !written) {
        return written;
    }
    return output.commit();
}

} // namespace

int run_render(const RenderArguments& arguments) {
    Messages messages;
    const auto paths = find_data(arguments.input.data_dir);
    if (!paths) {
        messages.error(paths.error());
        return messages.exit_code();
    }
    publish::MapOptions options = map_options(arguments);
    options.styles_dir = paths->assets_dir / "styles";
    if (const auto possible = publish::check_map_options(options, paths->data_dir); !possible) {
        messages.error(possible.error());
        return possible.error().code == base::ErrorCode::Usage ? kUsageExit : messages.exit_code();
    }
    auto output = io::Output::open(arguments.path);
    if (!output) {
        messages.error(output.error());
        return messages.exit_code();
    }
    std::vector<model::Event> events;
    RecordRun run(arguments.input, messages);
    const bool whole = run.go([&](io::OutputRecord& record) {
        std::move(record.events.begin(), record.events.end(), std::back_inserter(events));
        return true;
    });
    if (const auto drawn = whole ? draw(options, *paths, events, *output) : base::Result<void>{}; !drawn) {
        messages.error(drawn.error());
    }
    return messages.exit_code();
}

} // namespace marsad::app
