#pragma once

#include "app/data_paths.h"
#include "base/diagnostics.h"
#include "io/report_fields.h"
#include "pipeline/extractor.h"
#include "session/state.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace marsad::app {

/// Reads files and texts beside the window's thread. What is read comes in parts, so that map, table and axis fill while
/// reading goes on; a cancelled reading keeps what it has.
class ReadingTask {
  public:
    /// `wake` is called from the reading thread whenever take() has something.
    ReadingTask(DataPaths paths, std::function<void()> wake);
    ReadingTask(const ReadingTask&) = delete;
    ReadingTask& operator=(const ReadingTask&) = delete;
    ~ReadingTask();

    void read_files(std::vector<std::string> inputs, io::InputDefaults defaults);
    /// `name` stands for the file in messages.
    void read_text(std::string text, io::InputDefaults defaults, std::string name);
    /// Ends what is being read and drops what waits.
    void cancel();
    /// No reading runs or waits.
    [[nodiscard]] bool idle() const;

    /// A part of a reading.
    struct Part {
        session::Added added;
        bool continues = false; ///< an earlier part of the same reading was handed out
        session::Activity activity;
        std::vector<base::Diagnostic> messages;
        bool finished = false;   ///< the reading's last part
        bool one_text = false;   ///< of read_text()
        std::size_t reports = 0; ///< of the whole reading so far
    };
    [[nodiscard]] std::optional<Part> take();

  private:
    struct Job {
        std::vector<std::string> inputs; ///< empty: a text
        std::string text;
        std::string name;
        io::InputDefaults defaults;
    };
    void work(const std::stop_token& stop);
    void read(const Job& job);
    void hand_out(Part& part, bool finished);
    [[nodiscard]] base::Result<const pipeline::Extractor*> extractor();

    DataPaths paths_;
    std::function<void()> wake_;
    std::unique_ptr<pipeline::Extractor> extractor_; ///< opened by the reading thread with its first report
    base::Diagnostics opening_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Job> jobs_;
    std::deque<Part> parts_;
    bool busy_ = false;
    std::atomic<bool> cancelled_ = false;
    std::jthread thread_; ///< last: it uses all of the above
};

} // namespace marsad::app
