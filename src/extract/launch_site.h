#pragma once

#include "extract/mention.h"
#include "extract/triggers.h"
#include "model/place_reference.h"

#include <vector>

namespace marsad::extract {

/// "The missiles had been fired from X": where weapons came from, of an act that is told by what they hit.
/// @param told whether the report told an act before
[[nodiscard]] bool tells_launch_site_only(const Analysis& analysis, const std::vector<model::PlaceReference>& places, const Trigger& trigger, bool told);

} // namespace marsad::extract
