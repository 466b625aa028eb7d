#include "extract/act_type.h"

#include "extract/near.h"

namespace marsad::extract {

namespace {

constexpr std::uint32_t kDriveReach = 8;
constexpr std::uint32_t kHarmReach = 6;
constexpr std::uint32_t kTakenReach = 5;

/// A word from `first` on to a little behind the act, in its clause, that passes the test.
template <typename Test>
bool in_clause_of(const Findings& findings, const Trigger& lead, std::uint32_t first, Test&& test) {
    return any_hit_in(findings.analysis, {first, lead.tokens.last + kTakenReach}, [&](const lexicon::Hit& hit) {
        return test(hit) && findings.sentence_of(hit.first) == lead.sentence && findings.clauses.boundaries(lead.tokens.first, hit.first) == 0;
    });
}

/// A base or a checkpoint.
bool guarded(const lexicon::Hit& hit) {
    return hit.is("place_kind", "checkpoint") || hit.is("site", "checkpoint") || hit.is("place_kind", "military_base") || hit.is("site", "military_base");
}

} // namespace

bool kept(const Findings& findings, const lexicon::Hit& weapon) {
    const auto& analysis = findings.analysis;
    const bool first = analysis.pack.noun_first(analysis.document.tokens[weapon.first]);
    return any_hit_in(analysis, first ? around_before(analysis, weapon.first) : TokenRange{weapon.last, weapon.last + 1}, [&](const lexicon::Hit& hit) {
        return hit.is("site") && (first ? hit.last == weapon.first : hit.first == weapon.last);
    });
}

bool by_vehicle(const Findings& findings, const Draft& draft) {
    const bool worn = any_hit_of(findings, draft, [](const lexicon::Hit& hit) { return hit.is("weapon") && hit.entry->has("worn"); });
    return !worn && any_hit_of(findings, draft, [&](const lexicon::Hit& bomber) {
        const auto here = around(findings.analysis, bomber.first);
        return (bomber.is("weapon", "suicide_vest") || bomber.is("trigger", "suicide")) && any_hit_in(findings.analysis, here, [&](const lexicon::Hit& hit) {
                   const bool bomb = hit.is("weapon", "car_bomb");
                   const bool driven = hit.is("thing", "vehicle") && gap_between({bomber.first, bomber.last}, {hit.first, hit.last}) <= kDriveReach &&
                                       (hit.prefix.has(lexicon::Feature::By) || any_hit_in(findings.analysis, here, [&](const lexicon::Hit& drive) {
                                            return drive.is("drive") && gap_between({drive.first, drive.last}, {hit.first, hit.last}) <= kHarmReach;
                                        }));
                   return bomb || driven;
               });
    });
}

bool homes_hit(const Findings& findings, const Trigger& lead) {
    constexpr std::array<std::string_view, 5> kOfCivilians{"village", "mosque", "market", "school", "hospital"};
    const bool homes = in_clause_of(findings, lead, lead.tokens.last, [&](const lexicon::Hit& hit) { return hit.is("place_kind") && std::find(kOfCivilians.begin(), kOfCivilians.end(), hit.entry->value) != kOfCivilians.end(); });
    return homes && !in_clause_of(findings, lead, lead.tokens.last, [](const lexicon::Hit& hit) { return hit.is("site", "military"); });
}

bool post_fired_on(const Findings& findings, const Trigger& lead) { return lead.entry != nullptr && in_clause_of(findings, lead, lead.tokens.first, guarded); }

bool post_taken(const Findings& findings, const Trigger& lead) {
    return in_clause_of(findings, lead, lead.tokens.last, [](const lexicon::Hit& hit) { return guarded(hit) || hit.is("place_kind", "camp"); });
}

bool named_as_cause(const Findings& findings, const lexicon::Hit& weapon) {
    return any_hit_in(findings.analysis, around_before(findings.analysis, weapon.first), [&](const lexicon::Hit& hit) {
        return hit.is("caused_by") && hit.last <= weapon.first && weapon.first - hit.last <= kHarmReach;
    });
}

bool of_another_act(const Findings& findings, const Draft& draft, const lexicon::Hit& outcome) {
    for (const std::size_t i : indices_in(findings.triggers, tokens_of(findings.analysis, findings.sentence_of(outcome.first)))) {
        const auto& trigger = findings.triggers[i];
        if (trigger.accepted && trigger.kind == ActKind::Intercept && trigger.tokens.overlaps({outcome.first, outcome.last})) {
            return std::find(draft.triggers.begin(), draft.triggers.end(), i) == draft.triggers.end();
        }
    }
    return false;
}

bool planted(const Findings& findings, const Draft& draft) {
    const auto told = [&](model::Weapon weapon) { return findings.weapons.told[static_cast<std::size_t>(weapon)] > 0; };
    const bool flown = told(model::Weapon::Airstrike) || told(model::Weapon::Drone) ||
                       std::ranges::any_of(findings.triggers, [](const Trigger& trigger) { return trigger.kind == ActKind::Air || trigger.kind == ActKind::Raid; });
    const auto* actor = draft.actor1 ? &findings.actors[*draft.actor1] : nullptr;
    const bool by_state = actor != nullptr && (actor->kind == "state" || actor->kind == "coalition");
    return findings.triggers[draft.triggers.front()].kind == ActKind::Bombing && !flown && !by_state;
}

bool vehicle_blew_up(const Findings& findings, const Draft& draft) {
    constexpr std::uint32_t kBesideVerb = 2;
    return std::any_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) {
        const auto& trigger = findings.triggers[i];
        return trigger.kind == ActKind::Explosion && any_hit_in(findings.analysis, tokens_of(findings.analysis, trigger.sentence), [&](const lexicon::Hit& hit) {
                   const bool beside = hit.is("bombed_vehicle") && gap_between(trigger.tokens, {hit.first, hit.last}) <= kBesideVerb && findings.clauses.boundaries(trigger.tokens.first, hit.first) == 0;
                   return beside && !any_hit_in(findings.analysis, {trigger.tokens.last, hit.first}, [](const lexicon::Hit& verb) { return verb.is("place_verb_hit"); }); // تفجير استهدف حافلتهم
               });
    });
}

bool of_an_actor(const Findings& findings, const lexicon::Hit& craft) {
    return std::any_of(findings.actors.begin(), findings.actors.end(), [&](const ActorMention& actor) { return actor.tokens.contains(craft.first) || actor.tokens.first == craft.last || actor.tokens.last == craft.first; });
}

bool of_a_state(const Findings& findings, const lexicon::Hit& weapon) {
    return std::any_of(findings.actors.begin(), findings.actors.end(), [&](const ActorMention& actor) { return actor.kind == "state" && (actor.tokens.last == weapon.first || actor.tokens.contains(weapon.first)); });
}

ReportWeapons count_weapons(const Findings& findings) {
    ReportWeapons weapons;
    for (const auto& hit : findings.analysis.hits) {
        const auto named = hit.is("weapon") && !hit.entry->has("weak") ? model::weapon_from_name(hit.entry->value) : std::nullopt;
        if (!named) {
            continue;
        }
        ++weapons.told[static_cast<std::size_t>(*named)];
        weapons.named_rockets += *named == model::Weapon::Rocket && !hit.entry->has("bare") ? 1 : 0;
        if ((*named == model::Weapon::Drone || *named == model::Weapon::Airstrike) && !findings.inside_place(hit)) {
            weapons.drones_over_aircraft += *named == model::Weapon::Drone ? 1 : -1;
            weapons.drone = weapons.drone || *named == model::Weapon::Drone;
        }
    }
    return weapons;
}

} // namespace marsad::extract
