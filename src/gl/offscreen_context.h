#pragma once

#include "base/result.h"

#include <memory>
#include <string>

namespace marsad::gl {

/// An OpenGL 3.3 core context without a window or an X server (EGL surfaceless, else an EGL device); current on the
/// thread that made it for as long as it lives. Draw into a Framebuffer.
class OffscreenContext {
  public:
    /// Unsupported where the machine has no OpenGL 3.3; the message names the Debian package that gives it.
    [[nodiscard]] static base::Result<OffscreenContext> create();
    OffscreenContext(OffscreenContext&&) noexcept;
    OffscreenContext& operator=(OffscreenContext&&) noexcept;
    ~OffscreenContext();

    /// Renderer and version as the driver names them, for logs and bug reports.
    [[nodiscard]] std::string description() const;

  private:
    struct State;
    explicit OffscreenContext(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace marsad::gl
