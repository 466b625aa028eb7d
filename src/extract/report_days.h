#pragma once

#include "extract/findings.h"

namespace marsad::extract {

/// One day, no span, neither ahead nor remembered.
[[nodiscard]] bool names_a_day(const DateMention& date);

/// "days after the strike" lies ahead of nothing: it is counted from an act told before.
[[nodiscard]] bool counted_from_event(const DateMention& date);

/// "said on Tuesday", "officials on Tuesday raised the toll": the day on which somebody spoke.
[[nodiscard]] bool tells_of_report(const Findings& f, const DateMention& date);

/// "It came at about 11 p.m. on Friday": the date that a sentence without an act gives to the one told before; an index into
/// Findings::dates.
[[nodiscard]] std::optional<std::size_t> day_of_what_was_told(const Findings& findings, std::uint32_t sentence);

/// "What happened on Tuesday. At 1730 ...": the day named last in the sentences before, of the same paragraph, that tell no act;
/// an index into Findings::dates.
[[nodiscard]] std::optional<std::size_t> day_told_before(const Findings& findings, std::uint32_t sentence);

/// "said on Monday that it had struck X that morning": the last day named before a date in its own sentence; an index into
/// Findings::dates.
[[nodiscard]] std::optional<std::size_t> day_in_sentence_before(const Findings& findings, const DateMention& date);

/// No event that is told ends after the report was published.
void clip_to_publication(const Findings& f, Draft& draft);

/// "at dawn", "at 14:50" without a day of their own, in the sentence of the draft's first act.
void take_part_of_day(const Findings& f, Draft& draft);

} // namespace marsad::extract
