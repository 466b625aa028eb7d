#include "geocode/geocoder.h"

#include "geocode/coordinate_answer.h"
#include "geocode/phrase_scanner.h"
#include "geocode/place_maker.h"
#include "geocode/query_language.h"
#include "geocode/report_mentions.h"
#include "geocode/resolver.h"
#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace marsad::geocode {

namespace {

constexpr std::size_t kMaxQueryBytes = 600;
constexpr double kFuzzyImportance = 0.30;  ///< a typing error is forgiven for a place of some weight only
constexpr double kBridgeImportance = 0.25;
constexpr double kBridgeChunk = 0.12; ///< several words together are seldom met by chance
constexpr double kFarBelow = 2.2;
constexpr int kPhraseWords = 3;        ///< a query of so many words may be a phrase from running text
constexpr double kSureReading = 0.75;  ///< below it the query is read as running text as well

/// Text with zero-width non-joiners as spaces (Persian writes عین‌الاسد with one), cut at a whole code point.
std::string prepared(std::string_view text) {
    std::string out;
    constexpr std::string_view kZeroWidthNonJoiner = "\xE2\x80\x8C";
    for (std::size_t i = 0; i < text.size() && out.size() < kMaxQueryBytes;) {
        if (text.substr(i).starts_with(kZeroWidthNonJoiner)) {
            out.push_back(' ');
            i += kZeroWidthNonJoiner.size();
            continue;
        }
        out.push_back(text[i++]);
    }
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U && out.size() >= kMaxQueryBytes) {
        out.pop_back();
    }
    return out;
}

/// Who asks in a language mostly asks about the countries that speak it.
double language_prior(std::string_view lang, std::string_view iso) {
    constexpr std::array kHomes = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"ar", "IQ SY YE LB PS JO SA AE KW QA BH OM EG LY SD TN DZ MA MR SO DJ IL IR TR"},
        {"fa", "IR AF TJ IQ SY"},
        {"he", "IL PS LB SY"},
        {"tr", "TR SY IQ AZ CY"},
        {"ru", "RU UA BY KZ"},
        {"uk", "UA RU BY"},
        {"ku", "IQ SY TR IR"},
        {"fr", "FR ML NE BF TD CF CM SN CI LB DZ TN MA MR CD BI DJ"},
    });
    for (const auto& [code, homes] : kHomes) {
        if (code == lang) {
            return !iso.empty() && homes.find(iso) != std::string_view::npos ? 0.35 : 0;
        }
    }
    return 0;
}

class QueryReader {
  public:
    QueryReader(const Resolver& resolver, const lexicon::LanguagePack& pack)
        : resolver_(resolver), gazetteer_(resolver.gazetteer()), pack_(pack), names_(gazetteer_, &pack.lexicon->morphology()), matcher_(*pack.lexicon) {}

    /// The evidence that a context gives.
    [[nodiscard]] Evidence context_evidence(std::string_view context) {
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

    /// What the query means; empty where it names no place.
    [[nodiscard]] std::optional<Mention> read(std::string_view query, const Evidence& evidence) {
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
                scored.score += language_prior(pack_.code, gazetteer_.place(scored.place).country_code());
            }
            std::stable_sort(mention.scored.begin(), mention.scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
        }
        return chosen(std::move(mentions));
    }

    /// The last query once more, as running text: "the northern Israeli town of X", "the base of Y in Z, 30 km from W".
    /// The first place that it tells, as the later ones say where that lies.
    [[nodiscard]] std::optional<Mention> read_as_text(const Evidence& evidence) const {
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

    /// Whether the last query was no place for a reason (an organisation, a person), not for want of a name.
    [[nodiscard]] bool refused() const { return refused_; }

  private:
    using Range = std::pair<std::uint32_t, std::uint32_t>;

    [[nodiscard]] bool neutral(const PhraseWords& words, std::uint32_t token) const {
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

    /// The run of words that no mention explains, widened over the names that touch it.
    [[nodiscard]] std::optional<Range> uncovered(const PhraseWords& words, const std::vector<Mention>& mentions) const {
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

    [[nodiscard]] bool ordinary(const PhraseWords& words, std::uint32_t token) const {
        const auto& norm = document_.tokens[token].norm;
        return words.in_whole_trap(token) || words.is_other_word(token) || words.covers(token, WordClass::Demonym) || (pack_.lexicon->knows(norm) && !words.is_stop(token, token + 1) && norm.size() > 4);
    }

    /// The looser rungs on the words between kind words and prepositions.
    [[nodiscard]] std::optional<std::vector<Mention>> loose_mention(const PhraseWords& words, const std::vector<Mention>& mentions, std::uint32_t first, std::uint32_t last) const {
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

    /// Whether the bridge met a place of some weight whose spelling is near: then typing errors are not looked for.
    [[nodiscard]] bool acceptable(const NameMatch& match) const {
        for (std::size_t i = 0; i < match.places.size(); ++i) {
            if (match.place_edits[i] * 5 <= match.key_letters && gazetteer_.place(match.places[i]).importance() >= kFuzzyImportance) {
                return true;
            }
        }
        return false;
    }

    void add_kind(const PhraseWords& words, Mention& mention) const {
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

    void keep_weighty(NameMatch& match, double importance) const {
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

    /// A title or an army before the name, a word after it that makes it none.
    [[nodiscard]] bool is_person(const PhraseWords& words, const std::vector<Mention>& mentions) const {
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

    /// Names side by side are a chain only with a sign between them, or where one holds the other.
    [[nodiscard]] bool connected(const PhraseWords& words, std::vector<Mention>& mentions) const {
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

    [[nodiscard]] std::optional<Mention> chosen(std::vector<Mention> mentions) const {
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

    /// "Syria's Palmyra": the place that follows its holder, or the holder itself.
    [[nodiscard]] static std::size_t held_by(const std::vector<Mention>& mentions, std::size_t holder) {
        const std::size_t next = holder + 1;
        const bool narrower = next < mentions.size() && !mentions[next].scored.empty() && (mentions[next].parent == holder || !mentions[holder].borders.empty());
        return narrower ? next : holder;
    }

    const Resolver& resolver_;
    const Gazetteer& gazetteer_;
    const lexicon::LanguagePack& pack_;
    NameFinder names_;
    lexicon::Matcher matcher_;
    text::Document document_;
    std::vector<lexicon::Hit> hits_;
    bool refused_ = false;
};

/// A code typed as such: three or four capitals or digits, nothing else.
bool looks_like_code(std::string_view query) {
    return (query.size() == 3 || query.size() == 4) && std::all_of(query.begin(), query.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

/// The word lists that a coordinate may be written with: the language given or guessed; where two decimals or degrees stand in
/// the text, also the others of its script.
std::vector<const lexicon::LanguagePack*> coordinate_packs(const lexicon::LanguagePacks& packs, const lexicon::LanguagePack* given, std::string_view text) {
    const std::string_view guessed = language_of(text);
    std::vector<const lexicon::LanguagePack*> out;
    if (given != nullptr) {
        out.push_back(given);
    }
    if (given == nullptr || guessed != given->code) {
        out.push_back(packs.find(guessed));
    }
    if (given != nullptr || !has_fine_numbers(text)) {
        return out;
    }
    constexpr std::array kSameScript = std::to_array<std::pair<std::string_view, std::array<std::string_view, 3>>>({
        {"en", {"fr", "tr", "ku"}},
        {"ar", {"fa", "ku", ""}},
        {"ru", {"uk", "", ""}},
    });
    for (const auto& [code, others] : kSameScript) {
        for (const auto other : others) {
            if (code == guessed && !other.empty()) {
                out.push_back(packs.find(other));
            }
        }
    }
    return out;
}

} // namespace

Geocoder::Geocoder(std::unique_ptr<Resolver> resolver) : resolver_(std::move(resolver)) {}
Geocoder::Geocoder(Geocoder&&) noexcept = default;
Geocoder& Geocoder::operator=(Geocoder&&) noexcept = default;
Geocoder::~Geocoder() = default;

base::Result<Geocoder> Geocoder::open(const std::filesystem::path& gazetteer_path, const lexicon::LanguagePacks& packs, Layers layers) {
    auto resolver = Resolver::open(gazetteer_path, packs, std::move(layers));
    if (!resolver) {
        return base::failure(resolver.error());
    }
    return Geocoder(std::move(*resolver));
}

const Gazetteer& Geocoder::gazetteer() const { return resolver_->gazetteer(); }

std::vector<model::Place> Geocoder::geocode(std::string_view query, std::string_view lang, std::string_view context, std::size_t limit) const {
    return answer(query, lang, context, limit).places;
}

Answer Geocoder::answer(std::string_view query, std::string_view lang, std::string_view context, std::size_t limit) const {
    const std::string text = prepared(query);
    const auto& packs = resolver_->packs();
    const auto* given = packs.find(lang);
    for (const auto* pack : coordinate_packs(packs, given, text)) {
        const auto names = [&](std::string_view words, std::size_t most) { return by_name(prepared(words), lang, context, most); };
        if (auto found = answer_coordinate(gazetteer(), pack, text, context, names)) {
            if (found->places.size() > limit) {
                found->places.resize(limit, found->places.front());
            }
            return std::move(*found);
        }
    }
    return {by_name(text, lang, context, limit), {}};
}

std::vector<model::Place> Geocoder::by_name(std::string_view text, std::string_view lang, std::string_view context, std::size_t limit) const {
    std::vector<model::Place> out;
    const auto& packs = resolver_->packs();
    const std::string_view guessed = language_of(text);
    const auto* given = packs.find(lang);
    const auto* pack = given != nullptr ? given : packs.find(guessed);
    if (pack == nullptr) {
        return out;
    }
    Evidence evidence;
    if (!context.empty()) {
        const auto* context_pack = packs.find(language_of(context));
        evidence = QueryReader(*resolver_, context_pack != nullptr && given == nullptr ? *context_pack : *pack).context_evidence(prepared(context));
    }
    QueryReader reader(*resolver_, *pack);
    auto mention = reader.read(text, evidence);
    if (!reader.refused() && (!mention || mention->scored.empty() || confidence_of(gazetteer(), *mention) < kSureReading)) {
        auto told = reader.read_as_text(evidence);
        if (told && (!mention || mention->scored.empty() || confidence_of(gazetteer(), *told) > confidence_of(gazetteer(), *mention))) {
            mention = std::move(told);
        }
    }
    const bool loose = !mention || mention->scored.empty() || mention->scored.front().rung == Rung::Bridge || mention->scored.front().rung == Rung::Fuzzy;
    if (loose && !reader.refused() && looks_like_code(text)) {
        Mention coded;
        coded.match.rung = Rung::Code;
        coded.match.places = gazetteer().code(text);
        collect_candidates(gazetteer(), coded);
        weigh(gazetteer(), evidence, coded);
        if (!coded.scored.empty()) {
            mention = std::move(coded);
        }
    } else if (mention && looks_like_code(text)) {
        const auto coded = gazetteer().code(text);
        for (auto& scored : mention->scored) {
            scored.rung = std::find(coded.begin(), coded.end(), scored.place) != coded.end() ? Rung::Code : scored.rung;
        }
    }
    if (!mention || mention->scored.empty()) {
        return out;
    }
    const double confidence = confidence_of(gazetteer(), *mention);
    for (std::size_t i = 0; i < mention->scored.size() && out.size() < limit; ++i) {
        const double behind = mention->scored.front().score - mention->scored[i].score;
        if (behind > kFarBelow) {
            break;
        }
        const double share = i == 0 ? confidence : std::min(confidence, 1 - confidence) * std::max(0.1, 1 - behind);
        out.push_back(make_place(gazetteer(), *mention, i, share, given != nullptr ? lang : guessed));
    }
    return out;
}

} // namespace marsad::geocode
