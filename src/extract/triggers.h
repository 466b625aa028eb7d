#pragma once

#include "extract/mention.h"
#include "extract/numbers.h"
#include "extract/structure.h"
#include "model/place_reference.h"

#include <string>
#include <vector>

namespace marsad::extract {

/// What kind of act a trigger reports; the values of class `trigger` in triggers.tsv.
enum class ActKind {
    Air, Shell, Attack, Raid, Bombing, Strike, Hit, Massacre, Land, Launch, Explosion, Suicide, Fire, Shooting, Assassination, Execution, Stabbing,
    Clash, Ambush, Assault, Abduction, Arrest, Seize, Intercept, Foil, Capture, Transfer, Withdraw, Protest, Riot, Arson, Loot, Demolish, Kill, Weapon
};

/// A word that reports an act, with what was decided about it.
struct Trigger {
    TokenRange tokens;
    TokenRange gap; ///< words between its own, empty where it has none ("carried out a simulated attack")
    ActKind kind = ActKind::Attack;
    const lexicon::Entry* entry = nullptr; ///< nothing for a bare weapon phrase ("14 rockets on the base")
    std::uint32_t sentence = 0;
    bool weak = false;        ///< joins a stronger trigger near by
    bool background = false;  ///< told as earlier ("had", كان قد)
    bool anniversary = false; ///< named because it is remembered
    bool definite = false;    ///< "the attack": points back where nothing new is told
    bool recalls = false;     ///< "Friday's attack": the one of that day, told before
    bool plural = false;      ///< "attacks": several, so a span of time makes it a total
    bool hedged = false;
    bool unfinished = false;  ///< refused because it was tried or wanted, not told as done
    bool has_object = false;  ///< a pronoun hangs on the verb (استرجعها): its object is known from before
    bool accepted = true;
    std::string rule; ///< why it was refused, or which rule kept it
    TokenRange cue;   ///< the words that made the rule apply; empty where it has none
};

/// All triggers in text order, the refused ones included with their rule.
[[nodiscard]] std::vector<Trigger> find_triggers(const Analysis& analysis, const Clauses& clauses, const std::vector<model::PlaceReference>& places,
                                                 const std::vector<DateMention>& dates, const std::vector<NumberMention>& numbers);

} // namespace marsad::extract
