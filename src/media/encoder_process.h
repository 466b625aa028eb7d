#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace marsad::media {

/// What a program that ran to its end printed, and how it ended.
struct ProcessOutput {
    int exit_code = 0; ///< 128 and more: ended by a signal
    std::string out;
    std::string err;
};

/// Runs a program of PATH without a shell. Unsupported where it cannot be started.
[[nodiscard]] base::Result<ProcessOutput> run_process(const std::vector<std::string>& command);

/// A program of PATH that eats bytes on its standard input; what it complains about is kept. It is in a process group of its own, so that
/// Ctrl+C in a terminal ends it through us.
class EncoderProcess {
  public:
    [[nodiscard]] static base::Result<EncoderProcess> start(const std::vector<std::string>& command);
    EncoderProcess(EncoderProcess&& other) noexcept;
    EncoderProcess& operator=(EncoderProcess&& other) noexcept;
    EncoderProcess(const EncoderProcess&) = delete;
    EncoderProcess& operator=(const EncoderProcess&) = delete;
    /// Ends a program that still runs.
    ~EncoderProcess();

    /// False where the program takes no more.
    [[nodiscard]] bool write(std::span<const std::uint8_t> bytes) const;
    /// No more input; waits until it is done.
    [[nodiscard]] ProcessOutput finish();

  private:
    EncoderProcess() = default;
    void close_input();
    int process_ = -1;
    int input_ = -1;
    int errors_ = -1; ///< a file in memory
};

} // namespace marsad::media
