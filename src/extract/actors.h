#pragma once

#include "extract/mention.h"
#include "extract/structure.h"
#include "lexicon/language_pack.h"
#include "model/place_reference.h"

#include <string>
#include <string_view>
#include <vector>

namespace marsad::extract {

/// Somebody who acts, suffers or speaks.
struct ActorMention {
    TokenRange tokens;
    std::string name;      ///< canonical English name; "(Country)" is added for generic ones when the event's country is known
    std::string kind;      ///< kinds of assets/actors: state, police, rebel, civilians, armed_group, person, ...
    std::string countries; ///< ISO codes where the alias means this actor; empty = anywhere
    bool owned = false;    ///< behind a preposition of belonging: a headquarters of X (مقر لX), a leader in X, the base that
                           ///< hosts X, a convoy of X
    bool generic = false;  ///< "gunmen", "the army": named by the country of the event
    bool to_mark = false;  ///< the belonging is told by Arabic ل alone
    bool aside = false;    ///< named in passing: backed by X, led by X, the fight against X
    bool land = false;     ///< a country's bare name
    bool seat = false;     ///< a capital that stands for its government
    bool launcher = false;   ///< behind "fired by", أطلقه: whose weapon it was, whoever shot it down
    bool agent_mark = false; ///< behind "by", بنيران, على يد
    bool speaker = false;    ///< beside a verb of speech
    bool author = false;     ///< issues the whole report: a statement's own body
    bool first_person = false; ///< "our forces": the words of him who acts
    bool modifier = false;   ///< inside the trigger's own noun phrase ("Israeli air raid", غارة إسرائيلية)
};

[[nodiscard]] std::vector<ActorMention> find_actors(const Analysis& analysis, const lexicon::LanguagePacks& packs, const std::vector<model::PlaceReference>& places);

/// The name with its country where it is generic: "Unidentified Armed Group (Iraq)", "Military Forces of Iraq".
[[nodiscard]] std::string full_name(const ActorMention& actor, std::string_view country, std::string_view country_code, const lexicon::LanguagePacks& packs);

} // namespace marsad::extract
