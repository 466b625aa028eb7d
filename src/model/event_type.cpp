#include "model/event_type.h"

#include <algorithm>
#include <cctype>

namespace marsad::model {

namespace {

struct SubTypeRow {
    std::string_view name;
    std::string_view disorder;
};

constexpr std::string_view kViolence = "Political violence";
constexpr std::string_view kDemonstrations = "Demonstrations";
constexpr std::string_view kStrategic = "Strategic developments";

// ACLED's literal table: the pair of disorder types stands for excessive force alone.
constexpr std::array<SubTypeRow, kSubEventTypeCount> kSubTypes{{
    {"Government regains territory", kViolence},
    {"Non-state actor overtakes territory", kViolence},
    {"Armed clash", kViolence},
    {"Excessive force against protesters", "Political violence; Demonstrations"},
    {"Protest with intervention", kDemonstrations},
    {"Peaceful protest", kDemonstrations},
    {"Violent demonstration", kDemonstrations},
    {"Mob violence", kViolence},
    {"Chemical weapon", kViolence},
    {"Air/drone strike", kViolence},
    {"Suicide bomb", kViolence},
    {"Shelling/artillery/missile attack", kViolence},
    {"Remote explosive/landmine/IED", kViolence},
    {"Grenade", kViolence},
    {"Sexual violence", kViolence},
    {"Attack", kViolence},
    {"Abduction/forced disappearance", kViolence},
    {"Agreement", kStrategic},
    {"Arrests", kStrategic},
    {"Change to group/activity", kStrategic},
    {"Disrupted weapons use", kStrategic},
    {"Headquarters or base established", kStrategic},
    {"Looting/property destruction", kStrategic},
    {"Non-violent transfer of territory", kStrategic},
    {"Other", kStrategic},
}};

constexpr std::array<std::string_view, 6> kTypes{
    "Battles", "Protests", "Riots", "Explosions/Remote violence", "Violence against civilians", "Strategic developments"};
constexpr std::array<std::string_view, 14> kWeapons{"drone", "rocket", "missile", "artillery", "mortar", "airstrike", "ied",
                                                    "suicide_vest", "car_bomb", "small_arms", "landmine", "knife", "none", "unknown"};
constexpr std::array<std::string_view, 6> kTimesOfDay{"dawn", "morning", "noon", "afternoon", "evening", "night"};
constexpr std::array<std::string_view, kEvidenceRoleCount> kEvidenceRoles{"what", "when", "where", "actor1", "actor2",
                                                                          "weapon", "casualties", "outcome", "claim"};

bool same_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
}

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i) {
        if (same_letters(names[i], text)) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

} // namespace

std::string_view name(SubEventType sub_type) { return kSubTypes[static_cast<std::size_t>(sub_type)].name; }
std::string_view name(EventType type) { return kTypes[static_cast<std::size_t>(type)]; }
std::string_view disorder_type(SubEventType sub_type) { return kSubTypes[static_cast<std::size_t>(sub_type)].disorder; }

std::optional<SubEventType> sub_event_type_from_name(std::string_view text) {
    for (std::size_t i = 0; i < kSubTypes.size(); ++i) {
        if (same_letters(kSubTypes[i].name, text)) {
            return static_cast<SubEventType>(i);
        }
    }
    return std::nullopt;
}

std::optional<EventType> event_type_from_name(std::string_view text) { return find<EventType>(kTypes, text); }
std::string_view name(Weapon weapon) { return kWeapons[static_cast<std::size_t>(weapon)]; }
std::optional<Weapon> weapon_from_name(std::string_view text) { return find<Weapon>(kWeapons, text); }
std::string_view name(TimeOfDay time_of_day) { return kTimesOfDay[static_cast<std::size_t>(time_of_day)]; }
std::optional<TimeOfDay> time_of_day_from_name(std::string_view text) { return find<TimeOfDay>(kTimesOfDay, text); }
std::string_view name(Verification verification) {
    switch (verification) {
    case Verification::Unchecked: return "unchecked";
    case Verification::Confirmed: return "confirmed";
    case Verification::Disputed: return "disputed";
    case Verification::False: return "false";
    }
    return {};
}

std::string_view name(Role role) { return role == Role::Main ? "main" : "background"; }
std::string_view name(EvidenceRole role) { return kEvidenceRoles[static_cast<std::size_t>(role)]; }
std::optional<EvidenceRole> evidence_role_from_name(std::string_view text) { return find<EvidenceRole>(kEvidenceRoles, text); }

} // namespace marsad::model
