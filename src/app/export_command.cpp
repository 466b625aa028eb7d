#include "app/area_layer.h"
#include "app/commands.h"
#include "app/data_paths.h"
#include "app/merge_export.h"
#include "app/messages.h"
#include "app/progress.h"
#include "app/record_run.h"
#include "app/split_writer.h"
#include "geocode/gazetteer.h"
#include "io/explanation_writer.h"
#include "io/output.h"

#include <utility>

namespace marsad::app {

namespace {

io::WriterOptions writer_options(const ExportArguments& arguments) {
    io::WriterOptions options{arguments.output.format, arguments.output.layer, {}, arguments.output.byte_order_mark};
    if (options.format == io::Format::GeoJson) {
        options.attribution = attribution_lines(arguments.input.data_dir);
    }
    return options;
}

int export_split(const ExportArguments& arguments, Messages& messages) {
    SplitWriter writer(*arguments.output.split_by, arguments.output.path, writer_options(arguments));
    Progress progress(io::Output::is_standard(arguments.output.path));
    RecordRun run(arguments.input, messages, &progress);
    const bool whole = run.go([&](io::OutputRecord& record) {
        writer.add(record);
        return true;
    });
    if (const auto finished = whole ? writer.finish() : base::Result<void>{}; !finished) {
        messages.error(finished.error());
    }
    return messages.exit_code();
}

int export_one(const ExportArguments& arguments, Messages& messages) {
    auto output = io::Output::open(arguments.output.path);
    if (!output) {
        messages.error(output.error());
        return messages.exit_code();
    }
    io::LayerWriter writer(writer_options(arguments), std::move(*output));
    Progress progress(io::Output::is_standard(arguments.output.path));
    RecordRun run(arguments.input, messages, &progress);
    base::Result<void> written;
    const bool whole = run.go([&](io::OutputRecord& record) {
        written = written ? writer.write(record) : written;
        return written.has_value() && !writer.closed_pipe(); }, [&] {
        if (written) {
            written = writer.flush();
        } });
    if (whole && written) {
        written = writer.finish();
    }
    if (!written) {
        messages.error(written.error());
    }
    return messages.exit_code();
}

int export_areas(const ExportArguments& arguments, Messages& messages) {
    const auto paths = find_data(arguments.input.data_dir);
    const auto gazetteer = paths ? geocode::Gazetteer::open(paths->gazetteer()) : base::failure(paths.error());
    if (!gazetteer) { // outlines are asked of it, whatever the input
        messages.error(gazetteer.error());
        return messages.exit_code();
    }
    auto output = io::Output::open(arguments.output.path);
    if (!output) {
        messages.error(output.error());
        return messages.exit_code();
    }
    AreaLayer layer(writer_options(arguments), std::move(*output), *gazetteer);
    Progress progress(io::Output::is_standard(arguments.output.path));
    RecordRun run(arguments.input, messages, &progress);
    base::Result<void> written;
    const bool whole = run.go([&](io::OutputRecord& record) {
        written = layer.add(record);
        return written.has_value() && !layer.closed_pipe();
    });
    if (whole && written) {
        written = layer.finish();
    }
    if (!written) {
        messages.error(written.error());
    }
    return messages.exit_code();
}

int export_explanation(const ExportArguments& arguments, Messages& messages) {
    auto output = io::Output::open(arguments.output.path);
    if (!output) {
        messages.error(output.error());
        return messages.exit_code();
    }
    io::ExplanationWriter writer(*arguments.output.explanation, std::move(*output));
    Progress progress(io::Output::is_standard(arguments.output.path));
    RecordRun run(arguments.input, messages, &progress);
    base::Result<void> written;
    const bool whole = run.go([&](io::OutputRecord& record) {
        written = written ? writer.write(record) : written;
        return written.has_value() && !writer.closed_pipe(); }, [&] {
        if (written) {
            written = writer.flush();
        } });
    if (whole && written) {
        written = writer.finish();
    }
    if (!written) {
        messages.error(written.error());
    }
    return messages.exit_code();
}

} // namespace

int run_export(const ExportArguments& arguments) {
    Messages messages;
    if (arguments.merge) {
        return export_merged(arguments, writer_options(arguments), messages);
    }
    if (arguments.unmerge) {
        return export_unmerged(arguments, writer_options(arguments), messages);
    }
    if (arguments.output.explanation) {
        return export_explanation(arguments, messages);
    }
    if (arguments.output.layer == io::Layer::Areas) {
        return export_areas(arguments, messages);
    }
    return arguments.output.split_by ? export_split(arguments, messages) : export_one(arguments, messages);
}

} // namespace marsad::app
