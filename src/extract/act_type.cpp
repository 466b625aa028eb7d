#include "extract/act_type.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>

namespace marsad::extract {

namespace {

using model::SubEventType;
using model::Weapon;

/// Which weapon names the act where several stand in one clause: the carrier before what it fires.
constexpr std::array<Weapon, 12> kPrecedence{Weapon::SuicideVest, Weapon::CarBomb, Weapon::Drone, Weapon::Airstrike, Weapon::Missile, Weapon::Rocket,
                                             Weapon::Mortar, Weapon::Artillery, Weapon::Landmine, Weapon::Ied, Weapon::Knife, Weapon::SmallArms};

constexpr int kHarmBonus = 8;           ///< "were killed by bullets": the weapon beside the deaths did the harm
constexpr std::uint32_t kHarmReach = 6; ///< words
constexpr int kOtherSentence = 10;      ///< the sentence that names the act knows best
constexpr std::uint32_t kBesideVerb = 2;
constexpr std::uint32_t kObjectReach = 3;

std::size_t rank(Weapon weapon) {
    return static_cast<std::size_t>(std::find(kPrecedence.begin(), kPrecedence.end(), weapon) - kPrecedence.begin());
}

struct WeaponChoice {
    Weapon weapon = Weapon::Unknown;
    const lexicon::Hit* hit = nullptr;
    std::optional<std::string_view> type; ///< attribute of the weapon's entry: grenade, chemical
};

class ActReader {
  public:
    ActReader(const Findings& findings, const Draft& draft) : f_(findings), draft_(draft), lead_(findings.triggers[draft.triggers.front()]) {}

    ActType run() {
        weapon();
        outcome();
        type();
        return act_;
    }

  private:
    [[nodiscard]] bool has_kind(std::initializer_list<ActKind> kinds) const {
        return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](std::size_t i) {
            return std::find(kinds.begin(), kinds.end(), f_.triggers[i].kind) != kinds.end();
        });
    }

    template <typename Test>
    [[nodiscard]] bool told(Test&& test) const {
        return any_hit_of(f_, draft_, test);
    }

    void weapon() {
        WeaponChoice best;
        int best_score = std::numeric_limits<int>::max();
        for (const auto index : draft_.triggers) {
            const auto& trigger = f_.triggers[index];
            for (const auto& hit : beginning_in(f_.analysis.hits, tokens_of(f_.analysis, trigger.sentence))) {
                if (!hit.is("weapon") || f_.inside_place(hit)) {
                    continue;
                }
                const auto named = model::weapon_from_name(hit.entry->value);
                if (!named || inside_longer(hit) || march_not_craft(hit) || names_actor(hit) || (trigger.kind == ActKind::Assault && *named == Weapon::Airstrike) || destroyed(trigger, hit, *named) ||
                    buried_elsewhere(trigger, *named) || kept(f_, hit)) {
                    continue;
                }
                const auto gap = gap_between(trigger.tokens, {hit.first, hit.last});
                const auto boundaries = f_.clauses.boundaries(trigger.tokens.first, hit.first);
                const bool cause = (trigger.kind == ActKind::Explosion || trigger.kind == ActKind::Fire) && named_as_cause(f_, hit);
                if (!cause && (gap > 25 || boundaries > (lead_.weak ? 1U : 3U))) {
                    continue;
                }
                int score = (cause ? 0 : static_cast<int>(boundaries)) * 20 + static_cast<int>(rank(*named)) + (gap > 8 ? 6 : 0);
                score += hit.entry->has("weak") && !(hit.entry->has("craft") && of_an_actor(f_, hit)) ? 60 : 0;
                score += trigger.sentence != lead_.sentence ? kOtherSentence : 0;
                score += trigger.kind == ActKind::Kill && boundaries == 0 && gap <= kHarmReach ? -kHarmBonus : trigger.weak ? 5
                                                                                                                            : 0;
                if (score < best_score) {
                    best_score = score;
                    best.weapon = *named;
                    best.hit = &hit;
                    best.type = hit.entry->attr("type");
                }
            }
        }
        for (const auto index : draft_.triggers) {
            const auto& trigger = f_.triggers[index];
            if (trigger.entry == nullptr) {
                continue;
            }
            if (const auto implied = trigger.entry->attr("weapon")) {
                const bool remote = lead_.kind == ActKind::Strike || lead_.kind == ActKind::Air || lead_.kind == ActKind::Bombing || lead_.kind == ActKind::Shell;
                const auto named = model::weapon_from_name(*implied);
                if (remote && trigger.sentence != lead_.sentence && named == Weapon::SmallArms) {
                    continue; // "strikes killed 33. Troops also fired on a hospital"
                }
                // What the trigger itself implies beats a weapon of another clause, but a craft named beside it is nearer to the truth.
                if (named && (best.weapon == Weapon::Unknown || best_score >= 20 || rank(*named) < rank(best.weapon))) {
                    if (!(best.weapon == Weapon::Drone && *named == Weapon::Airstrike)) {
                        best.weapon = *named;
                        best_score = 0;
                    }
                }
            }
        }
        if (best.hit == nullptr && best.weapon == Weapon::Unknown) {
            best = told_apart();
        }
        const bool bombed = has_kind({ActKind::Bombing, ActKind::Air, ActKind::Raid});
        if (best.weapon == Weapon::Airstrike && best.hit != nullptr && best.hit->entry->has("craft") && !best.hit->entry->has("bare") && mostly_drones() && !bombed && !object_drone_) {
            best.weapon = Weapon::Drone; // "two aircraft" in a report of drones
        }
        if (best.weapon == Weapon::Ied && best.hit != nullptr && best.hit->entry->has("bare") && of_a_state(f_, *best.hit)) {
            best.weapon = Weapon::Airstrike; // "Israeli bombs"
        }
        if (best.weapon == Weapon::Rocket && best.hit != nullptr && best.hit->entry->has("bare")) {
            const bool by_state = of_a_state(f_, *best.hit) || (draft_.actor1 && f_.actors[*draft_.actor1].kind == "state");
            const bool of_missiles = f_.weapons.told[static_cast<std::size_t>(Weapon::Missile)] > 0 && f_.weapons.named_rockets == 0;
            best.weapon = by_state || of_missiles || aboard() ? Weapon::Missile : best.weapon; // صاروخ إيراني; صاروخ in a report of ballistic missiles; at a ship
        }
        if (best.weapon == Weapon::Unknown && vehicle_blew_up(f_, draft_)) {
            best.weapon = Weapon::CarBomb;
        }
        if (best.weapon == Weapon::Unknown && planted(f_, draft_)) {
            best.weapon = Weapon::Ied;
        }
        type_of_weapon_ = best.type;
        suicide_ = best.weapon == Weapon::SuicideVest || has_kind({ActKind::Suicide});
        act_.weapon = suicide_ && best.weapon == Weapon::SuicideVest && by_vehicle(f_, draft_) ? Weapon::CarBomb : best.weapon;
        if (has_kind({ActKind::Protest, ActKind::Arrest, ActKind::Transfer}) && !has_kind({ActKind::Shooting, ActKind::Explosion, ActKind::Clash, ActKind::Kill, ActKind::Assault, ActKind::Raid, ActKind::Attack})) {
            act_.weapon = Weapon::None;
        } else if (act_.weapon == Weapon::Unknown && has_kind({ActKind::Clash, ActKind::Ambush, ActKind::Assault})) {
            act_.weapon = Weapon::SmallArms;
        } else if (act_.weapon == Weapon::SmallArms && has_kind({ActKind::Shell})) {
            act_.weapon = Weapon::Artillery;
        }
        if (best.hit != nullptr && (act_.weapon == best.weapon || suicide_)) {
            act_.weapon_tokens = TokenRange{best.hit->first, best.hit->last};
        }
    }

    /// "destroyed two drones on the ground", دمّرت صاروخاً: what the verb destroys is no means of its own.
    bool destroyed(const Trigger& trigger, const lexicon::Hit& hit, Weapon weapon) {
        const bool munition = weapon == Weapon::Drone || weapon == Weapon::Missile || weapon == Weapon::Rocket;
        const bool object = munition && trigger.entry != nullptr && trigger.entry->has("destroys") && (trigger.tokens.contains(hit.first) || (hit.first >= trigger.tokens.last && hit.first - trigger.tokens.last <= kObjectReach)) && hit.prefix.empty() &&
                            !any_hit_in(f_.analysis, {trigger.tokens.last, hit.first}, [&](const lexicon::Hit& means) { return (means.is("role", "with") || means.is("instrument") || means.is("by")) && means.last <= hit.first; });
        // Behind an Arabic verb the craft may be its subject, unless who acted stands before it.
        const bool subject_before = draft_.actor1 && f_.actors[*draft_.actor1].tokens.last <= trigger.tokens.first && f_.sentence_of(f_.actors[*draft_.actor1].tokens.first) == trigger.sentence;
        if (!object || (f_.analysis.pack.verb_first(f_.analysis.document.tokens[trigger.tokens.first]) && !subject_before)) {
            return false;
        }
        object_drone_ = object_drone_ || weapon == Weapon::Drone;
        return true;
    }

    /// A fight, and in another sentence a mine that was laid or a drone that looked on: the fight was not fought with them. Nor is a mine
    /// told elsewhere what was dropped or fired.
    [[nodiscard]] bool buried_elsewhere(const Trigger& trigger, Weapon weapon) const {
        const bool dropped = lead_.kind == ActKind::Bombing || lead_.kind == ActKind::Air || lead_.kind == ActKind::Strike || lead_.kind == ActKind::Shell;
        const bool ground = draft_.actor1 && (f_.actors[*draft_.actor1].kind == "rebel" || f_.actors[*draft_.actor1].kind == "armed_group");
        const bool elsewhere = trigger.sentence != lead_.sentence && ((dropped && weapon == Weapon::Landmine) || (ground && weapon == Weapon::Airstrike)); // another side's aircraft
        const bool fight = lead_.kind == ActKind::Assault || lead_.kind == ActKind::Clash || lead_.kind == ActKind::Ambush;
        return elsewhere || (fight && trigger.sentence != lead_.sentence && (weapon == Weapon::Ied || weapon == Weapon::Landmine || weapon == Weapon::Drone || weapon == Weapon::Airstrike));
    }

    /// Named in the act's own sentences, however far from its words, and by no other act there: "an explosion ..., believed to be due to drones".
    [[nodiscard]] WeaponChoice told_apart() const {
        WeaponChoice found;
        if (!has_kind({ActKind::Explosion, ActKind::Fire, ActKind::Attack, ActKind::Hit, ActKind::Land, ActKind::Launch, ActKind::Shell, ActKind::Strike})) {
            return found;
        }
        for (const auto s : draft_.sentences) {
            const bool others = std::ranges::any_of(beginning_in(f_.triggers, tokens_of(f_.analysis, s)), [&](const Trigger& trigger) {
                return trigger.accepted && std::none_of(draft_.triggers.begin(), draft_.triggers.end(), [&](std::size_t i) { return &f_.triggers[i] == &trigger; });
            });
            for (const auto& hit : beginning_in(f_.analysis.hits, tokens_of(f_.analysis, s))) {
                const auto named = hit.is("weapon") && !hit.entry->has("weak") && !f_.inside_place(hit) && !inside_longer(hit) ? model::weapon_from_name(hit.entry->value) : std::nullopt;
                if (!others && named && rank(*named) < rank(found.weapon)) {
                    found = {*named, &hit, hit.entry->attr("type")};
                }
            }
        }
        return found;
    }

    /// مسيّرة انتحارية: a word of a longer name of a weapon.
    [[nodiscard]] bool inside_longer(const lexicon::Hit& hit) const {
        return any_hit_in(f_.analysis, {around(f_.analysis, hit.first).first, hit.first + 1}, [&](const lexicon::Hit& other) {
            return other.is("weapon") && hit.last <= other.last && other.last - other.first > hit.last - hit.first;
        });
    }

    /// مسيرة is a march where people march and nothing flies.
    [[nodiscard]] bool march_not_craft(const lexicon::Hit& hit) const {
        if (hit.entry->attr("check") != "march") {
            return false;
        }
        return has_kind({ActKind::Protest}) || dispersed(); // gas is fired at marches
    }

    /// القوات المسلحة, "armed group": the word belongs to a name.
    [[nodiscard]] bool names_actor(const lexicon::Hit& hit) const {
        return hit.entry->has("weak") && !hit.entry->has("craft") && std::any_of(f_.actors.begin(), f_.actors.end(), [&](const ActorMention& actor) {
                   return actor.kind != "armed_group" && actor.tokens.first <= hit.first && hit.last <= actor.tokens.last && actor.tokens.last - actor.tokens.first > 1;
               });
    }

    void outcome() {
        const bool intercepted = told([&](const lexicon::Hit& hit) {
            if (!hit.is("outcome", "intercepted") || of_another_act(f_, draft_, hit)) {
                return false;
            }
            const bool not_a_craft = std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](std::size_t i) {
                const auto& trigger = f_.triggers[i]; // "jets brought down a tower", أسقطت مسيّرة قنبلتين
                return (trigger.kind == ActKind::Attack || trigger.kind == ActKind::Air) && trigger.tokens.overlaps({hit.first, hit.last});
            });
            return !not_a_craft;
        });
        partly_ = told([](const lexicon::Hit& hit) { return hit.is("outcome", "part"); });
        act_.intercepted = has_kind({ActKind::Intercept}) || (intercepted && rank(act_.weapon) >= rank(Weapon::Drone) && rank(act_.weapon) <= rank(Weapon::Artillery));
    }

    void type() {
        act_.type = sub_type();
        if (act_.type == SubEventType::ViolentDemonstration && act_.weapon == Weapon::SmallArms && !act_.weapon_tokens) {
            act_.weapon = Weapon::Unknown; // a crowd that storms a building
        }
        // "died in a strike": what is told as a strike from the air was one, whatever dropped the bomb.
        if (act_.type == SubEventType::AirDroneStrike && act_.weapon == Weapon::Unknown && !has_kind({ActKind::Intercept})) {
            const bool flown = told([](const lexicon::Hit& hit) { return hit.is("weapon", "airstrike") && hit.entry->has("craft"); }); // "the coalition's planes bombed"
            act_.weapon = mostly_drones() && !has_kind({ActKind::Raid}) && !flown ? Weapon::Drone : Weapon::Airstrike;
        }
    }

    [[nodiscard]] bool mostly_drones() const { return f_.weapons.drones_over_aircraft >= 0 && f_.weapons.drone; }

    [[nodiscard]] bool civilians_hit() const {
        return draft_.actor2 && (f_.actors[*draft_.actor2].kind == "civilians" || f_.actors[*draft_.actor2].kind == "person" || f_.actors[*draft_.actor2].kind == "settlers");
    }

    /// "a former rebel commander", قائد سابق في الجيش: no fighter any more.
    [[nodiscard]] bool formerly(TokenRange who) const {
        const TokenRange near{who.first - std::min(who.first, kBesideVerb), who.last + kObjectReach};
        return any_hit_in(f_.analysis, near, [&](const lexicon::Hit& hit) { return hit.is("former") && f_.sentence_of(hit.first) == f_.sentence_of(who.first); });
    }

    [[nodiscard]] bool armed_target() const {
        if (!draft_.actor2) {
            return false;
        }
        if (formerly(f_.actors[*draft_.actor2].tokens)) {
            return false;
        }
        const auto& kind = f_.actors[*draft_.actor2].kind;
        return kind == "state" || kind == "police" || kind == "rebel" || kind == "militia" || kind == "coalition" || kind == "armed_group" || kind == "political";
    }

    [[nodiscard]] SubEventType by_weapon(SubEventType otherwise) const {
        if (type_of_weapon_ == "grenade") {
            return SubEventType::Grenade;
        }
        if (type_of_weapon_ == "chemical") {
            return SubEventType::ChemicalWeapon;
        }
        if (suicide_) {
            return SubEventType::SuicideBomb;
        }
        switch (act_.weapon) {
        case Weapon::Drone:
        case Weapon::Airstrike: return SubEventType::AirDroneStrike;
        case Weapon::Rocket:
        case Weapon::Missile:
        case Weapon::Artillery:
        case Weapon::Mortar: return SubEventType::ShellingArtilleryMissileAttack;
        case Weapon::SuicideVest: return SubEventType::SuicideBomb;
        case Weapon::CarBomb:
        case Weapon::Ied:
        case Weapon::Landmine: return SubEventType::RemoteExplosiveLandmineIed;
        case Weapon::Knife: return SubEventType::Attack;
        case Weapon::SmallArms: return armed_target() || (!draft_.actor2 && post_fired_on(f_, lead_)) ? SubEventType::ArmedClash : SubEventType::Attack;
        default: return otherwise;
        }
    }

    [[nodiscard]] bool fighters_fell() const {
        if (!draft_.actor2) {
            return false;
        }
        const auto& kind = f_.actors[*draft_.actor2].kind;
        return kind == "rebel" || kind == "militia" || kind == "armed_group";
    }

    /// What the act is called by: "a massacre: jets bombed ..." is an air strike.
    [[nodiscard]] ActKind principal_kind() const {
        if (lead_.kind != ActKind::Massacre && lead_.kind != ActKind::Hit) {
            return lead_.kind;
        }
        for (const auto index : draft_.triggers) {
            const auto kind = f_.triggers[index].kind;
            if (kind == ActKind::Air || kind == ActKind::Shell || kind == ActKind::Explosion || kind == ActKind::Suicide || kind == ActKind::Shooting || kind == ActKind::Bombing) {
                return kind;
            }
        }
        return lead_.kind;
    }

    /// Gas, water, batons against a crowd.
    [[nodiscard]] bool dispersed() const {
        return told([](const lexicon::Hit& hit) { return hit.is("dispersal"); });
    }

    /// Live fire on people who protest, with dead or wounded.
    [[nodiscard]] bool crowd_fired_on() const {
        const bool victims = draft_.actor2 && f_.actors[*draft_.actor2].kind == "protesters" && (has_kind({ActKind::Shooting}) || act_.weapon == Weapon::SmallArms) && !(draft_.actor1 && f_.actors[*draft_.actor1].kind == "armed_group");
        const bool crowd = (victims || has_kind({ActKind::Protest})) && !has_kind({ActKind::Riot, ActKind::Arson, ActKind::Clash});
        const bool shot = has_kind({ActKind::Shooting, ActKind::Kill}) || act_.weapon == Weapon::SmallArms || told([](const lexicon::Hit& hit) { return hit.is("weapon", "small_arms") && !hit.entry->has("weak"); });
        const bool harmed = std::any_of(draft_.casualties.begin(), draft_.casualties.end(), [&](std::size_t i) {
            const auto& mention = f_.casualties[i];
            return !mention.none && !mention.unknown && (!mention.counted || mention.count.value.value_or(1) > 0);
        });
        return crowd && shot && harmed;
    }

    [[nodiscard]] SubEventType sub_type() const {
        const ActKind kind = principal_kind();
        if (std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](std::size_t i) { return f_.triggers[i].entry != nullptr && f_.triggers[i].entry->attr("type") == "sexual"; })) {
            return SubEventType::SexualViolence;
        }
        if (crowd_fired_on()) {
            return SubEventType::ExcessiveForceAgainstProtesters;
        }
        if ((kind == ActKind::Shooting || kind == ActKind::Attack) && dispersed() && told([](const lexicon::Hit& hit) { return hit.is("weapon") && hit.entry->attr("check") == "march"; })) {
            return SubEventType::ProtestWithIntervention;
        }
        switch (kind) {
        case ActKind::Abduction: return SubEventType::AbductionForcedDisappearance;
        case ActKind::Arrest: // gunmen arrest nobody
            return draft_.actor1 && f_.actors[*draft_.actor1].kind == "armed_group" ? SubEventType::AbductionForcedDisappearance : SubEventType::Arrests;
        case ActKind::Seize:
            return act_.weapon_tokens && !has_kind({ActKind::Arrest}) ? SubEventType::DisruptedWeaponsUse : SubEventType::Arrests;
        case ActKind::Capture: {
            if (has_kind({ActKind::Kill, ActKind::Clash, ActKind::Shooting}) && post_taken(f_, lead_)) {
                return SubEventType::ArmedClash; // "overran a camp and killed eight soldiers"
            }
            const bool state = draft_.actor1 && (f_.actors[*draft_.actor1].kind == "state" || f_.actors[*draft_.actor1].kind == "police");
            const bool regain = lead_.entry != nullptr && lead_.entry->has("regain");
            const auto other = draft_.actor2 ? f_.actors[*draft_.actor2].kind : std::string();
            const bool from_rebels = regain && (other == "rebel" || other == "political") && draft_.actor1 && f_.actors[*draft_.actor1].kind == "militia";
            return state || from_rebels || (regain && !draft_.actor1) ? SubEventType::GovernmentRegainsTerritory : SubEventType::NonStateActorOvertakesTerritory;
        }
        case ActKind::Transfer:
        case ActKind::Withdraw: return SubEventType::NonViolentTransferOfTerritory;
        case ActKind::Protest:
            return has_kind({ActKind::Riot, ActKind::Arson}) ? SubEventType::ViolentDemonstration : dispersed() ? SubEventType::ProtestWithIntervention
                                                                                                                : SubEventType::PeacefulProtest;
        case ActKind::Riot: return SubEventType::ViolentDemonstration;
        case ActKind::Arson:
        case ActKind::Loot:
        case ActKind::Demolish:
            if (rank(act_.weapon) >= rank(Weapon::Drone) && rank(act_.weapon) <= rank(Weapon::Artillery)) {
                return by_weapon(SubEventType::AirDroneStrike); // jets "burned five vehicles"
            }
            return draft_.actor1 && f_.actors[*draft_.actor1].kind == "settlers" ? SubEventType::MobViolence : crowd_acts() ? SubEventType::ViolentDemonstration
                                                                                                                            : SubEventType::LootingPropertyDestruction;
        case ActKind::Foil: return SubEventType::DisruptedWeaponsUse;
        default: break;
        }
        if (act_.intercepted && wholly()) {
            return SubEventType::DisruptedWeaponsUse;
        }
        switch (kind) {
        case ActKind::Air: return SubEventType::AirDroneStrike;
        case ActKind::Strike:
        case ActKind::Bombing: return by_weapon(SubEventType::AirDroneStrike);
        case ActKind::Shell:
        case ActKind::Land:
        case ActKind::Launch:
        case ActKind::Weapon: return by_weapon(SubEventType::ShellingArtilleryMissileAttack);
        case ActKind::Explosion:
        case ActKind::Fire: return by_weapon(SubEventType::RemoteExplosiveLandmineIed);
        case ActKind::Suicide: return SubEventType::SuicideBomb;
        case ActKind::Clash: return crowd_acts() ? SubEventType::ViolentDemonstration : SubEventType::ArmedClash;
        case ActKind::Intercept: return by_weapon(SubEventType::DisruptedWeaponsUse);
        case ActKind::Ambush: return carried_off() ? SubEventType::AbductionForcedDisappearance : SubEventType::ArmedClash;
        case ActKind::Assault:
            if (act_.weapon == Weapon::CarBomb || only_arrests()) { // "a bomber stormed the gate with a car bomb", "slipped into a camp and arrested two"
                return act_.weapon == Weapon::CarBomb ? SubEventType::SuicideBomb : SubEventType::Arrests;
            }
            if (carried_off()) {
                return SubEventType::AbductionForcedDisappearance;
            }
            if (settlers_act()) {
                return SubEventType::MobViolence;
            }
            return crowd_acts() ? SubEventType::ViolentDemonstration : civilians_hit() ? SubEventType::Attack
                                                                                       : SubEventType::ArmedClash;
        case ActKind::Raid:
            if (act_.weapon == Weapon::Airstrike || act_.weapon == Weapon::Drone) {
                return SubEventType::AirDroneStrike;
            }
            return carried_off() ? SubEventType::AbductionForcedDisappearance : only_arrests() ? SubEventType::Arrests
                                                                                               : SubEventType::ArmedClash;
        case ActKind::Execution:
        case ActKind::Stabbing: return SubEventType::Attack;
        case ActKind::Massacre:
        case ActKind::Assassination: return by_weapon(SubEventType::Attack);
        case ActKind::Kill: return by_weapon(fighters_fell() ? SubEventType::ArmedClash : SubEventType::Attack); // "ten militants were killed in X"
        default: break;
        }
        const bool remote = std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](std::size_t i) { return f_.triggers[i].entry != nullptr && f_.triggers[i].entry->has("remote"); });
        if (act_.weapon == Weapon::Unknown && (remote || aboard())) {
            return by_report_weapon();
        }
        if (settlers_act() && act_.weapon != Weapon::SmallArms) {
            return SubEventType::MobViolence;
        }
        const bool villagers = lead_.kind == ActKind::Attack && !armed_target() && homes_hit(f_, lead_);
        const auto near = crowd_acts() ? SubEventType::ViolentDemonstration : civilians_hit() || villagers ? SubEventType::Attack
                                                                                                           : SubEventType::ArmedClash;
        return crowd_acts() || at_close_quarters() ? near : by_weapon(near);
    }

    [[nodiscard]] bool aboard() const {
        return told([](const lexicon::Hit& hit) { return hit.is("vessel"); });
    }

    /// Settlers who fall upon a village and shoot nobody.
    [[nodiscard]] bool settlers_act() const {
        return draft_.actor1 && f_.actors[*draft_.actor1].kind == "settlers" && !has_kind({ActKind::Shooting, ActKind::Kill});
    }

    [[nodiscard]] bool only_arrests() const { return has_kind({ActKind::Arrest}) && !has_kind({ActKind::Clash, ActKind::Shooting, ActKind::Kill}); }

    /// "raided a school and carried off 73 pupils": the raid was for them.
    [[nodiscard]] bool carried_off() const { return has_kind({ActKind::Abduction}) && !has_kind({ActKind::Clash, ActKind::Shooting, ActKind::Kill, ActKind::Explosion, ActKind::Arson}); }

    /// A crowd that storms or burns what is nobody's home.
    [[nodiscard]] bool crowd_acts() const {
        return draft_.actor1 && !civilians_hit() && (f_.actors[*draft_.actor1].kind == "rioters" || f_.actors[*draft_.actor1].kind == "protesters");
    }

    /// "attacked the post with mortars and machine guns", "with RPGs": who shoots from near by is there himself.
    [[nodiscard]] bool at_close_quarters() const {
        const bool heavy = act_.weapon == Weapon::Mortar || act_.weapon == Weapon::Rocket || act_.weapon == Weapon::Artillery;
        const bool troops = draft_.actor1 && f_.actors[*draft_.actor1].kind == "state";
        return heavy && !troops && any_hit_in(f_.analysis, tokens_of(f_.analysis, lead_.sentence), [](const lexicon::Hit& hit) {
                   return hit.is("weapon") && (hit.entry->has("hand") || (hit.entry->value == "small_arms" && !hit.entry->has("weak")));
               });
    }

    /// "The base was struck" says no weapon: the type is that of the weapon the report speaks of most.
    [[nodiscard]] SubEventType by_report_weapon() const {
        for (const auto& trigger : beginning_in(f_.triggers, tokens_of(f_.analysis, lead_.sentence))) { // "shelled X on Sunday, hitting its hospital on Tuesday"
            if (trigger.accepted && (trigger.kind == ActKind::Shell || trigger.kind == ActKind::Air)) {
                return trigger.kind == ActKind::Shell ? SubEventType::ShellingArtilleryMissileAttack : SubEventType::AirDroneStrike;
            }
        }
        const auto& counts = f_.weapons.told;
        const int air = counts[static_cast<std::size_t>(Weapon::Drone)] + counts[static_cast<std::size_t>(Weapon::Airstrike)];
        const int ground = counts[static_cast<std::size_t>(Weapon::Rocket)] + counts[static_cast<std::size_t>(Weapon::Missile)] +
                           counts[static_cast<std::size_t>(Weapon::Artillery)] + counts[static_cast<std::size_t>(Weapon::Mortar)];
        return air > ground ? SubEventType::AirDroneStrike : SubEventType::ShellingArtilleryMissileAttack;
    }

    /// All craft or munitions were brought down before harm.
    [[nodiscard]] bool wholly() const {
        if (partly_ || has_kind({ActKind::Land, ActKind::Explosion, ActKind::Fire, ActKind::Hit})) {
            return false;
        }
        return std::none_of(draft_.casualties.begin(), draft_.casualties.end(), [&](std::size_t i) {
            const auto& mention = f_.casualties[i];
            return !mention.none && !mention.unknown && mention.count.value.value_or(0) > 0;
        });
    }

    const Findings& f_;
    const Draft& draft_;
    const Trigger& lead_;
    ActType act_;
    std::optional<std::string_view> type_of_weapon_;
    bool suicide_ = false;
    bool partly_ = false;
    bool object_drone_ = false; ///< a drone was what was destroyed
};

} // namespace

ActType read_act(const Findings& findings, const Draft& draft) { return ActReader(findings, draft).run(); }

} // namespace marsad::extract
