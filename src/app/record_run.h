#pragma once

#include "app/arguments.h"
#include "app/data_paths.h"
#include "app/messages.h"
#include "app/progress.h"
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
    /// `progress` is told of each record, where there is one; it outlives the run.
    RecordRun(const InputArguments& arguments, Messages& messages, Progress* progress = nullptr) : arguments_(arguments), messages_(messages), progress_(progress) {}

    /// `sink` gets each record in input order; false stops the run. Without data files no report can be read: each is then
    /// handed on as a bad record, and the result is false unless there was a layer, which needs none: nothing is worth writing.
    /// `idle` is called where input is waited for, and what was handed on so far will stand.
    [[nodiscard]] bool go(const std::function<bool(io::OutputRecord&)>& sink, const std::function<void()>& idle = {});

  private:
    [[nodiscard]] base::Result<const pipeline::Extractor*> supply_extractor();
    [[nodiscard]] base::Result<const pipeline::Extractor*> open_extractor();
    void print_environment(base::Diagnostics& environment);
    void report_messages(io::InputRecord& record);
    void print(base::Diagnostics& diagnostics);

    const InputArguments& arguments_;
    Messages& messages_;
    Progress* progress_;
    std::unique_ptr<pipeline::Extractor> extractor_;
    std::size_t bad_count_ = 0;
    std::string data_error_; ///< why no report could be read
    bool layer_seen_ = false;
};

/// The lines of credit of the data, as exports carry them.
[[nodiscard]] std::vector<std::string> attribution_lines(const std::string& data_option);

} // namespace marsad::app
