#include "app/merge_layer.h"

#include "merge/combine.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace marsad::app {

namespace {

constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max(); ///< plain events follow those of merged layers

} // namespace

void MergeLayer::add(io::OutputRecord& record) {
    const std::size_t number = records_.size();
    for (model::Event& event : record.events) {
        if (!event.merge) {
            collected_.push_back({std::move(event), number, std::nullopt});
            continue;
        }
        for (model::MergedMember& member : merge::members_of(event)) {
            collected_.push_back({std::move(member.event), number, member.order});
        }
    }
    records_.push_back({std::move(record.id), {}, {}, std::move(record.error)});
}

void MergeLayer::settle(Messages& messages) {
    std::stable_sort(collected_.begin(), collected_.end(), [](const Collected& a, const Collected& b) { return a.order.value_or(kLast) < b.order.value_or(kLast); });
    std::unordered_set<std::string> ids;
    for (Collected& entry : collected_) {
        std::string id = entry.event.event_id;
        for (std::size_t number = 2; !ids.insert(id).second; ++number) {
            id = fmt::format("{}~{}", entry.event.event_id, number);
        }
        if (id != entry.event.event_id) {
            messages.notice(fmt::format("the event_id \"{}\" is taken; this event becomes \"{}\"", entry.event.event_id, id));
            entry.event.event_id = std::move(id);
        }
        record_of_.push_back(entry.record);
        events_.push_back(std::move(entry.event));
    }
    collected_.clear();
}

std::vector<io::OutputRecord> MergeLayer::unmerged(const model::EventFilter& filter) {
    std::vector<io::OutputRecord> out = std::move(records_);
    for (std::size_t i = 0; i < events_.size(); ++i) {
        if (filter.matches(events_[i])) {
            out[record_of_[i]].events.push_back(std::move(events_[i]));
        }
    }
    return out;
}

std::vector<io::OutputRecord> MergeLayer::merged(const merge::Grouping& grouping, const merge::ActorKin& kin, const model::EventFilter& filter, bool by_record) {
    std::vector<std::int64_t> orders(events_.size());
    std::iota(orders.begin(), orders.end(), 0);
    std::vector<const merge::Group*> groups;
    for (const merge::Group& group : grouping.groups) {
        groups.push_back(&group);
    }
    std::sort(groups.begin(), groups.end(), [](const merge::Group* a, const merge::Group* b) { return a->members.front() < b->members.front(); });
    std::vector<io::OutputRecord> out;
    if (by_record) {
        out = std::move(records_);
    } else {
        out.resize(1);
    }
    for (const merge::Group* const group : groups) {
        model::Event event = merge::combine(events_, orders, *group, kin);
        if (filter.matches(event)) {
            out[by_record ? record_of_[group->members.front()] : 0].events.push_back(std::move(event));
        }
    }
    return out;
}

} // namespace marsad::app
