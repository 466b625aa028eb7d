#include "extract/own_acts.h"

#include "extract/agency.h"
#include "extract/near.h"
#include "extract/same_act.h"

#include <algorithm>
#include <string>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kTellerReach = 3; ///< sentences

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

/// A sentence of denial or condemnation owns nothing.
bool disowns(const Findings& f, std::uint32_t sentence) {
    return any_hit_in(f.analysis, tokens_of(f.analysis, sentence), [&](const lexicon::Hit& hit) {
        return f.sentence_of(hit.first) == sentence && (hit.is("claim", "denied") || hit.is("claim", "silent") || hit.is("realis", "condemn"));
    });
}

/// The words in which somebody may tell of the act: its own sentences and those close around them.
TokenRange tellers_of(const Findings& f, const Draft& draft) {
    const auto [first, last] = std::minmax_element(draft.sentences.begin(), draft.sentences.end());
    const auto count = static_cast<std::uint32_t>(f.analysis.document.sentences.size());
    return {tokens_of(f.analysis, *first - std::min(*first, kTellerReach)).first, tokens_of(f.analysis, std::min(*last + kTellerReach, count - 1)).last};
}

/// "the general staff said", "a military spokesman said": an organ that speaks in the range of a sentence, with nobody's name in its
/// words or the `before` words in front of them.
bool nameless_voice(const Findings& f, TokenRange sentence, TokenRange range, std::uint32_t before) {
    return any_hit_in(f.analysis, range, [&](const lexicon::Hit& hit) {
        ActorMention organ;
        organ.tokens = {hit.first, hit.last};
        const TokenRange words{hit.first - std::min(hit.first, before), hit.last};
        return hit.is("voice") && speaks(f, organ) && std::ranges::none_of(beginning_in(f.actors, sentence), [&](const ActorMention& other) { return !other.generic && other.tokens.overlaps(words); });
    });
}

/// "Turkish warplanes bombed X, the general staff said": an organ without a name speaks for the state that struck, where the report
/// comes from that state or the act lies in it.
bool organ_speaks(const Findings& f, const Draft& draft) {
    const auto& actor = f.actors[*draft.actor1];
    const Trigger& lead = f.triggers[draft.triggers.front()];
    const auto own = [&](const model::PlaceReference& place) {
        const auto* state = place.candidates.empty() ? nullptr : f.packs.actor_of("state", place.candidates.front().country_code);
        return state != nullptr && state->name == actor.name;
    };
    if (actor.kind != "state" || lead.kind == ActKind::Intercept || disowns(f, lead.sentence)) {
        return false;
    }
    const auto here = tokens_of(f.analysis, lead.sentence);
    return nameless_voice(f, here, here, 0) && ((draft.place && own(f.places[*draft.place])) || std::ranges::any_of(f.places, [&](const model::PlaceReference& place) { return place.use == model::PlaceUse::Dateline && own(place); }));
}

/// "X has retaken Y, it said", وفق بيان له: the subject tells of it behind the act.
bool said_of_itself(const Findings& f, const Trigger& lead) {
    const auto& tokens = f.analysis.document.tokens;
    const auto end = tokens_of(f.analysis, lead.sentence).last;
    return any_hit_in(f.analysis, {lead.tokens.last, end}, [&](const lexicon::Hit& hit) {
        const bool closes = hit.last >= end || tokens[hit.last].kind == text::TokenKind::Punct || any_hit_in(f.analysis, {hit.last, hit.last + 1}, [](const lexicon::Hit& day) { return day.is("date_link") || day.is("weekday") || day.is("day_word"); });
        return hit.is("own_word") && (!hit.entry->has("bare") || closes);
    });
}

} // namespace

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
    if (organ_speaks(f, draft)) {
        return draft.actor1;
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

bool speaks_of_its_act(const Findings& f, const Draft& draft) {
    const auto& agent = f.actors[*draft.actor1];
    const Trigger& lead = f.triggers[draft.triggers.front()];
    const auto sentence = lead.sentence;
    if ((agent.tokens.last <= lead.tokens.first || f.analysis.pack.verb_first(f.analysis.document.tokens[lead.tokens.first])) && said_of_itself(f, lead)) {
        return !disowns(f, sentence) && !agent.owned && armed_side(agent);
    }
    if (agent.generic && (agent.kind == "state" || agent.kind == "police")) { // "troops killed ..., the army said", "... a military spokesman said"
        const auto here = tokens_of(f.analysis, sentence);
        return !disowns(f, sentence) && lead.kind != ActKind::Intercept && nameless_voice(f, here, {lead.tokens.last, here.last}, 1);
    }
    return !agent.generic && !disowns(f, sentence) && std::ranges::any_of(beginning_in(f.actors, tokens_of(f.analysis, sentence)), [&](const ActorMention& actor) {
        return actor.name == agent.name && !actor.owned && speaks(f, actor);
    });
}

bool own_account(const Findings& f, const Draft& draft) {
    constexpr std::uint32_t kSpeechReach = 14;
    const Trigger& lead = f.triggers[draft.triggers.front()];
    const auto here = tokens_of(f.analysis, lead.sentence);
    if (disowns(f, lead.sentence)) {
        return false;
    }
    return any_hit_in(f.analysis, here, [&](const lexicon::Hit& self) {
        const bool act = self.is("self") && std::ranges::any_of(beginning_in(f.triggers, {self.last, std::min(self.last + 2, here.last)}), [&](const Trigger& trigger) {
                             const bool own = trigger.sentence == lead.sentence && (compatible(trigger.kind, lead.kind) || trigger.kind == ActKind::Kill);
                             return own && trigger.kind != ActKind::Withdraw && trigger.kind != ActKind::Protest && (trigger.accepted || trigger.rule == "inside speech");
                         });
        return act && any_hit_in(f.analysis, {here.first, self.first}, [&](const lexicon::Hit& speech) {
                   return speech.is("speech", "say") && speech.entry->has("own") && self.first - speech.last <= kSpeechReach && f.clauses.boundaries(speech.first, self.first) <= 1;
               });
    });
}

std::optional<std::size_t> admits(const Findings& f, const Draft& draft) {
    constexpr std::uint32_t kActReach = 10;
    const Trigger& lead = f.triggers[draft.triggers.front()];
    const auto here = tokens_of(f.analysis, lead.sentence);
    const auto* place = place_of(f, draft);
    if (place == nullptr || lead.background || disowns(f, lead.sentence)) {
        return std::nullopt;
    }
    for (const auto& hit : beginning_in(f.analysis.hits, {here.first, lead.tokens.first})) {
        if (!hit.is("speech", "say") || !hit.entry->has("admits") || lead.tokens.first - hit.first > kActReach) {
            continue;
        }
        for (const std::size_t i : indices_in(f.actors, {here.first, lead.tokens.first})) {
            const auto& actor = f.actors[i];
            const auto* body = f.packs.actor(actor.name);
            const bool near = actor.tokens.last <= hit.first ? hit.first - actor.tokens.last <= 2 : actor.tokens.first >= hit.last && actor.tokens.first - hit.last <= 2;
            if (near && body != nullptr && body->kind == "state" && !body->home.empty() && body->home != place->country_code && !(draft.actor2 && f.actors[*draft.actor2].name == actor.name)) {
                return i;
            }
        }
    }
    return std::nullopt;
}

} // namespace marsad::extract
