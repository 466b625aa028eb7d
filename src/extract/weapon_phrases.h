#pragma once

#include "extract/findings.h"
#include "extract/near.h"

#include <cstdint>

namespace marsad::extract {

constexpr std::uint32_t kVictimGap = 3; ///< words between a weapon or a toll and the name that belongs to it

/// Every word between is part of a hit that passes the test.
template <typename Test>
[[nodiscard]] bool all_between(const Findings& f, std::uint32_t from, std::uint32_t to, Test&& test) {
    for (std::uint32_t i = from; i < to; ++i) {
        const bool passes = any_hit_in(f.analysis, around(f.analysis, i), [&](const lexicon::Hit& hit) { return hit.first <= i && i < hit.last && test(hit); });
        if (!passes && f.analysis.document.tokens[i].kind != text::TokenKind::Punct) {
            return false;
        }
    }
    return true;
}

/// The actor stands in a weapon's own phrase: طائرة مسيّرة أميركية, صواريخ الحوثيين, "Israeli drones", "a drone of the coalition".
[[nodiscard]] bool wields(const Findings& findings, const ActorMention& actor);

/// Somebody stands in the weapon's own phrase.
[[nodiscard]] bool wielded(const Findings& findings, const lexicon::Hit& weapon);

/// A word before the weapon makes it the means of a verb at the end of the sentence.
[[nodiscard]] bool instrument(const Findings& findings, const lexicon::Hit& weapon);

/// "Gunmen with silenced pistols shot dead X": what they carried is not the subject.
[[nodiscard]] bool carried(const Findings& findings, const lexicon::Hit& weapon);

} // namespace marsad::extract
