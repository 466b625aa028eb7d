#include "pipeline/run.h"

#include "pipeline/report_chunks.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace marsad::pipeline {

namespace {

constexpr std::size_t kRecordsPerThread = 32;
constexpr std::size_t kBatchBytes = 8 << 20;

struct Job {
    io::InputRecord record;
    model::ReportResult result;
};

/// The next records, at most one batch; empty at the end.
std::vector<Job> read_batch(io::InputReader& reader, std::size_t record_limit, base::Diagnostics& environment) {
    std::vector<Job> batch;
    std::size_t bytes = 0;
    while (batch.size() < record_limit && bytes < kBatchBytes) {
        auto record = reader.next(environment);
        if (!record) {
            break;
        }
        bytes += record->report ? record->report->body.size() : 0;
        batch.push_back({std::move(*record), {}});
    }
    return batch;
}

/// Extracts every report of the batch. Which thread takes which report does not matter: each writes its own job.
void extract_all(std::vector<Job*>& reports, const Extractor& extractor, unsigned thread_count, bool explain) {
    std::atomic<std::size_t> next_report{0};
    const auto work = [&] {
        for (std::size_t i = next_report++; i < reports.size(); i = next_report++) {
            reports[i]->result = extract_report(extractor, *reports[i]->record.report, explain);
        }
    };
    std::vector<std::jthread> helpers;
    const std::size_t helper_count = std::min<std::size_t>(thread_count, reports.size()) - 1;
    for (std::size_t i = 0; i < helper_count; ++i) {
        helpers.emplace_back(work);
    }
    work();
}

} // namespace

base::Result<void> run(io::InputReader& reader, const ExtractorSupplier& supplier, unsigned thread_count, base::Diagnostics& environment,
                       const RecordSink& sink, bool explain) {
    const unsigned threads = std::max(1U, thread_count);
    const std::size_t record_limit = threads == 1 ? 1 : threads * kRecordsPerThread;
    std::optional<base::Result<const Extractor*>> extractor;
    const auto outcome = [&] { return extractor && !*extractor ? base::Result<void>(base::failure(extractor->error())) : base::Result<void>(); };
    for (std::vector<Job> batch = read_batch(reader, record_limit, environment); !batch.empty();
         batch = read_batch(reader, record_limit, environment)) {
        std::vector<Job*> reports;
        for (Job& job : batch) {
            if (job.record.report) {
                reports.push_back(&job);
            }
        }
        if (!reports.empty() && !extractor) {
            extractor = supplier();
        }
        if (!reports.empty() && *extractor) {
            extract_all(reports, **extractor.value(), threads, explain);
        }
        for (Job& job : batch) {
            if (!sink(job.record, job.result)) {
                return outcome();
            }
        }
    }
    return outcome();
}

} // namespace marsad::pipeline
