#include "geocode/query_reader.h"

#include "geocode/phrase_scanner.h"
#include "geocode/report_mentions.h"
#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <string>

namespace marsad::geocode {

namespace {

constexpr double kFuzzyImportance = 0.30;  ///< a typing error is forgiven for a place of some weight only
constexpr double kBridgeImportance = 0.25;
constexpr double kBridgeChunk = 0.12; ///< several words together are seldom met by chance
constexpr int kPhraseWords = 3;        ///< a query of so many words may be a phrase from running text

constexpr double kHomePrior = 0.35;

/// Who asks in a language mostly asks about the countries that speak it.
double language_prior(const lexicon::Language& language, std::string_view iso) {
    return std::find(language.homes.begin(), language.homes.end(), iso) != language.homes.end() ? kHomePrior : 0;
}

} // namespace

Evidence QueryReader::context_evidence(std::string_view context) {
    if (context.empty()) {
        return {};
    }
    document_ = text::tokenize(context);
    hits_ = matcher_.find(document_);
    const PhraseWords words(document_, hits_);
    auto mentions = PhraseScanner(words, names_, gazetteer_, ScanMode::Query).scan();
    resolver_.link(words, mentions);
    (void)resolver_.resolve_named(words, mentions, {});
    Evidence evidence = resolver_.evidence_of(words, mentions);
    for (const auto& mention : mentions) { // in a query's context a capital is a place, no government
        if (!mention.scored.empty() && resolver_.is_capital(mention.scored.front().place)) {
            evidence.anchors.push_back(gazetteer_.place(mention.scored.front().place).lon_lat());
        }
    }
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        if (const auto* kind = words.at(i, WordClass::Kind); kind != nullptr && evidence.kinds.size() < 8) {
            evidence.kinds.push_back(kind->entry->value);
        }
    }
    evidence.normalise();
    return evidence;
}

std::optional<Mention> QueryReader::read(std::string_view query, const Evidence& evidence) {
    document_ = text::tokenize(query);
    hits_ = matcher_.find(document_);
    const PhraseWords words(document_, hits_);
    if (document_.tokens.empty()) {
        return std::nullopt;
    }
    auto mentions = PhraseScanner(words, names_, gazetteer_, ScanMode::Query).scan();
    std::erase_if(mentions, [&](const Mention& m) { return m.match.empty() && m.plain_kind && m.demonym.empty() && mentions.size() > 1; });
    const auto chunk = uncovered(words, mentions);
    if (chunk) {
        auto loose = loose_mention(words, mentions, chunk->first, chunk->second);
        if (!loose) {
            refused_ = is_person(words, mentions);
            return std::nullopt;
        }
        mentions = std::move(*loose);
    }
    refused_ = is_person(words, mentions);
    if (mentions.empty() || refused_) {
        return std::nullopt;
    }
    resolver_.link(words, mentions);
    if (!connected(words, mentions)) {
        auto loose = loose_mention(words, {}, 0, words.size()); // "Ras Isa" is no Ras and no Isa
        if (!loose) {
            return std::nullopt;
        }
        mentions = std::move(*loose);
    }
    const Evidence all = resolver_.resolve_named(words, mentions, evidence);
    if (mentions.size() == 1) {
        add_sites_by_context(gazetteer_, evidence, text::name_key(query), mentions.front());
    }
    resolver_.resolve_rest(mentions, all);
    for (auto& mention : mentions) {
        for (auto& scored : mention.scored) {
            scored.score += language_prior(*pack_.language, gazetteer_.place(scored.place).country_code());
        }
        std::stable_sort(mention.scored.begin(), mention.scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
    }
    return chosen(std::move(mentions));
}

std::optional<Mention> QueryReader::read_as_text(const Evidence& evidence) const {
    const auto count = std::count_if(document_.tokens.begin(), document_.tokens.end(), [](const text::Token& token) { return token.kind == text::TokenKind::Word; });
    if (count < kPhraseWords) {
        return std::nullopt;
    }
    const PhraseWords words(document_, hits_);
    bool told_as_place = false; // "the White House said" is no phrase of place
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        told_as_place = told_as_place || words.covers(i, WordClass::Kind) || words.covers(i, WordClass::Relation);
    }
    auto mentions = report_mentions(resolver_, words, names_, evidence);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        Mention& mention = mentions[held_by(mentions, i)];
        if (!mention.scored.empty() && (mention.whole || told_as_place || mention.located_by_words()) && mention.use != model::PlaceUse::Demonym && mention.use != model::PlaceUse::Source) {
            return std::move(mention);
        }
    }
    return std::nullopt;
}

bool QueryReader::refused() const { return refused_; }

bool QueryReader::neutral(const PhraseWords& words, std::uint32_t token) const {
    const auto& t = document_.tokens[token];
    if (t.kind == text::TokenKind::Punct || words.is_article(token)) {
        return true;
    }
    if (t.kind == text::TokenKind::Number && words.at(token + 1, WordClass::Unit) != nullptr) {
        return true;
    }
    constexpr std::array kNeutral = {WordClass::Prep, WordClass::Relation, WordClass::Kind, WordClass::Tail, WordClass::Unit, WordClass::Conjunction, WordClass::About};
    return std::any_of(kNeutral.begin(), kNeutral.end(), [&](WordClass cls) { return words.covers(token, cls); });
}

std::optional<QueryReader::Range> QueryReader::uncovered(const PhraseWords& words, const std::vector<Mention>& mentions) const {
    std::optional<Range> range;
    const auto covered = [&](std::uint32_t i) { return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.first <= i && i < m.last; }); };
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        if (!covered(i) && !neutral(words, i)) {
            range = range ? Range{range->first, i + 1} : Range{i, i + 1};
        }
    }
    if (!range && mentions.empty()) {
        for (std::uint32_t i = 0; i < words.size(); ++i) { // "Camp Nou" of kind words alone is none
            if (document_.tokens[i].kind == text::TokenKind::Word && !words.covers(i, WordClass::Kind)) {
                return Range{0, words.size()};
            }
        }
    }
    return range;
}

bool QueryReader::ordinary(const PhraseWords& words, std::uint32_t token) const {
    const auto& norm = document_.tokens[token].norm;
    return words.in_whole_trap(token) || words.is_other_word(token) || words.covers(token, WordClass::Demonym) || (pack_.lexicon->knows(norm) && !words.is_stop(token, token + 1) && norm.size() > 4);
}

std::optional<std::vector<Mention>> QueryReader::loose_mention(const PhraseWords& words, const std::vector<Mention>& mentions, std::uint32_t first, std::uint32_t last) const {
    std::vector<Mention> out;
    // Take in the names that touch the unexplained words: "Maaret al-Numan" was met as "Numan".
    for (const auto& mention : mentions) {
        const bool inside = mention.name_first < last && mention.name_last > first;
        const bool touches = inside || (mention.name_last == first && !mention.located_by_words()) || (mention.name_first == last && mention.first == last && !mention.located_by_words());
        if (touches && !mention.match.empty()) {
            first = std::min(first, mention.name_first);
            last = std::max(last, mention.name_last);
        }
    }
    bool all_ordinary = true;
    for (std::uint32_t i = first; i < last; ++i) {
        if (document_.tokens[i].kind == text::TokenKind::Punct && document_.tokens[i].norm != "\"") {
            return std::nullopt;
        }
        const bool stop = words.is_hard_stop(i, i + 1) && !document_.tokens[i].joined_before && !(i + 1 < last && document_.tokens[i + 1].joined_before);
        if (stop || words.in_whole_trap(i) || (i == first && words.before(i, WordClass::Trap) != nullptr)) {
            return std::nullopt;
        }
        all_ordinary = all_ordinary && ordinary(words, i);
    }
    if (all_ordinary) {
        return std::nullopt;
    }
    if (last - first > 5 || words.is_hard_stop(first, last)) {
        return std::nullopt;
    }
    Mention mention;
    mention.match = names_.bridge(document_, first, last);
    keep_weighty(mention.match, last - first > 1 ? kBridgeChunk : kBridgeImportance);
    if (mention.match.empty()) {
        mention.match = names_.fuzzy(document_, first, last);
        keep_weighty(mention.match, kFuzzyImportance);
    } else if (auto typo = acceptable(mention.match) ? NameMatch() : names_.fuzzy(document_, first, last); !typo.empty()) {
        keep_weighty(typo, kFuzzyImportance);
        mention.also.push_back(std::move(typo));
    }
    if (mention.match.empty()) {
        return std::nullopt;
    }
    mention.first = mention.name_first = first;
    mention.last = mention.name_last = last;
    add_kind(words, mention);
    for (const auto& other : mentions) {
        if (other.last <= first || other.first >= last) {
            out.push_back(other);
        }
    }
    out.push_back(std::move(mention));
    std::stable_sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) { return a.first < b.first; });
    return out;
}

bool QueryReader::acceptable(const NameMatch& match) const {
    for (std::size_t i = 0; i < match.places.size(); ++i) {
        if (match.place_edits[i] * 5 <= match.key_letters && gazetteer_.place(match.places[i]).importance() >= kFuzzyImportance) {
            return true;
        }
    }
    return false;
}

void QueryReader::add_kind(const PhraseWords& words, Mention& mention) const {
    const auto* kind = words.before(mention.first, WordClass::Kind);
    if (kind != nullptr) {
        mention.first = kind->first;
    } else if (kind = words.at(mention.last, WordClass::Kind); kind != nullptr) {
        mention.last = kind->last;
    }
    if (kind != nullptr) {
        mention.kind = kind->entry->value;
        mention.group = kind_group(mention.kind);
        mention.strict = kind->entry->has("strict");
        mention.small = kind->entry->has("small");
    }
}

void QueryReader::keep_weighty(NameMatch& match, double importance) const {
    std::vector<PlaceIndex> places;
    std::vector<unsigned> edits;
    for (std::size_t i = 0; i < match.places.size(); ++i) {
        if (gazetteer_.place(match.places[i]).importance() >= importance) {
            places.push_back(match.places[i]);
            if (i < match.place_edits.size()) {
                edits.push_back(match.place_edits[i]);
            }
        }
    }
    match.places = std::move(places);
    match.place_edits = std::move(edits);
}

bool QueryReader::is_person(const PhraseWords& words, const std::vector<Mention>& mentions) const {
    for (const auto& mention : mentions) {
        const auto* before = words.before(mention.first, WordClass::Trap);
        if (before != nullptr && before->entry->has("next")) {
            return true;
        }
        const auto* after = words.at(mention.last, WordClass::Trap);
        if (after != nullptr && after->entry->has("prev")) {
            return true;
        }
    }
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        if (words.in_whole_trap(i)) {
            return true;
        }
    }
    return false;
}

bool QueryReader::connected(const PhraseWords& words, std::vector<Mention>& mentions) const {
    for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
        const Mention& a = mentions[i];
        const Mention& b = mentions[i + 1];
        bool sign = b.located_by_words() || b.prep != Prep::None || !b.relations.empty() || !a.kind.empty() || !b.kind.empty();
        for (std::uint32_t t = a.last; t < b.first; ++t) {
            sign = sign || document_.tokens[t].kind == text::TokenKind::Punct || words.covers(t, WordClass::Prep);
        }
        if (sign || a.match.empty() || b.match.empty()) {
            continue;
        }
        const auto holds = [&](const Mention& inner, const Mention& outer) {
            for (std::size_t x = 0; x < std::min<std::size_t>(inner.match.places.size(), 12); ++x) {
                for (std::size_t y = 0; y < std::min<std::size_t>(outer.match.places.size(), 4); ++y) {
                    if (lies_in(gazetteer_, inner.match.places[x], outer.match.places[y], 20)) {
                        return true;
                    }
                }
            }
            return false;
        };
        if (!holds(a, b)) {
            return false;
        }
    }
    return true;
}

std::optional<Mention> QueryReader::chosen(std::vector<Mention> mentions) const {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (!mentions[i].scored.empty()) {
            return std::move(mentions[held_by(mentions, i)]);
        }
        if (!mentions[i].match.empty()) {
            break;
        }
    }
    return std::nullopt;
}

std::size_t QueryReader::held_by(const std::vector<Mention>& mentions, std::size_t holder) {
    const std::size_t next = holder + 1;
    const bool narrower = next < mentions.size() && !mentions[next].scored.empty() && (mentions[next].parent == holder || !mentions[holder].borders.empty());
    return narrower ? next : holder;
}
} // namespace marsad::geocode
