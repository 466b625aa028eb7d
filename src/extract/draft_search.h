#pragma once

#include "extract/findings.h"

#include <vector>

namespace marsad::extract {

/// Drafts with a trigger in the sentence; else the last before it.
[[nodiscard]] std::vector<Draft*> drafts_at(const Findings& findings, std::vector<Draft>& drafts, std::uint32_t sentence);

/// The draft with the trigger that stands nearest to the words; nothing where there are no drafts.
[[nodiscard]] Draft* nearest(const Findings& findings, const std::vector<Draft*>& drafts, TokenRange range);

} // namespace marsad::extract
