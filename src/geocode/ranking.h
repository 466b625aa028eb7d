#pragma once

#include "geocode/mention.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::geocode {

/// What the rest of the report (or the context of a query) says about where things are.
struct Evidence {
    std::map<std::string, double, std::less<>> countries; ///< ISO code to weight, 0 to 1
    std::map<std::string, double, std::less<>> told; ///< the same without adjectives: "a U.S. strike" tells of no place there
    std::vector<geo::LonLat> anchors;   ///< places that are sure
    std::vector<PlaceIndex> provinces;  ///< provinces that are named
    std::vector<std::string> kinds;     ///< kind words of a query's context

    void add_country(std::string_view iso, double weight);
    /// Scales the heaviest country to 1; returns the scale.
    double normalise();
    [[nodiscard]] double country(std::string_view iso) const;
    /// The weight of a country less what the mention itself gave.
    [[nodiscard]] double support(const Mention& mention, std::string_view iso) const;
    [[nodiscard]] bool told_beside(const Mention& mention, std::string_view iso) const;
};

/// Fills `mention.scored` from its names alone: importance, rung, kind word. Sites without an entry get their
/// namesake town, flagged approximate, or the site of that kind beside it.
void collect_candidates(const Gazetteer& gazetteer, Mention& mention);

/// Adds sites beside the evidence's anchors that have the words of the name in theirs ("Victoria", told of a base at
/// Baghdad airport), where the context has a kind word.
void add_sites_by_context(const Gazetteer& gazetteer, const Evidence& evidence, std::string_view name_key, Mention& mention);

/// A small place of a country that the report says nothing of, far from all it does name.
[[nodiscard]] bool is_foreign(const Gazetteer& gazetteer, const Evidence& evidence, const Mention& mention, const Scored& scored);

/// A small place far from everything that a query's context names, in a country of which it says nothing.
[[nodiscard]] bool contradicts(const Gazetteer& gazetteer, const Evidence& given, const Scored& scored);

/// Adds what the evidence says to every score and sorts, best first.
void weigh(const Gazetteer& gazetteer, const Evidence& evidence, Mention& mention);

/// Prefers the meanings of the two ends of "between A and B" that are near one another; wants scored candidates.
void weigh_against_second(const Gazetteer& gazetteer, Mention& mention);

/// Whether `place` lies in (or at) `holder`, as "place, holder" or "place in holder" states it; `slack_km` widens.
[[nodiscard]] bool lies_in(const Gazetteer& gazetteer, PlaceIndex place, PlaceIndex holder, double slack_km);

/// Chooses candidates of a mention and of its stated parent together; conflicts are marked.
void weigh_against_parent(const Gazetteer& gazetteer, Mention& mention, Mention& parent);

/// 0 to 1: how sure the best candidate is, from its rung, its lead over rivals elsewhere, and conflicts.
[[nodiscard]] double confidence_of(const Gazetteer& gazetteer, const Mention& mention);

/// Prior of a country as a scene of conflict news: breaks ties between namesakes when nothing else does.
[[nodiscard]] double theatre_prior(std::string_view iso);

} // namespace marsad::geocode
