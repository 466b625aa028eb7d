#pragma once

#include "model/event.h"
#include "model/report.h"
#include "pipeline/extractor.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace marsad::pipeline {

/// Longer reports are read in pieces: no news report is that long, and time and memory then grow with the length alone.
inline constexpr std::size_t kChunkBytes = 64 << 10;

/// Where the pieces of a body end (byte offsets, the last is its size): each at most `limit` bytes long and cut behind an
/// empty line, else a line, else a sentence, else a code point. `limit` >= 4.
[[nodiscard]] std::vector<std::size_t> chunk_ends(std::string_view body, std::size_t limit);

/// Extractor::extract() for reports of any length: a long one is read piece by piece, evidence offsets and event ids run
/// through the whole. What a piece says is not carried over to the next.
[[nodiscard]] model::ReportResult extract_report(const Extractor& extractor, const model::Report& report, bool explain = false);

} // namespace marsad::pipeline
