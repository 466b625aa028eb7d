#pragma once

#include "extract/findings.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace marsad::extract {

/// The drafts of each sentence. Holds while neither their order nor their sentences change.
class DraftsBySentence {
  public:
    DraftsBySentence(const Findings& findings, std::vector<Draft>& drafts);

    /// Those with a trigger in the sentence; else the last before it, rather the act itself than what is recalled beside it;
    /// else the first.
    [[nodiscard]] std::vector<Draft*> at(std::uint32_t sentence) const;

  private:
    const Findings& f_;
    std::vector<Draft>& drafts_;
    std::vector<std::vector<Draft*>> at_;
    std::vector<std::optional<std::size_t>> last_before_; ///< the sentence before with a draft
};

/// The draft with the trigger that costs least to bind to the words, or null.
[[nodiscard]] Draft* nearest(const Findings& findings, const std::vector<Draft*>& drafts, TokenRange range);

} // namespace marsad::extract
