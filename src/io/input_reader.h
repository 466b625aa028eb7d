#pragma once

#include "base/diagnostics.h"
#include "io/input_record.h"
#include "io/record_ids.h"
#include "io/report_fields.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace marsad::io {

class RecordSource;

/// Reads every INPUT of a command as one stream of records, in order: plain text, saved pages, JSON Lines, layers of ours,
/// folders of these, and "-" for standard input. Not for several threads at once.
class InputReader {
  public:
    /// `inputs` are paths as the user gave them.
    InputReader(const std::vector<std::string>& inputs, InputDefaults defaults);
    InputReader(const InputReader&) = delete;
    InputReader& operator=(const InputReader&) = delete;
    ~InputReader();

    /// The next record, or nothing at the end. `messages` gets what concerns no record: files that cannot be opened.
    [[nodiscard]] std::optional<InputRecord> next(base::Diagnostics& messages);

  private:
    void open_next(base::Diagnostics& messages);

    InputDefaults defaults_;
    RecordIds ids_;
    std::vector<std::string> inputs_;
    std::vector<std::string> files_;
    std::size_t next_file_ = 0;
    bool expanded_ = false;
    std::unique_ptr<RecordSource> source_;
};

} // namespace marsad::io
