#include "extract/casualty_assignment.h"

#include "extract/draft_index.h"
#include "extract/near.h"

#include <algorithm>

namespace marsad::extract {

namespace {

bool suicide(const Findings& f, const Draft& draft) {
    return std::any_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) { return f.triggers[i].kind == ActKind::Suicide; });
}

/// "The bomber died": an attacker whom no number counts, who is not added to the toll of a suicide attack.
bool lone_attacker(const Findings& f, const CasualtyMention& mention) {
    bool attacker = mention.attackers;
    bool number = false;
    for (const auto& hit : beginning_in(f.analysis.hits, mention.tokens)) {
        if (hit.last > mention.tokens.last) {
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
    const DraftsBySentence by_sentence(f, drafts);
    for (std::size_t i = 0; i < f.casualties.size(); ++i) {
        const auto& mention = f.casualties[i];
        if (mention.cumulative || mention.subset) {
            continue;
        }
        const auto at = by_sentence.at(f.sentence_of(mention.tokens.first));
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
