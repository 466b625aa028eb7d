#include "extract/agency.h"

#include "extract/near.h"

namespace marsad::extract {

namespace {

using lexicon::Feature;

/// و or ف before the verb: it goes on with another.
bool goes_on(const Findings& f, const Trigger& trigger) {
    const auto& morphology = f.analysis.pack.lexicon->morphology();
    const auto& word = f.analysis.document.tokens[trigger.tokens.first].norm;
    return morphology.begins_with(word, {Feature::And}) || morphology.begins_with(word, {Feature::Then});
}

} // namespace

bool act_acts(const Findings& f, const Trigger& trigger) {
    const bool strikes = trigger.kind == ActKind::Attack || trigger.kind == ActKind::Hit;
    if (!strikes || goes_on(f, trigger)) {
        return false;
    }
    return std::ranges::any_of(beginning_in(f.triggers, tokens_of(f.analysis, trigger.sentence)), [&](const Trigger& other) {
        return &other != &trigger && other.sentence == trigger.sentence && other.tokens.last <= trigger.tokens.first && trigger.tokens.first - other.tokens.last <= 1 && !other.weak;
    });
}

bool men_of_force(const Findings& f, const ActorMention& actor, const Trigger& trigger) {
    const auto first = actor.tokens.first;
    return !goes_on(f, trigger) && any_hit_in(f.analysis, around_before(f.analysis, first), [&](const lexicon::Hit& of) {
        return of.is("member_mark") && of.last == first && any_hit_in(f.analysis, around_before(f.analysis, of.first), [&](const lexicon::Hit& men) {
                   const bool people = (men.is("force") || men.is("person") || men.is("band")) && men.last == of.first;
                   return people && !any_hit_in(f.analysis, around_before(f.analysis, men.first), [&](const lexicon::Hit& word) { return word.last == men.first && (word.is("harm") || word.is("trigger") || word.is("site")); });
               });
    });
}

bool object_of_before(const Findings& f, const ActorMention& actor, const Trigger& trigger) {
    return goes_on(f, trigger) && std::ranges::any_of(beginning_in(f.triggers, around_before(f.analysis, actor.tokens.first)), [&](const Trigger& other) {
               return other.entry != nullptr && other.entry->has("object") && other.entry->has("regain") && other.tokens.last == actor.tokens.first;
           });
}

} // namespace marsad::extract
