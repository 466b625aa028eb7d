#pragma once

#include "extract/actors.h"
#include "extract/mention.h"
#include "extract/near.h"
#include "extract/structure.h"
#include "extract/triggers.h"
#include "model/place_reference.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::extract {

/// "a village, in the district of X": how many words may part a place from the one around it.
inline constexpr std::uint32_t kChainWords = 8;

/// What became of a trigger at one step of the assembly.
struct TrailStep {
    std::size_t trigger;             ///< index into Findings::triggers
    std::string_view rule;           ///< a text of the program
    std::optional<std::size_t> into; ///< the trigger that leads what it became a part of
};

/// The steps of the assembly in their order, kept for `--explain` alone.
using Trail = std::vector<TrailStep>;

/// How often a report names each weapon: one count for all its events.
struct ReportWeapons {
    std::array<int, 14> told{};   ///< by model::Weapon; weak words left out
    int drones_over_aircraft = 0; ///< outside names of places
    bool drone = false;
    int named_rockets = 0; ///< rockets told by their kind: Grad, Katyusha, a launcher
};

/// Everything the finders found in one report; the assembler only reads it.
struct Findings {
    const Analysis& analysis;
    const lexicon::LanguagePacks& packs;
    const Clauses& clauses;
    const std::vector<model::PlaceReference>& places;
    const std::vector<DateMention>& dates;
    const std::vector<CasualtyMention>& casualties;
    const std::vector<ActorMention>& actors;
    const std::vector<Trigger>& triggers;
    ReportWeapons weapons;  ///< see count_weapons
    Trail* trail = nullptr; ///< where steps are recorded, if anybody asks

    [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const { return analysis.document.tokens[token].sentence; }
    /// Whether the words are part of a place's name ("Balad Air Base"), and so no weapon or outcome.
    [[nodiscard]] bool inside_place(const lexicon::Hit& hit) const {
        for (const auto& place : beginning_in(places, {around(analysis, hit.first).first, hit.first + 1})) {
            if (place.first_token <= hit.first && hit.last <= place.last_token && place.use != model::PlaceUse::Demonym && place.last_token - place.first_token > 1) {
                return true;
            }
        }
        return false;
    }
    void note(std::size_t trigger, std::string_view rule, std::optional<std::size_t> into = std::nullopt) const {
        if (trail != nullptr) {
            trail->push_back({trigger, rule, into});
        }
    }
    [[nodiscard]] int cost(TokenRange a, TokenRange b) const { return distance_cost(analysis, clauses, a, b); }
};

/// Which rule gave a draft each of its values: texts of the program, which change nothing in the result.
struct DraftRules {
    std::string_view place;
    std::string_view date;
    std::string_view actor1;
    std::string_view actor2;
    std::string_view claimed;
    std::optional<timeline::DayInterval> counted_from; ///< the days of the act that the date was counted from
    bool clipped = false;                              ///< cut at the day of publication
};

/// An event while it is put together.
struct Draft {
    std::vector<std::size_t> triggers; ///< indices into Findings::triggers, the first is the one that names the event
    std::vector<std::size_t> echoes;   ///< later words that only point back at it ("the raids came two days after ...")
    std::optional<std::size_t> place;  ///< index into Findings::places
    bool own_place = false;            ///< named in a sentence of its own triggers, not inherited
    std::optional<std::size_t> date;   ///< index into Findings::dates
    bool own_date = false;
    std::optional<timeline::DayInterval> interval;
    timeline::TimePrecision precision = timeline::TimePrecision::OneDay;
    std::optional<std::string> time;
    bool time_is_utc = false; ///< to be converted with the zone of the place
    std::optional<model::TimeOfDay> time_of_day;
    std::optional<std::size_t> actor1; ///< index into Findings::actors
    std::optional<std::size_t> actor2;
    bool summary = false;    ///< an opening that sums up several drafts: takes its figures, is no event
    bool new_marked = false; ///< a discourse word opened it ("elsewhere", في حادث آخر)
    std::vector<std::size_t> casualties;
    std::optional<bool> claimed;
    std::optional<std::size_t> claimed_by;
    std::vector<TokenRange> claim_words;
    std::vector<std::uint32_t> sentences;
    DraftRules rules = {};
};

/// Whether a hit of the draft's sentences passes the test.
template <typename Test>
[[nodiscard]] bool any_hit_of(const Findings& findings, const Draft& draft, Test&& test) {
    return std::any_of(draft.sentences.begin(), draft.sentences.end(), [&](std::uint32_t s) { return any_hit_in(findings.analysis, tokens_of(findings.analysis, s), test); });
}

} // namespace marsad::extract
