#pragma once

#include "merge/actor_kin.h"
#include "merge/grouping.h"
#include "model/merge.h"

#include <span>
#include <vector>

namespace marsad::merge {

/// The event that a group is, with its reports in `merge` (of an event alone too). `orders[i]` is the number of events[i] in
/// the layer before merging. Id, report, source, sentence and evidence are those of the first member; place and day those of
/// the most precise one; figures as docs/CONTRACT.md has it.
[[nodiscard]] model::Event combine(std::span<const model::Event> events, std::span<const std::int64_t> orders, const Group& group, const ActorKin& kin);

/// What combine() was given: the members as their reports told them, in the order of the layer before. An event without
/// `merge`, or alone, is itself.
[[nodiscard]] std::vector<model::MergedMember> members_of(const model::Event& event);

} // namespace marsad::merge
