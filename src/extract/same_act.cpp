#include "extract/same_act.h"

#include "extract/act_type.h"
#include "extract/near.h"
#include "extract/roles.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kNearSentences = 3;
constexpr std::uint32_t kHeadSentences = 6; ///< a headline told twice, a by-line, a dateline
constexpr double kSameSpotKm = 6;
constexpr std::int64_t kTellingToll = 3; ///< one or two dead are told of many acts
constexpr std::int64_t kLargeToll = 10;
constexpr double kApproximate = 0.5; ///< confidence of a name that is not known, put beside what holds it

enum class Family { Violence,
                    Abduction,
                    Arrest,
                    Territory,
                    Demonstration,
                    Destruction };

Family family_of(ActKind kind) {
    switch (kind) {
    case ActKind::Abduction: return Family::Abduction;
    case ActKind::Arrest:
    case ActKind::Seize: return Family::Arrest;
    case ActKind::Capture:
    case ActKind::Transfer:
    case ActKind::Withdraw: return Family::Territory;
    case ActKind::Protest:
    case ActKind::Riot: return Family::Demonstration;
    case ActKind::Arson:
    case ActKind::Loot:
    case ActKind::Demolish: return Family::Destruction;
    default: return Family::Violence;
    }
}

std::optional<std::int64_t> toll(const Findings& f, const Draft& draft, CasualtyKind kind = CasualtyKind::Killed) {
    for (const auto sentence : draft.sentences) { // rising
        for (const auto& mention : beginning_in(f.casualties, tokens_of(f.analysis, sentence))) {
            if (mention.none && (mention.kind == kind || mention.kind == CasualtyKind::Joint)) {
                return 0;
            }
            if (mention.kind == kind && mention.counted && !mention.subset && !mention.none && !mention.cumulative && mention.count.value) {
                return mention.count.value;
            }
        }
    }
    return std::nullopt;
}

} // namespace

bool compatible(ActKind a, ActKind b) {
    const auto first = family_of(a);
    const auto second = family_of(b);
    if (first == second) {
        return true;
    }
    const auto pair = [&](Family x, Family y) { return (first == x && second == y) || (first == y && second == x); };
    if (pair(Family::Abduction, Family::Violence)) {
        const auto violent = first == Family::Violence ? a : b;
        return violent == ActKind::Kill || violent == ActKind::Shooting || violent == ActKind::Attack || violent == ActKind::Assault || violent == ActKind::Raid || violent == ActKind::Ambush;
    }
    if (pair(Family::Territory, Family::Violence)) {
        const auto violent = first == Family::Violence ? a : b;
        return violent == ActKind::Clash || violent == ActKind::Assault || violent == ActKind::Kill || violent == ActKind::Attack;
    }
    if (pair(Family::Destruction, Family::Violence)) {
        const auto violent = first == Family::Violence ? a : b;
        return violent == ActKind::Kill || violent == ActKind::Fire || violent == ActKind::Assault; // broke in and set it on fire
    }
    if (pair(Family::Demonstration, Family::Violence)) { // people who protest are fired on
        return a == ActKind::Shooting || b == ActKind::Shooting || a == ActKind::Kill || b == ActKind::Kill;
    }
    return pair(Family::Demonstration, Family::Destruction);
}

bool joins_stronger(ActKind weak, ActKind strong) {
    const bool slew = strong == ActKind::Shooting || strong == ActKind::Execution || strong == ActKind::Massacre;
    return compatible(weak, strong) || (weak == ActKind::Capture && slew); // "entered the village and opened fire"
}

bool points_at(ActKind noun, ActKind act) {
    return compatible(noun, act) || (family_of(noun) == Family::Arrest && family_of(act) == Family::Abduction);
}

bool follows_on(ActKind first, ActKind then) {
    const auto family = family_of(then);
    const bool shot_too = family_of(first) == Family::Destruction && then == ActKind::Shooting; // "burned down the houses and shot a man"
    const bool raided = first == ActKind::Arrest && then == ActKind::Raid; // "held five in a raid on homes"
    return shot_too || raided || (family_of(first) == Family::Violence && (family == Family::Arrest || family == Family::Destruction));
}

bool alike(ActKind a, ActKind b) {
    const auto ground = [](ActKind kind) { return kind == ActKind::Clash || kind == ActKind::Ambush || kind == ActKind::Assault; };
    const auto remote = [](ActKind kind) { return kind == ActKind::Air || kind == ActKind::Shell || kind == ActKind::Land; };
    return compatible(a, b) && !(ground(a) && remote(b)) && !(remote(a) && ground(b));
}

/// Whether the wider place is known to hold the narrower one.
bool lies_within(const model::Place& inner, const model::Place& outer) {
    if (inner.country_code != outer.country_code || inner.kind == "country") {
        return false;
    }
    if (outer.kind == "country") {
        return true;
    }
    if (outer.geo_precision == 3 && !outer.admin1.empty() && inner.admin1 == outer.admin1 && outer.rung != "relation") {
        return true;
    }
    return inner.radius_km < outer.radius_km && geo::distance_km(inner.position, outer.position) <= outer.radius_km;
}

/// Two figures of dead that cannot be told of one act.
bool tolls_differ(const Findings& f, const Draft& a, const Draft& b) {
    const auto first = toll(f, a);
    const auto second = toll(f, b);
    return first && second && *first != *second;
}

namespace {

bool share_sentence(const Draft& a, const Draft& b) {
    return std::any_of(a.sentences.begin(), a.sentences.end(), [&](std::uint32_t s) { return std::find(b.sentences.begin(), b.sentences.end(), s) != b.sentences.end(); });
}

bool under_heading(const Findings& f, const Draft& draft) { return draft.place && f.places[*draft.place].use == model::PlaceUse::Heading; }

} // namespace

bool retold(const Findings& f, const Draft& a, const Draft& b) {
    const auto first = toll(f, a);
    const auto second = toll(f, b);
    if (!first || !second || *first != *second || share_sentence(a, b) || a.new_marked || b.new_marked || under_heading(f, a) != under_heading(f, b)) {
        return false;
    }
    const auto hurt_first = toll(f, a, CasualtyKind::Injured);
    const auto hurt_second = toll(f, b, CasualtyKind::Injured);
    const bool both_hurt = hurt_first && hurt_second && *hurt_first == *hurt_second && *first + *hurt_first >= kTellingToll && *first > 0;
    const auto* place = place_of(f, a);
    const auto* other = place_of(f, b);
    // "two killed in X", "in the northern province of X ... killing two": a town and its province, near by
    const bool of_one_province = place != nullptr && other != nullptr && place->country_code == other->country_code && (place->geo_precision == 3) != (other->geo_precision == 3) &&
                                 geo::distance_km(place->position, other->position) <= std::max(place->radius_km, other->radius_km) && b.sentences.front() - std::min(a.sentences.front(), b.sentences.front()) <= kHeadSentences;
    if (hurt_first && hurt_second && *hurt_first != *hurt_second) {
        return false;
    }
    if (of_one_province && *first > 1) {
        return true;
    }
    if (*first < kTellingToll && !both_hurt) {
        return false;
    }
    if (place == nullptr || other == nullptr) {
        return a.place && b.place; // a name that is not known; not one that the report leaves out
    }
    const double reach = std::max({place->radius_km, other->radius_km, kSameSpotKm});
    const bool one_holds = lies_within(*place, *other) || lies_within(*other, *place) || geo::distance_km(place->position, other->position) <= reach;
    return one_holds || (*first >= kLargeToll && place->country_code == other->country_code && (hurt_first || *first >= 2 * kLargeToll));
}

const model::Place* place_of(const Findings& f, const Draft& draft) { return draft.place ? resolved_place(f, *draft.place) : nullptr; }

bool related(const Findings& f, std::size_t a, std::size_t b) {
    const auto leads_to = [&](std::size_t from, std::size_t to) {
        for (int steps = 0; steps < 4; ++steps) {
            const auto& place = f.places[from];
            const auto next = place.parent ? place.parent : place.antecedent;
            if (!next) {
                return false;
            }
            if (*next == to) {
                return true;
            }
            from = *next;
        }
        return false;
    };
    if (leads_to(a, b) || leads_to(b, a)) {
        return true;
    }
    const auto* first = resolved_place(f, a);
    const auto* second = resolved_place(f, b);
    return first != nullptr && second != nullptr && !first->place_id.empty() && first->place_id == second->place_id && first->rung != "relation" && second->rung != "relation";
}

/// A kind word alone: the road, the college.
bool nameless_kind(const Findings& f, std::size_t index) {
    const auto& place = f.places[index];
    return place.backward || any_hit_in(f.analysis, around(f.analysis, place.name_first), [&](const lexicon::Hit& hit) {
        return hit.is("place_kind") && hit.first <= place.name_first && hit.last >= place.name_last;
    });
}

namespace {

/// "west of X" and then "the road at X" in the next sentence: one place told twice, not two.
bool near_same_name(const Findings& f, const Draft& a, const Draft& b) {
    const auto* first = place_of(f, a);
    const auto* second = place_of(f, b);
    const bool one_relation = (first->rung == "relation") != (second->rung == "relation");
    const auto gap = b.sentences.front() >= a.sentences.back() ? b.sentences.front() - a.sentences.back() : 0U;
    const bool vague = one_relation || nameless_kind(f, *a.place) || nameless_kind(f, *b.place);
    return !first->place_id.empty() && first->place_id == second->place_id && vague && gap <= 2 && !a.new_marked && !b.new_marked;
}

/// Two towns or quarters, each known by its own name, however close they lie.
bool two_towns(const Findings& f, const Draft& a, const Draft& b, const model::Place& first, const model::Place& second) {
    const auto town = [](const model::Place& place) { return place.kind == "city" || place.kind == "town" || place.kind == "village"; };
    const auto named = [&](std::size_t index) { return !f.places[index].backward && !f.places[index].relation; };
    return a.own_place && b.own_place && town(first) && town(second) && first.place_id != second.place_id && first.rung != "relation" && second.rung != "relation" && named(*a.place) && named(*b.place);
}

} // namespace

bool same_days(const Draft& a, const Draft& b) { return a.interval && b.interval ? a.interval->overlaps(*b.interval) : !a.interval && !b.interval; }

bool framed_alone(const Findings& f, const Draft& a, const Draft& b) {
    const auto framed = [&](const Draft& draft) {
        if (!draft.place) {
            return false;
        }
        const auto& reference = f.places[*draft.place];
        const auto* place = resolved_place(f, *draft.place);
        const bool stand_in = place != nullptr && place->geo_precision == 3 && place->rung == "relation" && !reference.relation && !reference.backward && reference.kind != place->kind;
        return reference.use == model::PlaceUse::Heading || stand_in;
    };
    return framed(a) != framed(b);
}

bool same_place(const Findings& f, const Draft& a, const Draft& b) {
    if (!a.place || !b.place) {
        return !a.place && !b.place;
    }
    if (framed_alone(f, a, b)) {
        return false;
    }
    if (*a.place == *b.place || related(f, *a.place, *b.place)) {
        return true;
    }
    const auto* first = place_of(f, a);
    const auto* second = place_of(f, b);
    if (first == nullptr || second == nullptr) {
        return false;
    }
    if (first->confidence <= kApproximate && second->confidence <= kApproximate && f.places[*a.place].text != f.places[*b.place].text) {
        return false; // two names, neither known, both put beside the same town
    }
    if (two_towns(f, a, b, *first, *second)) {
        return false;
    }
    return geo::distance_km(first->position, second->position) < 2.0 || near_same_name(f, a, b);
}

bool actors_conflict(const Findings& f, const Draft& a, const Draft& b) {
    if (!a.actor1 || !b.actor1) {
        return false;
    }
    const auto& first = f.actors[*a.actor1];
    const auto& second = f.actors[*b.actor1];
    const auto same_pair = [&](const Draft& x, const ActorMention& other) { return x.actor2 && f.actors[*x.actor2].name == other.name; };
    return !first.generic && !second.generic && first.name != second.name && !same_pair(a, second) && !same_pair(b, first);
}

/// One act told twice near by: once of the province or the country, once of a place inside it.
bool told_wider(const Findings& f, const Draft& a, const Draft& b) {
    const auto* first = place_of(f, a);
    const auto* second = place_of(f, b);
    const auto gap = b.sentences.front() - std::min(a.sentences.back(), b.sentences.front());
    if (first == nullptr || framed_alone(f, a, b) || b.new_marked || gap > kNearSentences || tolls_differ(f, a, b) || f.triggers[a.triggers.front()].background != f.triggers[b.triggers.front()].background) {
        return false;
    }
    if (second == nullptr) {
        return first->geo_precision == 3 && b.place && gap <= 1; // a name that is not known, inside a region told just before
    }
    if (f.triggers[b.triggers.front()].definite && first->geo_precision < 3 && second->geo_precision < 3) {
        const double reach = b.own_date ? kSameSpotKm : std::max(kSameSpotKm, first->radius_km + second->radius_km);
        return geo::distance_km(first->position, second->position) <= (gap <= 1 ? reach : kSameSpotKm); // "the strike hit a mosque inside X camp"
    }
    if ((first->geo_precision == 3) == (second->geo_precision == 3)) {
        return false;
    }
    return first->geo_precision == 3 ? lies_within(*second, *first) : lies_within(*first, *second);
}

namespace {

/// 0: not told or of no kind.
int arm_of(model::Weapon weapon) {
    using model::Weapon;
    switch (weapon) {
    case Weapon::SmallArms: return 1;
    case Weapon::Rocket: case Weapon::Missile: case Weapon::Artillery: case Weapon::Mortar: return 2;
    case Weapon::Drone: case Weapon::Airstrike: return 3;
    case Weapon::Ied: case Weapon::CarBomb: case Weapon::SuicideVest: case Weapon::Landmine: return 4;
    case Weapon::Knife: return 5;
    default: return 0;
    }
}

} // namespace

bool weapons_apart(const Findings& f, const Draft& a, const Draft& b) {
    const bool wound = f.triggers[b.triggers.front()].weak && !b.own_place; // "ran at soldiers with a knife ... died of a gunshot wound"
    if (wound || f.triggers[a.triggers.front()].definite || f.triggers[b.triggers.front()].definite) {
        return false;
    }
    const auto arm = [&](const Draft& draft) {
        const auto act = read_act(f, draft);
        return act.weapon_tokens ? arm_of(act.weapon) : 0;
    };
    const int one = arm(a);
    if (one == 0) {
        return false; // what b is with need not be read
    }
    const int other = arm(b);
    return other != 0 && one != other;
}

bool beside(const Findings& f, const Draft& a, const Draft& b) {
    const auto* first = place_of(f, a);
    const auto* second = place_of(f, b);
    return first != nullptr && second != nullptr && first->geo_precision < 3 && second->geo_precision < 3 && geo::distance_km(first->position, second->position) <= std::max({first->radius_km, second->radius_km, kSameSpotKm});
}

bool wrecked_from_afar(const Findings& f, const Draft& draft) {
    if (family_of(f.triggers[draft.triggers.front()].kind) != Family::Destruction) {
        return false;
    }
    const auto act = read_act(f, draft);
    return act.weapon_tokens && (arm_of(act.weapon) == 2 || arm_of(act.weapon) == 3);
}

} // namespace marsad::extract
