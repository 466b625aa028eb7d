#pragma once

#include "base/result.h"

namespace marsad::app {

/// Opens SDL2. The program is not linked to it, because the system's SDL brings some forty libraries with it, and every other
/// command would load them at its start. Unsupported where it is not installed; the message names the package.
[[nodiscard]] base::Result<void> load_sdl();

} // namespace marsad::app
