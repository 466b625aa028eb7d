#include "extract/claims.h"

#include "extract/agency.h"
#include "extract/draft_index.h"
#include "extract/near.h"
#include "extract/same_act.h"

#include <algorithm>
#include <string>

namespace marsad::extract {

namespace {

using lexicon::Feature;

constexpr std::uint32_t kTellerReach = 3; ///< sentences
constexpr std::uint32_t kClaimReach = 6;
constexpr std::uint32_t kObjectReach = 6;
constexpr int kBehindCost = 15;
constexpr std::uint32_t kAccusedReach = 14;

/// "claimed both operations", تبنّى الهجومين: a dual or plural with the article behind the claim.
bool claims_several(const Findings& f, const lexicon::Hit& claim) {
    return any_hit_in(f.analysis, around(f.analysis, claim.first), [&](const lexicon::Hit& hit) {
        const bool behind = hit.first >= claim.last && hit.first - claim.last <= 4 && f.sentence_of(hit.first) == f.sentence_of(claim.first);
        return behind && (hit.is("trigger") || hit.is("discourse", "same")) && hit.prefix.has(Feature::Definite) && !hit.prefix.has(Feature::To) && (hit.suffix.has(Feature::Oblique) || hit.entry->has("plural"));
    });
}

/// "X claimed the attack and said it had also struck Y": the act with its article is the one told before the sentence.
Draft* pointed_at(const Findings& f, std::vector<Draft>& drafts, TokenRange claim) {
    const auto sentence = f.sentence_of(claim.first);
    const auto behind = beginning_in(f.triggers, {claim.last, tokens_of(f.analysis, sentence).last});
    const auto named = behind.begin();
    if (behind.empty() || !named->definite || named->tokens.first - claim.last > kClaimReach) {
        return nullptr;
    }
    const bool said_of = any_hit_in(f.analysis, {claim.last, named->tokens.first}, [&](const lexicon::Hit& hit) { return hit.is("that") && hit.first >= claim.last && hit.last <= named->tokens.first; });
    if (said_of) { // "admitted to it, saying that the targets were ..."
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

/// "no group has yet taken responsibility", "with nobody claiming it": who did not claim stands before the claim.
bool claim_negated(const Findings& f, const lexicon::Hit& claim) {
    return any_hit_in(f.analysis, around(f.analysis, claim.first), [&](const lexicon::Hit& hit) {
        return hit.is("no_one") && hit.last <= claim.first && claim.first - hit.last <= 7 && f.sentence_of(hit.first) == f.sentence_of(claim.first) && f.clauses.boundaries(hit.first, claim.first) == 0;
    });
}

/// "the officer claimed", "claiming to be": a claim word that may also mean to assert says whose act it was only before an act
/// or "it", or in the passive ("was claimed by").
bool asserts_only(const Findings& f, const lexicon::Hit& claim) {
    if (!claim.entry->has("verb")) {
        return false;
    }
    const auto sentence = f.sentence_of(claim.first);
    const bool passive = any_hit_in(f.analysis, around(f.analysis, claim.first), [&](const lexicon::Hit& hit) { return hit.is("passive") && hit.last == claim.first; });
    const bool object = std::ranges::any_of(beginning_in(f.triggers, {claim.last, tokens_of(f.analysis, sentence).last}), [&](const Trigger& trigger) {
        return trigger.tokens.first - claim.last <= kObjectReach && (trigger.definite || trigger.tokens.first == claim.last) && f.clauses.boundaries(claim.first, trigger.tokens.first) == 0;
    });
    const bool it = any_hit_in(f.analysis, around(f.analysis, claim.first), [&](const lexicon::Hit& hit) { return hit.is("claim_object") && hit.first >= claim.last && hit.first - claim.last <= 1; });
    return !passive && !object && !it;
}

/// Whom the words of blame name. Behind an Arabic verb stand those who blame, joined by "and", and then the one who is blamed;
/// in English he stands behind the verb.
std::optional<std::size_t> accused(const Findings& f, TokenRange claim) {
    std::vector<std::size_t> behind;
    for (const std::size_t i : indices_in(f.actors, around(f.analysis, claim.first))) {
        const auto& actor = f.actors[i];
        const bool near = actor.tokens.first >= claim.first && actor.tokens.last > claim.first && f.sentence_of(actor.tokens.first) == f.sentence_of(claim.first);
        if (near && !victim_kind(actor) && actor.tokens.first - claim.first <= kAccusedReach && f.clauses.boundaries(claim.first, actor.tokens.first) == 0) {
            behind.push_back(i);
        }
    }
    if (behind.empty()) {
        return std::nullopt;
    }
    const auto& tokens = f.analysis.document.tokens;
    const auto& morphology = f.analysis.pack.lexicon->morphology();
    if (!f.analysis.pack.verb_first(tokens[claim.first]) || behind.size() == 1) {
        return behind.front();
    }
    std::size_t k = 1;
    while (k < behind.size() && morphology.begins_with(tokens[f.actors[behind[k]].tokens.first].norm, {Feature::And})) {
        ++k;
    }
    if (k == behind.size()) {
        return std::nullopt; // all of them accuse, and whom is not known
    }
    return behind[k];
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
        if (after_only && !after) {
            continue;
        }
        const bool subject = actor.tokens.last <= range.first && !f.analysis.pack.verb_first(f.analysis.document.tokens[range.first]) && f.clauses.boundaries(actor.tokens.first, range.first) == 0;
        const bool behind = after && !after_only && !actor.agent_mark && !f.analysis.pack.verb_first(f.analysis.document.tokens[range.first]); // "X, of Y, claimed it and spoke of Z"
        choice.offer(i, f.cost(range, actor.tokens) - (subject || actor.agent_mark ? 8 : 0) + (behind ? kBehindCost : 0));
    }
    return choice.index;
}

} // namespace

namespace {

/// Who owns up. A name that stands aside is not he where the author of the act is known: نصبوا كمينا لقافلة X وقالوا إنهم قتلوا ...
std::optional<std::size_t> claimant_of(const Findings& f, TokenRange claim, const Draft& draft) {
    const auto near = actor_near(f, claim, false);
    if (!near || !draft.actor1 || victim_kind(f.actors[*draft.actor1])) {
        return near;
    }
    const auto& actor = f.actors[*near];
    const auto gap = actor.tokens.last <= claim.first ? claim.first - actor.tokens.last : actor.tokens.first >= claim.last ? actor.tokens.first - claim.last
                                                                                                                           : 0U;
    const bool aside = actor.owned || actor.aside || (draft.actor2 && f.actors[*draft.actor2].name == actor.name && gap > 0);
    return aside && f.sentence_of(f.actors[*draft.actor1].tokens.first) == f.sentence_of(claim.first) ? draft.actor1 : near;
}

/// A state that keeps silent about a strike, or a body that denies an act of which nobody else is known, is the one suspected of it.
void deny(const Findings& f, const lexicon::Hit& claim, bool silent, Draft& draft) {
    if (!draft.claimed) {
        draft.claimed = false;
    }
    const auto told = f.triggers[draft.triggers.front()].sentence;
    const auto sentence = f.sentence_of(claim.first);
    if (draft.actor1 || f.triggers[draft.triggers.front()].background || sentence < told || sentence - told > 1) {
        return;
    }
    const auto who = actor_near(f, {claim.first, claim.last}, false);
    const auto kind = f.triggers[draft.triggers.front()].kind;
    const bool from_afar = kind == ActKind::Air || kind == ActKind::Strike || kind == ActKind::Shell || kind == ActKind::Hit || kind == ActKind::Bombing;
    if (who && draft.actor2 != who && (!silent || (f.actors[*who].kind == "state" && from_afar)) && !(draft.actor2 && f.actors[*draft.actor2].name == f.actors[*who].name)) {
        draft.actor1 = who;
        draft.rules.actor1 = silent ? "keeps silent about a strike" : "denies the act";
    }
}

/// Who kept silent is not the one who acted: his silence owns and disowns nothing.
bool another_keeps_silent(const Findings& f, const lexicon::Hit& claim, const Draft& draft) {
    const auto who = actor_near(f, {claim.first, claim.last}, false);
    return who && draft.actor1 && f.actors[*who].name != f.actors[*draft.actor1].name;
}

/// "Our forces have hit it," said X: the act told just before is his.
void own_words(const Findings& f, std::vector<Draft>& drafts) {
    for (std::size_t i = 0; i < f.actors.size(); ++i) {
        const auto& speaker = f.actors[i];
        const auto sentence = f.sentence_of(speaker.tokens.first);
        const bool act = speaker.first_person && std::ranges::any_of(beginning_in(f.triggers, around(f.analysis, speaker.tokens.first)), [&](const Trigger& trigger) { return trigger.tokens.first >= speaker.tokens.last; });
        if (!act) {
            continue;
        }
        for (auto& draft : drafts) {
            const auto told = draft.sentences.back();
            const bool just_before = sentence >= told && sentence - told <= 1 && !f.triggers[draft.triggers.front()].background;
            const bool known = draft.actor1 && f.actors[*draft.actor1].name != speaker.name;
            if (just_before && !known && !draft.claimed && !(draft.actor2 && f.actors[*draft.actor2].name == speaker.name)) {
                draft.actor1 = draft.actor1 ? draft.actor1 : i;
                draft.claimed = true;
                draft.claimed_by = i;
                draft.rules.claimed = "the author's own words";
            }
        }
    }
}

/// The accused is the author where none is known, or where the accuser was taken for one.
void blame(const Findings& f, TokenRange claim, Draft& draft) {
    const auto who = accused(f, claim);
    if (!who) {
        return;
    }
    const bool accuser = draft.actor1 && f.sentence_of(f.actors[*draft.actor1].tokens.first) == f.sentence_of(claim.first) && f.actors[*draft.actor1].tokens.first != f.actors[*who].tokens.first;
    if (!draft.actor1 || accuser) {
        draft.actor1 = who;
        draft.rules.actor1 = "blamed for the act";
        if (draft.actor2 && f.actors[*draft.actor2].name == f.actors[*who].name) {
            draft.actor2.reset();
        }
    }
}

/// A sentence in or close behind those of the draft.
bool told_near(const Draft& draft, std::uint32_t sentence) {
    return std::any_of(draft.sentences.begin(), draft.sentences.end(), [&](std::uint32_t s) { return sentence == s || (sentence > s ? sentence - s : s - sentence) <= kTellerReach; });
}

/// "the group said the attack was ...": the act with its article, behind the speaker.
bool tells_of_the_act(const Findings& f, const ActorMention& teller, const Trigger& lead) {
    return std::ranges::any_of(beginning_in(f.triggers, around(f.analysis, teller.tokens.first)), [&](const Trigger& trigger) {
        return trigger.tokens.first >= teller.tokens.last && trigger.definite && compatible(trigger.kind, lead.kind);
    });
}

/// A sentence of denial or blame owns nothing.
bool disowns(const Findings& f, std::uint32_t sentence) {
    return any_hit_in(f.analysis, tokens_of(f.analysis, sentence), [&](const lexicon::Hit& hit) {
        return f.sentence_of(hit.first) == sentence && (hit.is("claim", "denied") || hit.is("claim", "silent"));
    });
}

/// The words in which somebody may tell of the act: its own sentences and those close around them.
TokenRange tellers_of(const Findings& f, const Draft& draft) {
    const auto [first, last] = std::minmax_element(draft.sentences.begin(), draft.sentences.end());
    const auto count = static_cast<std::uint32_t>(f.analysis.document.sentences.size());
    return {tokens_of(f.analysis, *first - std::min(*first, kTellerReach)).first, tokens_of(f.analysis, std::min(*last + kTellerReach, count - 1)).last};
}

/// Who acted, where he is the one that tells of it: "said it had struck", "the air force said its jets ...".
std::optional<std::size_t> own_teller(const Findings& f, const Draft& draft) {
    const auto& actor = f.actors[*draft.actor1];
    if (draft.claimed || actor.generic) {
        return std::nullopt;
    }
    const Trigger& lead = f.triggers[draft.triggers.front()];
    for (const std::size_t i : indices_in(f.actors, tellers_of(f, draft))) {
        const auto& teller = f.actors[i];
        if (teller.name != actor.name || victim_kind(teller) || disowns(f, f.sentence_of(teller.tokens.first)) || !(teller.speaker || speaks(f, teller))) {
            continue;
        }
        bool here = false;
        bool tells_own = false;
        for (const auto t : draft.triggers) {
            if (f.triggers[t].sentence == f.sentence_of(teller.tokens.first)) {
                here = true;
                tells_own = tells_own || tells_own_act(f, teller, f.triggers[t]);
            }
        }
        const bool own_words = here && ((i != *draft.actor1 && speaks(f, teller)) || (!teller.modifier && tells_own));
        const bool near = !here && !lead.background && told_near(draft, f.sentence_of(teller.tokens.first)) && speaks(f, teller);
        const bool state_near = near && (actor.kind == "state" || tells_of_the_act(f, teller, lead));
        if (own_words || state_near) {
            return i;
        }
    }
    // The organ through which a state's forces speak.
    for (const auto& hit : beginning_in(f.analysis.hits, tellers_of(f, draft))) {
        const auto of = hit.is("source") ? hit.entry->attr("of") : std::nullopt;
        if (of && actor.kind == "state" && std::find(draft.sentences.begin(), draft.sentences.end(), f.sentence_of(hit.first)) != draft.sentences.end()) {
            const auto* state = f.packs.actor_of("state", *of);
            if (state != nullptr && state->name == actor.name) {
                return draft.actor1;
            }
        }
    }
    return std::nullopt;
}

/// The army that struck is the army that tells of it, in the same sentence.
bool speaks_of_its_act(const Findings& f, const Draft& draft) {
    const auto& agent = f.actors[*draft.actor1];
    const auto sentence = f.triggers[draft.triggers.front()].sentence;
    return !agent.generic && !disowns(f, sentence) && std::ranges::any_of(beginning_in(f.actors, tokens_of(f.analysis, sentence)), [&](const ActorMention& actor) {
        return actor.name == agent.name && !actor.owned && speaks(f, actor);
    });
}

/// The statement of a body at war: what it tells without an author it did itself, and what it did it owns.
void own_statement(const Findings& f, std::vector<Draft>& drafts) {
    const auto author = std::find_if(f.actors.begin(), f.actors.end(), [](const ActorMention& actor) { return actor.author; });
    if (author == f.actors.end()) {
        return;
    }
    const auto index = static_cast<std::size_t>(author - f.actors.begin());
    for (auto& draft : drafts) {
        const auto kind = f.triggers[draft.triggers.front()].kind;
        const bool blow = kind == ActKind::Air || kind == ActKind::Strike || kind == ActKind::Shell || kind == ActKind::Attack || kind == ActKind::Hit || kind == ActKind::Launch || kind == ActKind::Arson;
        const bool suffers = draft.actor2 && f.actors[*draft.actor2].name == author->name;
        if (!draft.actor1 && blow && !suffers) {
            draft.actor1 = index;
            draft.rules.actor1 = "issues the statement";
        }
        if (draft.actor1 && !draft.claimed && f.actors[*draft.actor1].name == author->name) {
            draft.claimed = true;
            draft.claimed_by = index;
            draft.rules.claimed = "the statement of who acted";
        }
    }
}

/// "a similar missile was shot down": by the same side as the act told before.
void carry_likeness(const Findings& f, std::vector<Draft>& drafts) {
    for (std::size_t i = 1; i < drafts.size(); ++i) {
        const Trigger& lead = f.triggers[drafts[i].triggers.front()];
        const bool alike = any_hit_in(f.analysis, tokens_of(f.analysis, lead.sentence), [&](const lexicon::Hit& hit) { return hit.is("similar") && f.sentence_of(hit.first) == lead.sentence; });
        if (alike && !drafts[i].actor1 && drafts[i - 1].actor1 && drafts[i].actor2 != drafts[i - 1].actor1) {
            drafts[i].actor1 = drafts[i - 1].actor1;
            drafts[i].rules.actor1 = "a similar act, told before";
        }
    }
}

} // namespace

void assign_claims(const Findings& f, std::vector<Draft>& drafts) {
    const DraftsBySentence by_sentence(f, drafts);
    for (const auto& hit : f.analysis.hits) {
        if (!hit.is("claim") || drafts.empty()) {
            continue;
        }
        if (asserts_only(f, hit)) {
            continue;
        }
        const TokenRange range{hit.first, hit.last};
        const auto at = by_sentence.at(f.sentence_of(hit.first));
        std::vector<Draft*> targets;
        if (hit.entry->has("all") || claims_several(f, hit)) {
            for (auto& draft : drafts) {
                if (!f.triggers[draft.triggers.front()].background) {
                    targets.push_back(&draft);
                }
            }
        } else if (auto* earlier = hit.entry->value == "claimed" ? pointed_at(f, drafts, range) : nullptr) {
            targets.push_back(earlier);
        } else if (auto* dated = draft_of_day(f, drafts, hit)) {
            targets.push_back(dated);
        } else if (auto* own = hit.entry->value == "claimed" && at.size() == 1 && at.front()->sentences.back() < f.sentence_of(hit.first) && !told_just_before(f, *at.front(), hit)
                                   ? draft_of_author(f, drafts, actor_near(f, range, false), f.sentence_of(hit.first))
                                   : nullptr) {
            targets.push_back(own);
        } else if (auto* one = nearest(f, at, range)) {
            targets.push_back(one);
        }
        const std::string value = hit.entry->value == "claimed" && claim_negated(f, hit) ? "unclaimed" : hit.entry->value;
        for (auto* draft : targets) {
            if (value == "claimed") {
                const auto claimant = claimant_of(f, range, *draft);
                const bool anothers = targets.size() > 1 && claimant && draft->actor1 && !f.actors[*draft->actor1].generic && f.actors[*draft->actor1].name != f.actors[*claimant].name;
                if (anothers) {
                    continue; // "claimed both attacks" is not said of the reply to them
                }
                draft->claimed = true;
                draft->claimed_by = claimant;
                if (draft->claimed_by && draft->actor1 != draft->claimed_by) {
                    if (!draft->actor2 || draft->actor2 == draft->claimed_by) {
                        draft->actor2 = draft->actor1;
                        draft->rules.actor2 = "named as agent, but another claimed the act";
                    }
                    draft->actor1 = draft->claimed_by;
                    draft->rules.actor1 = "claimed the act";
                }
            } else if (value == "unclaimed") {
                draft->claimed = false;
            } else if (value == "silent" && another_keeps_silent(f, hit, *draft)) {
                continue;
            } else if (value == "denied" || value == "silent") {
                deny(f, hit, value == "silent", *draft);
            } else if (value == "blamed") {
                blame(f, range, *draft);
            }
            if (value != "none") {
                draft->rules.claimed = value == "claimed" ? "a word of claim" : value == "unclaimed" ? "nobody claimed it"
                                                                            : value == "denied"      ? "denied by the accused"
                                                                            : value == "silent"      ? "the accused kept silent"
                                                                                                     : "blamed on somebody: no claim";
                draft->claim_words.push_back(range);
            }
        }
    }
    own_statement(f, drafts);
    own_words(f, drafts);
    carry_likeness(f, drafts);
    // A state or group that tells of its own act owns it.
    for (auto& draft : drafts) {
        if (draft.claimed || !draft.actor1) {
            continue;
        }
        const auto& actor = f.actors[*draft.actor1];
        const Trigger& lead = f.triggers[draft.triggers.front()];
        const bool own = actor.speaker && !actor.modifier && f.sentence_of(actor.tokens.first) == lead.sentence && tells_own_act(f, actor, lead);
        const auto teller = own_teller(f, draft);
        if (own || teller || speaks_of_its_act(f, draft)) {
            draft.claimed = true;
            draft.claimed_by = teller ? teller : draft.actor1;
            draft.rules.claimed = "who acted tells of it";
        }
    }
}

} // namespace marsad::extract
