#include "app/reading_task.h"

#include "io/input_files.h"
#include "io/input_reader.h"
#include "io/text_record.h"
#include "pipeline/report_chunks.h"
#include "pipeline/run.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace marsad::app {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kFirstPart = std::chrono::milliseconds(200);
constexpr auto kLaterParts = std::chrono::milliseconds(700);
constexpr std::size_t kPartShare = 4; // a part is at least a quarter of what was handed out before

void add(io::InputRecord& record, model::ReportResult& result, ReadingTask::Part& part) {
    const auto messages = record.messages.take();
    part.messages.insert(part.messages.end(), messages.begin(), messages.end());
    auto& events = record.from_layer ? record.events : result.events;
    part.activity.events += events.size();
    std::move(events.begin(), events.end(), std::back_inserter(part.added.events));
    if (record.report) {
        ++part.reports;
        part.added.reports.push_back({std::move(*record.report), std::move(result.places)});
    } else if (record.from_layer) {
        ++part.reports;
    }
}

} // namespace

ReadingTask::ReadingTask(DataPaths paths, std::function<void()> wake)
    : paths_(std::move(paths)), wake_(std::move(wake)), thread_([this](const std::stop_token& stop) { work(stop); }) {}

ReadingTask::~ReadingTask() {
    cancelled_ = true;
    thread_.request_stop();
    changed_.notify_all();
}

void ReadingTask::read_files(std::vector<std::string> inputs, io::InputDefaults defaults) {
    {
        const std::scoped_lock lock(mutex_);
        jobs_.push_back({std::move(inputs), {}, {}, std::move(defaults)});
    }
    changed_.notify_all();
}

void ReadingTask::read_text(std::string text, io::InputDefaults defaults, std::string name) {
    {
        const std::scoped_lock lock(mutex_);
        jobs_.push_back({{}, std::move(text), std::move(name), std::move(defaults)});
    }
    changed_.notify_all();
}

void ReadingTask::cancel() {
    const std::scoped_lock lock(mutex_);
    jobs_.clear();
    cancelled_ = busy_;
}

bool ReadingTask::idle() const {
    const std::scoped_lock lock(mutex_);
    return jobs_.empty() && !busy_ && parts_.empty();
}

std::optional<ReadingTask::Part> ReadingTask::take() {
    const std::scoped_lock lock(mutex_);
    if (parts_.empty()) {
        return std::nullopt;
    }
    Part part = std::move(parts_.front());
    parts_.pop_front();
    return part;
}

void ReadingTask::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return !jobs_.empty(); })) {
                return;
            }
            job = std::move(jobs_.front());
            jobs_.pop_front();
            busy_ = true;
            cancelled_ = false;
        }
        read(job);
        const std::scoped_lock lock(mutex_);
        busy_ = false;
    }
}

void ReadingTask::hand_out(Part& part, bool finished) {
    Part out = std::move(part);
    out.finished = finished;
    out.activity.running = !finished;
    part = {};
    part.continues = out.continues || !out.added.reports.empty() || !out.added.events.empty();
    part.activity = out.activity;
    part.reports = out.reports;
    part.one_text = out.one_text;
    {
        const std::scoped_lock lock(mutex_);
        parts_.push_back(std::move(out));
    }
    wake_();
}

base::Result<const pipeline::Extractor*> ReadingTask::extractor() {
    if (!extractor_) {
        auto opened = pipeline::Extractor::open({paths_.data_dir, paths_.assets_dir, paths_.overlay_dir, paths_.layers}, opening_);
        if (!opened) {
            return base::failure(opened.error());
        }
        extractor_ = std::move(*opened);
    }
    return extractor_.get();
}

void ReadingTask::read(const Job& job) {
    Part part;
    part.one_text = job.inputs.empty();
    part.activity = {true, 0, 0, 0, job.name};
    base::Diagnostics environment;
    const auto finish = [&] {
        const auto messages = environment.take();
        part.messages.insert(part.messages.end(), messages.begin(), messages.end());
        if (extractor_) {
            const auto more = extractor_->take_messages();
            part.messages.insert(part.messages.end(), more.begin(), more.end());
        }
        hand_out(part, true);
    };
    if (part.one_text) {
        io::InputRecord record = io::record_from_text(job.text, job.defaults, job.name);
        model::ReportResult result;
        const auto opened = extractor();
        if (!opened) {
            record.messages.error(job.name, 0, opened.error().message);
        } else if (record.report) {
            result = pipeline::extract_report(**opened, *record.report);
        }
        add(record, result, part);
        finish();
        return;
    }
    const auto files = io::expand_inputs(job.inputs, environment);
    part.activity.total = files.size();
    auto next_part = Clock::now() + kFirstPart;
    std::string last_file;
    std::size_t handed_out = 0;
    io::InputReader reader(files, job.defaults);
    const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    const auto done = pipeline::run(
        reader, [this] { return extractor(); }, files.size() > 1 ? threads : 1, environment, [&](io::InputRecord& record, model::ReportResult& result) {
            if (record.file != last_file) {
                last_file = record.file;
                ++part.activity.done;
                part.activity.current = record.file;
            }
            add(record, result, part);
            // Each part costs the window what all of the project costs: parts grow with it, so that their sum stays linear.
            if (Clock::now() >= next_part && part.added.events.size() * kPartShare >= handed_out) {
                handed_out += part.added.events.size();
                hand_out(part, false);
                next_part = Clock::now() + kLaterParts;
            }
            return !cancelled_.load();
        });
    if (!done) {
        environment.error({}, 0, done.error().message);
    }
    finish();
}

} // namespace marsad::app
