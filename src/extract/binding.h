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

/// The place named last in the two sentences before, in the same paragraph.
[[nodiscard]] std::optional<std::size_t> place_told_before(const Findings& findings, std::uint32_t sentence);

/// A place of the sentences around, where nothing nearer is known.
[[nodiscard]] std::optional<std::size_t> place_told_around(const Findings& findings, std::uint32_t sentence);

} // namespace marsad::extract
