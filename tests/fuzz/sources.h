#pragma once

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "io/input_record.h"
#include "io/record_source.h"

#include <memory>
#include <string>
#include <unordered_set>
#include <utility>

namespace marsad::fuzz {

/// Reads a source to its end and checks what every record promises. Returns how many records there were.
template <typename MakeSource>
std::size_t drain(std::string_view bytes, std::string_view stem, MakeSource&& make_source) {
    const io::InputDefaults defaults;
    io::RecordIds ids;
    const auto source = make_source(io::SourceContext{&defaults, &ids, "fuzz", std::string(stem)}, io::LineReader::from_memory(std::string(bytes)));
    std::size_t count = 0;
    std::unordered_set<std::string> seen;
    while (const auto record = source->next()) {
        ++count;
        require(count <= bytes.size() + 2, "a source comes to its end");
        if (record->report) {
            require(base::is_valid_utf8(record->report->body), "a body is valid text");
            require(base::is_valid_utf8(record->report->report_id), "an id is valid text");
            require(!record->id.empty(), "a report has an id");
            require(seen.insert(record->id).second, "an id is given once");
        }
        require(record->is_bad() == !record->error().empty(), "a bad record says why");
    }
    return count;
}

} // namespace marsad::fuzz
