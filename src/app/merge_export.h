#pragma once

#include "app/arguments.h"
#include "app/messages.h"
#include "io/event_writer.h"

namespace marsad::app {

/// `extract --merge`: the layer of all INPUTs with one event for each, whatever the number of reports. Returns the exit code.
[[nodiscard]] int export_merged(const ExportArguments& arguments, io::WriterOptions options, Messages& messages);

/// `export --unmerge`: the layer as it was before merging.
[[nodiscard]] int export_unmerged(const ExportArguments& arguments, io::WriterOptions options, Messages& messages);

} // namespace marsad::app
