#pragma once

#include "extract/findings.h"

#include <cstddef>
#include <optional>

namespace marsad::extract {

/// A reference that an act can have happened at.
[[nodiscard]] bool usable_place(const model::PlaceReference& place);

/// Not "a residential neighbourhood" before any place was named.
[[nodiscard]] bool names_itself(const model::PlaceReference& place);

/// The place a trigger's act happened at, of those told in its own sentence; `told_before`: acts were told before it.
[[nodiscard]] std::optional<std::size_t> bind_place(const Findings& findings, const Trigger& trigger, bool told_before);

/// The date of a trigger's act, of those told in its own sentence.
[[nodiscard]] std::optional<std::size_t> bind_date(const Findings& findings, const Trigger& trigger);

} // namespace marsad::extract
