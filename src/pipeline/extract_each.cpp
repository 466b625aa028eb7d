#include "pipeline/extract_each.h"

#include "pipeline/report_chunks.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>

namespace marsad::pipeline {

std::vector<model::ReportResult> extract_each(const Extractor& extractor, const std::vector<model::Report>& reports, unsigned thread_count) {
    std::vector<model::ReportResult> results(reports.size());
    std::atomic<std::size_t> next_report{0};
    const auto work = [&] {
        for (std::size_t i = next_report++; i < reports.size(); i = next_report++) {
            results[i] = extract_report(extractor, reports[i]);
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < std::min<std::size_t>(thread_count, reports.size()); ++i) {
            helpers.emplace_back(work);
        }
        work();
    }
    return results;
}

} // namespace marsad::pipeline
