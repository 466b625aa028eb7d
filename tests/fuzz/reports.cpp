// Any bytes as a report, through the whole chain: events out, written as GeoJSON that our checker passes.
#include "base/utf8.h"
#include "fuzz/small_gazetteer.h"
#include "io/event_writer.h"
#include "io/geojson_check.h"
#include "pipeline/extractor.h"

#include <set>

using namespace marsad;
using fuzz::require;

namespace {

void check_evidence(const std::vector<model::Evidence>& evidence, const std::u32string& body) {
    for (const auto& piece : evidence) {
        require(piece.start < piece.end && piece.end <= body.size(), "evidence lies inside the body");
        require(base::to_utf8(std::u32string_view(body).substr(piece.start, piece.end - piece.start)) == piece.text, "evidence quotes the body");
    }
}

void check_event(const model::Event& event, const model::Report& report, const std::u32string& body) {
    require(event.report_id == report.report_id, "an event knows its report");
    check_evidence(event.evidence, body);
    require(!event.evidence.empty(), "every event has words that prove it");
    if (event.date) {
        require(event.date->first <= event.date->last, "an interval does not end before it begins");
        require(!report.published || event.date->last <= *report.published, "no event ends after publication");
    }
    require(event.confidence >= 0 && event.confidence <= 1, "confidence lies in [0, 1]");
    require(event.candidates.size() <= 3 && event.date_candidates.size() <= 3, "at most three rivals");
    require((event.date && event.place) || event.reason, "an event without date or place says why");
    std::string feature;
    io::append_event_feature(feature, event);
    require(io::check_geojson(feature).empty(), "the Feature is sound");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto extractor = [] {
        base::Diagnostics diagnostics;
        auto opened = pipeline::Extractor::open({fuzz::small_data_dir(), fuzz::assets_dir(), {}}, diagnostics);
        require(opened.has_value(), "the extractor opens");
        return std::move(*opened);
    }();
    if (size == 0) {
        return 0;
    }
    model::Report report;
    report.report_id = "fuzz";
    report.lang = (data[0] & 1U) != 0 ? "auto" : (data[0] & 2U) != 0 ? "ar" : "en";
    if ((data[0] & 4U) == 0) {
        report.published = timeline::make_day(2022, 1, 3);
    }
    const std::u32string body = base::to_utf32(fuzz::as_text(data + 1, size - 1));
    report.body = base::to_utf8(body);
    const auto result = extractor->extract(report);
    std::set<std::string> ids;
    for (const auto& event : result.events) {
        require(ids.insert(event.event_id).second, "event ids are unique");
        check_event(event, report, body);
    }
    for (const auto& mention : result.places) {
        check_evidence(mention.evidence, body);
    }
    return 0;
}
