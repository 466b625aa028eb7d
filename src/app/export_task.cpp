#include "app/export_task.h"

#include "app/record_run.h"
#include "io/event_writer.h"
#include "publish/render_map.h"
#include "ui/map_wording.h"

#include <algorithm>
#include <utility>

namespace marsad::app {

namespace {

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

void ExportTask::start(Job job) {
    thread_ = std::jthread(); // waits for the one before
    thread_ = std::jthread([this, job = std::move(job)] {
        Done done = write(job);
        {
            const std::scoped_lock lock(mutex_);
            done_.push_back(std::move(done));
        }
        wake_();
    });
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

ExportTask::Done ExportTask::write(const Job& job) const {
    const bool picture = job.format == ui::ExportFormat::Picture;
    const auto written = picture ? write_picture(job, paths_) : write_layer(job);
    return {job.path, job.events.size(), picture, written ? std::string() : written.error().message};
}

} // namespace marsad::app
