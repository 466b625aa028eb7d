#include "extract/roles.h"

#include "extract/agency.h"
#include "extract/near.h"
#include "extract/same_act.h"

#include <algorithm>
#include <limits>

namespace marsad::extract {

namespace {

using lexicon::Feature;

constexpr int kMarkedLead = 3;

} // namespace

const model::Place* resolved_place(const Findings& findings, std::size_t place) {
    std::size_t index = place;
    for (int steps = 0; steps < 5; ++steps) {
        const auto& reference = findings.places[index];
        if (!reference.candidates.empty()) {
            return &reference.candidates.front();
        }
        if (!reference.antecedent) {
            return nullptr;
        }
        index = *reference.antecedent;
    }
    return nullptr;
}

namespace {

/// The actor whose nationality stands on the weapon itself: "a U.S. drone", طائرة مسيّرة أميركية.
std::optional<std::size_t> craft_owner(const Findings& f, const Draft& draft) {
    const auto sentence = f.triggers[draft.triggers.front()].sentence;
    const auto here = tokens_of(f.analysis, sentence);
    for (const auto& hit : beginning_in(f.analysis.hits, here)) {
        if (!hit.is("weapon")) {
            continue;
        }
        for (const std::size_t i : indices_in(f.actors, here)) {
            if (f.actors[i].modifier && f.actors[i].tokens.overlaps({hit.first, hit.last})) {
                return i;
            }
        }
    }
    return std::nullopt;
}

bool wards_off(const Trigger& trigger) { return trigger.entry != nullptr && trigger.entry->has("wards_off"); }

/// The actor behind "fired by", أطلقه in the sentence of the interception.
std::optional<std::size_t> launcher(const Findings& f, const Draft& draft) {
    const auto sentence = f.triggers[draft.triggers.front()].sentence;
    for (const std::size_t i : indices_in(f.actors, tokens_of(f.analysis, sentence))) {
        if (f.actors[i].launcher) {
            return i;
        }
    }
    return std::nullopt;
}

/// A craft that attacked nobody: who shot it down acted, its owner suffered. Else who shot down is whom the attack
/// was aimed at, and its author is not known from this sentence.
void settle_interception(const Findings& f, Draft& draft) {
    const auto launched_by = launcher(f, draft);
    const auto owner = launched_by ? launched_by : craft_owner(f, draft);
    Choice nearest_other;
    const Trigger& lead = f.triggers[draft.triggers.front()];
    for (const std::size_t i : indices_in(f.actors, tokens_of(f.analysis, lead.sentence))) {
        const auto& actor = f.actors[i];
        if (i != owner && !victim_kind(actor) && !actor.owned && !actor.speaker) {
            nearest_other.offer(i, f.cost(lead.tokens, actor.tokens));
        }
    }
    const auto shooter = nearest_other.index;
    const bool only_interception = std::all_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) { return f.triggers[i].kind == ActKind::Intercept; });
    if (owner && only_interception && !launched_by) {
        draft.actor1 = shooter;
        draft.actor2 = owner;
        draft.rules.actor1 = "shot down a craft that attacked nobody";
        draft.rules.actor2 = "whose craft was shot down";
    } else {
        draft.actor1 = owner;
        draft.actor2 = shooter;
        draft.rules.actor1 = launched_by ? "who launched what was shot down" : "whose craft was shot down";
        draft.rules.actor2 = "who shot down the attack: it was aimed at them";
    }
}

} // namespace

namespace {

/// Who "thwarted the attack": no author of it, though the word for the attack stands in the same clause.
std::optional<std::size_t> defender(const Findings& findings, const Draft& draft) {
    Parties parties;
    for (const auto index : draft.triggers) {
        const Trigger& trigger = findings.triggers[index];
        if (!wards_off(trigger)) {
            continue;
        }
        for (const std::size_t i : indices_in(findings.actors, tokens_of(findings.analysis, trigger.sentence))) {
            weigh_actor(findings, trigger, i, parties);
        }
    }
    return parties.agent.index;
}

} // namespace

void assign_actors(const Findings& findings, Draft& draft) {
    Parties parties;
    const auto stopped_by = defender(findings, draft);
    const bool only_interception =
        std::all_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) { return findings.triggers[i].kind == ActKind::Intercept; });
    for (const auto index : draft.triggers) {
        const Trigger& trigger = findings.triggers[index];
        if ((trigger.kind == ActKind::Intercept && !only_interception) || wards_off(trigger)) {
            continue; // who shot down the weapon did not attack
        }
        for (const std::size_t i : indices_in(findings.actors, tokens_of(findings.analysis, trigger.sentence))) {
            if (i != stopped_by) {
                weigh_actor(findings, trigger, i, parties);
            }
        }
    }
    draft.actor1 = parties.agent.index;
    draft.rules.actor1 = parties.agent.why;
    const auto agent_name = draft.actor1 ? findings.actors[*draft.actor1].name : std::string();
    Choice other;
    Choice same;
    for (const auto& [index, cost, why] : parties.targets) {
        (draft.actor1 && findings.actors[index].name == agent_name ? same : other).offer(index, cost, why);
    }
    draft.actor2 = other.index;
    draft.rules.actor2 = other.why;
    // One name on both sides and nobody else: the words that mark a side are the stronger evidence.
    if (draft.actor1 && !draft.actor2 && same.index && parties.agent.cost > same.cost - kMarkedLead) {
        draft.actor2 = same.index;
        draft.rules.actor2 = same.why;
        draft.actor1.reset();
    }
    if (findings.triggers[draft.triggers.front()].kind == ActKind::Intercept) {
        settle_interception(findings, draft);
    }
}

void part_sides(const Findings& findings, std::vector<Draft>& drafts) {
    for (auto& draft : drafts) {
        if (draft.actor1 && draft.actor2 && findings.actors[*draft.actor1].name == findings.actors[*draft.actor2].name) {
            draft.actor2.reset();
        }
    }
}

} // namespace marsad::extract
