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

/// Reads every record and hands its result on in order. One thread reads the input, `thread_count` extract (1: the caller's own),
/// the caller's hands on. What is under way is bounded in records and bytes, so that memory does not grow where input or sink is
/// slow. `environment` gets what concerns no record, before the record that follows it. `idle` is called where all that came
/// was handed on and more input is waited for: the time to flush. With `explain` the results tell why.
/// Fails where the extractor cannot be opened; every record is handed on all the same, reports with an empty result.
[[nodiscard]] base::Result<void> run(io::InputReader& reader, const ExtractorSupplier& supplier, unsigned thread_count,
                                     base::Diagnostics& environment, const RecordSink& sink, const std::function<void()>& idle = {}, bool explain = false);

} // namespace marsad::pipeline
