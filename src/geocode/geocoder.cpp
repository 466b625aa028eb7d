#include "geocode/geocoder.h"

#include "geocode/coordinate_answer.h"
#include "geocode/place_maker.h"
#include "geocode/query_reader.h"
#include "geocode/resolver.h"
#include "text/search_key.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace marsad::geocode {

namespace {

constexpr std::size_t kMaxQueryBytes = 600;
constexpr double kFarBelow = 2.2;
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

/// A code typed as such: three or four capitals or digits, nothing else.
bool looks_like_code(std::string_view query) {
    return (query.size() == 3 || query.size() == 4) && std::all_of(query.begin(), query.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

/// The word lists that a coordinate may be written with: the language given or guessed; where two decimals or degrees stand in
/// the text, also the others of its script.
std::vector<const lexicon::LanguagePack*> coordinate_packs(const lexicon::LanguagePacks& packs, const lexicon::LanguagePack* given, std::string_view text) {
    const auto& languages = packs.languages();
    const auto* guessed = languages.find(languages.of_query(text));
    std::vector<const lexicon::LanguagePack*> out;
    if (given != nullptr) {
        out.push_back(given);
    }
    if (guessed == nullptr) {
        return out;
    }
    if (given == nullptr || guessed->code != given->code) {
        out.push_back(packs.find(guessed->code));
    }
    if (given != nullptr || !guessed->base || guessed->scripts.empty() || !has_fine_numbers(text)) {
        return out;
    }
    for (const auto& other : languages.all()) {
        if (&other != guessed && other.has(guessed->scripts.front())) {
            out.push_back(packs.find(other.code));
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
    const std::string_view guessed = packs.languages().of_query(text);
    const auto* given = packs.find(lang);
    const auto* pack = given != nullptr ? given : packs.find(guessed);
    if (pack == nullptr) {
        return out;
    }
    Evidence evidence;
    if (!context.empty()) {
        const auto* context_pack = packs.find(packs.languages().of_query(context));
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
