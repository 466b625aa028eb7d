#pragma once

#include "app/arguments.h"
#include "app/data_paths.h"
#include "app/messages.h"
#include "io/event_writer.h"
#include "io/input_record.h"
#include "pipeline/extractor.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace marsad::app {

/// Runs every INPUT of a command through reading and filter, prints what goes wrong, and hands on what each record gave.
class RecordRun {
  public:
    RecordRun(const InputArguments& arguments, Messages& messages) : arguments_(arguments), messages_(messages) {}

    /// `sink` gets each record in input order; false stops the run. Without data files no report can be read: each is then
    /// handed on as a bad record, and the result is false unless there was a layer, which needs none: nothing is worth writing.
    [[nodiscard]] bool go(const std::function<bool(io::OutputRecord&)>& sink);

  private:
    [[nodiscard]] base::Result<const pipeline::Extractor*> supply_extractor();
    [[nodiscard]] base::Result<const pipeline::Extractor*> open_extractor();
    void print_environment(base::Diagnostics& environment);
    void report_messages(io::InputRecord& record);

    const InputArguments& arguments_;
    Messages& messages_;
    std::unique_ptr<pipeline::Extractor> extractor_;
    std::size_t bad_count_ = 0;
    std::string data_error_; ///< why no report could be read
    bool layer_seen_ = false;
};

/// The lines of credit of the data, as exports carry them.
[[nodiscard]] std::vector<std::string> attribution_lines(const std::string& data_option);

} // namespace marsad::app
