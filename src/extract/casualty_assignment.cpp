#include "extract/casualty_assignment.h"

#include <algorithm>
#include <limits>

namespace marsad::extract {

namespace {

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

bool suicide(const Findings& f, const Draft& draft) {
    return std::any_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) { return f.triggers[i].kind == ActKind::Suicide; });
}

/// "The bomber died": an attacker whom no number counts, who is not added to the toll of a suicide attack.
bool lone_attacker(const Findings& f, const CasualtyMention& mention) {
    bool attacker = mention.attackers;
    bool number = false;
    for (const auto& hit : f.analysis.hits) {
        if (hit.first < mention.tokens.first || hit.last > mention.tokens.last) {
            continue;
        }
        attacker = attacker || hit.is("person", "attacker");
        number = number || hit.is("number");
    }
    for (auto i = mention.tokens.first; i < mention.tokens.last; ++i) {
        number = number || f.analysis.document.tokens[i].kind == text::TokenKind::Number;
    }
    return attacker && !number && mention.count.value == 1;
}

} // namespace

void assign_casualties(const Findings& f, std::vector<Draft>& drafts) {
    for (std::size_t i = 0; i < f.casualties.size(); ++i) {
        const auto& mention = f.casualties[i];
        if (mention.cumulative || mention.subset) {
            continue;
        }
        const auto at = drafts_at(f, drafts, f.sentence_of(mention.tokens.first));
        auto* draft = nearest(f, at, mention.tokens);
        if (draft == nullptr || (suicide(f, *draft) && lone_attacker(f, mention))) {
            continue;
        }
        draft->casualties.push_back(i);
        for (auto& twin : drafts) { // "nobody was hurt" is said of every place of a list; a figure is of all and stands once
            if (mention.none && &twin != draft && twin.triggers == draft->triggers) {
                twin.casualties.push_back(i);
            }
        }
    }
}

} // namespace marsad::extract
