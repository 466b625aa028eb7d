#pragma once

#include "base/diagnostics.h"
#include "base/error.h"

#include <cstddef>
#include <string_view>

namespace marsad::app {

/// Prints messages to standard error and counts the errors, which decide the exit code.
class Messages {
  public:
    /// Prints what was collected, and empties it.
    void print(base::Diagnostics& diagnostics);
    void error(const base::Error& error);
    void error(std::string_view text);
    void notice(std::string_view text);

    [[nodiscard]] std::size_t error_count() const { return error_count_; }
    /// 0 or 1.
    [[nodiscard]] int exit_code() const { return error_count_ > 0 ? 1 : 0; }

  private:
    std::size_t error_count_ = 0;
};

} // namespace marsad::app
