#include "app/record_run.h"

#include "app/user_places.h"
#include "geocode/gazetteer.h"
#include "io/input_reader.h"
#include "pipeline/run.h"

#include <algorithm>

#include <fmt/format.h>

namespace marsad::app {

bool RecordRun::go(const std::function<bool(io::OutputRecord&)>& sink, const std::function<void()>& idle) {
    io::InputReader reader(arguments_.inputs, arguments_.defaults);
    base::Diagnostics environment;
    const auto handle = [&](io::InputRecord& record, model::ReportResult& result) {
        print_environment(environment);
        io::OutputRecord out{record.id, std::move(record.from_layer ? record.events : result.events), std::move(result.places), record.error(), std::move(result.explanation)};
        if (record.report && !data_error_.empty()) {
            out.error = data_error_;
        }
        layer_seen_ = layer_seen_ || record.from_layer;
        report_messages(record); // takes the messages
        std::erase_if(out.events, [&](const model::Event& event) { return !arguments_.filter.matches(event); });
        if (progress_ != nullptr) {
            progress_->add_record(extractor_ ? extractor_->sentence_count() : 0);
        }
        return sink(out);
    };
    const auto flush = [&] {
        if (idle && (data_error_.empty() || layer_seen_)) {
            idle(); // a head without its layer is worth nothing to who reads it
        }
    };
    const auto done = pipeline::run(
        reader, [this] { return supply_extractor(); }, arguments_.jobs, environment, handle, flush, arguments_.explain);
    print_environment(environment);
    if (progress_ != nullptr) {
        progress_->finish();
    }
    if (!done) {
        messages_.error(done.error());
    }
    if (bad_count_ > 0) {
        messages_.notice(fmt::format("{} bad {} skipped, or read in part", bad_count_, bad_count_ == 1 ? "record" : "records"));
    }
    return done.has_value() || layer_seen_;
}

void RecordRun::print_environment(base::Diagnostics& environment) {
    if (extractor_) {
        environment.append(extractor_->take_messages());
    }
    print(environment);
}

void RecordRun::print(base::Diagnostics& diagnostics) {
    if (progress_ != nullptr && !diagnostics.all().empty()) {
        progress_->clear();
    }
    messages_.print(diagnostics);
}

void RecordRun::report_messages(io::InputRecord& record) {
    if (arguments_.skip_bad && record.is_bad()) {
        ++bad_count_;
        return;
    }
    print(record.messages);
}

base::Result<const pipeline::Extractor*> RecordRun::supply_extractor() {
    auto opened = open_extractor();
    data_error_ = opened ? std::string() : opened.error().message;
    return opened;
}

base::Result<const pipeline::Extractor*> RecordRun::open_extractor() {
    auto paths = find_data(arguments_.data_dir);
    if (!paths) {
        return base::failure(paths.error());
    }
    add_user_places(*paths, arguments_.places, messages_);
    base::Diagnostics diagnostics;
    auto opened = pipeline::Extractor::open({paths->data_dir, paths->assets_dir, paths->overlay_dir, paths->layers}, diagnostics);
    messages_.print(diagnostics);
    if (!opened) {
        return base::failure(opened.error());
    }
    extractor_ = std::move(*opened);
    return extractor_.get();
}

std::vector<std::string> attribution_lines(const std::string& data_option) {
    if (const auto paths = find_data(data_option)) {
        if (const auto gazetteer = geocode::Gazetteer::open(paths->gazetteer())) {
            return {gazetteer->info().attribution};
        }
    }
    // A layer read back without the data at hand still names whose coordinates it carries.
    return {"Places: GeoNames (geonames.org), CC BY 4.0, and others named by marsad --version"};
}

} // namespace marsad::app
