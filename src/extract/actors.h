#pragma once

#include "extract/mention.h"
#include "extract/structure.h"
#include "lexicon/language_pack.h"
#include "model/place_reference.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::extract {

/// What the words of a name may mean: an actor in some countries and years.
struct ActorReading {
    std::string name;
    std::string kind;
    std::string countries; ///< as of ActorMention
    std::string years;     ///< "2013-2019", "2013-", "-2019"; empty = always
};

/// Somebody who acts, suffers or speaks.
struct ActorMention {
    TokenRange tokens;
    std::string name;      ///< canonical English name; "(Country)" is added for generic ones when the event's country is known
    std::string kind;      ///< kinds of assets/actors: state, police, rebel, civilians, armed_group, person, ...
    std::string countries; ///< ISO codes where the alias means this actor; empty = anywhere
    std::vector<ActorReading> readings; ///< all that its words may mean, where that depends on the year; else empty
    bool owned = false;    ///< behind a preposition of belonging: a headquarters of X (مقر لX), a leader in X, the base that
                           ///< hosts X, a convoy of X
    bool generic = false;  ///< "gunmen", "the army": named by the country of the event
    bool to_mark = false;  ///< the belonging is told by Arabic ل alone
    bool aside = false;    ///< named in passing: backed by X, led by X, the fight against X
    bool land = false;     ///< a country's bare name
    bool seat = false;     ///< a capital that stands for its government
    bool launcher = false;   ///< behind "fired by", أطلقه: whose weapon it was, whoever shot it down
    bool agent_mark = false; ///< behind "by", بنيران, على يد
    bool source_mark = false; ///< whose fire it is: "shelling from X"
    bool speaker = false;    ///< beside a verb of speech
    bool author = false;     ///< issues the whole report: a statement's own body
    bool line_author = false; ///< issues the statement that its line tells, in a report of many lines
    bool first_person = false; ///< "our forces": the words of him who acts
    bool authority = false;  ///< "the authorities": makes arrests, and nothing else
    bool modifier = false;   ///< inside the trigger's own noun phrase ("Israeli air raid", غارة إسرائيلية)
};

/// A group, a militia, a party with fighters.
[[nodiscard]] inline bool irregular(const ActorMention& actor) { return actor.kind == "rebel" || actor.kind == "militia" || actor.kind == "political"; }

/// A body that fights: a state, a coalition, an irregular group.
[[nodiscard]] inline bool armed_side(const ActorMention& actor) { return irregular(actor) || actor.kind == "state" || actor.kind == "coalition"; }

[[nodiscard]] std::vector<ActorMention> find_actors(const Analysis& analysis, const lexicon::LanguagePacks& packs, const std::vector<model::PlaceReference>& places);

/// The name with its country where it is generic: "Unidentified Armed Group (Iraq)", "Military Forces of Iraq"; of a name that means others in
/// other years, who it was in `year`, if one is given.
[[nodiscard]] std::string full_name(const ActorMention& actor, std::string_view country, std::string_view country_code, const lexicon::LanguagePacks& packs,
                                    std::optional<int> year = std::nullopt);

} // namespace marsad::extract
