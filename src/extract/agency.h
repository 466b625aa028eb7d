#pragma once

#include "extract/findings.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace marsad::extract {

/// The cheapest candidate offered.
struct Choice {
    std::optional<std::size_t> index;
    int cost = std::numeric_limits<int>::max();
    std::string_view why; ///< the rule that offered it, for `--explain`

    void offer(std::size_t candidate, int candidate_cost, std::string_view rule = {}) {
        if (candidate_cost < cost) {
            cost = candidate_cost;
            index = candidate;
            why = rule;
        }
    }
};

/// One who may have been aimed at.
struct Target {
    std::size_t index; ///< into Findings::actors
    int cost;
    std::string_view why; ///< the rule that offered it
};

/// Who acted and who or what was aimed at, as far as the words around one trigger tell.
struct Parties {
    Choice agent;
    std::vector<Target> targets; ///< in the order of offering
};

/// Civilians, named persons, aid bodies: on whom others act.
[[nodiscard]] bool victim_kind(const ActorMention& actor);

/// "announced targeting", "acknowledged the strike", اعترف X باستهداف: what stands right behind such a verb is the speaker's own act.
[[nodiscard]] bool owns_up(const Findings& findings, const ActorMention& actor, const Trigger& trigger);

/// "said it had", أعلن أنه: the speaker tells of an act of its own.
[[nodiscard]] bool tells_own_act(const Findings& findings, const ActorMention& actor, const Trigger& trigger);

/// Beside a verb of speech in its own clause, on the side where that language puts its subject.
[[nodiscard]] bool speaks(const Findings& findings, const ActorMention& actor);

/// The actor stands in the weapon's own phrase: "Hamas rockets", مسيّرة أميركية.
[[nodiscard]] bool bears(const Findings& findings, const ActorMention& actor, const lexicon::Hit& weapon);

/// Offers the actor as agent, as target or not at all. The owner or guest of the place hit, the dead and wounded, who
/// speaks and who is named in passing are never agents; what lands or blows up has none by word order.
void weigh_actor(const Findings& findings, const Trigger& trigger, std::size_t actor, Parties& parties);

/// أفراد من X ... نهبوا: men of a force before a verb of theirs, whom no word before tells as harmed or as owners of a site.
[[nodiscard]] bool men_of_force(const Findings& findings, const ActorMention& actor, const Trigger& trigger);

/// دحر X من Y وبسط السيطرة: the object of the noun of driving out does not do what is joined to it.
[[nodiscard]] bool object_of_before(const Findings& findings, const ActorMention& actor, const Trigger& trigger);

/// الهجوم الذي استهدف X: the subject of the verb is the act told right before it.
[[nodiscard]] bool act_acts(const Findings& findings, const Trigger& trigger);

} // namespace marsad::extract
