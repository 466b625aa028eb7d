#pragma once

#include "base/result.h"
#include "session/state.h"
#include "ui/window.h"

#include <cstdint>
#include <fstream>
#include <string>

namespace marsad::app {

/// For tests that drive the window with mouse and keys: after every frame one line of JSON says what the state is and where each
/// control was drawn, so that a script clicks by name and waits for what should happen.
class TraceFile {
  public:
    /// Unwritable. An empty path: no trace.
    [[nodiscard]] static base::Result<TraceFile> open(const std::string& path);
    void write(const session::State& state, const ui::Window& window, const std::vector<ui::DrawnControl>& drawn, double frame_ms);

  private:
    std::ofstream file_;
    std::uint64_t frame_ = 0;
};

} // namespace marsad::app
