#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace marsad::app {

/// How far a long run has come: one line on standard error that is written over, `12,000 records, 78,000 sentences, 6,500
/// sentences/s, 0:12`, and stays as it was at the end. Silent where standard error is no terminal, or where results go to the
/// same terminal.
class Progress {
  public:
    /// `results_on_output`: the command writes its results to standard output.
    explicit Progress(bool results_on_output);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() { finish(); }

    [[nodiscard]] bool shown() const { return shown_; }
    /// One more record was handed on; `sentence_count` is that of the run so far.
    void add_record(std::uint64_t sentence_count);
    /// Takes the line away, so that a message can be printed.
    void clear();
    /// Prints the last state, once.
    void finish();

  private:
    using Clock = std::chrono::steady_clock;
    void print(char end);

    bool shown_;
    bool line_open_ = false;
    std::size_t record_count_ = 0;
    std::uint64_t sentence_count_ = 0;
    Clock::time_point start_ = Clock::now();
    Clock::time_point next_ = start_ + std::chrono::seconds{1};
};

} // namespace marsad::app
