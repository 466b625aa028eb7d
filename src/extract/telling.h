#pragma once

#include "extract/findings.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace marsad::extract {

// How a sentence tells of its act: anew, once more, by pointing back; what the assembler asks about one.

/// "hit the base in reprisal for the killing of a general in Baghdad": two clauses, two places far apart.
[[nodiscard]] bool elsewhere(const Findings& f, const Trigger& strong, const Trigger& weak, bool told_before);

/// "The toll of the two blasts in X rose to ... Two bombers had blown themselves up among mourners": without a day, at no place that is known.
[[nodiscard]] bool tells_how(const Findings& f, const Draft& previous, const Draft& draft, std::uint32_t sentence);

/// "at 4 p.m., the time of the blast in X": a definite noun and a place where such an act was told, and no day of its own.
/// Into `drafts`; null where nothing was told there.
[[nodiscard]] Draft* told_there(const Findings& f, std::vector<Draft>& drafts, const Draft& draft);

/// Whether one of the words of an act goes with the kind; `pointing`: a noun that points back at it.
[[nodiscard]] bool kinds_agree(const Findings& f, const Draft& told, ActKind kind, bool pointing);

/// "killed one and arrested another after they had opened fire": the arrest is a part of the fight.
void join_arrests(const Findings& findings, std::vector<std::size_t>& leading, const std::vector<std::size_t>& joining);

/// Where the wounded were brought.
[[nodiscard]] bool at_hospital(const Findings& findings, const Draft& draft);

/// "The attack hit interests of the United States": a land named with an act that is known tells not where it was.
[[nodiscard]] bool at_no_spot(const Findings& f, const Draft& draft);

/// "the massacre in X": a place right behind the noun, at which nothing was told.
[[nodiscard]] bool placed_elsewhere(const Findings& f, const Trigger& trigger, const std::vector<Draft>& drafts);

/// "Nikopol district.": a sentence that is nothing but a place, and frames what follows.
[[nodiscard]] bool stands_alone(const Findings& f, std::size_t place);

/// "In Kazak, 12 fighters died": opens its paragraph with a name that nothing is known of.
[[nodiscard]] bool opens_at_unknown(const Findings& f, std::uint32_t sentence);

/// Why a draft was opened.
[[nodiscard]] std::string_view opening_rule(const Draft& draft);

/// "The drone struck ...": the weapon of the act told before does it.
[[nodiscard]] bool known_weapon(const Findings& f, const Draft& draft, std::uint32_t sentence);

[[nodiscard]] bool same_author(const Findings& f, const Draft& a, const Draft& b);

/// The known act right behind "days after", where it is another one than the draft's.
[[nodiscard]] std::optional<std::size_t> counted_from_act(const Findings& f, const Draft& draft, const DateMention& date);

/// "The Hilla blast", "the attack on Abs": the place of the act told stands beside the word.
[[nodiscard]] bool named_beside(const Findings& f, const Draft& told, std::size_t trigger);

/// Whether the days of two drafts may be those of one act: they overlap, and are not "on Sunday" and "days ago"; or one has the day of the
/// news for want of its own, where both tell one toll.
[[nodiscard]] bool days_agree(const Findings& f, const Draft& a, const Draft& b);

} // namespace marsad::extract
