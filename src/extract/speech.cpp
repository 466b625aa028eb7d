#include "extract/agency.h"

#include "extract/near.h"

namespace marsad::extract {

namespace {

constexpr std::uint32_t kSpeechBefore = 4;
constexpr std::uint32_t kSpeechAfter = 3;

/// "Health ministry: ten killed", قيادة الجيش: : at the head of a line, with a colon behind.
bool heads_line(const Findings& f, const ActorMention& actor) {
    const auto& tokens = f.analysis.document.tokens;
    const auto begin = around(f.analysis, actor.tokens.first).first;
    return actor.tokens.last < tokens.size() && tokens[actor.tokens.last].norm == ":" && actor.tokens.first - begin <= kSpeechBefore && tokens[actor.tokens.last].sentence == tokens[actor.tokens.first].sentence;
}

/// "according to witnesses, X did": the comma right before the name closes the source, who is somebody else.
bool closed_before(const Findings& f, std::uint32_t low, std::uint32_t high) {
    const auto& tokens = f.analysis.document.tokens;
    return high >= low + 2 && tokens[high - 1].norm == "," && tokens[low].kind != text::TokenKind::Punct;
}

} // namespace

bool speaks(const Findings& f, const ActorMention& actor) {
    if (heads_line(f, actor)) {
        return true;
    }
    const bool ar = f.analysis.pack.verb_first(f.analysis.document.tokens[actor.tokens.first]);
    return any_hit_in(f.analysis, around(f.analysis, actor.tokens.first), [&](const lexicon::Hit& hit) {
        if (!hit.is("speech", "say")) {
            return false;
        }
        const bool before = hit.last <= actor.tokens.first;
        const auto gap = gap_between(actor.tokens, {hit.first, hit.last});
        if (gap > (before ? kSpeechBefore : kSpeechAfter) || f.clauses.boundaries(hit.first, actor.tokens.first) > (before ? 1U : 0U)) {
            return false;
        }
        const auto low = before ? hit.last : actor.tokens.last;
        const auto high = before ? actor.tokens.first : hit.first;
        const bool other_clause = any_hit_in(f.analysis, {low, high}, [&](const lexicon::Hit& stop) {
            return (stop.is("role", "stop") || stop.is("trigger") || stop.is("that") || (before && ar && stop.is("source"))) && stop.first >= low && stop.last <= high;
        });
        const bool told_by_others = before && !ar && closed_before(f, low, high);
        return !other_clause && !told_by_others && (!before || ar || hit.entry->has("source"));
    });
}

bool owns_up(const Findings& f, const ActorMention& actor, const Trigger& trigger) {
    return any_hit_in(f.analysis, tokens_of(f.analysis, trigger.sentence), [&](const lexicon::Hit& hit) {
        if (!hit.is("speech") || !hit.entry->has("own") || f.sentence_of(hit.first) != trigger.sentence || hit.last > trigger.tokens.first) {
            return false;
        }
        const auto from = std::max(hit.last, hit.last <= actor.tokens.first ? actor.tokens.last : 0U);
        return trigger.tokens.first >= from && trigger.tokens.first - from <= 1 && f.clauses.boundaries(hit.first, trigger.tokens.first) == 0;
    });
}

bool tells_own_act(const Findings& f, const ActorMention& actor, const Trigger& trigger) {
    if (trigger.tokens.first > 0 && actor.tokens.last < trigger.tokens.first && speaks(f, actor)) { // "said on Monday it killed ..."
        const bool it = any_hit_in(f.analysis, {trigger.tokens.first - 1, trigger.tokens.first}, [&](const lexicon::Hit& hit) { return hit.is("pronoun") && hit.last == trigger.tokens.first; });
        if (it) {
            return true;
        }
    }
    return (speaks(f, actor) && owns_up(f, actor, trigger)) || any_hit_in(f.analysis, {actor.tokens.last, trigger.tokens.first}, [&](const lexicon::Hit& hit) { return hit.is("self") && hit.first >= actor.tokens.last && hit.last <= trigger.tokens.first; });
}

} // namespace marsad::extract
