#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace marsad::model {

/// ACLED's six event types.
enum class EventType : std::uint8_t { Battles, Protests, Riots, ExplosionsRemoteViolence, ViolenceAgainstCivilians, StrategicDevelopments };
inline constexpr std::size_t kEventTypeCount = 6;

/// ACLED's 25 sub-event types, in the order of the code book's hierarchy: the smaller value wins where two apply.
enum class SubEventType : std::uint8_t {
    GovernmentRegainsTerritory,
    NonStateActorOvertakesTerritory,
    ArmedClash,
    ExcessiveForceAgainstProtesters,
    ProtestWithIntervention,
    PeacefulProtest,
    ViolentDemonstration,
    MobViolence,
    ChemicalWeapon,
    AirDroneStrike,
    SuicideBomb,
    ShellingArtilleryMissileAttack,
    RemoteExplosiveLandmineIed,
    Grenade,
    SexualViolence,
    Attack,
    AbductionForcedDisappearance,
    Agreement,
    Arrests,
    ChangeToGroupActivity,
    DisruptedWeaponsUse,
    HeadquartersOrBaseEstablished,
    LootingPropertyDestruction,
    NonViolentTransferOfTerritory,
    Other,
};
inline constexpr std::size_t kSubEventTypeCount = 25;

/// By sub-event type. Here, since it is asked of every row in every step of a window.
inline constexpr std::array<EventType, kSubEventTypeCount> kTypeOfSubType = [] {
    std::array<EventType, kSubEventTypeCount> types{};
    for (std::size_t i = 0; i < types.size(); ++i) {
        const auto sub = static_cast<SubEventType>(i);
        types[i] = sub <= SubEventType::ArmedClash                      ? EventType::Battles
                   : sub <= SubEventType::PeacefulProtest               ? EventType::Protests
                   : sub <= SubEventType::MobViolence                   ? EventType::Riots
                   : sub <= SubEventType::Grenade                       ? EventType::ExplosionsRemoteViolence
                   : sub <= SubEventType::AbductionForcedDisappearance  ? EventType::ViolenceAgainstCivilians
                                                                        : EventType::StrategicDevelopments;
    }
    return types;
}();
[[nodiscard]] inline EventType type_of(SubEventType sub_type) { return kTypeOfSubType[static_cast<std::size_t>(sub_type)]; }
/// ACLED's name, for example "Shelling/artillery/missile attack".
[[nodiscard]] std::string_view name(SubEventType sub_type);
[[nodiscard]] std::string_view name(EventType type);
/// ACLED's `disorder_type` of the sub-event type.
[[nodiscard]] std::string_view disorder_type(SubEventType sub_type);
/// Exact ACLED name, without regard to case.
[[nodiscard]] std::optional<SubEventType> sub_event_type_from_name(std::string_view text);
[[nodiscard]] std::optional<EventType> event_type_from_name(std::string_view text);

enum class Weapon : std::uint8_t {
    Drone, Rocket, Missile, Artillery, Mortar, Airstrike, Ied, SuicideVest, CarBomb, SmallArms, Landmine, Knife, None, Unknown
};
inline constexpr std::size_t kWeaponCount = 14;
/// The contract's word: drone, rocket, missile, ..., small_arms, landmine, knife, none, unknown.
[[nodiscard]] std::string_view name(Weapon weapon);
[[nodiscard]] std::optional<Weapon> weapon_from_name(std::string_view text);

enum class TimeOfDay : std::uint8_t { Dawn, Morning, Noon, Afternoon, Evening, Night };
[[nodiscard]] std::string_view name(TimeOfDay time_of_day);
[[nodiscard]] std::optional<TimeOfDay> time_of_day_from_name(std::string_view text);

/// What a person who looked at the event says of it; no property of a layer yet.
enum class Verification : std::uint8_t { Unchecked, Confirmed, Disputed, False };
inline constexpr std::size_t kVerificationCount = 4;
[[nodiscard]] std::string_view name(Verification verification);

enum class Role : std::uint8_t { Main, Background };
[[nodiscard]] std::string_view name(Role role);

enum class EvidenceRole : std::uint8_t { What, When, Where, Actor1, Actor2, Weapon, Casualties, Outcome, Claim };
inline constexpr std::size_t kEvidenceRoleCount = 9;
[[nodiscard]] std::string_view name(EvidenceRole role);
[[nodiscard]] std::optional<EvidenceRole> evidence_role_from_name(std::string_view text);

} // namespace marsad::model
