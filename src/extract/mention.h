#pragma once

#include "lexicon/language_pack.h"
#include "lexicon/matcher.h"
#include "model/event.h"
#include "text/tokenizer.h"
#include "timeline/day.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace marsad::extract {

/// A report after tokenizing and one pass over its language's lexicon; what every finder reads.
struct Analysis {
    const text::Document& document;
    const std::vector<lexicon::Hit>& hits; ///< sorted by first token, longest first
    const lexicon::LanguagePack& pack;
    std::optional<timeline::Day> published;
};

/// Tokens [first, last) of one mention.
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    [[nodiscard]] bool overlaps(const TokenRange& other) const { return first < other.last && other.first < last; }
    [[nodiscard]] bool contains(std::uint32_t token) const { return first <= token && token < last; }
};

/// Words between two ranges in either order, 0 where they touch or overlap.
[[nodiscard]] inline std::uint32_t gap_between(TokenRange a, TokenRange b) {
    if (b.first >= a.last) {
        return b.first - a.last;
    }
    return b.last <= a.first ? a.first - b.last : 0U;
}

/// A time expression, resolved as far as the text allows.
struct DateMention {
    TokenRange tokens;
    /// Local days, both inclusive; nothing where it cannot be resolved (no publication date, a clock alone).
    std::optional<timeline::DayInterval> interval;
    timeline::TimePrecision precision = timeline::TimePrecision::OneDay;
    std::optional<std::string> time;                ///< HH:MM local as stated
    bool time_is_utc = false;                       ///< only GMT/UTC was stated: convert with the zone of the place
    std::optional<model::TimeOfDay> time_of_day;
    /// Where the day was counted from: "absolute", "published", "previous" (the event or date told before, as in
    /// "the next day", "five days earlier", "in the same month"), "event" ("days after X"), or "none".
    std::string anchor = "none";
    /// Days to add to the anchor event's interval (first to its first, last to its last) where anchor is "event" or
    /// "previous": the assembler may resolve anew once it knows the anchor's date.
    std::optional<std::pair<int, int>> offset_days;
    bool future = false;     ///< tomorrow, next week, المقبل
    bool period = false;     ///< a span of counting: since January, in the past 24 hours, over 42 months, منذ مطلع العام
    bool anniversary = false; ///< the date of an anniversary's old event ("the second anniversary of": published - 2 years)
    bool part_only = false;  ///< only a part of day or a clock: takes its day from elsewhere
    /// Which act the interval dates where the mention stands between two ("X came two days after Y"): -1 the one told
    /// before it, 1 the one told after it, 0 not said.
    int side = 0;
    std::vector<model::DateCandidate> rivals;
};

enum class CasualtyKind { Killed, Injured, Joint };

/// One told number (or zero, or uncounted plural) of dead or injured.
struct CasualtyMention {
    TokenRange tokens;
    std::uint32_t sentence = 0;
    CasualtyKind kind = CasualtyKind::Killed;
    model::CountRange count;
    bool subset = false;     ///< "among them", بينهم: never added
    bool additional = false; ///< "two others", آخرين: added to what was told
    bool revision = false;   ///< a toll that replaces an earlier one ("rose to", ارتفعت الحصيلة إلى)
    bool superseded = false; ///< the figure that a revision replaces ("from 103", "first spoken of three")
    bool cumulative = false; ///< a total over a period or many events
    bool attackers = false;  ///< attackers killed
    bool found = false;      ///< bodies that were found, of nobody knows which act; `superseded` as well
    bool reason = false;     ///< what another act answers ("in reply to the deaths of ten"): only of an act that these words tell
    bool none = false;       ///< "no casualties": zero told
    bool unknown = false;    ///< "toll not known": null told
    bool counted = false;    ///< by a number or a dual; false for "the general", a name, an uncounted plural
    bool rival = false;      ///< another source's figure for the same; with `unknown`: "conflicting reports"
    std::string source;      ///< words of who says so, where rivals need telling apart; may be empty
};

} // namespace marsad::extract
