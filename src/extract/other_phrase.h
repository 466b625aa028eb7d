#pragma once

#include "extract/mention.h"
#include "extract/triggers.h"
#include "model/place_reference.h"

#include <vector>

namespace marsad::extract {

/// Words of an actor's or a place's name: جيش تحرير X, "Liberation Square".
[[nodiscard]] bool part_of_name(const Analysis& analysis, const std::vector<model::PlaceReference>& places, const Trigger& trigger);

/// The end of the trigger begins a phrase that means something else: "launched a scathing attack on", شن غارات وهمية.
[[nodiscard]] bool runs_on(const Analysis& analysis, const Trigger& trigger);

} // namespace marsad::extract
