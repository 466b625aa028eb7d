#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace marsad::model {

/// Words of a report. Offsets as in `Evidence`: Unicode code points of the body, half-open.
struct Words {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string text;
};

/// Words, and the rule that took them or passed them over.
struct RuledWords {
    Words words;
    std::string rule;
};

/// What became of a word that may tell an act.
struct TriggerVerdict {
    struct Step {
        std::string rule;
        std::optional<Words> into; ///< the word that leads what it became a part of
    };
    Words words;
    std::string kind;                   ///< the word list's value: attack, shell, ...; "weapon" for a bare weapon phrase
    std::vector<std::string> event_ids; ///< the events it tells of; none: it was refused, or came to nothing
    std::string rule;                   ///< which decided
    std::optional<Words> cue;           ///< the words that made a rule of realis apply
    std::vector<std::string> marks;     ///< weak, definite, background, ...
    std::vector<Step> steps;            ///< of the assembly, in their order
};

/// How one value of an event came about.
struct ValueReason {
    std::string name;                 ///< the property's
    std::optional<std::string> value; ///< for reading; nothing: null
    std::vector<RuledWords> words;    ///< that prove it
    std::string rule;
    std::string anchor; ///< what a date was counted from, how a place's name was met, what kind of actor it is; may be empty
    std::vector<std::string> rivals;
};

/// What speaks for or against an event: how much of it there is, and what it adds to the log-odds of the confidence.
struct ConfidencePart {
    std::string part;
    double value = 0.0;
    double amount = 0.0;
};

struct EventReasons {
    std::string event_id;
    std::vector<ValueReason> values;
    std::vector<ConfidencePart> confidence; ///< its parts
};

/// Why a report gave the events it gave; only made where it is asked for, and never part of a layer.
struct Explanation {
    std::string lang;
    std::vector<TriggerVerdict> triggers; ///< in the order of the text
    std::vector<EventReasons> events;
    std::vector<RuledWords> passed_over; ///< numbers of dead and injured that no event took
};

} // namespace marsad::model
