#pragma once

#include "app/messages.h"
#include "base/result.h"

#include <string>

namespace marsad::app {

/// Writes a command's whole answer to standard output, or tells why there is none. Returns the exit code.
[[nodiscard]] int print_text(Messages& messages, const base::Result<std::string>& text);

} // namespace marsad::app
