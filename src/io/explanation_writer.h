#pragma once

#include "base/result.h"
#include "io/event_writer.h"
#include "io/output.h"

#include <cstdint>
#include <string>

namespace marsad::io {

enum class ExplanationForm : std::uint8_t { Text,        ///< for reading
                                            JsonLines }; ///< one input record a line

/// Writes why each record gave its events (docs/CONTRACT.md, "Explanations"), record by record. Same records, same bytes.
class ExplanationWriter {
  public:
    ExplanationWriter(ExplanationForm form, Output output) : form_(form), output_(std::move(output)) {}

    /// A record without an explanation (a layer, a bad one) is told as such. Values of events that the record does not hold
    /// (they were filtered out) are left out. Unwritable.
    [[nodiscard]] base::Result<void> write(const OutputRecord& record);
    /// Hands what was written to the system.
    [[nodiscard]] base::Result<void> flush() { return output_.flush(); }
    /// Commits the output; without it a file target stays untouched.
    [[nodiscard]] base::Result<void> finish();
    [[nodiscard]] bool closed_pipe() const { return output_.closed_pipe(); }

  private:
    ExplanationForm form_;
    Output output_;
    bool begun_ = false;
};

/// The two forms of one record, with their line breaks.
void append_explanation_text(std::string& out, const OutputRecord& record);
void append_explanation_line(std::string& out, const OutputRecord& record);

} // namespace marsad::io
