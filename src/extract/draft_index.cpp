#include "extract/draft_index.h"

#include <algorithm>
#include <limits>

namespace marsad::extract {

DraftsBySentence::DraftsBySentence(const Findings& findings, std::vector<Draft>& drafts) : f_(findings), drafts_(drafts), at_(findings.analysis.document.sentences.size()), last_before_(at_.size()) {
    for (auto& draft : drafts) {
        for (const auto s : draft.sentences) {
            if (at_[s].empty() || at_[s].back() != &draft) {
                at_[s].push_back(&draft);
            }
        }
    }
    for (std::size_t s = 1; s < at_.size(); ++s) {
        last_before_[s] = at_[s - 1].empty() ? last_before_[s - 1] : std::optional(s - 1);
    }
}

std::vector<Draft*> DraftsBySentence::at(std::uint32_t sentence) const {
    if (!at_[sentence].empty() || drafts_.empty()) {
        return at_[sentence];
    }
    if (!last_before_[sentence]) {
        return {&drafts_.front()};
    }
    const auto& last = at_[*last_before_[sentence]];
    const auto strong = std::find_if(last.rbegin(), last.rend(), [&](const Draft* draft) { return !f_.triggers[draft->triggers.front()].weak; });
    return {strong != last.rend() ? *strong : last.front()};
}

Draft* nearest(const Findings& f, const std::vector<Draft*>& drafts, TokenRange range) {
    Draft* best = nullptr;
    int best_cost = std::numeric_limits<int>::max();
    for (auto* draft : drafts) {
        for (const auto index : draft->triggers) {
            const int cost = f.cost(f.triggers[index].tokens, range);
            if (cost < best_cost) {
                best_cost = cost;
                best = draft;
            }
        }
    }
    return best;
}

} // namespace marsad::extract
