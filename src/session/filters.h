#pragma once

#include "model/event.h"

#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace marsad::session {

/// What of an event a filter looks at.
enum class Facet { Type, Actor, Country, Source };
inline constexpr std::array kFacets{Facet::Type, Facet::Actor, Facet::Country, Facet::Source};

/// What is chosen to be seen, beside time. Values of one facet are alternatives, facets add up; a facet without values
/// lets everything pass.
struct Filters {
    std::map<Facet, std::set<std::string>> chosen;
    std::string text; ///< as typed; matches by the keys of text/search_key.h: no diacritics, hamza, article; either script

    [[nodiscard]] bool empty() const { return chosen.empty() && text.empty(); }
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

/// Which of the events pass all filters but `without` (nothing: all filters).
[[nodiscard]] std::vector<std::size_t> passing(std::span<const model::Event> events, const Filters& filters, std::optional<Facet> without = std::nullopt);

struct FacetCount {
    std::string value;
    std::size_t all = 0;     ///< in the project
    std::size_t passing = 0; ///< of those that pass the other facets and the text
};

/// The values of a facet, most frequent first, then by name.
[[nodiscard]] std::vector<FacetCount> count_facet(std::span<const model::Event> events, const Filters& filters, Facet facet);

} // namespace marsad::session
