#include "extract/casualty_assignment.h"

#include "extract/draft_index.h"
#include "extract/near.h"
#include "extract/roles.h"
#include "extract/same_act.h"

#include <algorithm>
#include <limits>

namespace marsad::extract {

namespace {

constexpr double kNearKm = 10;
constexpr std::uint32_t kDayReach = 2; ///< sentences

bool tells_in(const Draft& draft, std::uint32_t sentence) { return std::find(draft.sentences.begin(), draft.sentences.end(), sentence) != draft.sentences.end(); }

enum class Where { Unsaid,
                   Here,
                   Elsewhere };

/// Whether the places of a sentence are such that the act of the draft may have been there.
Where told_where(const Findings& f, const model::Place* here, std::uint32_t sentence) {
    bool elsewhere = false;
    for (std::size_t i = 0; i < f.places.size(); ++i) {
        const auto& place = f.places[i];
        if (f.sentence_of(place.first_token) != sentence || (place.use != model::PlaceUse::Location && place.use != model::PlaceUse::Heading)) {
            continue;
        }
        const auto* there = resolved_place(f, i);
        if (there == nullptr) {
            continue;
        }
        const bool same = there->place_id == here->place_id || lies_within(*here, *there) || lies_within(*there, *here) ||
                          geo::distance_km(here->position, there->position) <= kNearKm + here->radius_km + there->radius_km;
        if (same) {
            return Where::Here;
        }
        elsewhere = true;
    }
    return elsewhere ? Where::Elsewhere : Where::Unsaid;
}

/// The sentence, or the one before it in its paragraph that says where, tells of a place where the act of the draft
/// cannot have been.
bool told_elsewhere(const Findings& f, const Draft& draft, std::uint32_t sentence) {
    const auto* here = place_of(f, draft);
    if (here == nullptr) {
        return false;
    }
    const auto& sentences = f.analysis.document.sentences;
    for (auto s = sentence;; --s) {
        const auto where = told_where(f, here, s);
        if (where != Where::Unsaid) {
            return where == Where::Elsewhere;
        }
        if (s == 0 || sentences[s - 1].paragraph != sentences[sentence].paragraph || tells_in(draft, s - 1)) {
            return false;
        }
    }
}

/// A day told in the sentence on which the act of the draft was not; a toll told of it later ("on Monday it rose") is
/// another matter, a denial is not.
bool told_of_other_day(const Findings& f, const Draft& draft, const CasualtyMention& mention) {
    if (!draft.interval || mention.revision) {
        return false;
    }
    bool other = false;
    const auto& sentences = f.analysis.document.sentences;
    const auto sentence = f.sentence_of(mention.tokens.first);
    for (const auto& date : f.dates) {
        const auto s = f.sentence_of(date.tokens.first);
        const bool around = s <= sentence && sentences[s].paragraph == sentences[sentence].paragraph && sentence - s <= kDayReach;
        if (!around || tells_in(draft, s) || !date.interval || date.period || date.part_only || date.anniversary) {
            continue;
        }
        if (date.interval->overlaps(*draft.interval)) {
            return false;
        }
        other = other || mention.none || date.interval->last < draft.interval->first;
    }
    return other;
}

/// Whether a figure told in a sentence without an act of its own may still be the draft's.
bool may_be_of(const Findings& f, const Draft& draft, const CasualtyMention& mention) {
    const auto sentence = f.sentence_of(mention.tokens.first);
    if (tells_in(draft, sentence)) {
        return true;
    }
    return !mention.found && !told_elsewhere(f, draft, sentence) && !told_of_other_day(f, draft, mention);
}

/// Words between a figure and the place of a draft; a place behind it in its clause is the nearest.
int place_cost(const Findings& f, const Draft& draft, TokenRange range) {
    if (!draft.place) {
        return std::numeric_limits<int>::max();
    }
    const auto& place = f.places[*draft.place];
    return f.cost(range, {place.first_token, place.last_token});
}

/// Of drafts that one verb tells of several places, the one whose place stands nearest the figure.
Draft* nearest_of_list(const Findings& f, const std::vector<Draft*>& drafts, Draft* first, TokenRange range) {
    Draft* best = first;
    for (auto* draft : drafts) {
        if (draft->triggers == first->triggers && place_cost(f, *draft, range) < place_cost(f, *best, range)) {
            best = draft;
        }
    }
    return best;
}

/// Several figures of one kind in a sentence: each may be of a place of its own.
bool one_of_several(const Findings& f, const CasualtyMention& mention) {
    return std::count_if(f.casualties.begin(), f.casualties.end(), [&](const CasualtyMention& other) {
               return other.sentence == mention.sentence && other.kind == mention.kind && other.counted && !other.subset && !other.cumulative;
           }) > 1;
}

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
        if (draft != nullptr && at.size() > 1 && one_of_several(f, mention)) {
            draft = nearest_of_list(f, at, draft, mention.tokens);
        }
        if (draft == nullptr || !may_be_of(f, *draft, mention) || (suicide(f, *draft) && lone_attacker(f, mention))) {
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
