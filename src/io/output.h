#pragma once

#include "base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace marsad::io {

/// Where a command writes: a file (beside and renamed at commit) or standard output. Every byte is checked.
/// A reader that closed the pipe is no failure: writing goes on into nothing and closed_pipe() tells.
class Output {
  public:
    /// `target` empty, "-" or "/dev/stdout": standard output. Unwritable.
    [[nodiscard]] static base::Result<Output> open(const std::string& target);
    Output(Output&&) noexcept;
    Output& operator=(Output&&) noexcept;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    /// Whether a target means standard output.
    [[nodiscard]] static bool is_standard(std::string_view target);

    /// Buffered. Unwritable, as soon as it is known.
    [[nodiscard]] base::Result<void> write(std::string_view bytes);
    /// Hands the buffer to the system.
    [[nodiscard]] base::Result<void> flush();
    /// Flushes, and for a file renames it into place. Without it a file target stays untouched.
    [[nodiscard]] base::Result<void> commit();

    [[nodiscard]] bool closed_pipe() const;

  private:
    struct State;
    explicit Output(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace marsad::io
