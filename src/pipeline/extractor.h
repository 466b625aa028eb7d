#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "geocode/gazetteer_layer.h"
#include "model/event.h"
#include "model/report.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace marsad::pipeline {

/// Where the extractor finds what it knows.
struct ExtractorPaths {
    std::filesystem::path data_dir;    ///< gazetteer.bin
    std::filesystem::path assets_dir;  ///< languages/, actors/, gazetteer/
    std::filesystem::path overlay_dir; ///< the user's own lexicons, on top of assets_dir; may be empty
    geocode::Layers layers = {};       ///< the user's own places
};

/// Text in, events and place mentions out. Opened once; extract() may be called from any thread.
class Extractor {
  public:
    /// NotFound, BadFormat, WrongVersion (data); faults of the actor lists go to `diagnostics`. A language's word lists are
    /// read with the first report in it.
    [[nodiscard]] static base::Result<std::unique_ptr<Extractor>> open(const ExtractorPaths& paths, base::Diagnostics& diagnostics);
    Extractor(const Extractor&) = delete;
    Extractor& operator=(const Extractor&) = delete;
    ~Extractor();

    /// Same report and data: same result, whatever the threads. Linear in the length of the report. With `explain` the result
    /// also tells why; nothing else in it differs.
    [[nodiscard]] model::ReportResult extract(const model::Report& report, bool explain = false) const;

    /// Sentences of all reports extracted so far, by any thread.
    [[nodiscard]] std::uint64_t sentence_count() const;

    /// Faults of the word lists read since the last call.
    [[nodiscard]] std::vector<base::Diagnostic> take_messages() const;

  private:
    struct State;
    explicit Extractor(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace marsad::pipeline
