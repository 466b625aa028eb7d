#pragma once

#include "extract/findings.h"

#include <vector>

namespace marsad::extract {

/// Claims, denials and blame: fills `claimed`, `claimed_by` and missing actors of the drafts they speak of.
void assign_claims(const Findings& findings, std::vector<Draft>& drafts);

} // namespace marsad::extract
