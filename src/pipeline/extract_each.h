#pragma once

#include "model/event.h"
#include "model/report.h"
#include "pipeline/extractor.h"

#include <vector>

namespace marsad::pipeline {

/// Reads reports that are all in memory with `thread_count` threads; the results stand in the order of the reports.
[[nodiscard]] std::vector<model::ReportResult> extract_each(const Extractor& extractor, const std::vector<model::Report>& reports, unsigned thread_count);

} // namespace marsad::pipeline
