#include "merge/grounds.h"

#include <array>

namespace marsad::merge {

namespace {

constexpr std::array<std::string_view, kGroundCount> kNames{
    "same_text",
    "near_text",
    "same_place",
    "same_time",
    "same_actor",
    "same_target",
    "same_weapon",
    "same_toll",
    "same_injuries",
    "same_joint_toll",
    "joined",
    "busy_place",
    "place_inside",
    "place_near",
    "place_in_region",
    "same_region",
    "no_place",
    "night_between",
    "day_apart",
    "vague_date",
    "no_date",
    "types_akin",
    "targets_differ",
    "times_differ",
    "tolls_differ",
    "toll_revised",
    "injuries_differ",
    "same_report",
    "kept_apart",
    "days_apart",
    "places_apart",
    "places_differ",
    "countries_differ",
    "place_unknown",
    "date_unknown",
    "types_differ",
    "weapons_differ",
    "actors_differ",
    "tolls_apart",
    "harm_differs",
    "undecided",
    "group_differs",
};

} // namespace

Bearing bearing(Ground ground) {
    if (ground <= Ground::Joined) {
        return Bearing::For;
    }
    return ground < Ground::SameReport ? Bearing::Neither : Bearing::Against;
}

std::string_view name(Ground ground) { return kNames[static_cast<std::size_t>(ground)]; }

} // namespace marsad::merge
