#include "geocode/phrase_scanner.h"

#include "text/search_key.h"

#include <algorithm>
#include <array>

// Phrases that name no place by itself: "the base", "the Syrian capital"; and provinces told by their abbreviation.
namespace marsad::geocode {

using lexicon::Feature;

/// "the base", "المطار نفسه", "the U.S. embassy", "its railway station": a kind word without a name.
std::optional<Mention> PhraseScanner::nameless_phrase(const lexicon::Hit& kind, std::uint32_t limit) const {
    const auto& tokens = document_.tokens;
    const bool latin = tokens[kind.first].script == text::Script::Latin;
    Mention mention;
    mention.first = mention.name_first = kind.first;
    mention.last = mention.name_last = kind.last;
    set_kind(mention, kind);
    const auto* after = words_.at(kind.last, WordClass::Demonym);
    const auto* demonym = latin ? words_.before(kind.first, WordClass::Demonym) : after;
    if (demonym != nullptr) {
        mention.demonym = demonym->entry->value;
        mention.first = std::min(mention.first, demonym->first);
        mention.last = std::max(mention.last, demonym->last);
        mention.name_first = mention.first;
        mention.name_last = mention.last;
    }
    const bool construct = !latin && kind.entry->has("site") && kind.length() > 1 && text::has_article(tokens[kind.last - 1].norm); // مبنى المحافظة
    bool definite = kind.prefix.has(Feature::Definite) || construct;
    if (latin) {
        constexpr std::array kWithin{WordClass::Demonym, WordClass::Kind, WordClass::Relation, WordClass::Tail, WordClass::Adjective};
        for (std::uint32_t i = mention.first, steps = 0; i > 0 && steps < 5 && !definite; --i, ++steps) {
            definite = words_.makes_definite(i - 1);
            // "the city's airport", "a base": the words between must belong to the phrase.
            if (!definite && std::ranges::none_of(kWithin, [&](WordClass cls) { return words_.at(i - 1, cls) != nullptr; })) {
                break;
            }
        }
        definite = definite || (mention.first > 0 && words_.before(mention.first, WordClass::Relation) != nullptr); // "on the edge of town"
        if (kind.first > 0 && tokens[kind.first].span.begin > tokens[kind.first - 1].span.end + 1 && tokens[kind.first - 1].kind == text::TokenKind::Word && tokens[kind.first - 1].sentence == tokens[kind.first].sentence) {
            definite = true; // X's airport
        }
    }
    if (const auto* same = words_.at(mention.last, WordClass::BackReference); same != nullptr && same->entry->value == "same") {
        mention.same = true;
        mention.last = same->last;
        definite = true;
    } else if (const auto* earlier = words_.before(kind.first, WordClass::BackReference); earlier != nullptr && earlier->entry->value == "same") {
        mention.same = definite = true;
        mention.first = earlier->first;
    }
    if (const auto* relation = words_.at(kind.first, WordClass::Relation); relation != nullptr && relation->length() > kind.length()) {
        return std::nullopt; // "road linking"
    }
    if (inside_relation(kind)) {
        return std::nullopt; // "northern entrance to"
    }
    if ((!kind.suffix.empty() && !mention.same) || kind.entry->has("many")) {
        return std::nullopt; // "buildings", المستشفيات, المحافظات
    }
    mention.plain_kind = !definite;
    mention.backward = definite;
    const bool embassy = mention.group == KindGroup::Embassy && !mention.demonym.empty();
    if (!kind.entry->has("bare") || (!definite && !embassy && mode_ == ScanMode::Report)) {
        return std::nullopt;
    }
    if (mention.last > limit) {
        return std::nullopt;
    }
    return mention;
}

/// "the Syrian capital", العاصمة الأفغانية.
std::optional<Mention> PhraseScanner::capital_phrase(std::uint32_t token) const {
    const auto* capital = words_.at(token, WordClass::Capital);
    if (capital == nullptr) {
        return std::nullopt;
    }
    const bool latin = document_.tokens[token].script == text::Script::Latin;
    if (!latin && !capital->prefix.has(Feature::Definite)) {
        return std::nullopt;
    }
    Mention mention;
    mention.capital = mention.backward = true;
    mention.kind = "city";
    mention.group = KindGroup::Settlement;
    mention.first = mention.name_first = token;
    mention.last = mention.name_last = capital->last;
    mention.clitic_in = capital->prefix.has(Feature::By);
    const auto* demonym = latin ? words_.before(token, WordClass::Demonym) : words_.at(capital->last, WordClass::Demonym);
    if (demonym != nullptr) {
        mention.demonym = demonym->entry->value;
        mention.first = std::min(mention.first, demonym->first);
        mention.last = std::max(mention.last, demonym->last);
    } else if (latin && !words_.makes_definite(token > 0 ? token - 1 : 0) && words_.before(token, WordClass::Relation) == nullptr) {
        return std::nullopt;
    }
    return mention;
}

/// "Lebanon, Tenn.": a province told by its abbreviation.
std::optional<Mention> PhraseScanner::abbreviation(std::uint32_t token) const {
    const auto* hit = words_.at(token, WordClass::Abbreviation);
    if (hit == nullptr || !document_.tokens[token].capital || token == 0 || document_.tokens[token - 1].norm != ",") {
        return std::nullopt;
    }
    Mention mention;
    mention.first = mention.name_first = token;
    mention.last = mention.name_last = hit->last;
    mention.match.first = token;
    mention.match.last = hit->last;
    for (const auto place : gazetteer_.exact(text::name_key(hit->entry->value))) {
        if (gazetteer_.place(place).is_province()) {
            mention.match.places.push_back(place);
        }
    }
    mention.kind = "province";
    mention.group = KindGroup::Province;
    return mention.match.empty() ? std::nullopt : std::optional(std::move(mention));
}

} // namespace marsad::geocode
