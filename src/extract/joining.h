#pragma once

#include "extract/findings.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace marsad::extract {

/// Headline, first and second sentence: where the news of the day is told in short.
constexpr std::uint32_t kOpeningSentences = 3;

/// Whether the outer place is a region or sea that holds the inner one, or a town that the inner one is a part of.
[[nodiscard]] bool holds(const model::Place& outer, const model::Place& inner);

/// Adds what the second draft tells of the same event to the first, by `rule`.
void absorb(const Findings& findings, Draft& into, Draft&& from, std::string_view rule);

/// Joins an act pointed at ("in answer to the assassination at X") to the one told in full below it, with its day.
void join_told_below(const Findings& findings, std::vector<Draft>& drafts);

/// A headline or opening sentence tells for a region what the rest tells place by place; "the attack" later names the
/// region alone. With one place inside, both become one draft; with several, the opening is marked as their summary.
void fold_summaries(const Findings& findings, std::vector<Draft>& drafts);

/// "hit Abqaiq and Khurais": a draft for each further place of the list, right behind the one of the first. Places that
/// another draft tells of already, that lie close together or hold one another make none.
void split_lists(const Findings& findings, std::vector<Draft>& drafts);

} // namespace marsad::extract
