#pragma once

#include "base/diagnostics.h"
#include "model/event.h"
#include "model/report.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace marsad::io {

/// One record of the input: a report still to be read, or the events of one report from a layer of ours. A bad record
/// may hold neither, or a report that can be read in part.
struct InputRecord {
    std::string id; ///< report_id; empty where the record could not be named
    std::optional<model::Report> report;
    std::vector<model::Event> events;
    bool from_layer = false;
    std::string file;
    std::size_t line = 0;
    base::Diagnostics messages; ///< about this record alone

    [[nodiscard]] bool is_bad() const { return messages.error_count() > 0; }
    /// Text of the first error, or empty.
    [[nodiscard]] std::string error() const;
};

} // namespace marsad::io
