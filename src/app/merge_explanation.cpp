#include "app/merge_layer.h"

#include <string_view>

#include <fmt/format.h>

namespace marsad::app {

namespace {

std::string figure(const model::CountRange& range) {
    if (range.value) {
        return range.high ? fmt::format("{}", *range.value) : fmt::format("at least {}", *range.value);
    }
    if (range.low || range.high) {
        return fmt::format("{} to {}", range.low.value_or(0), range.high ? fmt::format("{}", *range.high) : "more");
    }
    return "none told";
}

std::string day(const model::Event& event) {
    if (!event.date) {
        return "no day";
    }
    const std::string first = timeline::to_iso(event.date->first);
    return event.date->first == event.date->last ? first : first + " to " + timeline::to_iso(event.date->last);
}

std::string place(const model::Event& event) { return event.place ? fmt::format("{} (within {:.1f} km)", event.place->name, event.place->radius_km) : "no place"; }

std::string one_line(const model::Event& event) {
    return fmt::format("{} | {} | {} | {} | {} > {} | {} | killed {}, injured {}", event.event_id, day(event), place(event), model::name(event.sub_event_type), event.actor1.value_or("-"), event.actor2.value_or("-"),
                       model::name(event.weapon), figure(event.fatalities), figure(event.injuries));
}

/// A ground with the values that it was found in.
std::string ground_text(merge::Ground ground, const model::Event& a, const model::Event& b) {
    using enum merge::Ground;
    const auto pair = [&](const std::string& x, const std::string& y) { return fmt::format("{}: {} / {}", merge::name(ground), x, y); };
    const auto actor = [](const std::optional<std::string>& name) { return name.value_or("-"); };
    const auto time = [](const model::Event& event) { return event.time ? *event.time : std::string(event.time_of_day ? model::name(*event.time_of_day) : "-"); };
    switch (ground) {
    case SamePlace:
    case BusyPlace:
    case PlaceInside:
    case PlaceNear:
    case PlaceInRegion:
    case SameRegion:
    case NoPlace:
    case PlacesApart:
    case PlacesDiffer:
    case PlaceUnknown: return pair(place(a), place(b));
    case CountriesDiffer: return pair(a.place ? a.place->country : "-", b.place ? b.place->country : "-");
    case NightBetween:
    case DayApart:
    case VagueDate:
    case NoDate:
    case DaysApart:
    case DateUnknown: return pair(day(a), day(b));
    case SameTime:
    case TimesDiffer: return pair(time(a), time(b));
    case SameActor:
    case ActorsDiffer: return pair(actor(a.actor1), actor(b.actor1));
    case SameTarget:
    case TargetsDiffer: return pair(actor(a.actor2), actor(b.actor2));
    case SameWeapon:
    case WeaponsDiffer: return pair(std::string(model::name(a.weapon)), std::string(model::name(b.weapon)));
    case TypesAkin:
    case TypesDiffer:
    case HarmDiffers: return pair(std::string(model::name(a.sub_event_type)), std::string(model::name(b.sub_event_type)));
    case SameToll:
    case TollsDiffer:
    case TollRevised:
    case TollsApart: return pair(figure(a.fatalities), figure(b.fatalities));
    case SameInjuries:
    case InjuriesDiffer: return pair(figure(a.injuries), figure(b.injuries));
    default: return std::string(merge::name(ground));
    }
}

void append_link(std::string& out, const std::vector<model::Event>& events, const merge::Link& link) {
    const model::Event& a = events[link.event];
    const model::Event& b = events[link.with];
    out += fmt::format("    {} of {} points\n", link.verdict.points, link.verdict.needed);
    for (const merge::Ground ground : link.verdict.grounds) {
        const auto side = merge::bearing(ground);
        out += fmt::format("    {} {}\n", side == merge::Bearing::For ? "+" : side == merge::Bearing::Neither ? "~"
                                                                                                              : "-",
                           ground_text(ground, a, b));
    }
}

} // namespace

std::string merge_explanation(const std::vector<model::Event>& events, const merge::Grouping& grouping) {
    std::size_t merged_count = 0;
    std::string out = "MERGE\n";
    for (const merge::Group& group : grouping.groups) {
        if (group.members.size() < 2) {
            continue;
        }
        ++merged_count;
        out += fmt::format("one event, {} reports:\n", group.members.size());
        for (const std::uint32_t member : group.members) {
            out += fmt::format("  {}\n", one_line(events[member]));
        }
        for (const merge::Link& link : group.links) {
            out += fmt::format("  {} is {}:\n", events[link.event].event_id, events[link.with].event_id);
            append_link(out, events, link);
        }
    }
    for (const merge::Link& link : grouping.refusals) {
        out += fmt::format("not one event:\n  {}\n  {}\n", one_line(events[link.event]), one_line(events[link.with]));
        append_link(out, events, link);
    }
    out += fmt::format("{} events of reports became {}, {} of them told by several; undo with: marsad export --unmerge, or --keep-apart ID,ID\n", events.size(), grouping.groups.size(), merged_count);
    return out;
}

} // namespace marsad::app
