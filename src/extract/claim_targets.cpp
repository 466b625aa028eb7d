#include "extract/claim_targets.h"

#include "extract/agency.h"
#include "extract/near.h"
#include "extract/roles.h"
#include "extract/same_act.h"

#include <algorithm>

namespace marsad::extract {

namespace {

using lexicon::Feature;

constexpr std::uint32_t kClaimReach = 6;
constexpr std::uint32_t kObjectNear = 12;  ///< words from a claim to the act that it names
constexpr std::uint32_t kLookBack = 3;     ///< sentences
constexpr std::uint32_t kSeveralReach = 7; ///< "... adopted by X's spokesman N. N. both operations"
constexpr int kBehindCost = 15;

/// "claimed both operations", تبنّى الهجومين: a dual or plural with the article behind the claim.
bool claims_several(const Findings& f, const lexicon::Hit& claim) {
    return any_hit_in(f.analysis, around(f.analysis, claim.first), [&](const lexicon::Hit& hit) {
        const bool behind = hit.first >= claim.last && hit.first - claim.last <= kSeveralReach && f.sentence_of(hit.first) == f.sentence_of(claim.first);
        return behind && (hit.is("trigger") || hit.is("discourse", "same")) && hit.prefix.has(Feature::Definite) && !hit.prefix.has(Feature::To) && (hit.suffix.has(Feature::Oblique) || hit.entry->has("plural"));
    });
}

/// "X claimed the attack and said it had also struck Y": the act with its article is the one told before the sentence.
Draft* pointed_at(const Findings& f, std::vector<Draft>& drafts, TokenRange claim) {
    const auto sentence = f.sentence_of(claim.first);
    const auto behind = beginning_in(f.triggers, {claim.first, tokens_of(f.analysis, sentence).last}); // "called the raid ...": within the claim
    const Trigger* named = behind.data();
    if (behind.empty() || !named->definite || named->tokens.first > claim.last + kClaimReach) {
        return nullptr;
    }
    const bool said_of = any_hit_in(f.analysis, {claim.last, named->tokens.first}, [&](const lexicon::Hit& hit) { return hit.is("that") && hit.first >= claim.last && hit.last <= named->tokens.first; });
    if (said_of) { // "admitted to it, saying that the targets were ..."
        return nullptr;
    }
    const auto index = static_cast<std::size_t>(named - f.triggers.data());
    const bool told_here = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& draft) { // "credit for the attack on X in May"
        return draft.sentences.front() == sentence && draft.triggers.front() == index && draft.own_place && draft.own_date;
    });
    if (told_here) {
        return nullptr;
    }
    Draft* best = nullptr;
    for (auto& draft : drafts) {
        const Trigger& lead = f.triggers[draft.triggers.front()];
        if (draft.sentences.front() < sentence && !lead.background && compatible(lead.kind, named->kind)) {
            best = &draft;
        }
    }
    return best;
}

/// An act without an author, told in the sentence before and in the same paragraph: the claim is of it.
bool told_just_before(const Findings& f, const Draft& draft, const lexicon::Hit& claim) {
    const auto sentence = f.sentence_of(claim.first);
    const auto told = draft.sentences.back();
    return !draft.actor1 && told + 1 == sentence && f.analysis.document.sentences[told].paragraph == f.analysis.document.sentences[sentence].paragraph;
}

/// The draft whose author the claim names, told first before it; nothing where no draft is known to be his.
Draft* draft_of_author(const Findings& f, std::vector<Draft>& drafts, std::optional<std::size_t> author, std::uint32_t sentence) {
    for (auto& draft : drafts) {
        if (author && draft.actor1 && f.actors[*draft.actor1].name == f.actors[*author].name && draft.sentences.front() < sentence && !f.triggers[draft.triggers.front()].background) {
            return &draft;
        }
    }
    return nullptr;
}

/// "claimed Friday's attack": the act of that day.
Draft* draft_of_day(const Findings& f, std::vector<Draft>& drafts, const lexicon::Hit& claim) {
    for (const auto& date : beginning_in(f.dates, {claim.last, claim.last + 2})) {
        const bool behind = f.sentence_of(date.tokens.first) == f.sentence_of(claim.first);
        if (!behind || !date.interval || date.period || date.part_only) {
            continue;
        }
        for (auto& draft : drafts) {
            if (draft.interval && draft.interval->overlaps(*date.interval)) {
                return &draft;
            }
        }
    }
    return nullptr;
}

bool anothers(const Findings& f, const Draft& draft, std::optional<std::size_t> author) {
    return author && draft.actor1 && !f.actors[*draft.actor1].generic && f.actors[*draft.actor1].name != f.actors[*author].name;
}

/// The act behind a claim in its sentence is not the one that is claimed: told as earlier or as known, done by somebody else, or in
/// another clause far behind.
bool told_in_passing(const Findings& f, const Draft& draft, const lexicon::Hit& claim, std::optional<std::size_t> author) {
    const Trigger& lead = f.triggers[draft.triggers.front()];
    if (lead.sentence != f.sentence_of(claim.first) || lead.tokens.first < claim.last) {
        return false;
    }
    const auto gap = lead.tokens.first - claim.last;
    const bool others = anothers(f, draft, author);
    const bool apart = f.clauses.boundaries(claim.first, lead.tokens.first) > 0;
    return gap > 1 && (others || (apart && (lead.background || gap > kObjectNear)));
}

/// "LANDI KOTAL: X said it had carried out the blast": a paragraph with a dateline of its own in the midst of a report is other news.
bool own_news(const Findings& f, std::uint32_t sentence) {
    constexpr std::uint32_t kDatelineReach = 3;
    const auto& sentences = f.analysis.document.sentences;
    if (sentence == 0 || sentences[sentence].paragraph == sentences[sentence - 1].paragraph) {
        return false;
    }
    const auto first = sentences[sentence].first;
    return std::ranges::any_of(beginning_in(f.places, {first, first + kDatelineReach}), [](const model::PlaceReference& place) { return place.use == model::PlaceUse::Dateline || place.use == model::PlaceUse::Heading; });
}

/// The last act told before the sentence, shortly, that the author may have done.
Draft* told_before(const Findings& f, std::vector<Draft>& drafts, std::uint32_t sentence, std::optional<std::size_t> author) {
    Draft* best = nullptr;
    for (auto& draft : drafts) {
        const auto told = draft.sentences.front();
        const bool near = told < sentence && sentence - told <= kLookBack;
        const bool his = author && draft.actor1 && f.actors[*draft.actor1].name == f.actors[*author].name;
        const bool open = !draft.actor1 || f.actors[*draft.actor1].generic;
        if (near && (his || open) && !f.triggers[draft.triggers.front()].background) {
            best = &draft;
        }
    }
    return best;
}

} // namespace

std::optional<std::size_t> actor_near(const Findings& f, TokenRange range, bool after_only) {
    Choice choice;
    const bool joined = range.first > 0 && any_hit_in(f.analysis, around_before(f.analysis, range.first), [&](const lexicon::Hit& hit) { return hit.is("role", "and") && hit.last == range.first; });
    for (const std::size_t i : indices_in(f.actors, after_only ? TokenRange{} : around(f.analysis, range.first))) { // أعلن X مسؤوليته: inside the words of the claim
        if (f.actors[i].tokens.first > range.first && f.actors[i].tokens.last < range.last && !victim_kind(f.actors[i])) {
            return i;
        }
    }
    for (const std::size_t i : indices_in(f.actors, after_only ? TokenRange{} : around(f.analysis, range.first))) {
        const auto& actor = f.actors[i];
        if (f.sentence_of(actor.tokens.first) != f.sentence_of(range.first) || actor.tokens.last > range.first) {
            continue;
        }
        if (actor.tokens.last == range.first && actor.generic && !actor.modifier) {
            // "Moscow's defence ministry said": whose it is; "the military claimed" leaves that to the rest.
            const bool owned = i > 0 && f.actors[i - 1].tokens.last == actor.tokens.first && !f.actors[i - 1].generic;
            return owned ? std::optional(i - 1) : std::nullopt;
        }
        if (joined && !victim_kind(actor) && !actor.generic) {
            return i; // "X battled Y and said it had ...": the subject of both
        }
    }
    for (const std::size_t i : indices_in(f.actors, around(f.analysis, range.first))) {
        const auto& actor = f.actors[i];
        if (f.sentence_of(actor.tokens.first) != f.sentence_of(range.first) || victim_kind(actor) || actor.generic || (actor.aside && !after_only)) {
            continue;
        }
        const bool after = actor.tokens.first >= range.first;
        if ((after_only && !after) || (after && actor.land && !after_only && !actor.agent_mark && actor.tokens.first - range.last > 1)) { // "said its jets had struck a camp in X"
            continue;
        }
        const bool next = actor.tokens.last <= range.first && range.first - actor.tokens.last <= 1; // كانت X قد تبنت
        const bool subject = actor.tokens.last <= range.first && (next || !f.analysis.pack.verb_first(f.analysis.document.tokens[range.first])) && f.clauses.boundaries(actor.tokens.first, range.first) == 0;
        const bool behind = after && !after_only && !actor.agent_mark && !f.analysis.pack.verb_first(f.analysis.document.tokens[range.first]); // "X, of Y, claimed it and spoke of Z"
        choice.offer(i, f.cost(range, actor.tokens) - (subject || actor.agent_mark ? 8 : 0) + (behind ? kBehindCost : 0));
    }
    return choice.index;
}

namespace {

/// "denied that its men had entered X": an act told before at the place that the claim names.
Draft* draft_of_place(const Findings& f, std::vector<Draft>& drafts, std::uint32_t sentence) {
    Draft* found = nullptr;
    for (const std::size_t i : indices_in(f.places, tokens_of(f.analysis, sentence))) {
        const auto* named = f.places[i].use == model::PlaceUse::Demonym || f.places[i].use == model::PlaceUse::Government ? nullptr : resolved_place(f, i);
        if (named == nullptr || named->geo_precision == 3) {
            continue;
        }
        for (auto& draft : drafts) {
            const auto* place = place_of(f, draft);
            if (place != nullptr && place->place_id == named->place_id && draft.sentences.front() < sentence) {
                if (found != nullptr && found != &draft) {
                    return nullptr; // of several acts there, which one is not said
                }
                found = &draft;
            }
        }
    }
    return found;
}

} // namespace

std::vector<Draft*> claim_targets(const Findings& f, std::vector<Draft>& drafts, const DraftsBySentence& by_sentence, const lexicon::Hit& claim) {
    const TokenRange range{claim.first, claim.last};
    const auto sentence = f.sentence_of(claim.first);
    const bool owns = claim.entry->value == "claimed";
    std::vector<Draft*> targets;
    if (claim.entry->has("all") || claims_several(f, claim)) {
        for (auto& draft : drafts) {
            if (!f.triggers[draft.triggers.front()].background && draft.sentences.front() <= sentence) { // what is told later is not owned yet
                targets.push_back(&draft);
            }
        }
        return targets;
    }
    if (auto* earlier = owns || claim.entry->value == "unclaimed" ? pointed_at(f, drafts, range) : nullptr) {
        return {earlier};
    }
    if (auto* dated = draft_of_day(f, drafts, claim)) {
        return {dated};
    }
    const auto at = by_sentence.at(sentence);
    const auto author = owns ? actor_near(f, range, false) : std::nullopt;
    if (owns && at.size() == 1 && at.front()->sentences.back() < sentence && !told_just_before(f, *at.front(), claim)) {
        if (auto* own = draft_of_author(f, drafts, author, sentence)) {
            return {own};
        }
    }
    const bool told_earlier = !at.empty() && at.front()->sentences.back() < sentence;
    if (auto* there = told_earlier ? draft_of_place(f, drafts, sentence) : nullptr) {
        return {there};
    }
    auto* one = nearest(f, at, range);
    if (one != nullptr && told_earlier && owns && own_news(f, sentence)) {
        return {}; // an act of its own that is not known
    }
    const auto speaker = author ? author : claim.entry->value == "denied" ? actor_near(f, range, false)
                                                                          : std::nullopt;
    if (one != nullptr && told_earlier && anothers(f, *one, speaker)) {
        if (auto* own = draft_of_author(f, drafts, speaker, sentence)) {
            return {own};
        }
    }
    if (one != nullptr && told_in_passing(f, *one, claim, author)) {
        if (auto* before = told_before(f, drafts, sentence, author)) {
            one = before;
        }
    }
    if (one != nullptr) {
        targets.push_back(one);
    }
    return targets;
}

} // namespace marsad::extract
