#include "merge/judge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace marsad::merge {

namespace {

using model::SubEventType;
using model::Weapon;

constexpr double kSpotKm = 0.5;       ///< nearer than coordinates of one place differ
constexpr double kBusyRadiusKm = 5.0; ///< a place as large as this has several events a day
constexpr double kLeastRadiusKm = 1.0;
constexpr double kInsideRatio = 2.0;     ///< how much larger a place is than what lies in it
constexpr double kRegionSlack = 1.1;     ///< nine in ten lie within the radius
constexpr std::int64_t kTellingToll = 2; ///< a number of dead that places known only by region must share
constexpr std::int64_t kRareToll = 3;    ///< one that vague dates must share
constexpr int kRevisionDays = 10;        ///< how long figures go on rising
constexpr int kSameHourMinutes = 60;
constexpr int kOtherHourMinutes = 240;

/// Adds up what is found; the first contradiction ends the comparison.
class Comparison {
  public:
    Comparison(const Facts& a, const Facts& b, const ActorKin& kin) : a_(a), b_(b), kin_(kin) { verdict_.needed = kLeastPoints; }

    Verdict run() {
        if (report() && days() && place() && type() && weapon() && actors() && tolls()) {
            injuries();
            times();
            words();
            const bool gated = (needs_telling_toll_ && !told_alike(kTellingToll)) || (needs_rare_toll_ && !told_alike(kRareToll));
            verdict_.enough = verdict_.points >= verdict_.needed && (!gated || text_agrees());
        }
        return std::move(verdict_);
    }

  private:
    [[nodiscard]] bool text_agrees() const { return same_text(a_.text, b_.text) || near_text(a_.text, b_.text); }

    bool against(Ground ground) {
        verdict_.grounds.push_back(ground);
        return false;
    }
    void note(Ground ground, int points, int more_needed = 0) {
        verdict_.grounds.push_back(ground);
        verdict_.points += points;
        verdict_.needed += more_needed;
    }
    /// The same exact number of dead, at least as many.
    [[nodiscard]] bool told_alike(std::int64_t least) const {
        return a_.dead && b_.dead && a_.dead->exact && a_.dead->exact == b_.dead->exact && *a_.dead->exact >= least;
    }

    bool report() { return a_.report != b_.report || against(Ground::SameReport); }

    bool days() {
        if (!a_.days || !b_.days) {
            if (!text_agrees()) {
                return against(Ground::DateUnknown);
            }
            note(Ground::NoDate, 0);
            return true;
        }
        const auto gap = std::max((b_.days->first - a_.days->last).count(), (a_.days->first - b_.days->last).count());
        const bool vague = a_.vague_days || b_.vague_days;
        if (gap > (vague ? 0 : 1)) {
            return against(Ground::DaysApart);
        }
        if (vague) {
            const bool long_time = a_.days->length_days() > 14 || b_.days->length_days() > 14;
            needs_rare_toll_ = true;
            note(Ground::VagueDate, 0, long_time ? 2 : 1);
        } else if (gap == 1) {
            consecutive_ = true;
            const bool night = a_.days->first < b_.days->first ? night_between(a_, b_) : night_between(b_, a_);
            note(night ? Ground::NightBetween : Ground::DayApart, 0, night ? 1 : 2);
        }
        return true;
    }
    /// "Sunday night" and "early on Monday": one of them says so, the other at least not otherwise.
    static bool night_between(const Facts& earlier, const Facts& later) {
        using enum model::TimeOfDay;
        const auto late = [](model::TimeOfDay time) { return time == Night || time == Evening; };
        const auto early = [](model::TimeOfDay time) { return time == Night || time == Dawn; };
        const bool first_fits = !earlier.time_of_day || late(*earlier.time_of_day);
        const bool second_fits = !later.time_of_day || early(*later.time_of_day);
        return first_fits && second_fits && (earlier.time_of_day || later.time_of_day);
    }

    bool place() {
        if (!a_.position || !b_.position) {
            if (!text_agrees()) {
                return against(Ground::PlaceUnknown);
            }
            note(Ground::NoPlace, 0);
            return true;
        }
        if (a_.country != 0 && b_.country != 0 && a_.country != b_.country) {
            return against(Ground::CountriesDiffer);
        }
        const double apart_km = geo::distance_km(*a_.position, *b_.position);
        if (a_.region || b_.region) {
            return regions(apart_km);
        }
        const double larger = std::max({a_.radius_km, b_.radius_km, kLeastRadiusKm});
        const double smaller = std::max(std::min(a_.radius_km, b_.radius_km), kLeastRadiusKm);
        if (apart_km > larger) {
            return against(Ground::PlacesApart);
        }
        const bool same_name = a_.place != 0 && a_.place == b_.place;
        const bool twin_name = a_.place_name != 0 && a_.place_name == b_.place_name;
        if ((same_name || twin_name) && (apart_km <= kSpotKm || (twin_name && !same_name))) {
            note(larger > kBusyRadiusKm ? Ground::BusyPlace : Ground::SamePlace, larger > kBusyRadiusKm ? 0 : 1);
        } else if (same_name || a_.place == 0 || b_.place == 0) {
            note(Ground::PlaceNear, 0, 1);
        } else if (larger >= kInsideRatio * smaller) {
            note(Ground::PlaceInside, 0, 1);
        } else {
            return against(Ground::PlacesDiffer);
        }
        return true;
    }
    bool regions(double apart_km) {
        needs_telling_toll_ = true;
        if (a_.region && b_.region) {
            if (a_.place == 0 || a_.place != b_.place || apart_km > kSpotKm) {
                return against(Ground::PlacesDiffer);
            }
            note(Ground::SameRegion, 0, 1);
            return true;
        }
        const Facts& region = a_.region ? a_ : b_;
        const Facts& spot = a_.region ? b_ : a_;
        const bool other_province = region.admin1 != 0 && spot.admin1 != region.admin1;
        if (other_province || apart_km > region.radius_km * kRegionSlack) {
            return against(Ground::PlacesApart);
        }
        note(Ground::PlaceInRegion, 0, 1);
        return true;
    }

    /// What reports of one act call it, each by its own light.
    static bool types_akin(SubEventType a, SubEventType b) {
        using enum SubEventType;
        constexpr std::array kPairs{
            std::pair(AirDroneStrike, ShellingArtilleryMissileAttack), std::pair(DisruptedWeaponsUse, AirDroneStrike), std::pair(DisruptedWeaponsUse, ShellingArtilleryMissileAttack),
            std::pair(SuicideBomb, RemoteExplosiveLandmineIed), std::pair(RemoteExplosiveLandmineIed, Attack), std::pair(Grenade, Attack), std::pair(Grenade, RemoteExplosiveLandmineIed),
            std::pair(ArmedClash, Attack), std::pair(ArmedClash, GovernmentRegainsTerritory), std::pair(ArmedClash, NonStateActorOvertakesTerritory),
            std::pair(GovernmentRegainsTerritory, NonViolentTransferOfTerritory), std::pair(NonStateActorOvertakesTerritory, NonViolentTransferOfTerritory),
            std::pair(PeacefulProtest, ProtestWithIntervention), std::pair(ProtestWithIntervention, ExcessiveForceAgainstProtesters), std::pair(ProtestWithIntervention, ViolentDemonstration),
            std::pair(ViolentDemonstration, MobViolence), std::pair(AbductionForcedDisappearance, Arrests), std::pair(Attack, ShellingArtilleryMissileAttack), std::pair(Attack, AirDroneStrike),
            std::pair(ChemicalWeapon, AirDroneStrike), std::pair(ChemicalWeapon, ShellingArtilleryMissileAttack)};
        return std::any_of(kPairs.begin(), kPairs.end(), [&](const auto& pair) { return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a); });
    }
    bool type() {
        if (a_.type == b_.type) {
            return true;
        }
        if (!types_akin(a_.type, b_.type)) {
            return against(Ground::TypesDiffer);
        }
        note(Ground::TypesAkin, -1);
        const Facts& downed = a_.type == SubEventType::DisruptedWeaponsUse ? a_ : b_;
        const Facts& other = a_.type == SubEventType::DisruptedWeaponsUse ? b_ : a_;
        if (downed.type == SubEventType::DisruptedWeaponsUse && other.dead && other.dead->low > 0) {
            return against(Ground::HarmDiffers);
        }
        return true;
    }

    static bool told(Weapon weapon) { return weapon != Weapon::Unknown && weapon != Weapon::None; }
    /// 1 from the air, 2 fired from afar, 3 laid or carried, 4 in the hand. Missiles come from both.
    static int weapon_class(Weapon weapon) {
        switch (weapon) {
        case Weapon::Drone:
        case Weapon::Airstrike: return 1;
        case Weapon::Rocket:
        case Weapon::Artillery:
        case Weapon::Mortar: return 2;
        case Weapon::Ied:
        case Weapon::SuicideVest:
        case Weapon::CarBomb:
        case Weapon::Landmine: return 3;
        default: return 4;
        }
    }
    static bool weapons_akin(Weapon a, Weapon b) {
        const bool missile = a == Weapon::Missile || b == Weapon::Missile;
        const int other = weapon_class(a == Weapon::Missile ? b : a);
        return missile ? other <= 2 : weapon_class(a) == weapon_class(b);
    }
    bool weapon() {
        if (!told(a_.weapon) || !told(b_.weapon)) {
            return true;
        }
        if (a_.weapon == b_.weapon) {
            note(Ground::SameWeapon, 1);
            return true;
        }
        const bool battle = model::type_of(a_.type) == model::EventType::Battles && model::type_of(b_.type) == model::EventType::Battles;
        return battle || weapons_akin(a_.weapon, b_.weapon) || against(Ground::WeaponsDiffer);
    }

    [[nodiscard]] static bool share(const Side& a, const Side& b) {
        return std::any_of(a.names.begin(), a.names.end(), [&](std::uint32_t name) { return std::find(b.names.begin(), b.names.end(), name) != b.names.end(); });
    }
    [[nodiscard]] bool akin(const Side& a, const Side& b) const {
        return std::any_of(a.texts.begin(), a.texts.end(), [&](const std::string& x) {
            return std::any_of(b.texts.begin(), b.texts.end(), [&](const std::string& y) { return kin_.are_akin(x, y); });
        });
    }
    bool actors() {
        const bool battle = model::type_of(a_.type) == model::EventType::Battles || model::type_of(b_.type) == model::EventType::Battles;
        const bool same = share(a_.actors, b_.actors);
        const bool crossed = battle && (share(a_.actors, b_.targets) || share(a_.targets, b_.actors)); // a fight told from either side
        if (same || crossed) {
            note(Ground::SameActor, 2);
            if (same ? share(a_.targets, b_.targets) : share(a_.actors, b_.targets) && share(a_.targets, b_.actors)) {
                note(Ground::SameTarget, 1);
            } else if (same) {
                targets_differ();
            }
            return true;
        }
        if (!a_.actors.names.empty() && !b_.actors.names.empty() && !akin(a_.actors, b_.actors)) {
            return against(Ground::ActorsDiffer);
        }
        if (share(a_.targets, b_.targets)) {
            note(Ground::SameTarget, 1);
        } else {
            targets_differ();
        }
        return true;
    }
    void targets_differ() {
        if (!a_.targets.names.empty() && !b_.targets.names.empty() && !akin(a_.targets, b_.targets)) {
            note(Ground::TargetsDiffer, 0, 1);
        }
    }

    enum class Figures : std::uint8_t { Untold,
                                        Equal,
                                        Overlap,
                                        Near,
                                        Apart };
    static Figures compare(const std::optional<Toll>& a, const std::optional<Toll>& b) {
        if (!a || !b) {
            return Figures::Untold;
        }
        if (a->exact && a->exact == b->exact) {
            return Figures::Equal;
        }
        const Toll& lower = a->low <= b->low ? *a : *b;
        const Toll& higher = a->low <= b->low ? *b : *a;
        if (!lower.high || *lower.high >= higher.low) {
            return Figures::Overlap;
        }
        const bool close = *lower.high > 0 && (higher.low - *lower.high <= 2 || higher.low <= *lower.high + *lower.high / 2);
        return close ? Figures::Near : Figures::Apart;
    }
    bool tolls() {
        switch (compare(a_.dead, b_.dead)) {
        case Figures::Untold:
        case Figures::Overlap: break;
        case Figures::Equal:
            note(Ground::SameToll, *a_.dead->exact >= 10 ? 3 : *a_.dead->exact >= kRareToll ? 2
                                                                                            : 1);
            break;
        case Figures::Near: note(Ground::TollsDiffer, -1); break;
        case Figures::Apart:
            if (!revised()) {
                return against(Ground::TollsApart);
            }
            note(Ground::TollRevised, 0, 1);
            break;
        }
        return joint(a_, b_) && joint(b_, a_);
    }
    /// Figures rise from one day of publication to the next; they do not fall.
    [[nodiscard]] bool revised() const {
        const Facts& lower = a_.dead->low < b_.dead->low ? a_ : b_;
        const Facts& higher = a_.dead->low < b_.dead->low ? b_ : a_;
        if (!lower.published || !higher.published) {
            return false;
        }
        const auto days = (*higher.published - *lower.published).count();
        return days >= 1 && days <= kRevisionDays;
    }
    bool joint(const Facts& whole, const Facts& parts) {
        if (!whole.joint || whole.dead || whole.hurt || parts.joint || !parts.dead) {
            return true;
        }
        if (parts.dead->low > *whole.joint) {
            return against(Ground::TollsApart);
        }
        if (parts.dead->exact && parts.hurt && parts.hurt->exact && *parts.dead->exact + *parts.hurt->exact == *whole.joint) {
            note(Ground::SameJointToll, *whole.joint >= kRareToll ? 2 : 1);
        }
        return true;
    }
    void injuries() {
        if (a_.joint && a_.joint == b_.joint) {
            note(Ground::SameJointToll, *a_.joint >= kRareToll ? 2 : 1);
        }
        switch (compare(a_.hurt, b_.hurt)) {
        case Figures::Equal:
            if (*a_.hurt->exact > 1) {
                note(Ground::SameInjuries, *a_.hurt->exact >= 10 ? 2 : 1);
            }
            break;
        case Figures::Apart: note(Ground::InjuriesDiffer, revised_injuries() ? 0 : -1); break;
        default: break;
        }
    }
    [[nodiscard]] bool revised_injuries() const { return a_.published && b_.published && *a_.published != *b_.published; }

    void times() {
        if (consecutive_) {
            return;
        }
        if (a_.minutes && b_.minutes) {
            const int apart = std::abs(*a_.minutes - *b_.minutes);
            if (apart <= kSameHourMinutes) {
                note(Ground::SameTime, 1);
            } else if (apart >= kOtherHourMinutes) {
                note(Ground::TimesDiffer, -2);
            }
            return;
        }
        if (!a_.time_of_day || !b_.time_of_day) {
            return;
        }
        const int steps = std::abs(static_cast<int>(*a_.time_of_day) - static_cast<int>(*b_.time_of_day));
        if (steps == 0) {
            note(Ground::SameTime, 1);
        } else if (steps > 1 && steps < 5) { // night and dawn meet
            note(Ground::TimesDiffer, -2);
        }
    }

    /// The same words a day later may be yesterday's news or today's of the same kind.
    void words() {
        if (same_text(a_.text, b_.text)) {
            note(Ground::SameText, consecutive_ ? 1 : 4);
        } else if (near_text(a_.text, b_.text)) {
            note(Ground::NearText, consecutive_ ? 1 : 3);
        }
    }

    const Facts& a_;
    const Facts& b_;
    const ActorKin& kin_;
    Verdict verdict_;
    bool consecutive_ = false;
    bool needs_telling_toll_ = false;
    bool needs_rare_toll_ = false;
};

} // namespace

Verdict judge(const Facts& a, const Facts& b, const ActorKin& kin) { return Comparison(a, b, kin).run(); }

bool is_copy(const Facts& a, const Facts& b) {
    const bool begins_alike = a.text.word_count > 0 && a.text.word_count == b.text.word_count && a.text.hash == b.text.hash && a.what_start == b.what_start;
    return begins_alike || same_text(a.text, b.text) || near_text(a.text, b.text);
}

} // namespace marsad::merge
