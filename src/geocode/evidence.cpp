#include "geocode/ranking.h"

#include <algorithm>
#include <array>

namespace marsad::geocode {

void Evidence::add_country(std::string_view iso, double weight) {
    if (!iso.empty()) {
        countries[std::string(iso)] += weight;
    }
}

double Evidence::normalise() {
    double most = 0;
    for (const auto& [iso, weight] : countries) {
        most = std::max(most, weight);
    }
    if (most > 0) {
        for (auto& [iso, weight] : countries) {
            weight = std::min(1.0, weight / most);
        }
        for (auto& [iso, weight] : told) {
            weight /= most;
        }
    }
    return most > 0 ? 1 / most : 1;
}

double Evidence::country(std::string_view iso) const {
    const auto found = countries.find(iso);
    return found == countries.end() ? 0 : found->second;
}

double Evidence::support(const Mention& mention, std::string_view iso) const {
    const double own = iso == mention.own_country ? mention.own_weight : 0;
    return std::max(0.0, country(iso) - own);
}

bool Evidence::told_beside(const Mention& mention, std::string_view iso) const {
    const auto found = told.find(iso);
    return found != told.end() && found->second - (iso == mention.own_country ? mention.own_weight : 0) > 1e-6;
}

double theatre_prior(std::string_view iso) {
    // Countries in which UCDP and ACLED count most events since 2003, in three steps.
    constexpr std::array<std::string_view, 9> kMost = {"IQ", "SY", "YE", "PS", "IL", "LB", "UA", "AF", "SD"};
    constexpr std::array<std::string_view, 16> kMany = {"LY", "SO", "ML", "NE", "BF", "NG", "MM", "PK", "IR", "EG", "SA", "JO", "TR", "RU", "CD", "ET"};
    constexpr std::array<std::string_view, 14> kSome = {"AE", "KW", "QA", "BH", "OM", "TD", "SS", "CF", "MZ", "CM", "IN", "AM", "AZ", "DZ"};
    const auto has = [&](const auto& list) { return std::find(list.begin(), list.end(), iso) != list.end(); };
    return has(kMost) ? 0.25 : has(kMany) ? 0.15 : has(kSome) ? 0.08 : 0;
}

} // namespace marsad::geocode
