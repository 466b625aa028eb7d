#pragma once

#include "extract/findings.h"

namespace marsad::extract {

/// The best candidate of a place reference, following "the same base" to what it points at; nothing where none is located.
[[nodiscard]] const model::Place* resolved_place(const Findings& findings, std::size_t place);

/// Who acted and who or what was hit, by word order, voice, agent words and nationality adjectives around the triggers.
void assign_actors(const Findings& findings, Draft& draft);

/// Nobody stands on both sides of an act, whatever its sentences say one by one.
void part_sides(const Findings& findings, std::vector<Draft>& drafts);

} // namespace marsad::extract
