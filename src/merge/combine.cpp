#include "merge/combine.h"

#include "merge/judge.h"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

namespace marsad::merge {

namespace {

constexpr std::size_t kMostOriginals = 64; ///< texts that a further one is compared with

using Members = std::vector<const model::Event*>;

/// The value that most members give; of several the one told first. `told` says whether a member gives one.
template <typename Value, typename Told, typename Get>
std::optional<Value> most_told(const Members& members, Told told, Get get) {
    std::vector<std::pair<Value, std::size_t>> counts;
    for (const model::Event* const member : members) {
        if (!told(*member)) {
            continue;
        }
        const Value value = get(*member);
        const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& entry) { return entry.first == value; });
        if (found == counts.end()) {
            counts.emplace_back(value, 1);
        } else {
            ++found->second;
        }
    }
    const auto best = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == counts.end() ? std::nullopt : std::optional(best->first);
}

void set_day(model::Event& event, const Members& members) {
    const auto vagueness = [](const model::Event& e) { return std::pair(e.time_precision, e.date->length_days()); };
    const model::Event* best = nullptr;
    for (const model::Event* const member : members) {
        if (member->date && (best == nullptr || vagueness(*member) < vagueness(*best))) {
            best = member;
        }
    }
    if (best == nullptr) {
        return;
    }
    const auto as_precise = [&](const model::Event& e) { return e.date && vagueness(e) == vagueness(*best); };
    const auto first = most_told<timeline::Day>(members, as_precise, [](const model::Event& e) { return e.date->first; });
    const auto giver = std::find_if(members.begin(), members.end(), [&](const model::Event* e) { return as_precise(*e) && e->date->first == *first; });
    event.date = (*giver)->date;
    event.time_precision = (*giver)->time_precision;
    event.date_candidates = (*giver)->date_candidates;
    event.time = std::nullopt;
    event.time_of_day = std::nullopt;
    for (const model::Event* const member : members) {
        if (member->date != event.date) {
            continue; // an hour belongs to its day
        }
        event.time = event.time ? event.time : member->time;
        event.time_of_day = event.time_of_day ? event.time_of_day : member->time_of_day;
    }
}

void set_place(model::Event& event, const Members& members) {
    const auto vagueness = [](const model::Event& e) { return std::pair(e.place->geo_precision, e.place->radius_km); };
    const model::Event* best = nullptr;
    for (const model::Event* const member : members) {
        if (member->place && (best == nullptr || vagueness(*member) < vagueness(*best))) {
            best = member;
        }
    }
    if (best != nullptr) {
        event.place = best->place;
        event.location_text = best->location_text;
        event.candidates = best->candidates;
    }
}

/// The first name that says somebody; the others, without it, in the order told.
void set_side(std::optional<std::string>& actor, std::vector<std::string>& others, const Members& members, const ActorKin& kin,
              std::optional<std::string> model::Event::*main, std::vector<std::string> model::Event::*more) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    };
    for (const model::Event* const member : members) {
        if (const auto& name = member->*main) {
            add(*name);
        }
    }
    const auto named = std::find_if(names.begin(), names.end(), [&](const std::string& name) { return !kin.is_unnamed(name) && !kin.is_civilian(name); });
    const bool has_named = named != names.end();
    if (has_named) {
        std::rotate(names.begin(), named, named + 1);
        names.erase(std::remove_if(names.begin() + 1, names.end(), [&](const std::string& name) { return kin.is_unnamed(name); }), names.end());
    }
    for (const model::Event* const member : members) {
        for (const std::string& name : member->*more) {
            add(name);
        }
    }
    actor = names.empty() ? std::nullopt : std::optional(names.front());
    others.assign(names.begin() + (names.empty() ? 0 : 1), names.end());
}

struct Telling {
    const model::CountRange* range;
    std::optional<timeline::Day> published;
};

/// One figure where all agree; else that of the latest day of publication where only one is given there and it is the
/// highest (figures are revised upwards); else none. The range holds all that was told.
model::CountRange toll_of(const Members& members, model::CountRange model::Event::*count) {
    std::vector<Telling> told;
    for (const model::Event* const member : members) {
        const model::CountRange& range = member->*count;
        if (range.value || range.low || range.high) {
            told.push_back({&range, member->published});
        }
    }
    if (told.empty()) {
        return {};
    }
    model::CountRange joined{std::nullopt, std::nullopt, std::nullopt};
    std::int64_t highest_low = 0;
    std::int64_t highest_open = -1;
    for (const Telling& telling : told) {
        const std::int64_t low = telling.range->low.value_or(telling.range->value.value_or(0));
        joined.low = joined.low ? std::min(*joined.low, low) : low;
        highest_low = std::max(highest_low, low);
        if (telling.range->high) {
            joined.high = joined.high ? std::max(*joined.high, *telling.range->high) : telling.range->high;
        } else {
            highest_open = std::max(highest_open, low);
        }
    }
    if (joined.high && highest_open > *joined.high) {
        joined.high = std::nullopt; // "at least" more than anyone else has
    }
    // "At least 5" and "7" are one figure, told at different times: what is open gives way to what is exact within it.
    std::vector<Telling> exact;
    for (const Telling& telling : told) {
        if (telling.range->value && telling.range->high == telling.range->value) {
            exact.push_back(telling);
        }
    }
    const std::vector<Telling>& voices = exact.empty() || highest_open > *exact.front().range->value ? told : exact;
    const auto value_of = [](const Telling& telling) { return telling.range->value; };
    if (std::all_of(voices.begin(), voices.end(), [&](const Telling& telling) { return value_of(telling) == value_of(voices.front()); })) {
        joined.value = value_of(voices.front());
        return joined;
    }
    std::optional<timeline::Day> latest;
    for (const Telling& telling : voices) {
        latest = std::max(latest, telling.published);
    }
    std::optional<std::int64_t> newest;
    bool one_voice = true;
    bool dated = latest.has_value();
    for (const Telling& telling : voices) {
        dated = dated && telling.published.has_value();
        if (telling.published == latest) {
            one_voice = one_voice && (!newest || value_of(telling) == newest);
            newest = value_of(telling);
        }
    }
    const bool highest = newest && std::all_of(voices.begin(), voices.end(), [&](const Telling& telling) { return value_of(telling).value_or(0) <= *newest; });
    joined.value = dated && one_voice && highest ? newest : std::nullopt;
    return joined;
}

/// Marks whose text is whose: each member against the texts before it.
void mark_copies(std::vector<model::MergedMember>& members, const ActorKin& kin) {
    Names names;
    std::vector<std::pair<Facts, const std::string*>> originals;
    for (model::MergedMember& member : members) {
        Facts facts = facts_of(member.event, kin, names);
        const auto found = std::find_if(originals.begin(), originals.end(), [&](const auto& original) { return is_copy(original.first, facts); });
        if (found != originals.end()) {
            member.copy_of = *found->second;
        } else if (originals.size() < kMostOriginals) {
            originals.emplace_back(std::move(facts), &member.event.event_id);
        }
    }
}

model::MergeLink link_of(std::span<const model::Event> events, const Link& link) {
    model::MergeLink out{events[link.event].event_id, events[link.with].event_id, link.verdict.points, link.verdict.needed, {}, {}};
    for (const Ground ground : link.verdict.grounds) {
        (bearing(ground) == Bearing::For ? out.agree : out.differ).emplace_back(name(ground));
    }
    return out;
}

} // namespace

model::Event combine(std::span<const model::Event> events, std::span<const std::int64_t> orders, const Group& group, const ActorKin& kin) {
    model::Merge merge;
    Members members;
    for (const std::uint32_t index : group.members) {
        members.push_back(&events[index]);
    }
    model::Event event = *members.front();
    event.merge = nullptr;
    merge.order = orders[group.members.front()];
    if (members.size() == 1) {
        event.merge = std::make_shared<const model::Merge>(std::move(merge));
        return event;
    }
    set_day(event, members);
    set_place(event, members);
    const auto always = [](const model::Event&) { return true; };
    event.role = std::any_of(members.begin(), members.end(), [](const model::Event* e) { return e->role == model::Role::Main; }) ? model::Role::Main : model::Role::Background;
    event.sub_event_type = *most_told<model::SubEventType>(members, always, [](const model::Event& e) { return e.sub_event_type; });
    event.weapon = most_told<model::Weapon>(
                       members, [](const model::Event& e) { return e.weapon != model::Weapon::Unknown; }, [](const model::Event& e) { return e.weapon; })
                       .value_or(model::Weapon::Unknown);
    const auto armed = std::find_if(members.begin(), members.end(), [&](const model::Event* e) { return e->weapon == event.weapon && e->weapon_text; });
    event.weapon_text = armed == members.end() ? std::nullopt : (*armed)->weapon_text;
    set_side(event.actor1, event.assoc_actor1, members, kin, &model::Event::actor1, &model::Event::assoc_actor1);
    set_side(event.actor2, event.assoc_actor2, members, kin, &model::Event::actor2, &model::Event::assoc_actor2);
    for (const model::Event* const member : members) {
        event.intercepted = event.intercepted || member->intercepted;
        event.claimed = member->claimed && (!event.claimed || *member->claimed) ? member->claimed : event.claimed;
        event.claimed_by = event.claimed_by ? event.claimed_by : member->claimed_by;
        event.casualties_joint = event.casualties_joint ? event.casualties_joint : member->casualties_joint;
        event.confidence = std::max(event.confidence, member->confidence);
    }
    event.fatalities = toll_of(members, &model::Event::fatalities);
    event.injuries = toll_of(members, &model::Event::injuries);
    if (event.date && event.place) {
        event.reason = std::nullopt;
    }
    for (const std::uint32_t index : group.members) {
        merge.members.push_back({events[index], orders[index], std::nullopt});
        merge.members.back().event.merge = nullptr;
    }
    mark_copies(merge.members, kin);
    for (const Link& link : group.links) {
        merge.links.push_back(link_of(events, link));
    }
    event.merge = std::make_shared<const model::Merge>(std::move(merge));
    return event;
}

std::vector<model::MergedMember> members_of(const model::Event& event) {
    std::vector<model::MergedMember> members;
    if (event.merge && !event.merge->members.empty()) {
        members = event.merge->members;
        std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
    } else {
        members.push_back({event, event.merge ? event.merge->order : 0, std::nullopt});
        members.back().event.merge = nullptr;
    }
    return members;
}

} // namespace marsad::merge
