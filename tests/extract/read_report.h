#pragma once

// Reads the texts of the tables as reports of Monday 10 June 2024.

#include "extract/extractor.h"
#include "lexicon/language_pack.h"
#include "lexicon/matcher.h"
#include "text/tokenizer.h"

#include <string>
#include <utility>
#include <vector>

namespace marsad::test {

/// What is read of the text; `places_of` gives the references of its document. The language must be one of the packs.
template <typename PlacesOf>
model::ReportResult read_report(std::string body, const std::string& lang, const lexicon::LanguagePacks& packs, PlacesOf&& places_of) {
    model::Report report;
    report.report_id = "table";
    report.published = timeline::Day{std::chrono::sys_days{std::chrono::year{2024} / 6 / 10}};
    report.body = std::move(body);
    const auto& pack = *packs.find(lang);
    const auto document = text::tokenize(report.body);
    lexicon::Matcher matcher(*pack.lexicon);
    return extract::extract_events(report, lang, document, matcher.find(document), pack, packs, places_of(document));
}

/// The same where no place is known.
inline model::ReportResult read_report(std::string body, const std::string& lang, const lexicon::LanguagePacks& packs) {
    return read_report(std::move(body), lang, packs, [](const text::Document&) { return std::vector<model::PlaceReference>(); });
}

} // namespace marsad::test
