#pragma once

#include "geo/lon_lat.h"
#include "model/event.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::session {

/// What of an event a filter looks at.
enum class Facet { Type, Weapon, Actor, Country, Source, Killed, Confidence, Verification };
inline constexpr std::array kFacets{Facet::Type,   Facet::Weapon, Facet::Actor,      Facet::Country,
                                    Facet::Source, Facet::Killed, Facet::Confidence, Facet::Verification};

/// Steps of Facet::Confidence, from 0.9 and 0.6 on; of hundredths.
inline constexpr std::array<const char*, 3> kConfidenceSteps{"high", "medium", "low"};
[[nodiscard]] constexpr std::size_t confidence_step(int hundredths) { return hundredths >= 90 ? 0 : hundredths >= 60 ? 1 : 2; }
/// Steps of Facet::Killed by the lower bound of the dead; below 0 = not said.
inline constexpr std::array<const char*, 8> kKilledSteps{"not said", "0", "1", "2-4", "5-9", "10-24", "25-99", "100+"};
[[nodiscard]] constexpr std::size_t killed_step(std::int64_t dead) {
    return dead < 0 ? 0 : dead == 0 ? 1 : dead == 1 ? 2 : dead < 5 ? 3 : dead < 10 ? 4 : dead < 25 ? 5 : dead < 100 ? 6 : 7;
}

/// What is chosen to be seen, beside time. Values of one facet are alternatives, facets add up; a facet without values
/// lets everything pass.
struct Filters {
    std::map<Facet, std::set<std::string>> chosen;
    std::string text; ///< as typed; matches by the keys of text/search_key.h: no diacritics, hamza, article; either script
    std::optional<geo::Bounds> within; ///< only what stands in this box, which may cross 180°; unplaced events do not

    [[nodiscard]] bool empty() const { return chosen.empty() && text.empty() && !within; }
    /// In where it was out and out where it was in; a facet without values is dropped.
    void toggle(Facet facet, const std::string& value);
    /// Only this value; all again where it stood alone.
    void only(Facet facet, const std::string& value);
    [[nodiscard]] bool has(Facet facet, const std::string& value) const;
    friend bool operator==(const Filters&, const Filters&) = default;
};

/// The values of an event by which a facet filters: English names; a type by its ACLED name. An event without a
/// country or source has the value "".
[[nodiscard]] std::vector<std::string> values_of(const model::Event& event, Facet facet);

/// A typed text made ready: each word as key, without article, as skeleton.
class TextQuery {
  public:
    explicit TextQuery(std::string_view text);
    /// Every word begins a word of the text, or sounds like one of the other script.
    [[nodiscard]] bool matches(std::string_view text) const;
    [[nodiscard]] bool empty() const { return words_.empty(); }

  private:
    struct Word {
        std::string key;
        std::string skeleton; ///< empty where it is too short to mean much
    };
    std::vector<Word> words_;
};

/// All of an event that a typed text is looked for in.
[[nodiscard]] std::string searchable(const model::Event& event);
/// Facets whose values have an order of their own.
[[nodiscard]] constexpr bool counts_up(Facet facet) { return facet == Facet::Killed || facet == Facet::Confidence || facet == Facet::Verification; }
/// Of a facet that counts up: the place of a value in it.
[[nodiscard]] std::size_t rank_of(Facet facet, std::string_view value);

/// Which of the events pass all filters but `without` (nothing: all filters).
[[nodiscard]] std::vector<std::size_t> passing(std::span<const model::Event> events, const Filters& filters, std::optional<Facet> without = std::nullopt);

struct FacetCount {
    std::string value;
    std::size_t all = 0;     ///< in the project
    std::size_t passing = 0; ///< of those that pass the other filters
    std::size_t shown = 0;   ///< of those whose days overlap the window

    friend bool operator==(const FacetCount&, const FacetCount&) = default;
};

/// The values of a facet: those that count up (killed, confidence, verification) in their order, others most frequent first, then by
/// name. `shown` is left at 0.
[[nodiscard]] std::vector<FacetCount> count_facet(std::span<const model::Event> events, const Filters& filters, Facet facet);

} // namespace marsad::session
