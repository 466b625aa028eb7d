#include "geocode/phrase_scanner.h"

#include <algorithm>
#include <utility>

// "الحدود السورية العراقية", "the border between Iraq and Syria", "the Iraqi-Syrian border": the line that two countries
// share, or the point where three meet.
namespace marsad::geocode {

namespace {

constexpr std::size_t kMostCountries = 3;
constexpr std::string_view kBorder = "border";

} // namespace

/// The last token behind a border word that begins at `token`; `token` itself where none does.
std::uint32_t PhraseScanner::border_word(std::uint32_t token, std::uint32_t limit) const {
    std::uint32_t end = token;
    for (const WordClass cls : {WordClass::Kind, WordClass::Relation}) {
        if (const auto* hit = token < limit ? words_.at(token, cls) : nullptr; hit != nullptr && hit->entry->value == kBorder) {
            end = std::max(end, hit->last);
        }
    }
    return end;
}

/// The country that an adjective or name at `token` means, and the token behind it.
std::optional<std::pair<PlaceIndex, std::uint32_t>> PhraseScanner::country_at(std::uint32_t token, std::uint32_t limit) const {
    if (token >= limit) {
        return std::nullopt;
    }
    if (const auto* demonym = words_.at(token, WordClass::Demonym); demonym != nullptr && demonym->last <= limit) {
        if (const auto country = gazetteer_.country_by_code(demonym->entry->value)) {
            return std::pair(*country, demonym->last);
        }
    }
    NameMatch match;
    if (name_here(token, limit, match, true) && match.rung != Rung::Article && gazetteer_.place(match.places.front()).is_country()) {
        return std::pair(match.places.front(), match.last);
    }
    return std::nullopt;
}

/// Countries one behind the other, joined by hyphens, "and", or nothing (Arabic adjectives).
std::vector<PlaceIndex> PhraseScanner::countries_from(std::uint32_t& token, std::uint32_t limit) const {
    std::vector<PlaceIndex> countries;
    while (countries.size() < kMostCountries) {
        std::uint32_t next = token;
        while (next < limit && !countries.empty() && (document_.tokens[next].norm == "-" || document_.tokens[next].norm == "/" || document_.tokens[next].norm == "," || words_.covers(next, WordClass::Conjunction))) {
            ++next;
        }
        const auto country = country_at(next, limit);
        if (!country || std::find(countries.begin(), countries.end(), country->first) != countries.end()) {
            break;
        }
        countries.push_back(country->first);
        token = country->second;
    }
    return countries;
}

std::optional<Mention> PhraseScanner::border_phrase(std::uint32_t token, std::uint32_t limit) const {
    if (!tells_border_[document_.tokens[token].sentence]) {
        return std::nullopt; // spares the look-up of a name at every word
    }
    Mention mention;
    std::uint32_t end = border_word(token, limit);
    std::vector<PlaceIndex> countries;
    if (end > token) {
        while (end < limit && (words_.covers(end, WordClass::Relation) || words_.covers(end, WordClass::Prep)) && !country_at(end, limit)) {
            ++end; // "between", "of", "with"
        }
        countries = countries_from(end, limit);
    } else if (const std::uint32_t start = words_.is_article(token) ? token + 1 : token; country_at(start, limit)) {
        end = start;
        countries = countries_from(end, limit);
        const std::uint32_t behind = border_word(end, limit);
        if (behind == end) {
            return std::nullopt;
        }
        end = behind;
    }
    if (countries.size() < 2) {
        return std::nullopt;
    }
    mention.first = mention.name_first = token;
    mention.last = mention.name_last = end;
    mention.match = {token, end, Rung::Relation, 0, {}, {countries.front()}, {}};
    mention.kind = kBorder;
    mention.group = KindGroup::Area;
    mention.borders = std::move(countries);
    return mention;
}

} // namespace marsad::geocode
