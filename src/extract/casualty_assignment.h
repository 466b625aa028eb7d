#pragma once

#include "extract/findings.h"

#include <vector>

namespace marsad::extract {

/// Hands every told number to the draft it belongs to.
void assign_casualties(const Findings& findings, std::vector<Draft>& drafts);

} // namespace marsad::extract
