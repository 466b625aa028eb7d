#pragma once

#include "base/result.h"
#include "io/line_reader.h"

#include <cstddef>
#include <string>
#include <vector>

namespace marsad::io {

/// Reads CSV records (RFC 4180; LF or CR LF; line breaks inside quotes) from a LineReader.
class CsvReader {
  public:
    explicit CsvReader(LineReader& lines) : lines_(lines) {}

    /// False at the end. Empty lines are passed over. BadFormat (the record is consumed up to the end of its line),
    /// Unreadable.
    [[nodiscard]] base::Result<bool> next(std::vector<std::string>& cells);
    /// Line (from 1) on which the record that next() gave last begins.
    [[nodiscard]] std::size_t record_line() const { return record_line_; }

  private:
    LineReader& lines_;
    std::size_t record_line_ = 0;
};

} // namespace marsad::io
