#pragma once

#include "extract/findings.h"
#include "lexicon/language_pack.h"
#include "model/place_reference.h"
#include "model/report.h"

#include <string>
#include <string_view>
#include <vector>

namespace marsad::extract {

/// Reads one report: document and hits (one Matcher pass) and the place references found by the geocoder in; events
/// and place mentions out, with `explain` also why. Pure: no state, any thread.
[[nodiscard]] model::ReportResult extract_events(const model::Report& report, const std::string& lang, const text::Document& document, const std::vector<lexicon::Hit>& hits,
                                                 const lexicon::LanguagePack& pack, const lexicon::LanguagePacks& packs, const std::vector<model::PlaceReference>& places,
                                                 bool explain = false);

} // namespace marsad::extract
