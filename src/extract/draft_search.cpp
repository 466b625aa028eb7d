#include "extract/draft_search.h"

#include <algorithm>
#include <limits>

namespace marsad::extract {

/// Drafts with a trigger in the sentence; else the last before it.
std::vector<Draft*> drafts_at(const Findings& f, std::vector<Draft>& drafts, std::uint32_t sentence) {
    std::vector<Draft*> out;
    for (auto& draft : drafts) {
        if (std::find(draft.sentences.begin(), draft.sentences.end(), sentence) != draft.sentences.end()) {
            out.push_back(&draft);
        }
    }
    if (!out.empty()) {
        return out;
    }
    Draft* last = nullptr;
    std::uint32_t last_sentence = 0;
    for (auto& draft : drafts) {
        for (const auto s : draft.sentences) {
            const bool aside = last != nullptr && s == last_sentence && f.triggers[draft.triggers.front()].weak; // recalled beside the act itself
            if (s < sentence && !aside && (last == nullptr || s >= last_sentence)) {
                last = &draft;
                last_sentence = s;
            }
        }
    }
    if (last == nullptr && !drafts.empty()) {
        last = &drafts.front();
    }
    if (last != nullptr) {
        out.push_back(last);
    }
    return out;
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
