#pragma once

#include "extract/findings.h"

#include <vector>

namespace marsad::extract {

/// Puts triggers together into events: binds each to its place and date, lets what is not said be inherited from what
/// was told before, and joins mentions of one act (ACLED: one event a place, day and pair of actors).
[[nodiscard]] std::vector<Draft> assemble(const Findings& findings);

} // namespace marsad::extract
