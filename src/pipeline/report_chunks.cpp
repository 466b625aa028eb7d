#include "pipeline/report_chunks.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace marsad::pipeline {

namespace {

bool continues_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::uint32_t code_point_count(std::string_view text) {
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char byte) { return !continues_code_point(byte); }));
}

/// Where to cut `window`, which is followed by more text: behind the last good place of its second half.
std::size_t cut_of(std::string_view window) {
    for (const std::string_view mark : {"\n\n", "\n\r\n", "\n", ". ", "؟ ", " "}) {
        const std::size_t at = window.rfind(mark);
        if (at != std::string_view::npos && at >= window.size() / 2) {
            return at + mark.size();
        }
    }
    return window.size();
}

void shift(std::vector<model::Evidence>& evidence, std::uint32_t by_code_points) {
    for (model::Evidence& span : evidence) {
        span.start += by_code_points;
        span.end += by_code_points;
    }
}

/// Appends what a piece gave to what the report gave so far.
void append(model::ReportResult& whole, model::ReportResult piece, std::uint32_t code_points_before) {
    std::map<std::string, std::string> new_ids;
    for (model::Event& event : piece.events) {
        std::string id = fmt::format("{}-{}", whole.report_id, whole.events.size() + 1);
        new_ids.emplace(std::exchange(event.event_id, id), id);
        shift(event.evidence, code_points_before);
        whole.events.push_back(std::move(event));
    }
    for (model::PlaceMention& mention : piece.places) {
        for (std::string& id : mention.event_ids) {
            id = new_ids[id];
        }
        shift(mention.evidence, code_points_before);
        whole.places.push_back(std::move(mention));
    }
}

} // namespace

std::vector<std::size_t> chunk_ends(std::string_view body, std::size_t limit) {
    std::vector<std::size_t> ends;
    std::size_t begin = 0;
    while (body.size() - begin > limit) {
        std::size_t window_end = begin + limit;
        while (continues_code_point(body[window_end])) {
            --window_end;
        }
        begin += cut_of(body.substr(begin, window_end - begin));
        ends.push_back(begin);
    }
    ends.push_back(body.size());
    return ends;
}

model::ReportResult extract_report(const Extractor& extractor, const model::Report& report) {
    if (report.body.size() <= kChunkBytes) {
        return extractor.extract(report);
    }
    model::ReportResult whole{report.report_id, {}, {}};
    model::Report piece{report.report_id, report.lang, report.published, report.source, report.source_url, {}};
    std::size_t begin = 0;
    std::uint32_t code_points_before = 0;
    for (const std::size_t end : chunk_ends(report.body, kChunkBytes)) {
        piece.body = report.body.substr(begin, end - begin);
        append(whole, extractor.extract(piece), code_points_before);
        code_points_before += code_point_count(piece.body);
        begin = end;
    }
    return whole;
}

} // namespace marsad::pipeline
