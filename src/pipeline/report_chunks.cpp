#include "pipeline/report_chunks.h"

#include "model/explanation.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
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

void shift(model::Words& words, std::uint32_t by_code_points) {
    words.start += by_code_points;
    words.end += by_code_points;
}

/// Appends why a piece gave what it gave; `new_ids` are the ids of its events in the whole.
void append(model::Explanation& whole, model::Explanation piece, const std::map<std::string, std::string>& new_ids, std::uint32_t code_points_before) {
    whole.lang = piece.lang;
    for (model::TriggerVerdict& verdict : piece.triggers) {
        shift(verdict.words, code_points_before);
        if (verdict.cue) {
            shift(*verdict.cue, code_points_before);
        }
        for (auto& step : verdict.steps) {
            if (step.into) {
                shift(*step.into, code_points_before);
            }
        }
        for (std::string& id : verdict.event_ids) {
            id = new_ids.at(id);
        }
        whole.triggers.push_back(std::move(verdict));
    }
    for (model::EventReasons& event : piece.events) {
        event.event_id = new_ids.at(event.event_id);
        for (model::ValueReason& value : event.values) {
            for (model::RuledWords& proof : value.words) {
                shift(proof.words, code_points_before);
            }
        }
        whole.events.push_back(std::move(event));
    }
    for (model::RuledWords& figure : piece.passed_over) {
        shift(figure.words, code_points_before);
        whole.passed_over.push_back(std::move(figure));
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
    if (whole.explanation && piece.explanation) {
        append(*whole.explanation, std::move(*piece.explanation), new_ids, code_points_before);
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

model::ReportResult extract_report(const Extractor& extractor, const model::Report& report, bool explain) {
    if (report.body.size() <= kChunkBytes) {
        return extractor.extract(report, explain);
    }
    model::ReportResult whole{report.report_id, {}, {}, explain ? std::make_shared<model::Explanation>() : nullptr};
    model::Report piece{report.report_id, report.lang, report.published, report.source, report.source_url, {}};
    std::size_t begin = 0;
    std::uint32_t code_points_before = 0;
    for (const std::size_t end : chunk_ends(report.body, kChunkBytes)) {
        piece.body = report.body.substr(begin, end - begin);
        append(whole, extractor.extract(piece, explain), code_points_before);
        code_points_before += code_point_count(piece.body);
        begin = end;
    }
    return whole;
}

} // namespace marsad::pipeline
