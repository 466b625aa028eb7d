#include "merge/grouping.h"

#include "merge/blocks.h"
#include "merge/judge.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace marsad::merge {

namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};
/// Members of a group that a newcomer is compared with beyond its candidates; a group with more is one of copies.
constexpr std::size_t kMostFaces = 64;
constexpr std::size_t kMostRivalFaces = 12; ///< of each of two groups that a newcomer fits alike

/// A group while it grows.
struct Growing {
    std::vector<std::uint32_t> members;
    std::vector<Link> links;
    std::unordered_set<std::uint32_t> reports;
};

/// What stands for one group among the candidates of a newcomer.
struct Offer {
    std::uint32_t group;
    std::uint32_t with;
    Verdict verdict;
};

int margin(const Verdict& verdict) { return verdict.points - verdict.needed; }

std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) { return std::uint64_t{std::min(a, b)} << 32U | std::max(a, b); }

class Grouper {
  public:
    Grouper(std::span<const model::Event> events, const ActorKin& kin) : events_(events), kin_(kin), group_of_(events.size(), kNone), set_of_(events.size(), kNone) {
        Names names;
        facts_.reserve(events.size());
        for (const model::Event& event : events) {
            facts_.push_back(facts_of(event, kin, names));
        }
    }

    Grouping run(const Decisions& decisions) {
        take(decisions);
        const Blocks blocks(facts_);
        for (const std::uint32_t event : order()) {
            place(event, blocks);
        }
        grouping_.crowded_blocks = blocks.crowded_count();
        return finish();
    }

  private:
    void take(const Decisions& decisions) {
        if (decisions.apart.empty() && decisions.together.empty()) {
            return;
        }
        std::unordered_map<std::string, std::uint32_t> by_id;
        for (std::uint32_t i = 0; i < events_.size(); ++i) {
            by_id.emplace(events_[i].event_id, i);
        }
        const auto known = [&](const std::vector<std::string>& ids) {
            std::vector<std::uint32_t> found;
            for (const std::string& id : ids) {
                if (const auto entry = by_id.find(id); entry != by_id.end()) {
                    found.push_back(entry->second);
                } else {
                    grouping_.unknown_ids.push_back(id);
                }
            }
            return found;
        };
        for (const auto& ids : decisions.apart) {
            const auto found = known(ids);
            for (std::size_t i = 0; i < found.size(); ++i) {
                for (std::size_t j = i + 1; j < found.size(); ++j) {
                    apart_.insert(pair_key(found[i], found[j]));
                }
            }
        }
        for (const auto& ids : decisions.together) {
            join_sets(known(ids));
        }
    }
    /// Lists that share an event become one: a forest of parents.
    void join_sets(const std::vector<std::uint32_t>& found) {
        for (const std::uint32_t event : found) {
            set_of_[event] = set_of_[event] == kNone ? event : set_of_[event];
            set_of_[root_of(event)] = root_of(found.front());
        }
    }
    std::uint32_t root_of(std::uint32_t event) {
        while (set_of_[event] != event) {
            event = set_of_[event] = set_of_[set_of_[event]];
        }
        return event;
    }

    /// Precise events first, so that a vague one finds all that it could be; then by day of publication and id.
    [[nodiscard]] std::vector<std::uint32_t> order() const {
        std::vector<std::uint32_t> order(events_.size());
        std::iota(order.begin(), order.end(), 0U);
        const auto vagueness = [&](std::uint32_t i) {
            const Facts& facts = facts_[i];
            return (!facts.position || !facts.days ? 4 : 0) + (facts.vague_days ? 2 : 0) + (facts.region ? 1 : 0);
        };
        const auto wordless = [&](std::uint32_t i) {
            const Facts& facts = facts_[i];
            return (facts.actors.names.empty() ? 1 : 0) + (facts.dead ? 0 : 1) + (facts.weapon == model::Weapon::Unknown ? 1 : 0);
        };
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            const auto key = [&](std::uint32_t i) { return std::tuple(vagueness(i), wordless(i)); };
            return key(a) != key(b) ? key(a) < key(b) : before(a, b);
        });
        return order;
    }
    /// The order of members: by day of publication (none last), then id.
    [[nodiscard]] bool before(std::uint32_t a, std::uint32_t b) const {
        const auto key = [&](std::uint32_t i) {
            const model::Event& event = events_[i];
            return std::tuple(!event.published.has_value(), event.published.value_or(timeline::Day{}), std::string_view(event.report_id), event.event_id.size(), std::string_view(event.event_id), i);
        };
        return key(a) < key(b);
    }

    [[nodiscard]] Verdict compare(std::uint32_t a, std::uint32_t b) const {
        if (apart_.contains(pair_key(a, b))) {
            return {0, kLeastPoints, false, {Ground::KeptApart}};
        }
        return judge(facts_[a], facts_[b], kin_);
    }

    void place(std::uint32_t event, const Blocks& blocks) {
        if (set_of_[event] != kNone) {
            join_set(event);
            return;
        }
        std::vector<Offer> offers = offers_for(event, blocks);
        std::erase_if(offers, [&](Offer& offer) { return !fits(event, offer); });
        std::sort(offers.begin(), offers.end(), [&](const Offer& a, const Offer& b) {
            return margin(a.verdict) != margin(b.verdict) ? margin(a.verdict) > margin(b.verdict) : before(groups_[a.group].members.front(), groups_[b.group].members.front());
        });
        if (offers.empty()) {
            open_group(event);
            return;
        }
        const bool vague = facts_[event].region || facts_[event].vague_days;
        const bool rivals = offers.size() > 1 && (vague || (margin(offers[0].verdict) == margin(offers[1].verdict) && contradict(offers[0].group, offers[1].group)));
        if (rivals) {
            refuse(event, offers.front().with, std::move(offers.front().verdict), Ground::Undecided);
            open_group(event);
            return;
        }
        join(event, offers.front().group, {event, offers.front().with, std::move(offers.front().verdict)});
    }

    void join_set(std::uint32_t event) {
        const auto [entry, is_first] = set_groups_.try_emplace(root_of(event), static_cast<std::uint32_t>(groups_.size()));
        if (is_first) {
            open_group(event);
        } else {
            const std::uint32_t with = groups_[entry->second].members.front();
            join(event, entry->second, {event, with, {kLeastPoints, kLeastPoints, true, {Ground::Joined}}});
        }
    }

    /// The best link to each group that has one; what came nearest to a link is remembered.
    std::vector<Offer> offers_for(std::uint32_t event, const Blocks& blocks) {
        std::map<std::uint32_t, Offer> best;
        std::vector<std::uint32_t> closed;
        for (const std::uint32_t other : blocks.candidates(event)) {
            const std::uint32_t group = group_of_[other];
            if (group == kNone || std::find(closed.begin(), closed.end(), group) != closed.end()) {
                continue;
            }
            Verdict verdict = compare(event, other);
            if (verdict.conflicts()) {
                closed.push_back(group);
                best.erase(group);
            }
            if (!verdict.enough) {
                refuse(event, other, std::move(verdict));
                continue;
            }
            const auto [entry, is_first] = best.try_emplace(group, Offer{group, other, verdict});
            Offer& offer = entry->second; // no binding: clang 14 does not let a lambda take one
            const auto better = [&] { return margin(verdict) != margin(offer.verdict) ? margin(verdict) > margin(offer.verdict) : before(other, offer.with); };
            if (!is_first && better()) {
                offer = {group, other, std::move(verdict)};
            }
        }
        std::vector<Offer> offers;
        offers.reserve(best.size());
        for (auto& [group, offer] : best) {
            offers.push_back(std::move(offer));
        }
        return offers;
    }

    /// No member of the group contradicts the newcomer.
    bool fits(std::uint32_t event, Offer& offer) {
        const Growing& group = groups_[offer.group];
        if (group.reports.contains(facts_[event].report)) {
            refuse(event, offer.with, std::move(offer.verdict), Ground::SameReport);
            return false;
        }
        for (std::size_t i = 0; i < std::min(group.members.size(), kMostFaces); ++i) {
            if (compare(event, group.members[i]).conflicts()) {
                refuse(event, offer.with, std::move(offer.verdict), Ground::GroupDiffers);
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool contradict(std::uint32_t a, std::uint32_t b) const {
        for (std::size_t i = 0; i < std::min(groups_[a].members.size(), kMostRivalFaces); ++i) {
            for (std::size_t j = 0; j < std::min(groups_[b].members.size(), kMostRivalFaces); ++j) {
                if (compare(groups_[a].members[i], groups_[b].members[j]).conflicts()) {
                    return true;
                }
            }
        }
        return false;
    }

    void refuse(std::uint32_t event, std::uint32_t other, Verdict verdict, std::optional<Ground> group_ground = std::nullopt) {
        if (group_ground) {
            verdict.enough = false;
            verdict.grounds.push_back(*group_ground);
        }
        const auto nearness = [](const Verdict& v) { return std::pair(!v.conflicts() || v.grounds.back() >= Ground::Undecided, margin(v)); };
        const auto [entry, is_first] = refusals_.try_emplace(event, Link{event, other, verdict});
        if (!is_first && (nearness(entry->second.verdict) < nearness(verdict) || (nearness(entry->second.verdict) == nearness(verdict) && before(other, entry->second.with)))) {
            entry->second = {event, other, std::move(verdict)};
        }
    }

    void open_group(std::uint32_t event) {
        group_of_[event] = static_cast<std::uint32_t>(groups_.size());
        groups_.push_back({{event}, {}, {facts_[event].report}});
    }
    void join(std::uint32_t event, std::uint32_t group, Link link) {
        group_of_[event] = group;
        groups_[group].members.push_back(event);
        groups_[group].links.push_back(std::move(link));
        groups_[group].reports.insert(facts_[event].report);
    }

    Grouping finish() {
        const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return before(a, b); };
        for (Growing& growing : groups_) {
            std::sort(growing.members.begin(), growing.members.end(), earlier);
            grouping_.groups.push_back({std::move(growing.members), std::move(growing.links)});
        }
        for (auto& [event, link] : refusals_) {
            if (group_of_[event] != group_of_[link.with]) {
                grouping_.refusals.push_back(std::move(link));
            }
        }
        std::sort(grouping_.groups.begin(), grouping_.groups.end(), [&](const Group& a, const Group& b) { return before(a.members.front(), b.members.front()); });
        std::sort(grouping_.refusals.begin(), grouping_.refusals.end(), [&](const Link& a, const Link& b) { return before(a.event, b.event); });
        return std::move(grouping_);
    }

    std::span<const model::Event> events_;
    const ActorKin& kin_;
    std::vector<Facts> facts_;
    std::vector<Growing> groups_;
    std::vector<std::uint32_t> group_of_;
    std::vector<std::uint32_t> set_of_; ///< the user's lists of events that are one
    std::unordered_map<std::uint32_t, std::uint32_t> set_groups_;
    std::unordered_set<std::uint64_t> apart_;
    std::unordered_map<std::uint32_t, Link> refusals_;
    Grouping grouping_;
};

} // namespace

Grouping group_events(std::span<const model::Event> events, const ActorKin& kin, const Decisions& decisions) { return Grouper(events, kin).run(decisions); }

} // namespace marsad::merge
