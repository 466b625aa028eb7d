#include "extract/agency.h"

#include "extract/near.h"
#include "extract/weapon_phrases.h"

#include <algorithm>

namespace marsad::extract {

namespace {

using lexicon::Feature;

constexpr int kActorReach = 28;
constexpr int kSideReach = 48;           ///< "fighting broke out near X, in the night to Monday, between A and B"
constexpr int kSubjectReach = 14;        ///< an unmarked subject stands no farther from its verb
constexpr std::uint32_t kBesideVerb = 2; ///< words of time may stand between a subject and its verb

bool arabic(const Findings& f, const Trigger& trigger) { return f.analysis.pack.verb_first(f.analysis.document.tokens[trigger.tokens.first]); }

/// Kinds of act whose English verb or noun takes the one who suffers behind it: "the killing of X", "arrested X".
bool victim_first(ActKind kind) {
    return kind == ActKind::Kill || kind == ActKind::Assassination || kind == ActKind::Execution || kind == ActKind::Arrest || kind == ActKind::Abduction;
}

bool has(const Trigger& trigger, std::string_view attribute) { return trigger.entry != nullptr && trigger.entry->has(attribute); }

/// Only words that lead on: "four members of the X", "ثلاثة من عناصر X".
bool linked(const Findings& f, std::uint32_t from, std::uint32_t to) {
    return all_between(f, from, to, [](const lexicon::Hit& hit) {
        return hit.is("member_mark") || hit.is("determiner") || hit.is("role", "of") || hit.is("role", "det") || hit.is("belongs");
    });
}

/// Among the dead and wounded that a phrase counts. Its first word is the verb or the number, so an actor that begins
/// there is not one of them.
bool victim(const Findings& f, const ActorMention& actor) {
    return std::ranges::any_of(beginning_in(f.casualties, around(f.analysis, actor.tokens.first)), [&](const CasualtyMention& mention) {
        if (mention.none || mention.unknown) {
            return false;
        }
        const bool inside = actor.tokens.first < mention.tokens.last && actor.tokens.last > mention.tokens.first && actor.tokens.last > mention.tokens.first + 1;
        const bool behind = actor.tokens.first >= mention.tokens.last && actor.tokens.first - mention.tokens.last <= kVictimGap &&
                            f.sentence_of(actor.tokens.first) == mention.sentence && linked(f, mention.tokens.last, actor.tokens.first) && actor.tokens.first > mention.tokens.last;
        return inside || behind;
    });
}

/// English "was struck", "were killed": the words before a verb that make its subject the one who suffers; or the whole trigger says so.
bool passive(const Findings& f, const Trigger& trigger) {
    return has(trigger, "passive") || (trigger.tokens.first > 0 && any_hit_in(f.analysis, tokens_of(f.analysis, trigger.sentence), [&](const lexicon::Hit& hit) {
                                           const bool within = trigger.kind == ActKind::Shooting && hit.first == trigger.tokens.first && hit.last < trigger.tokens.last; // "were shot" told as one
                                           return hit.is("passive") && (within || (hit.last <= trigger.tokens.first && trigger.tokens.first - hit.last <= 1)) && f.sentence_of(hit.first) == trigger.sentence;
                                       }));
}

/// "came under", تعرض ل: where the words before stand on the side that suffers.
bool undergone(const Findings& f, const Trigger& trigger, const ActorMention& actor) {
    return any_hit_in(f.analysis, tokens_of(f.analysis, trigger.sentence), [&](const lexicon::Hit& hit) {
        return hit.is("undergo") && f.sentence_of(hit.first) == trigger.sentence && hit.first < trigger.tokens.first && hit.last <= trigger.tokens.last && actor.tokens.first < trigger.tokens.first &&
               f.clauses.boundaries(hit.first, trigger.tokens.first) == 0 && f.clauses.boundaries(hit.first, actor.tokens.first) == 0;
    });
}

/// "an attack", "the strike": a noun, whose agent stands right before it or is marked.
bool used_as_noun(const Findings& f, const Trigger& trigger) {
    return any_hit_in(f.analysis, tokens_of(f.analysis, trigger.sentence), [&](const lexicon::Hit& hit) {
        const bool marks = hit.is("determiner") || hit.is("role", "indef") || hit.is("role", "det") || hit.is("role", "poss");
        return marks && hit.last <= trigger.tokens.first && trigger.tokens.first - hit.last <= 2 && f.sentence_of(hit.first) == trigger.sentence;
    });
}

bool actor_within(const Findings& f, std::uint32_t first, std::uint32_t last) {
    return std::ranges::any_of(beginning_in(f.actors, {first, last}), [&](const ActorMention& actor) { return actor.tokens.last <= last; });
}

/// The weapon itself is the subject: "two rockets hit", استهدفت طائرة مسيّرة.
bool weapon_acts(const Findings& f, const Trigger& trigger) {
    const bool ar = arabic(f, trigger);
    return any_hit_in(f.analysis, tokens_of(f.analysis, trigger.sentence), [&](const lexicon::Hit& hit) {
        if (!hit.is("weapon") || hit.entry->has("weak") || f.sentence_of(hit.first) != trigger.sentence || trigger.tokens.overlaps({hit.first, hit.last}) || wielded(f, hit)) {
            return false;
        }
        if (ar) {
            // A verb's subject follows it; with a clitic (بصاروخ) it is the instrument.
            const bool bare = hit.prefix.empty() || hit.prefix.only({Feature::Definite});
            const bool follows = hit.first >= trigger.tokens.last && hit.first - trigger.tokens.last <= 1 && !actor_within(f, trigger.tokens.last, hit.first);
            const bool precedes = hit.last <= trigger.tokens.first && trigger.tokens.first - hit.last <= 3 && f.clauses.boundaries(hit.first, trigger.tokens.first) == 0;
            return bare && (follows || precedes);
        }
        if (hit.last > trigger.tokens.first || trigger.tokens.first - hit.last > 3 || f.clauses.boundaries(hit.first, trigger.tokens.first) != 0 || instrument(f, hit) || carried(f, hit)) {
            return false;
        }
        return !actor_within(f, hit.last, trigger.tokens.first);
    });
}

bool object_mark_between(const Findings& f, const Trigger& trigger, const ActorMention& actor) {
    return any_hit_in(f.analysis, {trigger.tokens.last, actor.tokens.first}, [&](const lexicon::Hit& hit) {
        return hit.is("object_mark") && hit.last <= actor.tokens.first && actor.tokens.first - hit.last <= 3;
    });
}

/// A place stands between, which is then the verb's object: what follows it is not the subject.
bool place_between(const Findings& f, const Trigger& trigger, const ActorMention& actor) {
    return std::ranges::any_of(beginning_in(f.places, {trigger.tokens.last, actor.tokens.first}), [&](const model::PlaceReference& place) {
        return place.use == model::PlaceUse::Location && place.last_token <= actor.tokens.first;
    });
}

/// أعلن X قصف: an armed speaker whose announcement is the act itself.
bool announces(const Findings& f, const ActorMention& actor, const Trigger& trigger) {
    if (!arabic(f, trigger) || actor.tokens.last > trigger.tokens.first || trigger.tokens.first - actor.tokens.last > 2 || trigger.definite) {
        return false;
    }
    const bool armed = actor.kind == "state" || actor.kind == "militia" || actor.kind == "rebel" || actor.kind == "coalition";
    const bool active = trigger.kind == ActKind::Shell || trigger.kind == ActKind::Air || trigger.kind == ActKind::Attack || trigger.kind == ActKind::Launch || trigger.kind == ActKind::Intercept ||
                        trigger.kind == ActKind::Capture;
    return armed && active && f.clauses.boundaries(actor.tokens.first, trigger.tokens.first) == 0;
}

class Weighing {
  public:
    Weighing(const Findings& f, const Trigger& trigger, std::size_t index, Parties& parties)
        : f_(f), trigger_(trigger), actor_(f.actors[index]), index_(index), parties_(parties), overlaps_(actor_.tokens.overlaps(trigger.tokens)),
          before_(actor_.tokens.last <= trigger.tokens.first), arabic_(arabic(f, trigger)), cost_(overlaps_ ? 0 : f.cost(trigger.tokens, actor_.tokens)) {}

    void run() {
        const bool within = arabic_ && actor_.generic && actor_.tokens.first > trigger_.tokens.first && actor_.tokens.last < trigger_.tokens.last; // أطلق مسلح على دراجة النار
        if (overlaps_ && (within || filled_in())) {                                                                                                // فتحت قوات الأمن النار, لقي جنديان مصرعهم, "drove X out of"
            const bool crowd = trigger_.kind == ActKind::Riot || trigger_.kind == ActKind::Protest;
            if (arabic_ && trigger_.kind != ActKind::Kill && !undergone_within() && (crowd || !victim_kind(actor_)) && !plural_verb()) {
                agent(-4, "between the words of the act");
            } else {
                target(0, "suffers between the words of the act");
            }
            return;
        }
        const bool adjective = overlaps_ && actor_.generic; // هجوم مسلح, "armed clash"
        if (actor_.authority && trigger_.kind != ActKind::Arrest && trigger_.kind != ActKind::Seize && trigger_.kind != ActKind::Foil) {
            return; // "the authorities" tell of other acts
        }
        if (f_.sentence_of(actor_.tokens.first) != trigger_.sentence || cost_ > (trigger_.kind == ActKind::Clash ? kSideReach : kActorReach) || actor_.aside || adjective) {
            return;
        }
        if (!marked()) {
            by_word_order();
        }
    }

  private:
    void agent(int extra, std::string_view why) { parties_.agent.offer(index_, cost_ + extra, why); }
    void target(int extra, std::string_view why) { parties_.targets.push_back({index_, cost_ + extra, why}); }

    /// The actor fills the gap that the act's words leave.
    [[nodiscard]] bool filled_in() const {
        return any_hit_in(f_.analysis, tokens_of(f_.analysis, trigger_.sentence), [&](const lexicon::Hit& hit) {
            return hit.is("trigger") && hit.first == trigger_.tokens.first && hit.last == trigger_.tokens.last && hit.in_gap(actor_.tokens.first, actor_.tokens.last);
        });
    }

    /// تعرض X لكمين: the act's own words make the one between them suffer.
    [[nodiscard]] bool undergone_within() const {
        return any_hit_in(f_.analysis, tokens_of(f_.analysis, trigger_.sentence), [&](const lexicon::Hit& hit) { return hit.is("undergo") && trigger_.tokens.overlaps({hit.first, hit.last}); });
    }

    /// The act's word may be read as a verb: قتل, خطف.
    [[nodiscard]] bool may_be_verb() const {
        return any_hit_in(f_.analysis, tokens_of(f_.analysis, trigger_.sentence), [&](const lexicon::Hit& hit) {
            return hit.is("trigger") && hit.first == trigger_.tokens.first && hit.last == trigger_.tokens.last && !hit.entry->has("object") && !hit.entry->has("masdar");
        });
    }

    /// What words and phrases settle wherever the actor stands.
    bool marked() {
        if (actor_.agent_mark) {
            agent(-6, "a word of agency (by) before the name");
        } else if (trigger_.kind == ActKind::Clash && side_of_clash()) {
            return true;
        } else if (victim_kind(actor_) && speaks(f_, actor_)) {
            return true; // "residents said"
        } else if (victim_kind(actor_)) {
            target(actor_.generic ? 3 : 0, "who is acted on: civilians, persons, aid bodies"); // a camp of refugees, where fighters were hit
        } else if (overlaps_ && !actor_.generic && named_by_act()) {
            agent(-4, "the act's word is part of the name"); // غارة معادية
        } else if (victim(f_, actor_) && !subject_of_verb()) {
            target(1, "among the dead and wounded told");
        } else if (overlaps_ && actor_.modifier) {
            agent(-4, "nationality inside the act's own phrase"); // "Israeli air raid"
        } else if (wields(f_, actor_) && weapon_is_object()) {
            target(0, "whose weapon was struck");
        } else if (wields(f_, actor_) && trigger_.kind != ActKind::Intercept) {
            agent(-3, "whose weapon it is");
        } else if (genitive_agent()) {
            agent(0, "belongs to the noun of the act");
        } else if (subject_of_verb()) {
            agent(0, "between the verb and its object");
        } else if (speaks(f_, actor_) && owns_up(f_, actor_, trigger_) && !overlaps_ && !own_dead()) {
            agent(2, "announces or admits the act");
        } else if (before_ && tells_alone() && !own_dead()) {
            agent(0, "tells of its own act");
        } else if (speaks(f_, actor_) && !tells_own_act(f_, actor_, trigger_)) {
            if (announces(f_, actor_, trigger_)) {
                agent(2, "announces the act");
            } else if (polices()) {
                agent(6, "arrests are told by those who made them");
            }
        } else if (makes_arrest()) {
            agent(3, "police before the word of arrest");
        } else if (men_of_his()) {
            agent(2, "his men, who stand before the verb");
        } else if (actor_.owned) {
            target(before_ ? 6 : 0, "owns or is a guest of what was hit");
        } else if (undergone(f_, trigger_, actor_)) {
            target(before_ ? 2 : 4, "came under the act");
        } else {
            return false;
        }
        return true;
    }

    /// أفراد من X ... نهبوا
    [[nodiscard]] bool men_of_his() const { return arabic_ && before_ && plural_verb() && trigger_.kind != ActKind::Kill && !has(trigger_, "passive") && men_of_force(f_, actor_, trigger_); }

    /// "destroyed two Houthi drones": the weapon is the object of an English verb, with nothing but a number before it.
    [[nodiscard]] bool weapon_is_object() const {
        return !arabic_ && !before_ && !overlaps_ && (trigger_.kind == ActKind::Demolish || has(trigger_, "destroys")) && !passive(f_, trigger_) &&
               all_between(f_, trigger_.tokens.last, actor_.tokens.first, [](const lexicon::Hit& hit) { return hit.is("number") || hit.is("determiner"); });
    }

    /// أعلن الجيش مقتل جنديين: the dead whom a force announces are its own.
    [[nodiscard]] bool own_dead() const {
        constexpr std::uint32_t kDeadReach = 4;
        const auto end = trigger_.tokens.last;
        return trigger_.kind == ActKind::Kill && std::ranges::any_of(beginning_in(f_.actors, {end, end + kDeadReach}), [&](const ActorMention& other) {
                   return other.name == actor_.name || (other.generic && other.kind == actor_.kind && (other.kind == "state" || other.kind == "police"));
               });
    }

    /// The name goes on before or behind the act's words: "Israeli airstrikes".
    [[nodiscard]] bool named_by_act() const {
        const bool within = actor_.tokens.first <= trigger_.tokens.first && trigger_.tokens.last <= actor_.tokens.last;
        return within && (actor_.tokens.first < trigger_.tokens.first || trigger_.tokens.last < actor_.tokens.last);
    }

    /// عناصر X هاجموا: whoever stands right before a verb of attacking was not among its dead, whatever the figures say.
    /// قتل مسلحون ثلاثة جنود: nor is he who stands between a verb and its object. خطف أربعة مسلحين: armed men take others.
    [[nodiscard]] bool subject_of_verb() const {
        if (!arabic_ || actor_.owned) {
            return false;
        }
        if (before_) {
            return trigger_.kind == ActKind::Attack && trigger_.tokens.first == actor_.tokens.last;
        }
        const auto gap = actor_.tokens.first - trigger_.tokens.last;
        if (trigger_.definite || overlaps_ || gap > 1 || !may_be_verb() || plural_verb()) {
            return false;
        }
        const bool murder = trigger_.kind == ActKind::Assassination || trigger_.kind == ActKind::Execution; // اغتال مسلحون على دراجة رئيس ...
        if (murder && gap == 0 && actor_.kind == "armed_group") {
            return true;
        }
        const bool takes = trigger_.kind == ActKind::Abduction && (actor_.kind == "armed_group" || (gap == 0 && (actor_.kind == "rebel" || actor_.kind == "militia")));
        return takes || (gap == 0 && object_behind());
    }

    /// Whom or what the verb strikes begins right behind the actor, without a preposition.
    [[nodiscard]] bool object_behind() const {
        auto end = actor_.tokens.last;
        for (const auto& hit : beginning_in(f_.analysis.hits, tokens_of(f_.analysis, trigger_.sentence))) { // قتل X أمس ثلاثة: a word of time parts nothing
            end = hit.first == end && (hit.is("day_word") || hit.is("weekday") || hit.is("day_part")) ? hit.last : end;
        }
        return any_hit_in(f_.analysis, tokens_of(f_.analysis, trigger_.sentence), [&](const lexicon::Hit& hit) {
            const bool thing = hit.is("force") || hit.is("person") || hit.is("actor") || hit.is("site") || hit.is("number");
            const bool bare = hit.prefix.empty() || hit.prefix.only({Feature::Definite});
            return thing && bare && hit.first == end && f_.sentence_of(hit.first) == trigger_.sentence;
        });
    }

    /// "clashes between X and Y", اشتباكات بين X وY: the first acted, as far as anybody can tell.
    [[nodiscard]] bool side_of_clash() {
        const lexicon::Hit* between = nullptr;
        for (const auto& hit : beginning_in(f_.analysis.hits, tokens_of(f_.analysis, trigger_.sentence))) {
            if (hit.is("between") && hit.first >= trigger_.tokens.last && hit.last <= actor_.tokens.first && f_.sentence_of(hit.first) == trigger_.sentence) {
                between = &hit;
            }
        }
        if (between == nullptr && joined_side()) {
            target(0, "the second of the sides joined before the verb"); // "A and B traded fire"
            return true;
        }
        if (between == nullptr || victim_kind(actor_) || f_.clauses.boundaries(between->first, actor_.tokens.first) > 1) {
            return false;
        }
        const bool second = std::ranges::any_of(beginning_in(f_.actors, {between->last, actor_.tokens.first}), [&](const ActorMention& other) {
            return other.tokens.first >= between->last && other.tokens.last <= actor_.tokens.first && !victim_kind(other) && other.name != actor_.name;
        });
        if (second) {
            target(-2, "the second side of the fight");
        } else {
            agent(-2, "the first side of the fight");
        }
        return true;
    }

    /// "fighters of A and forces of B exchanged fire": another armed side stands before, joined by "and".
    [[nodiscard]] bool joined_side() const {
        constexpr std::uint32_t kJoinedReach = 4;
        if (arabic_ || !before_ || victim_kind(actor_) || actor_.owned || actor_.speaker || used_as_noun(f_, trigger_)) {
            return false;
        }
        const auto first = actor_.tokens.first;
        return std::ranges::any_of(beginning_in(f_.actors, {around_before(f_.analysis, first).first, first}), [&](const ActorMention& other) {
            const bool near = other.tokens.last < first && first - other.tokens.last <= kJoinedReach && !victim_kind(other) && !other.aside && other.name != actor_.name;
            return near && any_hit_in(f_.analysis, {other.tokens.last, first}, [&](const lexicon::Hit& hit) { return hit.is("role", "and") && hit.first == other.tokens.last && hit.last <= first; });
        });
    }

    /// "The group said that it had gone on with its fire, shelling X": nobody else is named between who tells of himself and the act.
    [[nodiscard]] bool tells_alone() const {
        return speaks(f_, actor_) && tells_own_act(f_, actor_, trigger_) && !actor_.owned && std::none_of(f_.actors.begin(), f_.actors.end(), [&](const ActorMention& other) {
                   return other.tokens.first >= actor_.tokens.last && other.tokens.last <= trigger_.tokens.first && !victim_kind(other);
               });
    }

    /// ألقت قوة من الشرطة القبض على, "bomb squad ... made safe": police before the word, in the active, take and disarm.
    [[nodiscard]] bool makes_arrest() const {
        const bool taking = trigger_.kind == ActKind::Arrest || trigger_.kind == ActKind::Foil;
        return taking && before_ && (actor_.kind == "police" || actor_.kind == "state") && cost_ <= kSubjectReach && !passive(f_, trigger_);
    }

    /// Arrests are told by those who made them.
    [[nodiscard]] bool polices() const {
        const bool taking = trigger_.kind == ActKind::Arrest || trigger_.kind == ActKind::Seize || trigger_.kind == ActKind::Foil;
        return taking && (actor_.kind == "state" || actor_.kind == "police");
    }

    /// قصف للحوثيين, هجوم لداعش: ل right behind a noun of acting names the one who acts; behind استهداف the one aimed at.
    [[nodiscard]] bool genitive_agent() const {
        const bool blast = trigger_.kind == ActKind::Explosion || trigger_.kind == ActKind::Suicide; // فجر حزامه قرب سيارة للشرطة
        return arabic_ && !blast && actor_.to_mark && !before_ && actor_.tokens.first == trigger_.tokens.last && !has(trigger_, "object") && !has(trigger_, "noagent") && !trigger_.weak;
    }

    void by_word_order() {
        const auto gap = before_ ? trigger_.tokens.first - actor_.tokens.last : actor_.tokens.first - trigger_.tokens.last;
        const bool aimed_at = !before_ && object_mark_between(f_, trigger_, actor_);
        const bool blast = trigger_.kind == ActKind::Bombing || trigger_.kind == ActKind::Explosion || trigger_.kind == ActKind::Suicide || trigger_.kind == ActKind::Massacre;
        if (has(trigger_, "noagent") || (actor_.land && gap > 1) || (actor_.seat && (!before_ || (blast && gap == 0)))) { // "Baghdad bombing": where it was
            // A country that is not the verb's neighbour is where, not who.
            if (aimed_at) {
                target(2, "behind a mark of the object");
            }
        } else if (has(trigger_, "object") && !before_) {
            if (object_follows()) {
                agent(0, "behind the noun of the act, its object after it");
            } else {
                target(0, "object of the noun of the act");
            }
        } else if (passive(f_, trigger_)) {
            if (!before_ && opens_clause()) {
                agent(4, "opens the clause behind the passive"); // "was killed when gunmen stopped his car"
            } else {
                target(before_ ? 0 : 4, "subject of a passive");
            }
        } else if (weapon_acts(f_, trigger_) || (arabic_ && act_acts(f_, trigger_))) {
            if (!before_) {
                target(0, "behind the verb, whose subject is a weapon or act");
            } else if (arabic_ && trigger_.kind == ActKind::Launch && gap <= kBesideVerb && f_.clauses.boundaries(actor_.tokens.first, trigger_.tokens.first) == 0) {
                agent(0, "subject of the verb of launching"); // ردت X بإطلاق صواريخ: what is launched is the object
            }
        } else if (arabic_) {
            arabic_order();
        } else {
            english_order();
        }
    }

    /// "was killed when gunmen stopped his car", "as X shelled Y": who is armed and right behind the word that opens a clause.
    [[nodiscard]] bool opens_clause() const {
        const bool arms = actor_.kind == "armed_group" || actor_.kind == "rebel" || actor_.kind == "militia" || actor_.kind == "state" || actor_.kind == "police" || actor_.kind == "settlers";
        const auto first = actor_.tokens.first;
        return arms && !actor_.owned && any_hit_in(f_.analysis, {trigger_.tokens.last, first}, [&](const lexicon::Hit& hit) {
                   return (hit.is("when") || hit.is("clause")) && hit.last <= first && first - hit.last <= 1;
               });
    }

    /// استهداف X لعربة: behind the noun stands who acted where ل marks the object after it.
    [[nodiscard]] bool object_follows() const {
        return actor_.tokens.first - trigger_.tokens.last <= 1 && any_hit_in(f_.analysis, {actor_.tokens.last, actor_.tokens.last + 1}, [&](const lexicon::Hit& hit) {
                   const bool thing = hit.is("site") || hit.is("place_kind") || hit.is("force") || hit.is("actor") || hit.is("person");
                   return thing && (hit.prefix.only({Feature::To}) || hit.prefix.only({Feature::To, Feature::Definite}));
               });
    }

    void english_order() {
        if (victim_first(trigger_.kind) && !before_ && !actor_.modifier) {
            target(0, "behind a word of killing or taking");
        } else if (!before_) {
            target(0, "behind the verb");
        } else if (cost_ <= kSubjectReach) {
            const bool far_noun = trigger_.tokens.first - actor_.tokens.last > 1 && used_as_noun(f_, trigger_);
            agent(far_noun ? 8 : 0, far_noun ? "before the noun of the act" : "before the verb");
        }
    }

    /// استهدفوا, قصفوا: a plural verb has its subject before it.
    [[nodiscard]] bool plural_verb() const {
        return f_.analysis.pack.lexicon->morphology().ends_with(f_.analysis.document.tokens[trigger_.tokens.first].norm, {Feature::PluralVerb});
    }

    /// Another act begins right behind, as the cause: قتلا في هجوم, قتلوا بغارة.
    [[nodiscard]] bool act_behind() const {
        return std::ranges::any_of(beginning_in(f_.triggers, {trigger_.tokens.last, trigger_.tokens.last + 4}), [&](const Trigger& other) {
            return other.sentence == trigger_.sentence && other.kind != ActKind::Kill && !object_behind();
        });
    }

    void arabic_order() {
        if (before_) {
            const bool adjacent = trigger_.tokens.first - actor_.tokens.last <= 1 && f_.clauses.boundaries(actor_.tokens.first, trigger_.tokens.first) == 0;
            const bool aside = trigger_.definite && any_hit_in(f_.analysis, {actor_.tokens.last, trigger_.tokens.first}, [&](const lexicon::Hit& hit) { return hit.is("place_prep") && hit.last == trigger_.tokens.first; });
            if (aside || object_of_before(f_, actor_, trigger_)) { // لم يعلق الجيش على الهجوم
                return;
            }
            if (trigger_.kind == ActKind::Kill && adjacent && act_behind()) {
                target(0, "before the verb of dying, whose cause follows"); // شرطيان قتلا في هجوم
            } else if (cost_ <= kSubjectReach) {
                agent(adjacent ? -4 : 2, adjacent ? "right before the verb" : "before the verb");
            }
        } else if (object_mark_between(f_, trigger_, actor_) || plural_verb()) {
            target(0, "object behind the verb");
        } else if (place_between(f_, trigger_, actor_) || f_.clauses.boundaries(trigger_.tokens.first, actor_.tokens.first) > 2) {
            target(8, "far behind the verb");
        } else {
            agent(0, "behind the verb, as its subject");
            target(8, "behind the verb");
        }
    }

    const Findings& f_;
    const Trigger& trigger_;
    const ActorMention& actor_;
    std::size_t index_;
    Parties& parties_;
    bool overlaps_;
    bool before_;
    bool arabic_;
    int cost_;
};

} // namespace

bool victim_kind(const ActorMention& actor) { return actor.kind == "civilians" || actor.kind == "person" || actor.kind == "intl"; }

void weigh_actor(const Findings& findings, const Trigger& trigger, std::size_t actor, Parties& parties) { Weighing(findings, trigger, actor, parties).run(); }

} // namespace marsad::extract
