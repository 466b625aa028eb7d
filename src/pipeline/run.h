#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "io/input_reader.h"
#include "model/event.h"
#include "pipeline/extractor.h"

#include <functional>

namespace marsad::pipeline {

/// Opens the extractor when the first report asks for it: layers need none.
using ExtractorSupplier = std::function<base::Result<const Extractor*>()>;

/// Gets each record with what it gave, in input order, on the caller's thread. False stops the run.
using RecordSink = std::function<bool(io::InputRecord& record, model::ReportResult& result)>;

/// Reads every record and hands its result on in order. Reports are read in batches by `thread_count` threads (1 = the
/// caller's alone); a batch is bounded in records and bytes, so that memory is. `environment` gets what concerns no record.
/// With `explain` the results tell why. Fails where the extractor cannot be opened; every record is handed on all the same, reports with an empty result.
[[nodiscard]] base::Result<void> run(io::InputReader& reader, const ExtractorSupplier& supplier, unsigned thread_count,
                                     base::Diagnostics& environment, const RecordSink& sink, bool explain = false);

} // namespace marsad::pipeline
