#pragma once

#include "merge/actor_kin.h"
#include "merge/grounds.h"
#include "model/event.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace marsad::merge {

/// What the user decided. Ids are event_ids; one that no event has is without effect and named in Grouping::unknown_ids.
struct Decisions {
    std::vector<std::vector<std::string>> apart;    ///< no two of a list become one event
    std::vector<std::vector<std::string>> together; ///< all of a list are one event, whatever they say
};

/// Why an event stands in its group, or does not stand in another's: what the comparison with one event came to.
struct Link {
    std::uint32_t event;
    std::uint32_t with;
    Verdict verdict;
};

struct Group {
    std::vector<std::uint32_t> members; ///< by day of publication and id: the first gives the merged event its id
    std::vector<Link> links;            ///< one for each member but one
};

struct Grouping {
    std::vector<Group> groups;  ///< every event stands in exactly one; by their first members
    std::vector<Link> refusals; ///< for events with a candidate in another group: the nearest, by event
    std::vector<std::string> unknown_ids;
    std::size_t crowded_blocks = 0; ///< blocks of which only the nearest candidates were compared
};

/// Which events are one. Two events of one report never are. The result depends on the events alone, not on their order (but
/// for events that are alike in everything, their ids included). n log n: see Blocks.
[[nodiscard]] Grouping group_events(std::span<const model::Event> events, const ActorKin& kin, const Decisions& decisions = {});

} // namespace marsad::merge
