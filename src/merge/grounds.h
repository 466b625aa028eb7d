#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace marsad::merge {

/// One thing that was compared in two events, and how it came out. The names are written into merged layers.
enum class Ground : std::uint8_t {
    // for: what agrees
    SameText,  ///< the sentence is the same, word for word
    NearText,  ///< nearly the same
    SamePlace, ///< a place small enough to say something
    SameTime,  ///< clock times within the hour, or the same part of the day
    SameActor,
    SameTarget,
    SameWeapon,
    SameToll, ///< the same exact number of dead (none included)
    SameInjuries,
    SameJointToll, ///< "10 killed and wounded" and figures that make ten
    Joined,        ///< the user said so
    // neither: compatible, but more must agree
    BusyPlace,     ///< the same city: too large to say much
    PlaceInside,   ///< a quarter and its city, an airport and its town
    PlaceNear,     ///< beside the same town, one inside the other's radius
    PlaceInRegion, ///< a place and its province or country
    SameRegion,    ///< only a province or country on both sides
    NoPlace,       ///< a side has no place: the text decides
    NightBetween,  ///< consecutive days with a night between
    DayApart,      ///< consecutive days
    VagueDate,     ///< a week, a month
    NoDate,        ///< a side has no day: the text decides
    TypesAkin,     ///< types that reports confuse
    TargetsDiffer,
    TimesDiffer,
    TollsDiffer, ///< rival figures, near each other
    TollRevised, ///< a later report has a higher figure
    InjuriesDiffer,
    // against: what no event can have
    SameReport, ///< one report tells them as two
    KeptApart,  ///< the user said so
    DaysApart,
    PlacesApart,
    PlacesDiffer, ///< two places of one kind, near each other
    CountriesDiffer,
    PlaceUnknown, ///< only one has a place, and the texts differ
    DateUnknown,
    TypesDiffer,
    WeaponsDiffer,
    ActorsDiffer,
    TollsApart,
    HarmDiffers, ///< wholly intercepted against people killed
    // of groups
    Undecided,    ///< it fits two events alike
    GroupDiffers, ///< it fits one report's telling, but not another one's of the same event
};
inline constexpr std::size_t kGroundCount = static_cast<std::size_t>(Ground::GroupDiffers) + 1;

enum class Bearing : std::uint8_t { For,
                                    Neither,
                                    Against };
[[nodiscard]] Bearing bearing(Ground ground);
/// same_text, near_text, same_place, ...
[[nodiscard]] std::string_view name(Ground ground);

/// What the comparison of two events came to: one event where nothing is against and `points` reach `needed` (and, where
/// places or dates are vague, a figure or the text agrees).
struct Verdict {
    int points = 0;
    int needed = 0;
    bool enough = false;
    std::vector<Ground> grounds;

    [[nodiscard]] bool conflicts() const { return !grounds.empty() && bearing(grounds.back()) == Bearing::Against; }
};

} // namespace marsad::merge
