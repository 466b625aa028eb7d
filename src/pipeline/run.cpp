#include "pipeline/run.h"

#include "pipeline/report_chunks.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace marsad::pipeline {

namespace {

constexpr std::size_t kRecordsPerThread = 32;
constexpr std::size_t kWindowBytes = 8 << 20;

struct Job {
    io::InputRecord record;
    model::ReportResult result;
    base::Diagnostics environment; ///< what was said of the input since the record before
    std::size_t bytes = 0;
    bool done = false;
};

/// The records between reading and handing on, in input order. Bounded in records and bytes: where nobody takes them, the one
/// who reads waits, and where none come, the one who takes.
class Window {
  public:
    explicit Window(std::size_t record_limit) : record_limit_(record_limit) {}

    // --- the thread that reads
    /// Waits until one more may be read; false where no more is wanted.
    [[nodiscard]] bool wait_for_room() {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return stopped_ || (jobs_.size() < record_limit_ && bytes_ < kWindowBytes); });
        return !stopped_;
    }
    void push(Job job) {
        {
            const std::lock_guard lock(mutex_);
            bytes_ += job.bytes;
            Job& kept = jobs_.emplace_back(std::move(job));
            if (kept.record.report) {
                unread_.push_back(&kept);
            }
        }
        arrived_.notify_all();
    }
    /// `rest`: what was said of the input behind the last record.
    void close(base::Diagnostics rest) {
        {
            const std::lock_guard lock(mutex_);
            rest_ = std::move(rest);
            closed_ = true;
        }
        arrived_.notify_all();
    }

    // --- the threads that extract
    /// The next report to extract, or null at the end.
    [[nodiscard]] Job* take() {
        std::unique_lock lock(mutex_);
        arrived_.wait(lock, [&] { return stopped_ || closed_ || !unread_.empty(); });
        if (stopped_ || unread_.empty()) {
            return nullptr;
        }
        Job* job = unread_.front();
        unread_.pop_front();
        return job;
    }
    void finish(Job& job) {
        {
            const std::lock_guard lock(mutex_);
            job.done = true;
        }
        finished_.notify_one();
    }

    // --- the caller's thread
    /// The first record, extracted or not; null at the end. `idle` is called before a wait for input.
    [[nodiscard]] Job* front(const std::function<void()>& idle) {
        std::unique_lock lock(mutex_);
        if (jobs_.empty() && !closed_ && idle) {
            lock.unlock();
            idle();
            lock.lock();
        }
        arrived_.wait(lock, [&] { return closed_ || !jobs_.empty(); });
        return jobs_.empty() ? nullptr : &jobs_.front();
    }
    void wait_for(const Job& job) {
        std::unique_lock lock(mutex_);
        finished_.wait(lock, [&] { return job.done; });
    }
    void pop() {
        std::optional<Job> gone; // freed outside the lock
        {
            const std::lock_guard lock(mutex_);
            if (!unread_.empty() && unread_.front() == &jobs_.front()) {
                unread_.pop_front();
            }
            bytes_ -= jobs_.front().bytes;
            gone.emplace(std::move(jobs_.front()));
            jobs_.pop_front();
        }
        room_.notify_one();
    }
    [[nodiscard]] base::Diagnostics take_rest() {
        const std::lock_guard lock(mutex_);
        return std::move(rest_);
    }
    /// Nobody takes any more: all threads come to their end.
    void stop() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        room_.notify_all();
        arrived_.notify_all();
    }

  private:
    std::size_t record_limit_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable arrived_;
    std::condition_variable finished_;
    std::deque<Job> jobs_; ///< grows and shrinks at its ends alone, so that its jobs stay where they are
    std::deque<Job*> unread_;
    std::size_t bytes_ = 0;
    base::Diagnostics rest_;
    bool closed_ = false;
    bool stopped_ = false;
};

void read_all(io::InputReader& reader, Window& window) {
    base::Diagnostics messages;
    while (window.wait_for_room()) {
        auto record = reader.next(messages);
        if (!record) {
            break;
        }
        const std::size_t bytes = record->report ? record->report->body.size() : 0;
        window.push({std::move(*record), {}, std::exchange(messages, {}), bytes, false});
    }
    window.close(std::move(messages));
}

/// Extracts reports until none come. Which thread takes which does not matter: each writes its own job.
void extract_all(Window& window, const Extractor& extractor, bool explain) {
    while (Job* job = window.take()) {
        job->result = extract_report(extractor, *job->record.report, explain);
        window.finish(*job);
    }
}

/// Threads that end with the run, whichever way it ends.
class Crew {
  public:
    explicit Crew(Window& window) : window_(window) {}
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew() { window_.stop(); } // then the threads are joined

    template <typename Work>
    void add(Work&& work) {
        threads_.emplace_back(std::forward<Work>(work));
    }

  private:
    Window& window_;
    std::vector<std::jthread> threads_;
};

} // namespace

base::Result<void> run(io::InputReader& reader, const ExtractorSupplier& supplier, unsigned thread_count, base::Diagnostics& environment,
                       const RecordSink& sink, const std::function<void()>& idle, bool explain) {
    const unsigned threads = std::max(1U, thread_count);
    Window window(threads * kRecordsPerThread);
    std::optional<base::Result<const Extractor*>> extractor;
    {
        Crew crew(window);
        crew.add([&] { read_all(reader, window); });
        while (Job* job = window.front(idle)) {
            const bool is_report = job->record.report.has_value();
            if (is_report && !extractor) {
                extractor = supplier();
                for (unsigned i = 0; *extractor && threads > 1 && i < threads; ++i) {
                    crew.add([&window, explain, known = **extractor] { extract_all(window, *known, explain); });
                }
            }
            if (is_report && *extractor && threads == 1) {
                job->result = extract_report(***extractor, *job->record.report, explain);
            } else if (is_report && *extractor) {
                window.wait_for(*job);
            }
            environment.append(job->environment.take());
            if (!sink(job->record, job->result)) {
                break;
            }
            window.pop();
        }
    }
    environment.append(window.take_rest().take());
    return extractor && !*extractor ? base::Result<void>(base::failure(extractor->error())) : base::Result<void>();
}

} // namespace marsad::pipeline
