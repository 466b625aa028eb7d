#pragma once

#include "extract/findings.h"
#include "model/event.h"

#include <cstddef>

namespace marsad::extract {

/// Whether two acts may be parts of one event (a salvo and the blast it causes), by kind alone.
[[nodiscard]] bool compatible(ActKind a, ActKind b);

/// Whether a weak word of an act may be a part of a stronger one of its sentence.
[[nodiscard]] bool joins_stronger(ActKind weak, ActKind strong);

/// "killed three and arrested two", "the blast set cars ablaze": what the same act went on to, in the same sentence.
[[nodiscard]] bool follows_on(ActKind first, ActKind then);

/// Whether one may be the other told in wider words: a raid from the air is no fight on the ground.
[[nodiscard]] bool alike(ActKind a, ActKind b);

/// The act told before, by its toll: as many dead (and wounded) on the same days, at a place that one tells more narrowly or not at all.
[[nodiscard]] bool retold(const Findings& f, const Draft& a, const Draft& b);

/// Whether a noun of the first kind may point back at an act of the second: "his arrest" at "they seized a youth".
[[nodiscard]] bool points_at(ActKind noun, ActKind act);

/// Whether the wider place is known to hold the narrower one.
[[nodiscard]] bool lies_within(const model::Place& inner, const model::Place& outer);

/// Two figures of dead that cannot be told of one act.
[[nodiscard]] bool tolls_differ(const Findings& f, const Draft& a, const Draft& b);

/// The place of a draft, where its name was located.
[[nodiscard]] const model::Place* place_of(const Findings& f, const Draft& draft);

/// A kind word alone: the road, the college.
[[nodiscard]] bool nameless_kind(const Findings& f, std::size_t index);

/// Whether one place reference holds, or points at, the other.
[[nodiscard]] bool related(const Findings& f, std::size_t a, std::size_t b);

/// Intervals that overlap, or no day on either side.
[[nodiscard]] bool same_days(const Draft& a, const Draft& b);

/// One of them has no place of its own that is known and stands under a heading, which frames a list and tells of no act.
[[nodiscard]] bool framed_alone(const Findings& f, const Draft& a, const Draft& b);

[[nodiscard]] bool same_place(const Findings& f, const Draft& a, const Draft& b);

/// Two authors known by name.
[[nodiscard]] bool actors_conflict(const Findings& f, const Draft& a, const Draft& b);

/// One act told twice near by: once of the province or the country, once of a place inside it.
[[nodiscard]] bool told_wider(const Findings& f, const Draft& a, const Draft& b);

/// Both name what was used, and it is not of one kind: a mortar shell and the bullets of gunmen, on one day in one town.
[[nodiscard]] bool weapons_apart(const Findings& findings, const Draft& a, const Draft& b);

/// Two places as near to each other as one of them is wide ("near X", "east of X").
[[nodiscard]] bool beside(const Findings& findings, const Draft& a, const Draft& b);

/// "missiles smashed the hotel": told as damage, done by what flies.
[[nodiscard]] bool wrecked_from_afar(const Findings& findings, const Draft& draft);

} // namespace marsad::extract
