#include "app/export_task.h"

#include "app/record_run.h"
#include "io/event_writer.h"
#include "publish/render_map.h"
#include "ui/map_wording.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace marsad::app {

namespace {

constexpr std::chrono::milliseconds kTellEvery{150}; // the window of how far a film is

base::Result<void> write_layer(const ExportTask::Job& job) {
    auto output = io::Output::open(job.path);
    if (!output) {
        return base::failure(output.error());
    }
    io::WriterOptions options;
    options.format = job.format == ui::ExportFormat::Csv ? io::Format::Csv : job.format == ui::ExportFormat::GeoJsonLines ? io::Format::GeoJsonLines : io::Format::GeoJson;
    options.byte_order_mark = job.byte_order_mark;
    if (options.format == io::Format::GeoJson) {
        options.attribution = attribution_lines(job.data_option);
    }
    io::LayerWriter writer(options, std::move(*output));
    for (const auto& event : job.events) {
        if (auto written = writer.write({event.report_id, {event}, {}, {}}); !written) {
            return written;
        }
    }
    return writer.finish();
}

base::Result<void> write_picture(const ExportTask::Job& job, const DataPaths& paths) {
    publish::MapOptions options;
    options.width_px = std::clamp(job.width_px, publish::kLeastSidePx, publish::kMostSidePx);
    options.height_px = std::clamp(job.height_px, publish::kLeastSidePx, publish::kMostSidePx);
    options.bbox = job.bounds;
    options.labels = ui::label_language(job.labels);
    options.style = job.dark ? "dark" : "light";
    options.title = job.title;
    options.styles_dir = paths.assets_dir / "styles";
    if (job.days) {
        options.from = job.days->first;
        options.to = job.days->last;
    }
    const auto picture = publish::render_map(job.events, options, paths.data_dir);
    if (!picture) {
        return base::failure(picture.error());
    }
    auto output = io::Output::open(job.path);
    if (!output) {
        return base::failure(output.error());
    }
    if (auto written = output->write(*picture); !written) {
        return written;
    }
    return output->commit();
}

} // namespace

ExportTask::~ExportTask() {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
}

void ExportTask::start(Job job) {
    const std::scoped_lock lock(mutex_);
    jobs_.push_back(std::move(job));
    if (!working_) {
        working_ = true;
        thread_ = std::jthread([this] { work(); }); // the one before has done its last job
    }
}

void ExportTask::work() {
    for (;;) {
        Job job;
        {
            const std::scoped_lock lock(mutex_);
            if (jobs_.empty()) {
                working_ = false;
                return;
            }
            job = std::move(jobs_.front());
            jobs_.pop_front();
            cancelled_ = false;
            film_ = {job.film.has_value(), 0, 0};
        }
        Done done = write(std::move(job));
        {
            const std::scoped_lock lock(mutex_);
            done_.push_back(std::move(done));
            film_ = {};
        }
        wake_();
    }
}

session::Exporting ExportTask::film() const {
    const std::scoped_lock lock(mutex_);
    return film_;
}

void ExportTask::cancel_film() {
    const std::scoped_lock lock(mutex_);
    cancelled_ = true;
}

std::optional<ExportTask::Done> ExportTask::take() {
    const std::scoped_lock lock(mutex_);
    if (done_.empty()) {
        return std::nullopt;
    }
    Done out = std::move(done_.front());
    done_.erase(done_.begin());
    return out;
}

ExportTask::Done ExportTask::write(Job job) {
    if (job.film) {
        return write_film(std::move(job));
    }
    Done done;
    done.path = job.path;
    done.events = job.events.size();
    done.picture = job.format == ui::ExportFormat::Picture;
    const auto written = done.picture ? write_picture(job, paths_) : write_layer(job);
    done.error = written ? std::string() : written.error().message;
    return done;
}

ExportTask::Done ExportTask::write_film(Job job) {
    Done done;
    done.path = job.path;
    done.film = true;
    job.film->scene.map.styles_dir = paths_.assets_dir / "styles";
    auto told = std::chrono::steady_clock::time_point();
    const auto film = publish::animate(std::move(job.events), *job.film, paths_.data_dir, job.path, [&](std::size_t frames, std::size_t total) {
        bool go_on = true;
        {
            const std::scoped_lock lock(mutex_);
            film_ = {true, frames, total};
            go_on = !cancelled_ && !closing_;
        }
        const auto now = std::chrono::steady_clock::now();
        if (now - told >= kTellEvery) {
            told = now;
            wake_();
        }
        return go_on;
    });
    if (!film) {
        done.error = film.error().message;
    } else {
        done.cancelled = film->cancelled;
        done.path = film->cancelled ? job.path : film->what;
    }
    return done;
}

} // namespace marsad::app
