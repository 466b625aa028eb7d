#pragma once

#include "extract/mention.h"

namespace marsad::extract {

/// A date at the head of the text before a dash: the dateline, not an act.
[[nodiscard]] bool in_dateline(const Analysis& analysis, TokenRange date);

} // namespace marsad::extract
