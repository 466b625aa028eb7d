#pragma once

#include "extract/findings.h"

#include "extract/draft_index.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace marsad::extract {

/// Who stands at the words of a claim as the one who speaks; nothing where a general word alone does. `after_only`: behind them.
[[nodiscard]] std::optional<std::size_t> actor_near(const Findings& findings, TokenRange range, bool after_only);

/// Which acts the words of a claim, a denial or of blame are said of.
[[nodiscard]] std::vector<Draft*> claim_targets(const Findings& findings, std::vector<Draft>& drafts, const DraftsBySentence& by_sentence, const lexicon::Hit& claim);

} // namespace marsad::extract
