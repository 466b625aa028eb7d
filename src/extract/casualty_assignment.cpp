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
constexpr std::uint32_t kDayReach = 2;   ///< sentences
constexpr std::uint32_t kPlaceReach = 5; ///< sentences
constexpr std::uint32_t kLeadSentences = 6;

bool tells_in(const Draft& draft, std::uint32_t sentence) { return std::find(draft.sentences.begin(), draft.sentences.end(), sentence) != draft.sentences.end(); }

enum class Where { Unsaid,
                   Here,
                   Elsewhere };

/// Whether the places of a sentence are such that the act of the draft may have been there.
Where told_where(const Findings& f, const model::Place* here, std::uint32_t sentence, bool unknown_is_elsewhere) {
    bool elsewhere = false;
    for (const auto i : indices_in(f.places, tokens_of(f.analysis, sentence))) {
        const auto& place = f.places[i];
        if (place.use != model::PlaceUse::Location && place.use != model::PlaceUse::Heading) {
            continue;
        }
        const auto* there = resolved_place(f, i);
        if (there == nullptr) {
            elsewhere = elsewhere || unknown_is_elsewhere; // a name nobody knows, in another paragraph
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
    const bool apart = std::none_of(draft.sentences.begin(), draft.sentences.end(), [&](std::uint32_t s) { return sentences[s].paragraph == sentences[sentence].paragraph; });
    for (auto s = sentence;; --s) {
        const auto where = told_where(f, here, s, apart);
        if (where != Where::Unsaid) {
            return where == Where::Elsewhere;
        }
        if (s == 0 || sentence - s >= kPlaceReach || sentences[s - 1].paragraph != sentences[sentence].paragraph || tells_in(draft, s - 1)) {
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
    const auto from = sentence > kDayReach ? sentence - kDayReach : 0;
    for (const auto& date : beginning_in(f.dates, {sentences[from].first, sentences[sentence].last})) {
        const auto s = f.sentence_of(date.tokens.first);
        if (sentences[s].paragraph != sentences[sentence].paragraph || tells_in(draft, s) || !date.interval || date.period || date.part_only || date.anniversary) {
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
    if (mention.reason) {
        return std::ranges::any_of(draft.triggers, [&](std::size_t i) { return f.triggers[i].tokens.overlaps(mention.tokens); });
    }
    if (mention.found) {
        const auto kind = f.triggers[draft.triggers.front()].kind;
        return tells_in(draft, sentence) && (kind == ActKind::Kill || kind == ActKind::Massacre || kind == ActKind::Execution || kind == ActKind::Assassination);
    }
    if (tells_in(draft, sentence)) {
        return true;
    }
    if (std::ranges::any_of(beginning_in(f.triggers, tokens_of(f.analysis, sentence)), [](const Trigger& trigger) { return !trigger.accepted && trigger.rule.starts_with("funeral"); })) {
        return false; // some of the dead, who are buried
    }
    return !told_elsewhere(f, draft, sentence) && !told_of_other_day(f, draft, mention);
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
    const auto here = beginning_in(f.casualties, around(f.analysis, mention.tokens.first));
    return std::count_if(here.begin(), here.end(), [&](const CasualtyMention& other) {
               return other.kind == mention.kind && other.counted && !other.subset && !other.cumulative;
           }) > 1;
}

/// The place named behind a figure, before the next figure of its sentence and in its clause: "two in X, three in Y".
const model::Place* place_behind(const Findings& f, const CasualtyMention& mention) {
    std::uint32_t end = around(f.analysis, mention.tokens.first).last;
    for (const auto& other : beginning_in(f.casualties, {mention.tokens.last, end})) {
        end = std::min(end, other.tokens.first);
    }
    for (const auto i : indices_in(f.places, {mention.tokens.last, end})) {
        const auto& place = f.places[i];
        if (place.use == model::PlaceUse::Location && f.clauses.boundaries(mention.tokens.last - 1, place.first_token) == 0) {
            return resolved_place(f, i);
        }
    }
    return nullptr;
}

/// A figure whose own place is none of the draft's, where the draft's own stands behind another figure.
bool counted_elsewhere(const Findings& f, const Draft& draft, const CasualtyMention& mention) {
    const auto* here = place_of(f, draft);
    const auto* there = place_behind(f, mention);
    if (here == nullptr || there == nullptr || there->place_id == here->place_id || lies_within(*here, *there) || lies_within(*there, *here) ||
        geo::distance_km(here->position, there->position) <= kNearKm + here->radius_km + there->radius_km) {
        return false;
    }
    return std::ranges::any_of(beginning_in(f.casualties, around(f.analysis, mention.tokens.first)), [&](const CasualtyMention& other) {
        const auto* own = other.kind == mention.kind ? place_behind(f, other) : nullptr;
        return own != nullptr && own->place_id == here->place_id;
    });
}

bool plain(const CasualtyMention& mention) {
    return mention.counted && mention.count.value && !mention.none && !mention.subset && !mention.superseded && !mention.cumulative && !mention.additional;
}

/// What a draft tells of a kind in one sentence behind another.
std::int64_t told_after(const Findings& f, const Draft& draft, const CasualtyMention& total) {
    for (const auto index : draft.casualties) {
        const auto& mention = f.casualties[index];
        if (plain(mention) && mention.kind == total.kind && mention.sentence > total.sentence) {
            return *mention.count.value;
        }
    }
    return 0;
}

/// A lead's "seven were killed in two attacks", where the drafts tell of five and of two.
bool sums_up(const Findings& f, const std::vector<Draft>& drafts, const CasualtyMention& total) {
    std::int64_t sum = 0;
    std::size_t parts = 0;
    for (const auto& draft : drafts) {
        const auto told = told_after(f, draft, total);
        sum += told;
        parts += told > 0 ? 1U : 0U;
    }
    return plain(total) && parts > 1 && sum == *total.count.value;
}

void drop_sums(const Findings& f, std::vector<Draft>& drafts) {
    for (std::size_t i = 0; i < f.casualties.size() && f.casualties[i].sentence < kLeadSentences; ++i) {
        if (!sums_up(f, drafts, f.casualties[i])) {
            continue;
        }
        for (auto& draft : drafts) {
            std::erase(draft.casualties, i);
        }
    }
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
        if (draft == nullptr || !may_be_of(f, *draft, mention) || (one_of_several(f, mention) && counted_elsewhere(f, *draft, mention)) || (suicide(f, *draft) && lone_attacker(f, mention))) {
            continue;
        }
        draft->casualties.push_back(i);
        for (auto& twin : drafts) { // "nobody was hurt" is said of every place of a list; a figure is of all and stands once
            if (mention.none && &twin != draft && twin.triggers == draft->triggers) {
                twin.casualties.push_back(i);
            }
        }
    }
    if (drafts.size() > 2 || (drafts.size() == 2 && f.casualties.size() > 2)) {
        drop_sums(f, drafts);
    }
}

} // namespace marsad::extract
