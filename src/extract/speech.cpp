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
        const auto gap = before ? actor.tokens.first - hit.last : hit.first >= actor.tokens.last ? hit.first - actor.tokens.last
                                                                                                 : 0U;
        if (gap > (before ? kSpeechBefore : kSpeechAfter) || f.clauses.boundaries(hit.first, actor.tokens.first) > (before ? 1U : 0U)) {
            return false;
        }
        const auto low = before ? hit.last : actor.tokens.last;
        const auto high = before ? actor.tokens.first : hit.first;
        const bool other_clause = any_hit_in(f.analysis, {low, high}, [&](const lexicon::Hit& stop) {
            return (stop.is("role", "stop") || stop.is("trigger") || stop.is("that") || (before && ar && stop.is("source"))) && stop.first >= low && stop.last <= high;
        });
        return !other_clause && (!before || ar || hit.entry->has("source"));
    });
}

} // namespace marsad::extract
