// Throughput of the whole chain on one core, beside a baseline in the same run: ICU's sentence iterator over the same text.

#include "base/diagnostics.h"
#include "base/file.h"
#include "base/utf8.h"
#include "geocode/gazetteer.h"
#include "geocode/geocoder.h"
#include "lexicon/language_pack.h"
#include "pipeline/extractor.h"
#include "text/tokenizer.h"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::size_t icu_sentences(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto unicode = icu::UnicodeString::fromUTF8(text);
    std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
    if (U_FAILURE(status)) {
        return 0;
    }
    iterator->setText(unicode);
    std::size_t count = 0;
    while (iterator->next() != icu::BreakIterator::DONE) {
        ++count;
    }
    return count;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "usage: bench_pipeline DATA_DIR ASSETS_DIR REPORT_FOLDER [SECONDS]\n");
        return 2;
    }
    const double budget_s = argc > 4 ? std::stod(argv[4]) : 3.0;
    marsad::base::Diagnostics diagnostics;
    auto extractor = marsad::pipeline::Extractor::open({argv[1], argv[2], {}}, diagnostics);
    if (!extractor) {
        fmt::print(stderr, "{}\n", extractor.error().message);
        return 1;
    }
    std::vector<marsad::model::Report> reports;
    std::size_t sentences = 0;
    for (const auto& entry : fs::directory_iterator(argv[3])) {
        auto content = marsad::base::read_file(entry.path());
        if (!content) {
            continue;
        }
        marsad::model::Report report;
        const auto body = content->find("\n\n");
        report.body = body == std::string::npos ? *content : content->substr(body + 2);
        report.report_id = entry.path().stem().string();
        report.lang = "auto";
        report.published = marsad::timeline::make_day(2022, 1, 30);
        sentences += marsad::text::tokenize(report.body).sentences.size();
        reports.push_back(std::move(report));
    }
    if (reports.empty()) {
        fmt::print(stderr, "no reports: {}\n", argv[3]);
        return 1;
    }
    const auto rate = [&](auto&& work) {
        std::vector<double> rates;
        for (int round = 0; round < 5; ++round) {
            const auto start = Clock::now();
            std::size_t rounds = 0;
            while (seconds_since(start) < budget_s / 5.0) {
                for (const auto& report : reports) {
                    work(report);
                }
                ++rounds;
            }
            rates.push_back(static_cast<double>(rounds) / seconds_since(start));
        }
        std::sort(rates.begin(), rates.end());
        return rates[2];
    };
    std::size_t sink = 0;
    const double ours = rate([&](const marsad::model::Report& report) { sink += (*extractor)->extract(report).events.size(); });
    const double baseline = rate([&](const marsad::model::Report& report) { sink += icu_sentences(report.body); });
    const auto count = static_cast<double>(reports.size());
    fmt::print("extract, one core: {:.0f} reports/s, {:.0f} sentences/s; ICU sentence iterator: {:.0f} sentences/s; ratio {:.3f}\n", ours * count,
               ours * static_cast<double>(sentences), baseline * static_cast<double>(sentences), ours / baseline);

    auto packs = marsad::lexicon::LanguagePacks::load(argv[2], {}, diagnostics);
    auto geocoder = marsad::geocode::Geocoder::open(fs::path(argv[1]) / "gazetteer.bin", *packs);
    if (geocoder) {
        const std::vector<std::string> queries{"Baghdad", "بغداد", "Erbil", "أربيل", "مطار بغداد", "Ayn al-Assad", "Kirkurk", "قاعدة عين الأسد في غرب العراق", "Hewlêr", "30 km west of Mosul"};
        std::size_t asked = 0;
        const auto start = Clock::now();
        while (seconds_since(start) < budget_s) {
            for (const auto& query : queries) {
                sink += geocoder->geocode(query, "auto", "", 5).size();
                ++asked;
            }
        }
        const double geocode_rate = static_cast<double>(asked) / seconds_since(start);
        std::size_t keys = 0;
        const auto exact_start = Clock::now();
        while (seconds_since(exact_start) < budget_s) {
            for (int i = 0; i < 1000; ++i) {
                sink += geocoder->gazetteer().exact("baghdad").size() + geocoder->gazetteer().exact("بغداد").size();
                keys += 2;
            }
        }
        fmt::print("geocoder, one core: {:.0f} queries/s (mixed kinds and rungs), {:.0f} exact key look-ups/s; ratio {:.4f}\n", geocode_rate,
                   static_cast<double>(keys) / seconds_since(exact_start), geocode_rate / (static_cast<double>(keys) / seconds_since(exact_start)));
    }
    return sink == 0 ? 1 : 0;
}
