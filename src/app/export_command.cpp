#include "app/commands.h"
#include "app/messages.h"
#include "app/record_run.h"
#include "app/split_writer.h"
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
    RecordRun run(arguments.input, messages);
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
    RecordRun run(arguments.input, messages);
    base::Result<void> written;
    const bool whole = run.go([&](io::OutputRecord& record) {
        written = writer.write(record);
        return written.has_value() && !writer.closed_pipe();
    });
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
    return arguments.output.split_by ? export_split(arguments, messages) : export_one(arguments, messages);
}

} // namespace marsad::app
