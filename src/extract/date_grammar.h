#pragma once

#include "extract/date_spec.h"
#include "extract/mention.h"

#include <vector>

namespace marsad::extract {

/// The time expressions of a text in its order, none overlapping, not yet resolved. Pieces that stand together, in
/// any order and with link words, commas, slashes or brackets between them, are one.
[[nodiscard]] std::vector<ParsedDate> parse_dates(const Analysis& analysis);

} // namespace marsad::extract
