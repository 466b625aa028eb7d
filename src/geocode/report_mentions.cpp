#include "geocode/report_mentions.h"

#include "geocode/list_members.h"
#include "geocode/phrase_scanner.h"
#include "geocode/reference_use.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace marsad::geocode {

namespace {

using model::PlaceUse;

constexpr double kObjectImportance = 0.3;
constexpr double kRivalImportance = 0.05; ///< of namesakes
constexpr double kSamePlaceKm = 60.0;

/// All places that the name may mean lie within reach of the likeliest, or are far less likely.
bool distinct(const Resolver& resolver, const Mention& mention) {
    const Gazetteer& gazetteer = resolver.gazetteer();
    const auto first = gazetteer.place(mention.scored.front().place);
    return std::all_of(mention.scored.begin() + 1, mention.scored.end(), [&](const Scored& rival) {
        const auto other = gazetteer.place(rival.place);
        return other.importance() < first.importance() - kRivalImportance || geo::distance_km(first.lon_lat(), other.lon_lat()) <= kSamePlaceKm;
    });
}

/// A mention that the rest of the report does not support is no place: better none than a bad pin.
bool supported(const Resolver& resolver, const Mention& mention, const Evidence& evidence, bool latin) {
    if (mention.dropped) {
        return false;
    }
    if (mention.scored.empty()) {
        // Named but not located: kept where a kind word or a preposition says that it is a place.
        return mention.unknown && !mention.small;
    }
    if (mention.backward || mention.capital || mention.use == PlaceUse::Dateline || mention.use == PlaceUse::Heading) {
        return true;
    }
    const Scored& best = mention.scored.front();
    const PlaceView place = resolver.gazetteer().place(best.place);
    const bool cue = mention.located_by_words() || !mention.kind.empty() || !mention.relations.empty() || mention.use == PlaceUse::Location || mention.joined_on;
    double others = 0;
    for (const auto& [iso, told] : evidence.countries) {
        others += evidence.support(mention, iso);
    }
    if (!latin && mention.use == PlaceUse::Location && mention.prep == Prep::None && !mention.clitic_in && !mention.ordinary && place.importance() > kObjectImportance) {
        return true; // the object of a verb that strikes, whatever land the strikers are of
    }
    // غارات روسية على سراقب: behind an act, "on" names what it fell on, whatever land the strikers are of.
    if (!latin && mention.use == PlaceUse::Location && (mention.prep == Prep::On || mention.prep == Prep::Over || (mention.prep == Prep::In && place.is_curated())) && !mention.ordinary && !mention.common && (best.rung == Rung::Exact || best.rung == Rung::Article) && distinct(resolver, mention)) {
        return true;
    }
    const bool countries_told = others > 0.05;
    const double weight = evidence.support(mention, place.country_code());
    if (mention.weak) {
        const bool strong_place = place.is_country() || place.importance() > 0.5;
        const bool fair_place = strong_place || (place.importance() > 0.3 && !mention.ordinary);
        if (mention.common && is_area(kind_group(place.kind()))) {
            return weight > 0.3;
        }
        if (latin && place.is_country() && (mention.use == PlaceUse::Government || weight > 0.05)) {
            return true; // "Jordan closed its crossing"
        }
        const bool hit = mention.use == PlaceUse::Location && mention.prep == Prep::None && strong_place && !mention.ordinary; // "روسيا تقصف خاركيف"
        // "Israeli shelling of Nabatieh", "a rocket hit Karrada": a capital letter, a cue, and a row of our own that nothing else is called by.
        if (latin && place.is_curated() && mention.use == PlaceUse::Location && !mention.ordinary && best.rung == Rung::Exact && distinct(resolver, mention)) {
            return true;
        }
        return cue && (best.agrees || weight > 0.3 || (fair_place && !countries_told) || (latin && strong_place) || hit);
    }
    // A city of a country that the report is silent about: only if it is a capital or a country, or is told as a place.
    const bool great = place.is_country() || resolver.is_capital(best.place) || place.importance() > 0.8;
    if (mention.kind.empty() && mention.relations.empty() && countries_told && weight < 0.05 && !best.agrees && !great) {
        return (latin || mention.match.length() > 1 || (place.importance() > kObjectImportance && !mention.ordinary && mention.prep != Prep::To && mention.prep != Prep::From && mention.prep != Prep::Of)) && (mention.located_by_words() || mention.use == PlaceUse::Location);
    }
    return true;
}

/// "Gwoza was where ...": told elsewhere in the report as a place, the name needs no cue.
void settle_weak(std::vector<Mention>& mentions) {
    std::set<std::pair<std::string_view, PlaceIndex>> told;
    for (const auto& mention : mentions) {
        if (!mention.key.empty() && !mention.scored.empty() && !mention.unknown && (!mention.weak || mention.use == PlaceUse::Dateline)) {
            told.emplace(mention.key, mention.scored.front().place);
        }
    }
    for (auto& mention : mentions) {
        mention.weak = mention.weak && (mention.ordinary || mention.scored.empty() || !told.contains({mention.key, mention.scored.front().place}));
    }
}

/// Nationality adjectives outside place phrases, as references of their own.
void add_demonyms(const Resolver& resolver, const PhraseWords& words, std::vector<Mention>& mentions) {
    std::vector<Mention> found;
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        while (next < mentions.size() && mentions[next].last <= i) {
            ++next;
        }
        const auto* demonym = words.at(i, WordClass::Demonym);
        if (demonym == nullptr || (next < mentions.size() && mentions[next].first < demonym->last)) {
            continue;
        }
        Mention mention;
        mention.first = mention.name_first = demonym->first;
        mention.last = mention.name_last = demonym->last;
        mention.demonym = demonym->entry->value;
        mention.use = PlaceUse::Demonym;
        if (const auto country = resolver.gazetteer().country_by_code(mention.demonym)) {
            Scored scored;
            scored.place = *country;
            mention.scored = {scored};
        }
        found.push_back(std::move(mention));
        i = demonym->last - 1;
    }
    mentions.insert(mentions.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

/// Sorts by first token and keeps the links between mentions right; drops those not `keep`.
std::vector<Mention> arrange(std::vector<Mention> mentions, const std::vector<bool>& keep) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (keep[i]) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return mentions[a].first < mentions[b].first; });
    std::vector<std::optional<std::size_t>> moved(mentions.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        moved[order[i]] = i;
    }
    std::vector<Mention> out;
    out.reserve(order.size());
    for (const auto index : order) {
        Mention mention = std::move(mentions[index]);
        mention.parent = mention.parent ? moved[*mention.parent] : std::nullopt;
        mention.antecedent = mention.antecedent ? moved[*mention.antecedent] : std::nullopt;
        mention.anchor = mention.anchor ? moved[*mention.anchor] : std::nullopt;
        out.push_back(std::move(mention));
    }
    return out;
}

} // namespace

std::vector<Mention> report_mentions(const Resolver& resolver, const PhraseWords& words, const NameFinder& names, const Evidence& given, TokenRanges left_out) {
    const auto& tokens = words.document().tokens;
    PhraseScanner scanner(words, names, resolver.gazetteer(), ScanMode::Report);
    scanner.leave_out(std::move(left_out));
    std::vector<Mention> mentions = scanner.scan();
    add_list_members(words, names, mentions);
    for (auto& mention : mentions) {
        mention.sentence = tokens[mention.name_first].sentence;
        mention.paragraph = tokens[mention.name_first].paragraph;
    }
    resolver.link(words, mentions);
    const Evidence evidence = resolver.resolve_named(words, mentions, given);
    assign_uses(resolver, words, mentions);
    settle_weak(mentions);
    // What nothing supports must not serve as antecedent or parent either.
    for (auto& mention : mentions) {
        const bool latin = tokens[mention.name_first].script != text::Script::Arabic;
        if (!mention.scored.empty() && !mention.unknown && !supported(resolver, mention, evidence, latin)) {
            mention.scored.clear();
            mention.dropped = true;
        }
    }
    resolver.resolve_rest(mentions, evidence);
    assign_uses(resolver, words, mentions);
    for (auto& mention : mentions) {
        if (mention.use == PlaceUse::Heading && !mention.bureau && !mention.scored.empty() && mention.relations.empty()) {
            mention.scored.front().place = resolver.governorate_of(mention.scored.front().place);
        }
    }
    for (auto& mention : mentions) {
        const auto capital = mention.state_seat && mention.use == PlaceUse::Location && !mention.scored.empty() ? resolver.capital_of(resolver.gazetteer().place(mention.scored.front().place).country_code()) : std::nullopt;
        if (capital) {
            mention.scored.resize(1);
            mention.scored.front().place = *capital;
            mention.scored.front().rung = Rung::Relation;
            mention.relations.clear();
        }
    }
    add_demonyms(resolver, words, mentions);
    std::vector<bool> keep(mentions.size());
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const bool latin = tokens[mentions[i].name_first].script != text::Script::Arabic;
        keep[i] = mentions[i].use == PlaceUse::Demonym || supported(resolver, mentions[i], evidence, latin);
    }
    settle_bureaus(resolver, mentions);
    return arrange(std::move(mentions), keep);
}

} // namespace marsad::geocode
