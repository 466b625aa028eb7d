#include "pipeline/extractor.h"

#include "extract/extractor.h"
#include "geocode/geocoder.h"
#include "geocode/recognizer.h"
#include "lexicon/language_pack.h"
#include "lexicon/matcher.h"
#include "text/tokenizer.h"

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace marsad::pipeline {

/// What every report is read with. Matchers hold caches, so each thread borrows one.
struct Extractor::State {
    explicit State(lexicon::LanguagePacks loaded) : packs(std::move(loaded)) {}

    [[nodiscard]] std::unique_ptr<lexicon::Matcher> borrow(const lexicon::LanguagePack& pack) {
        const std::lock_guard lock(mutex);
        auto& idle = matchers[pack.code];
        if (idle.empty()) {
            return std::make_unique<lexicon::Matcher>(*pack.lexicon);
        }
        auto matcher = std::move(idle.back());
        idle.pop_back();
        return matcher;
    }

    void give_back(const lexicon::LanguagePack& pack, std::unique_ptr<lexicon::Matcher> matcher) {
        const std::lock_guard lock(mutex);
        matchers[pack.code].push_back(std::move(matcher));
    }

    lexicon::LanguagePacks packs;
    std::optional<geocode::Geocoder> geocoder;
    std::optional<geocode::Recognizer> recognizer;
    std::atomic<std::uint64_t> sentence_count = 0;
    std::mutex mutex;
    std::map<std::string, std::vector<std::unique_ptr<lexicon::Matcher>>> matchers;
};

Extractor::Extractor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Extractor::~Extractor() = default;

base::Result<std::unique_ptr<Extractor>> Extractor::open(const ExtractorPaths& paths, base::Diagnostics& diagnostics) {
    auto packs = lexicon::LanguagePacks::open(paths.assets_dir, paths.overlay_dir, diagnostics);
    if (!packs) {
        return base::failure(std::move(packs.error()));
    }
    auto state = std::make_unique<State>(std::move(*packs));
    auto geocoder = geocode::Geocoder::open(paths.data_dir / "gazetteer.bin", state->packs, paths.layers);
    if (!geocoder) {
        return base::failure(std::move(geocoder.error()));
    }
    state->geocoder.emplace(std::move(*geocoder));
    state->recognizer.emplace(*state->geocoder);
    return std::unique_ptr<Extractor>(new Extractor(std::move(state)));
}

std::vector<base::Diagnostic> Extractor::take_messages() const { return state_->packs.take_messages(); }

std::uint64_t Extractor::sentence_count() const { return state_->sentence_count; }

model::ReportResult Extractor::extract(const model::Report& report, bool explain) const {
    const auto document = text::tokenize(report.body);
    state_->sentence_count += document.sentences.size();
    const auto& languages = state_->packs.languages();
    const std::string lang(languages.readable(report.lang) ? std::string_view(report.lang) : languages.of_report(document));
    const lexicon::LanguagePack* pack = state_->packs.find(lang);
    if (pack == nullptr) {
        model::ReportResult nothing;
        nothing.report_id = report.report_id;
        return nothing;
    }
    auto matcher = state_->borrow(*pack);
    const auto hits = matcher->find(document);
    const auto places = state_->recognizer->find_places(document, hits, *pack);
    auto result = extract::extract_events(report, lang, document, hits, *pack, state_->packs, places, explain);
    state_->give_back(*pack, std::move(matcher));
    return result;
}

} // namespace marsad::pipeline
