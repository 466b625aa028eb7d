#include "extract/roles.h"

#include "extract/agency.h"
#include "extract/draft_index.h"
#include "extract/near.h"
#include "extract/same_act.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace marsad::extract {

namespace {

using lexicon::Feature;

constexpr int kMarkedLead = 3;
constexpr std::uint32_t kTellerReach = 3; ///< sentences
constexpr std::uint32_t kClaimReach = 6;

} // namespace

const model::Place* resolved_place(const Findings& findings, std::size_t place) {
    std::size_t index = place;
    for (int steps = 0; steps < 5; ++steps) {
        const auto& reference = findings.places[index];
        if (!reference.candidates.empty()) {
            return &reference.candidates.front();
        }
        if (!reference.antecedent) {
            return nullptr;
        }
        index = *reference.antecedent;
    }
    return nullptr;
}

namespace {

/// The actor whose nationality stands on the weapon itself: "a U.S. drone", طائرة مسيّرة أميركية.
std::optional<std::size_t> craft_owner(const Findings& f, const Draft& draft) {
    const auto sentence = f.triggers[draft.triggers.front()].sentence;
    const auto here = tokens_of(f.analysis, sentence);
    for (const auto& hit : beginning_in(f.analysis.hits, here)) {
        if (!hit.is("weapon")) {
            continue;
        }
        for (const std::size_t i : indices_in(f.actors, here)) {
            if (f.actors[i].modifier && f.actors[i].tokens.overlaps({hit.first, hit.last})) {
                return i;
            }
        }
    }
    return std::nullopt;
}

bool wards_off(const Trigger& trigger) { return trigger.entry != nullptr && trigger.entry->has("wards_off"); }

/// The actor behind "fired by", أطلقه in the sentence of the interception.
std::optional<std::size_t> launcher(const Findings& f, const Draft& draft) {
    const auto sentence = f.triggers[draft.triggers.front()].sentence;
    for (const std::size_t i : indices_in(f.actors, tokens_of(f.analysis, sentence))) {
        if (f.actors[i].launcher) {
            return i;
        }
    }
    return std::nullopt;
}

/// A craft that attacked nobody: who shot it down acted, its owner suffered. Else who shot down is whom the attack
/// was aimed at, and its author is not known from this sentence.
void settle_interception(const Findings& f, Draft& draft) {
    const auto launched_by = launcher(f, draft);
    const auto owner = launched_by ? launched_by : craft_owner(f, draft);
    Choice nearest_other;
    const Trigger& lead = f.triggers[draft.triggers.front()];
    for (const std::size_t i : indices_in(f.actors, tokens_of(f.analysis, lead.sentence))) {
        const auto& actor = f.actors[i];
        if (i != owner && !victim_kind(actor) && !actor.owned && !actor.speaker) {
            nearest_other.offer(i, f.cost(lead.tokens, actor.tokens));
        }
    }
    const auto shooter = nearest_other.index;
    const bool only_interception = std::all_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) { return f.triggers[i].kind == ActKind::Intercept; });
    if (owner && only_interception && !launched_by) {
        draft.actor1 = shooter;
        draft.actor2 = owner;
        draft.rules.actor1 = "shot down a craft that attacked nobody";
        draft.rules.actor2 = "whose craft was shot down";
    } else {
        draft.actor1 = owner;
        draft.actor2 = shooter;
        draft.rules.actor1 = launched_by ? "who launched what was shot down" : "whose craft was shot down";
        draft.rules.actor2 = "who shot down the attack: it was aimed at them";
    }
}

} // namespace

namespace {

/// Who "thwarted the attack": no author of it, though the word for the attack stands in the same clause.
std::optional<std::size_t> defender(const Findings& findings, const Draft& draft) {
    Parties parties;
    for (const auto index : draft.triggers) {
        const Trigger& trigger = findings.triggers[index];
        if (!wards_off(trigger)) {
            continue;
        }
        for (const std::size_t i : indices_in(findings.actors, tokens_of(findings.analysis, trigger.sentence))) {
            weigh_actor(findings, trigger, i, parties);
        }
    }
    return parties.agent.index;
}

} // namespace

void assign_actors(const Findings& findings, Draft& draft) {
    Parties parties;
    const auto stopped_by = defender(findings, draft);
    const bool only_interception =
        std::all_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) { return findings.triggers[i].kind == ActKind::Intercept; });
    for (const auto index : draft.triggers) {
        const Trigger& trigger = findings.triggers[index];
        if ((trigger.kind == ActKind::Intercept && !only_interception) || wards_off(trigger)) {
            continue; // who shot down the weapon did not attack
        }
        for (const std::size_t i : indices_in(findings.actors, tokens_of(findings.analysis, trigger.sentence))) {
            if (i != stopped_by) {
                weigh_actor(findings, trigger, i, parties);
            }
        }
    }
    draft.actor1 = parties.agent.index;
    draft.rules.actor1 = parties.agent.why;
    const auto agent_name = draft.actor1 ? findings.actors[*draft.actor1].name : std::string();
    Choice other;
    Choice same;
    for (const auto& [index, cost, why] : parties.targets) {
        (draft.actor1 && findings.actors[index].name == agent_name ? same : other).offer(index, cost, why);
    }
    draft.actor2 = other.index;
    draft.rules.actor2 = other.why;
    // One name on both sides and nobody else: the words that mark a side are the stronger evidence.
    if (draft.actor1 && !draft.actor2 && same.index && parties.agent.cost > same.cost - kMarkedLead) {
        draft.actor2 = same.index;
        draft.rules.actor2 = same.why;
        draft.actor1.reset();
    }
    if (findings.triggers[draft.triggers.front()].kind == ActKind::Intercept) {
        settle_interception(findings, draft);
    }
}

namespace {

/// "claimed both operations", تبنّى الهجومين: a dual or plural with the article behind the claim.
bool claims_several(const Findings& f, const lexicon::Hit& claim) {
    return any_hit_in(f.analysis, {claim.last, claim.last + 5}, [&](const lexicon::Hit& hit) {
        const bool behind = f.sentence_of(hit.first) == f.sentence_of(claim.first);
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
    const auto here = indices_in(f.actors, around(f.analysis, range.first));
    for (const std::size_t i : after_only ? std::views::iota(std::size_t{0}, std::size_t{0}) : here) {
        const auto& actor = f.actors[i];
        if (actor.tokens.last > range.first) {
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
    for (const std::size_t i : here) {
        const auto& actor = f.actors[i];
        if (victim_kind(actor) || actor.generic) {
            continue;
        }
        const bool after = actor.tokens.first >= range.first;
        if (after_only && !after) {
            continue;
        }
        const bool subject = actor.tokens.last <= range.first && !f.analysis.pack.verb_first(f.analysis.document.tokens[range.first]) && f.clauses.boundaries(actor.tokens.first, range.first) == 0;
        choice.offer(i, f.cost(range, actor.tokens) - (subject || actor.agent_mark ? 8 : 0));
    }
    return choice.index;
}

} // namespace

namespace {

/// A sentence in or close behind those of the draft.
bool told_near(const Draft& draft, std::uint32_t sentence) {
    return std::any_of(draft.sentences.begin(), draft.sentences.end(), [&](std::uint32_t s) { return sentence == s || (sentence > s ? sentence - s : s - sentence) <= kTellerReach; });
}

/// The actors of the draft's sentences and of those in reach of a teller, rising.
std::vector<std::size_t> actors_near(const Findings& f, const Draft& draft) {
    const auto sentence_count = static_cast<std::uint32_t>(f.analysis.document.sentences.size());
    std::vector<std::uint32_t> sentences;
    for (const auto s : draft.sentences) {
        for (auto near = s - std::min(s, kTellerReach); near <= s + kTellerReach && near < sentence_count; ++near) {
            sentences.push_back(near);
        }
    }
    for (const auto t : draft.triggers) {
        sentences.push_back(f.triggers[t].sentence);
    }
    std::sort(sentences.begin(), sentences.end());
    sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
    std::vector<std::size_t> out;
    for (const auto s : sentences) {
        std::ranges::copy(indices_in(f.actors, tokens_of(f.analysis, s)), std::back_inserter(out));
    }
    return out;
}

/// Who acted, where he is the one that tells of it: "said it had struck", "the air force said its jets ...".
std::optional<std::size_t> own_teller(const Findings& f, const Draft& draft) {
    const auto& actor = f.actors[*draft.actor1];
    if (draft.claimed || actor.generic) {
        return std::nullopt;
    }
    const Trigger& lead = f.triggers[draft.triggers.front()];
    for (const std::size_t i : actors_near(f, draft)) {
        const auto& teller = f.actors[i];
        if (!teller.speaker || victim_kind(teller) || teller.name != actor.name) {
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
        const bool own_words = here && (i != *draft.actor1 || (!teller.modifier && tells_own));
        const bool state_near = !here && actor.kind == "state" && !lead.background && told_near(draft, f.sentence_of(teller.tokens.first));
        if (own_words || state_near) {
            return i;
        }
    }
    // The organ through which a state's forces speak.
    const auto speaks_for = [&](const lexicon::Hit& hit) {
        const auto of = hit.is("source") ? hit.entry->attr("of") : std::nullopt;
        const auto* state = of ? f.packs.actor_of("state", *of) : nullptr;
        return state != nullptr && state->name == actor.name;
    };
    const bool told = actor.kind == "state" && std::any_of(draft.sentences.begin(), draft.sentences.end(), [&](std::uint32_t s) { return any_hit_in(f.analysis, tokens_of(f.analysis, s), speaks_for); });
    return told ? draft.actor1 : std::nullopt;
}

/// The army that struck is the army that tells of it, in the same sentence.
bool speaks_of_its_act(const Findings& f, const Draft& draft) {
    const auto& agent = f.actors[*draft.actor1];
    const auto sentence = f.triggers[draft.triggers.front()].sentence;
    return !agent.generic && std::ranges::any_of(beginning_in(f.actors, tokens_of(f.analysis, sentence)), [&](const ActorMention& actor) {
        return actor.name == agent.name && !actor.owned && speaks(f, actor);
    });
}

} // namespace

void part_sides(const Findings& findings, std::vector<Draft>& drafts) {
    for (auto& draft : drafts) {
        if (draft.actor1 && draft.actor2 && findings.actors[*draft.actor1].name == findings.actors[*draft.actor2].name) {
            draft.actor2.reset();
        }
    }
}

void assign_claims(const Findings& f, std::vector<Draft>& drafts) {
    const DraftsBySentence by_sentence(f, drafts);
    for (const auto& hit : f.analysis.hits) {
        if (!hit.is("claim") || drafts.empty()) {
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
        } else if (auto* own = hit.entry->value == "claimed" && at.size() == 1 && at.front()->sentences.back() < f.sentence_of(hit.first)
                                   ? draft_of_author(f, drafts, actor_near(f, range, false), f.sentence_of(hit.first))
                                   : nullptr) {
            targets.push_back(own);
        } else if (auto* one = nearest(f, at, range)) {
            targets.push_back(one);
        }
        const std::string value = hit.entry->value == "claimed" && claim_negated(f, hit) ? "unclaimed" : hit.entry->value;
        for (auto* draft : targets) {
            if (value == "claimed") {
                const auto claimant = actor_near(f, range, false);
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
            } else if ((value == "denied" || value == "silent") && !draft->claimed) {
                draft->claimed = false;
            } else if (value == "blamed" && !draft->actor1) {
                draft->actor1 = actor_near(f, range, true);
                draft->rules.actor1 = "blamed for the act";
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
