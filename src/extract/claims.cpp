#include "extract/claims.h"

#include "extract/agency.h"
#include "extract/claim_targets.h"
#include "extract/draft_index.h"
#include "extract/near.h"
#include "extract/own_acts.h"
#include "extract/same_act.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace marsad::extract {

namespace {

using lexicon::Feature;

constexpr std::uint32_t kObjectReach = 6;
constexpr std::uint32_t kAccusedReach = 14;
constexpr std::uint32_t kSubjectReach = 4; ///< words from the suspect to "are suspected"
constexpr std::uint32_t kOwnerReach = 2;   ///< words between a verb of claiming and whose band claims

/// "no group has yet taken responsibility", "with nobody claiming it": who did not claim stands before the claim.
bool claim_negated(const Findings& f, const lexicon::Hit& claim) {
    return any_hit_in(f.analysis, around(f.analysis, claim.first), [&](const lexicon::Hit& hit) {
        const bool not_claimed = hit.is("role", "not") && hit.last <= claim.first && claim.first - hit.last <= 1; // "have not yet claimed it"
        return not_claimed || (hit.is("no_one") && hit.last <= claim.first && claim.first - hit.last <= 7 && f.sentence_of(hit.first) == f.sentence_of(claim.first) && f.clauses.boundaries(hit.first, claim.first) == 0);
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

/// "denied ... that its men had": what is owned or disowned stands behind the verb of denying.
bool behind_denial(const Findings& f, const lexicon::Hit& claim) {
    constexpr std::uint32_t kDenialReach = 12;
    return any_hit_in(f.analysis, around(f.analysis, claim.first), [&](const lexicon::Hit& hit) {
        return hit.is("realis", "denial") && hit.last <= claim.first && claim.first - hit.last <= kDenialReach && f.clauses.boundaries(hit.first, claim.first) <= 1;
    });
}

/// Whom the words of blame name. Behind an Arabic verb stand those who blame, joined by "and", and then the one who is blamed;
/// in English he stands behind the verb.
std::optional<std::size_t> accused(const Findings& f, TokenRange claim, bool before) {
    if (before) { // "no word from X, who are suspected"
        std::optional<std::size_t> last;
        for (const std::size_t i : indices_in(f.actors, around_before(f.analysis, claim.first))) {
            const auto& actor = f.actors[i];
            const bool near = actor.tokens.last <= claim.first && f.sentence_of(actor.tokens.first) == f.sentence_of(claim.first) && claim.first - actor.tokens.last <= kSubjectReach;
            last = near && !victim_kind(actor) ? std::optional(i) : last;
        }
        return last;
    }
    std::vector<std::size_t> behind;
    for (const std::size_t i : indices_in(f.actors, around(f.analysis, claim.first))) {
        const auto& actor = f.actors[i];
        const bool near = actor.tokens.first > claim.first && f.sentence_of(actor.tokens.first) == f.sentence_of(claim.first);
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

std::optional<std::size_t> accused_by(const Findings& f, const lexicon::Hit& claim) { return accused(f, {claim.first, claim.last}, claim.entry->has("subject")); }

/// Who owns up. A name that stands aside is not he where the author of the act is known: نصبوا كمينا لقافلة X وقالوا إنهم قتلوا ...
std::optional<std::size_t> claimant_of(const Findings& f, TokenRange claim, const Draft& draft) {
    const auto near = actor_near(f, claim, false);
    if (!near && draft.actor1 && f.actors[*draft.actor1].generic && f.actors[*draft.actor1].kind == "state") { // "an air force plane ...; the army insisted that ..."
        const bool told = std::ranges::any_of(beginning_in(f.actors, tokens_of(f.analysis, f.sentence_of(claim.first))), [&](const ActorMention& actor) {
            return actor.generic && actor.kind == "state" && actor.tokens.last <= claim.first && speaks(f, actor);
        });
        return told ? draft.actor1 : near;
    }
    if (!near || !draft.actor1 || victim_kind(f.actors[*draft.actor1])) {
        return near;
    }
    const auto& actor = f.actors[*near];
    const auto gap = gap_between(actor.tokens, claim);
    const bool owns = actor.owned && actor.tokens.first >= claim.last && gap <= kOwnerReach; // تبنت مجموعة تابعة لX: his band, the subject of the claim
    const bool aside = !owns && (actor.owned || actor.aside || (draft.actor2 && f.actors[*draft.actor2].name == actor.name && gap > 0));
    return aside && f.sentence_of(f.actors[*draft.actor1].tokens.first) == f.sentence_of(claim.first) ? draft.actor1 : near;
}

/// A state that keeps silent about a strike, or a body that denies an act of which nobody else is known, is the one suspected of it.
void deny(const Findings& f, const lexicon::Hit& claim, bool silent, Draft& draft) {
    const bool of_victim = silent && draft.actor2 && std::ranges::any_of(beginning_in(f.actors, around_before(f.analysis, claim.last)), [&](const ActorMention& actor) { // "the army, whose soldiers fell, has not commented"
                               const auto& victim = f.actors[*draft.actor2];
                               return actor.tokens.first >= claim.first - std::min(claim.first, 3U) && !victim_kind(victim) && (actor.name == victim.name || (actor.generic && actor.kind == victim.kind && actor.kind == "state"));
                           });
    if (of_victim) {
        return;
    }
    if (!draft.claimed) {
        draft.claimed = false;
    }
    const auto sentence = f.sentence_of(claim.first);
    auto told = draft.sentences.front();
    for (const auto s : draft.sentences) {
        told = s <= sentence ? std::max(told, s) : told;
    }
    const bool accused = any_hit_in(f.analysis, around_before(f.analysis, claim.first), [&](const lexicon::Hit& hit) { return hit.is("relative") && hit.last <= claim.first && claim.first - hit.last <= 3; }); // "from the hills of X, whose spokesman denied it"
    const bool nameless = draft.actor1 && !silent && accused && f.actors[*draft.actor1].generic && f.actors[*draft.actor1].kind == "armed_group";
    if ((draft.actor1 && !nameless) || f.triggers[draft.triggers.front()].background || sentence < told) {
        return;
    }
    const auto kind = f.triggers[draft.triggers.front()].kind;
    const bool from_afar = kind == ActKind::Air || kind == ActKind::Strike || kind == ActKind::Shell || kind == ActKind::Hit || kind == ActKind::Bombing;
    const auto& sentences = f.analysis.document.sentences;
    auto who = sentence - told > 1 ? std::nullopt : actor_near(f, {claim.first, claim.last}, false);
    for (const std::size_t i : indices_in(f.actors, around_before(f.analysis, claim.first))) { // "The military has not commented"
        const auto& actor = f.actors[i];
        const bool forces = actor.generic && actor.kind == "state" && !actor.owned && actor.tokens.last <= claim.first && claim.first - actor.tokens.last <= 1;
        who = !who && from_afar && forces && sentences[told].paragraph == sentences[sentence].paragraph ? std::optional(i) : who;
    }
    // asked for a word on those shot in another country: "the Israeli army did not answer"
    const auto* place = place_of(f, draft);
    const auto* body = who && !f.actors[*who].generic ? f.packs.actor(f.actors[*who].name) : nullptr;
    const bool abroad = body != nullptr && place != nullptr && !body->home.empty() && body->home != place->country_code && (kind == ActKind::Kill || kind == ActKind::Shooting || kind == ActKind::Attack || kind == ActKind::Massacre);
    if (who && draft.actor2 != who && (!silent || (f.actors[*who].kind == "state" && (from_afar || abroad))) && !(draft.actor2 && f.actors[*draft.actor2].name == f.actors[*who].name)) {
        draft.actor1 = who;
        draft.rules.actor1 = silent ? "keeps silent about a strike" : "denies the act";
    }
}

/// Two forces of one state: the Guards own what "an Iranian missile" did.
bool same_state(const Findings& f, std::size_t one, std::size_t other) {
    const auto* a = f.packs.actor(f.actors[one].name);
    const auto* b = f.packs.actor(f.actors[other].name);
    return a != nullptr && b != nullptr && a->kind == "state" && b->kind == "state" && !a->home.empty() && a->home == b->home;
}

/// Who kept silent or denies is not the one who acted: he owns and disowns nothing.
bool another_keeps_silent(const Findings& f, const lexicon::Hit& claim, const Draft& draft) {
    const auto who = actor_near(f, {claim.first, claim.last}, false);
    const bool here = draft.actor1 && f.sentence_of(f.actors[*draft.actor1].tokens.first) == f.sentence_of(claim.first); // "blamed X, whose leader denied it"
    return who && draft.actor1 && f.actors[*who].name != f.actors[*draft.actor1].name && (claim.entry->value == "silent" || (!here && !f.actors[*draft.actor1].generic && armed_side(f.actors[*who])));
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

/// "said it had meant to kill ...", "called the raid legitimate": an act is owned by its purpose only where he who speaks is armed, does
/// not suffer it, and is its author or may be; a state where the act lies abroad.
bool owned_by_purpose(const Findings& f, const lexicon::Hit& claim, const Draft& draft, std::optional<std::size_t> claimant) {
    if (!claimant || !armed_side(f.actors[*claimant])) {
        return false;
    }
    const auto& actor = f.actors[*claimant];
    constexpr std::uint32_t kNamedReach = 6; // "what X described as slight injuries" is no word on the act
    if (claim.entry->has("act") && any_hit_in(f.analysis, {claim.last, claim.last + kNamedReach}, [](const lexicon::Hit& hit) { return hit.is("harm") || hit.is("toll_noun") || hit.is("no_harm"); })) {
        return false;
    }
    const bool said = any_hit_in(f.analysis, around(f.analysis, claim.first), [&](const lexicon::Hit& hit) { return hit.is("speech") && hit.first <= claim.first; });
    if (!said && !actor.tokens.overlaps({claim.first, claim.last}) && !claim.entry->has("author")) {
        return false;
    }
    if (draft.actor1 && (!f.actors[*draft.actor1].generic || draft.actor1 == claimant)) {
        return f.actors[*draft.actor1].name == actor.name;
    }
    const auto* place = place_of(f, draft);
    const auto* home = place != nullptr ? f.packs.actor_of("state", place->country_code) : nullptr;
    const bool abroad = place != nullptr && (home == nullptr || home->name != actor.name);
    const bool suffers = draft.actor2 && f.actors[*draft.actor2].name == actor.name;
    const bool nameless = draft.actor1 && f.actors[*draft.actor1].kind == "armed_group"; // "gunmen ...; X said that it was responsible"
    const bool state = actor.kind == "state" || actor.kind == "coalition";
    return !suffers && (!draft.actor1 || nameless) && (state ? abroad : !claim.entry->has("author"));
}

/// The first sentence of a paragraph: what it says is said of all told before.
bool opens_paragraph(const Findings& f, const lexicon::Hit& claim) {
    const auto sentence = f.sentence_of(claim.first);
    const auto& sentences = f.analysis.document.sentences;
    return sentence > 0 && sentences[sentence].paragraph != sentences[sentence - 1].paragraph;
}

/// "The army blames X": no act is named, so those of one kind told shortly before without an author are meant together.
std::vector<Draft*> series_of(const Findings& f, std::vector<Draft>& drafts, const lexicon::Hit& claim, const Draft& last) {
    constexpr std::uint32_t kSeriesReach = 6; // sentences
    constexpr int kSeriesDays = 7;
    std::vector<Draft*> series;
    const auto sentence = f.sentence_of(claim.first);
    const Trigger& lead = f.triggers[last.triggers.front()];
    for (auto& draft : drafts) {
        const Trigger& other = f.triggers[draft.triggers.front()];
        const auto told = draft.sentences.front();
        const bool near = told <= sentence && sentence - told <= kSeriesReach && other.background == lead.background;
        const auto* here = place_of(f, draft);
        const auto* there = place_of(f, last);
        const bool land = here != nullptr && there != nullptr && here->country_code == there->country_code;
        const bool days = draft.interval && last.interval && std::abs((draft.interval->first - last.interval->first).count()) <= kSeriesDays;
        if (&draft != &last && near && land && days && !draft.actor1 && !draft.claimed && compatible(other.kind, lead.kind) && other.kind != ActKind::Kill) {
            series.push_back(&draft);
        }
    }
    return series;
}

/// The accused is the author where none is known, or where the accuser was taken for one.
void blame(const Findings& f, const lexicon::Hit& claim, Draft& draft) {
    const auto who = accused_by(f, claim);
    if (!who) {
        return;
    }
    const bool disowned = draft.actor1 && draft.claimed == false && f.actors[*who].generic && f.sentence_of(f.actors[*draft.actor1].tokens.first) == f.sentence_of(claim.first); // "X denied it and accused mercenaries"
    if (disowned) {
        return;
    }
    const bool accuser = draft.actor1 && f.sentence_of(f.actors[*draft.actor1].tokens.first) == f.sentence_of(claim.first) && f.actors[*draft.actor1].tokens.first != f.actors[*who].tokens.first;
    const bool nameless = draft.actor1 && f.actors[*draft.actor1].generic && f.actors[*draft.actor1].kind == "armed_group" && !f.actors[*who].generic && armed_side(f.actors[*who]);
    if (!draft.actor1 || accuser || nameless) {
        draft.actor1 = who;
        draft.rules.actor1 = "blamed for the act";
        if (draft.actor2 && f.actors[*draft.actor2].name == f.actors[*who].name) {
            draft.actor2.reset();
        }
    }
}

/// The statement of a body at war: what it tells without an author it did itself, and what it did it owns.
void own_statement(const Findings& f, std::size_t index, std::vector<Draft>& drafts) {
    const auto* author = &f.actors[index];
    const auto& sentences = f.analysis.document.sentences;
    const auto editor = std::ranges::find_if(f.analysis.hits, [](const lexicon::Hit& hit) { return hit.is("editor"); });
    const auto end = editor != f.analysis.hits.end() ? f.sentence_of(editor->first) : static_cast<std::uint32_t>(sentences.size()); // "Our newsroom adds"
    for (auto& draft : drafts) {
        const auto told = f.triggers[draft.triggers.front()].sentence;
        const auto line = f.sentence_of(author->tokens.first);
        if (line < end && told >= end) {
            continue;
        }
        if (!author->author && (told < line || told - line > 1 || sentences[told].paragraph != sentences[line].paragraph)) {
            continue; // the statement is one line of a longer report
        }
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
        if (asserts_only(f, hit) || (hit.entry->has("denial") && !behind_denial(f, hit))) {
            continue;
        }
        const TokenRange range{hit.first, hit.last};
        auto targets = claim_targets(f, drafts, by_sentence, hit);
        const bool unclaimed = hit.entry->value == "unclaimed" && targets.size() == 1 && targets.front()->sentences.back() < f.sentence_of(hit.first) && opens_paragraph(f, hit);
        if (unclaimed) {
            for (auto* alike : series_of(f, drafts, hit, *targets.front())) {
                targets.push_back(alike);
            }
        }
        if (hit.entry->value == "blamed" && targets.size() == 1 && !targets.front()->actor1 && accused_by(f, hit)) {
            for (auto* alike : series_of(f, drafts, hit, *targets.front())) {
                targets.push_back(alike);
            }
        }
        const std::string value = hit.entry->value == "claimed" && claim_negated(f, hit) ? "unclaimed" : hit.entry->value;
        const bool condemns = value == "claimed" && any_hit_in(f.analysis, around_before(f.analysis, hit.first), [&](const lexicon::Hit& word) { return word.is("realis", "condemn") && word.last <= hit.first; });
        if (condemns) {
            continue; // "condemned it and said it had sent help"
        }
        for (auto* draft : targets) {
            if (value == "claimed") {
                const auto claimant = claimant_of(f, range, *draft);
                const bool allied = claimant && draft->actor1 && same_state(f, *claimant, *draft->actor1);
                const bool anothers = targets.size() > 1 && claimant && draft->actor1 && !f.actors[*draft->actor1].generic && f.actors[*draft->actor1].name != f.actors[*claimant].name && !allied;
                const bool his = claimant && draft->actor1 && (draft->actor1 == claimant || f.actors[*draft->actor1].name == f.actors[*claimant].name);
                const auto downs = [&](const Trigger& trigger) { return trigger.kind == ActKind::Intercept; };
                const bool downing = !his && !std::ranges::all_of(draft->triggers, [&](std::size_t t) { return downs(f.triggers[t]); }) && std::ranges::any_of(beginning_in(f.triggers, range), downs);
                if (downing || (claimant && f.actors[*claimant].authority)) {
                    continue; // "the authorities said they had shot most of them down"
                }
                if (anothers) {
                    continue; // "claimed both attacks" is not said of the reply to them
                }
                if ((hit.entry->has("told") || hit.entry->has("author")) && !owned_by_purpose(f, hit, *draft, claimant)) {
                    continue;
                }
                draft->claimed = true;
                draft->claimed_by = claimant;
                if (draft->claimed_by && draft->actor1 != draft->claimed_by) {
                    if (!allied && (!draft->actor2 || draft->actor2 == draft->claimed_by)) {
                        draft->actor2 = draft->actor1;
                        draft->rules.actor2 = "named as agent, but another claimed the act";
                    }
                    draft->actor1 = draft->claimed_by;
                    draft->rules.actor1 = "claimed the act";
                }
            } else if (value == "unclaimed") {
                draft->claimed = false;
            } else if ((value == "silent" || value == "denied") && another_keeps_silent(f, hit, *draft)) {
                continue;
            } else if (value == "denied" || value == "silent") {
                deny(f, hit, value == "silent", *draft);
            } else if (value == "blamed") {
                blame(f, hit, *draft);
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
    for (std::size_t i = 0, wholes = 0; i < f.actors.size(); ++i) {
        const bool whole = f.actors[i].author && wholes++ == 0;
        if (whole || f.actors[i].line_author) {
            own_statement(f, i, drafts);
        }
    }
    own_words(f, drafts);
    carry_likeness(f, drafts);
    // A state or group that tells of its own act owns it.
    for (auto& draft : drafts) {
        if (!draft.claimed && !draft.actor1 && own_account(f, draft)) {
            draft.claimed = true;
            draft.rules.claimed = "who speaks tells of his own act";
        }
        if (const auto who = draft.claimed || draft.actor1 ? std::nullopt : admits(f, draft)) {
            draft.actor1 = who;
            draft.claimed = true;
            draft.claimed_by = who;
            draft.rules.actor1 = "admits an act abroad";
            draft.rules.claimed = "who acted admits it";
        }
        if (draft.claimed || !draft.actor1) {
            continue;
        }
        const auto& actor = f.actors[*draft.actor1];
        const Trigger& lead = f.triggers[draft.triggers.front()];
        const bool own = actor.speaker && !actor.modifier && f.sentence_of(actor.tokens.first) == lead.sentence && tells_own_act(f, actor, lead);
        const auto teller = own_teller(f, draft);
        if (own || teller || speaks_of_its_act(f, draft) || (armed_side(actor) && own_account(f, draft))) {
            draft.claimed = true;
            draft.claimed_by = teller ? teller : draft.actor1;
            draft.rules.claimed = "who acted tells of it";
        }
    }
}

} // namespace marsad::extract
