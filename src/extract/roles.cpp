#include "extract/roles.h"

#include "extract/agency.h"
#include "extract/near.h"
#include "extract/same_act.h"

#include <algorithm>
#include <limits>

namespace marsad::extract {

namespace {

using lexicon::Feature;

constexpr int kMarkedLead = 3;

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
            const bool own = f.actors[i].modifier && f.actors[i].tokens.overlaps({hit.first, hit.last});
            if (own || (!hit.entry->has("weak") && !victim_kind(f.actors[i]) && bears(f, f.actors[i], hit))) {
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
        const bool defences = actor.to_mark && any_hit_in(f.analysis, around_before(f.analysis, actor.tokens.first), [&](const lexicon::Hit& hit) { return hit.is("force", "military") && hit.last == actor.tokens.first && hit.first >= lead.tokens.last; }); // الدفاعات الجوية لX
        if (i != owner && !victim_kind(actor) && (!actor.owned || defences) && !actor.speaker) {
            nearest_other.offer(i, f.cost(lead.tokens, actor.tokens));
        }
    }
    const auto shooter = nearest_other.index;
    const bool only_interception = std::all_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) { return f.triggers[i].kind == ActKind::Intercept; });
    const bool attacking = any_hit_in(f.analysis, tokens_of(f.analysis, lead.sentence), [&](const lexicon::Hit& hit) {
        const bool means = hit.prefix.has(Feature::By) || any_hit_in(f.analysis, around(f.analysis, hit.first), [&](const lexicon::Hit& with) { // shot down "with a missile", بصاروخ
                               return with.is("role", "with") && with.last <= hit.first && hit.first - with.last <= 2 && with.first >= lead.tokens.last;
                           });
        return hit.is("weapon") && !means && (hit.entry->value == "missile" || hit.entry->value == "rocket" || hit.entry->attr("type") == "explosive" || hit.entry->has("attacks"));
    });
    if (owner && only_interception && !launched_by && !attacking) {
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

namespace {

/// "died in a gunfight with soldiers": of the sides only one is named.
void take_other_side(const Findings& f, Draft& draft) {
    const Trigger& lead = f.triggers[draft.triggers.front()];
    if (lead.kind != ActKind::Clash || !draft.actor2 || victim_kind(f.actors[*draft.actor2])) {
        return;
    }
    const auto& side = f.actors[*draft.actor2];
    const bool with = side.tokens.first >= lead.tokens.last && any_hit_in(f.analysis, {lead.tokens.last, side.tokens.first}, [&](const lexicon::Hit& hit) {
                          return hit.is("role", "with") && hit.last <= side.tokens.first && side.tokens.first - hit.last <= 2;
                      });
    if (with) {
        draft.actor1 = draft.actor2;
        draft.actor2.reset();
        draft.rules.actor1 = "the side of the fight that is named";
    }
}

/// "X, who pulled back last month, have meanwhile shelled Y": right behind the clause that tells of the subject.
bool behind_relative(const Findings& f, std::uint32_t first, std::uint32_t verb) {
    constexpr std::uint32_t kOpeningWords = 8;
    constexpr std::uint32_t kAuxiliaries = 3;
    const auto& tokens = f.analysis.document.tokens;
    const bool relative = any_hit_in(f.analysis, {first, std::min(first + kOpeningWords, verb)}, [&](const lexicon::Hit& hit) { return (hit.is("relative") || hit.is("aside")) && hit.first > first && tokens[hit.first - 1].norm == ","; });
    for (auto i = verb; relative && i > first && verb - i <= kAuxiliaries; --i) {
        if (tokens[i - 1].norm == ",") {
            return true;
        }
    }
    return false;
}

/// "X came down on the hamlet, punched and kicked a herder": a later verb of one subject, behind a comma.
bool in_a_list(const Findings& f, const Trigger& lead) {
    const bool deed = lead.kind == ActKind::Arson || lead.kind == ActKind::Loot || lead.kind == ActKind::Demolish || lead.kind == ActKind::Attack || lead.kind == ActKind::Riot || lead.kind == ActKind::Raid || lead.kind == ActKind::Capture; // ", stabbed to death": said of the victim
    return deed && lead.tokens.first > 0 && f.analysis.document.tokens[lead.tokens.first - 1].norm == "," && f.sentence_of(lead.tokens.first - 1) == lead.sentence;
}

/// Who may be the subject of a later verb: those that open the sentence. Else, where the verb is joined to another, the band that is named
/// behind a comma ("Two days later, as Y told it, X stopped Z and ...") or behind the last word that opens a clause ("... after settlers
/// climbed onto trucks, slashed the sacks and burned two").
std::vector<std::size_t> subjects_of(const Findings& f, TokenRange words, const Trigger& lead, bool joined) {
    constexpr std::uint32_t kOpeningWords = 3;
    constexpr std::uint32_t kAsideWords = 14;
    std::vector<std::size_t> subjects;
    for (const std::size_t i : indices_in(f.actors, {words.first, std::min(words.first + kOpeningWords, words.last)})) {
        subjects.push_back(i);
    }
    if (!subjects.empty() || !joined) {
        return subjects;
    }
    const auto band = [](const ActorMention& actor) { return actor.kind == "armed_group" || actor.kind == "settlers" || actor.kind == "rioters"; };
    for (const std::size_t i : indices_in(f.actors, {words.first, std::min(words.first + kAsideWords, lead.tokens.first)})) {
        const auto first = f.actors[i].tokens.first;
        if (first > words.first && f.analysis.document.tokens[first - 1].norm == "," && band(f.actors[i])) {
            return {i};
        }
    }
    for (const std::size_t i : indices_in(f.actors, {words.first, lead.tokens.first})) {
        const auto& actor = f.actors[i];
        const auto first = actor.tokens.first;
        const bool opened = first > words.first && any_hit_in(f.analysis, {first - 1, first}, [&](const lexicon::Hit& hit) { return (hit.is("when") || hit.is("clause")) && hit.last == first; });
        if (opened && (band(actor) || actor.kind == "rebel" || actor.kind == "militia")) {
            subjects.assign(1, i);
        }
    }
    return subjects;
}

/// "Settlers swept through X, south of Y, on Sunday and burned houses": who opens the sentence is the subject of its later verbs, where
/// nobody else is named as one who acts.
void take_subject(const Findings& f, Draft& draft) {
    const Trigger& lead = f.triggers[draft.triggers.front()];
    const auto here = tokens_of(f.analysis, lead.sentence);
    const auto& word = f.analysis.document.tokens[lead.tokens.first];
    const bool verb_first = f.analysis.pack.verb_first(word);
    // كان X قد تسللوا ... واعتقلوا: what is done to people or houses, by him who opens the sentence
    const bool deed = lead.kind == ActKind::Arrest || lead.kind == ActKind::Abduction || lead.kind == ActKind::Arson || lead.kind == ActKind::Loot || lead.kind == ActKind::Demolish || lead.kind == ActKind::Seize;
    const bool goes_on = verb_first && deed && f.analysis.pack.lexicon->morphology().begins_with(word.norm, {Feature::And});
    const bool linked = lead.tokens.first > here.first && any_hit_in(f.analysis, {lead.tokens.first - 1, lead.tokens.first}, [&](const lexicon::Hit& hit) { return hit.is("role", "and") && hit.last == lead.tokens.first; });
    const bool listed = !verb_first && in_a_list(f, lead);
    if ((verb_first && !goes_on) || !(goes_on || linked || listed || behind_relative(f, here.first, lead.tokens.first)) || (lead.entry != nullptr && (lead.entry->has("noagent") || lead.entry->has("passive")))) {
        return;
    }
    auto begin = here.first; // behind a dateline
    for (std::uint32_t i = here.first; i < std::min(here.first + 8, here.last); ++i) {
        const auto& norm = f.analysis.document.tokens[i].norm;
        begin = norm == "-" || norm == "–" || norm == "—" ? i + 1 : begin;
    }
    for (const std::size_t i : subjects_of(f, {begin, here.last}, lead, (linked || listed) && !verb_first)) {
        const auto& actor = f.actors[i];
        if (actor.tokens.last <= lead.tokens.first && !actor.owned && !actor.aside && !victim_kind(actor) && !actor.authority && !speaks(f, actor) && draft.actor2 != i) {
            draft.actor1 = i;
            draft.rules.actor1 = "opens the sentence, whose later verb this is";
            return;
        }
    }
}

bool armed(const ActorMention& actor) { return actor.kind == "armed_group" || actor.kind == "rebel" || actor.kind == "militia" || actor.kind == "state" || actor.kind == "settlers" || actor.kind == "rioters" || actor.kind == "coalition"; }

/// مسلحون داهموا الدار وفتحوا النار: a later verb in the plural, joined by "and", is of those named before it.
void take_plural_subject(const Findings& f, Draft& draft) {
    const Trigger& lead = f.triggers[draft.triggers.front()];
    const auto& word = f.analysis.document.tokens[lead.tokens.first];
    const auto& morphology = f.analysis.pack.lexicon->morphology();
    const auto next = lead.tokens.last; // فقتلوا جنديين, not وقتلوا جميعا
    const bool object = any_hit_in(f.analysis, {next, next + 1}, [&](const lexicon::Hit& hit) { return hit.first == next && (hit.is("force") || hit.is("person") || hit.is("number")); });
    const bool joined = morphology.begins_with(word.norm, {Feature::And}) || morphology.begins_with(word.norm, {Feature::Then});
    if (!f.analysis.pack.verb_first(word) || (lead.kind == ActKind::Kill && !object) || !joined || !morphology.ends_with(word.norm, {Feature::PluralVerb})) {
        return;
    }
    for (const std::size_t i : indices_in(f.actors, {tokens_of(f.analysis, lead.sentence).first, lead.tokens.first})) {
        const auto& actor = f.actors[i];
        if (armed(actor) && !actor.owned && !actor.aside && !actor.land && !actor.seat && draft.actor2 != i && !speaks(f, actor)) {
            draft.actor1 = i;
            draft.rules.actor1 = "subject of the verbs before";
        }
    }
}

bool state(const ActorMention& actor) { return actor.kind == "state" || actor.kind == "coalition"; }

/// "The army said jets destroyed shelters of X", "It said rockets were fired at the soldiers": who tells what befell its enemy, and names
/// nobody else, did it.
void take_teller(const Findings& f, Draft& draft) {
    const Trigger& lead = f.triggers[draft.triggers.front()];
    const bool blow = lead.kind == ActKind::Air || lead.kind == ActKind::Strike || lead.kind == ActKind::Shell || lead.kind == ActKind::Attack || lead.kind == ActKind::Hit || lead.kind == ActKind::Launch || lead.kind == ActKind::Kill ||
                      lead.kind == ActKind::Assassination || lead.kind == ActKind::Bombing;
    if (!blow || !draft.actor2 || victim_kind(f.actors[*draft.actor2])) {
        return;
    }
    const auto& hit = f.actors[*draft.actor2];
    for (const std::size_t i : indices_in(f.actors, tokens_of(f.analysis, lead.sentence))) {
        const auto& teller = f.actors[i];
        const bool irregular = teller.kind == "rebel" || teller.kind == "militia";
        const bool enemies = state(teller) ? hit.kind == "rebel" || hit.kind == "armed_group" : irregular && state(hit);
        if (enemies && !teller.generic && !teller.owned && !teller.aside && teller.name != hit.name && speaks(f, teller)) {
            draft.actor1 = i;
            draft.rules.actor1 = "tells what befell its enemy";
            return;
        }
    }
}

/// The drones that a draft tells of as shot down were not sent by him who tells so: "the command said 12 drones were downed".
bool tells_of_interception(const Findings& f, const Draft& draft, std::size_t actor) {
    const auto& teller = f.actors[actor];
    const Trigger* told = nullptr; // the act first told behind him
    for (const auto i : draft.triggers) {
        const Trigger& trigger = f.triggers[i];
        const bool behind = trigger.sentence == f.sentence_of(teller.tokens.first) && trigger.tokens.first >= teller.tokens.last;
        told = behind && (told == nullptr || trigger.tokens.first < told->tokens.first) ? &trigger : told;
    }
    return told != nullptr && told->kind == ActKind::Intercept && speaks(f, teller);
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
            if (i != stopped_by && (only_interception || !tells_of_interception(findings, draft, i))) {
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
    const bool nameless = draft.actor1 && findings.actors[*draft.actor1].generic && findings.actors[*draft.actor1].kind == "armed_group" && same.index != draft.actor1; // "men in uniform killed four militiamen"
    if (draft.actor1 && !draft.actor2 && same.index && !nameless && parties.agent.cost > same.cost - kMarkedLead) {
        draft.actor2 = same.index;
        draft.rules.actor2 = same.why;
        draft.actor1.reset();
    }
    if (findings.triggers[draft.triggers.front()].kind == ActKind::Intercept) {
        settle_interception(findings, draft);
    }
    if (!draft.actor1) {
        take_other_side(findings, draft);
    }
    if (!draft.actor1) {
        take_subject(findings, draft);
    }
    if (!draft.actor1) {
        take_plural_subject(findings, draft);
    }
    if (!draft.actor1) {
        take_teller(findings, draft);
    }
}

namespace {

/// نفذت هجوما على X، كما قصفت Y: a verb behind "and" or "also" with no name behind it has the subject of the verb before.
bool elided_subject(const Findings& f, const Trigger& lead) {
    const auto& word = f.analysis.document.tokens[lead.tokens.first];
    const bool deed = lead.kind == ActKind::Shell || lead.kind == ActKind::Air || lead.kind == ActKind::Strike || lead.kind == ActKind::Attack || lead.kind == ActKind::Arrest || lead.kind == ActKind::Abduction || lead.kind == ActKind::Arson ||
                      lead.kind == ActKind::Loot || lead.kind == ActKind::Demolish || lead.kind == ActKind::Capture || lead.kind == ActKind::Launch || lead.kind == ActKind::Shooting;
    const bool verb = lead.entry != nullptr && !lead.entry->has("masdar") && !lead.entry->has("object") && !lead.entry->has("noagent") && !lead.definite;
    const bool also = lead.tokens.first > 0 && any_hit_in(f.analysis, {lead.tokens.first - 1, lead.tokens.first}, [&](const lexicon::Hit& hit) { return hit.is("also") && hit.last == lead.tokens.first; });
    return f.analysis.pack.verb_first(word) && deed && verb && (also || f.analysis.pack.lexicon->morphology().begins_with(word.norm, {Feature::And}));
}

} // namespace

void part_sides(const Findings& findings, std::vector<Draft>& drafts) {
    for (auto& draft : drafts) {
        const Trigger& lead = findings.triggers[draft.triggers.front()];
        if (draft.actor1 || !elided_subject(findings, lead)) {
            continue;
        }
        const Draft* before = nullptr;
        for (const auto& other : drafts) { // drafts of one sentence are few
            const Trigger& trigger = findings.triggers[other.triggers.front()];
            const bool near = trigger.sentence == lead.sentence && trigger.tokens.last <= lead.tokens.first && other.actor1 && findings.actors[*other.actor1].tokens.last <= lead.tokens.first && trigger.kind != ActKind::Kill;
            before = near && (before == nullptr || findings.triggers[before->triggers.front()].tokens.first < trigger.tokens.first) ? &other : before;
        }
        if (before != nullptr && before->actor1 != draft.actor2) {
            draft.actor1 = before->actor1;
            draft.rules.actor1 = "subject of the verb before";
        }
    }
    for (auto& draft : drafts) {
        if (draft.actor1 && draft.actor2 && findings.actors[*draft.actor1].name == findings.actors[*draft.actor2].name) {
            draft.actor2.reset();
        }
    }
}

} // namespace marsad::extract
