#pragma once

#include "model/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace marsad::model {

/// One report's telling of a merged event.
struct MergedMember {
    Event event;                             ///< as its report told it; `event.merge` is empty
    std::int64_t order = 0;                  ///< its number in the layer before merging, from 0
    std::optional<std::string> copy_of = {}; ///< event_id of the member whose text this is, word for word or nearly
};

/// Why a member is the same event as another: names of grounds as docs/CONTRACT.md has them.
struct MergeLink {
    std::string event_id;
    std::string with;
    int points = 0;
    int needed = 0;
    std::vector<std::string> agree = {};
    std::vector<std::string> differ = {};
};

/// What a layer after merging knows of an event beyond its own properties. With it every merge can be undone.
struct Merge {
    std::int64_t order = 0;                 ///< of an event that stands alone; a merged one has that of its first member
    std::vector<MergedMember> members = {}; ///< two or more, by day of publication and id; none: one report alone
    std::vector<MergeLink> links = {};      ///< one for each member but one
};

} // namespace marsad::model
