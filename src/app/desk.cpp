#include "app/desk.h"

#include "app/settings_file.h"
#include "gl/draw.h"
#include "ui/map_wording.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>
#include <variant>

namespace marsad::app {

namespace {

constexpr int kEagerFrames = 3;
constexpr double kSettingsS = 0.8; // after the last change
constexpr std::size_t kToldFaults = 3;

std::string place_of(const base::Diagnostic& message) {
    const std::string name = std::filesystem::path(message.file).filename().string();
    return message.line > 0 ? name + ":" + std::to_string(message.line) : name;
}

} // namespace

Desk::Desk(WindowHost& host, ui::Window& window, const DataPaths& paths, const ViewArguments& arguments, session::Settings settings, TraceFile trace)
    : host_(host), window_(window), paths_(paths), arguments_(arguments), kept_(settings), reading_(paths, [&host] { host.wake(); }), exporting_(paths, [&host] { host.wake(); }),
      trace_(std::move(trace)) {
    state_.settings = std::move(settings);
    if (!arguments.input.inputs.empty()) {
        reading_.read_files(arguments.input.inputs, arguments.input.defaults);
    }
    if (arguments.demo) {
        (*this)(ui::ReadDemo{});
    }
}

void Desk::toast(session::Toast::Kind kind, std::string key, std::vector<std::string> values) { session::apply(state_, session::ShowToast{{kind, std::move(key), std::move(values)}}); }

double Desk::sleep_s(double wake_s) const {
    if (eager_frames_ > 0 || state_.playback.playing()) {
        return 0.0;
    }
    return settings_changed_s_ >= 0.0 ? std::min(wake_s, kSettingsS) : wake_s;
}

base::Result<void> Desk::run() {
    double wake_s = 0.0;
    eager_frames_ = kEagerFrames;
    while (!state_.quit) {
        Events events = host_.take_events(sleep_s(wake_s));
        if (events.quit) {
            break;
        }
        if (events.any) {
            eager_frames_ = kEagerFrames;
        }
        eager_frames_ = std::max(0, eager_frames_ - 1);
        if (!events.dropped_files.empty()) {
            (*this)(ui::ReadFiles{std::move(events.dropped_files)});
        }
        if (!events.dropped_text.empty()) {
            (*this)(ui::ReadText{std::move(events.dropped_text), {}});
        }
        take_reading();
        take_exports();
        if (state_.playback.update(events.input.dt_s)) {
            eager_frames_ = std::max(eager_frames_, 1);
        }
        const auto drawn = draw(events);
        if (!drawn) {
            return base::failure(drawn.error());
        }
        wake_s = *drawn;
        keep_settings();
    }
    settings_changed_s_ = settings_changed_s_ >= 0.0 ? 0.0 : -1.0;
    keep_settings();
    return {};
}

base::Result<double> Desk::draw(Events& events) {
    const double started_s = host_.time_s();
    state_.activity.running = !reading_.idle();
    state_.exporting = exporting_.film();
    const auto white = ui::Ink::white();
    host_.begin_frame(window_.texture(), white.first, white.second);
    auto outcome = window_.frame(state_, events.input, host_.width_px(), host_.height_px(), host_.pixel_ratio());
    gl::use_window(host_.width_px(), host_.height_px());
    gl::clear(window_.theme().chrome.as_floats());
    if (const auto map = window_.draw_map(); !map) {
        return base::failure(map.error());
    }
    host_.draw_lists();
    host_.present();
    trace_.write(state_, window_, outcome.drawn, (host_.time_s() - started_s) * 1000.0);
    for (const auto& command : outcome.commands) {
        session::apply(state_, command);
    }
    for (const auto& request : outcome.requests) {
        std::visit([this](const auto& asked) { (*this)(asked); }, request);
    }
    if (!outcome.commands.empty() || !outcome.requests.empty()) {
        eager_frames_ = std::max(eager_frames_, 2);
    }
    return outcome.wake_s;
}

void Desk::take_reading() {
    while (auto part = reading_.take()) {
        eager_frames_ = std::max(eager_frames_, 2);
        state_.activity = part->activity;
        std::erase_if(part->added.events, [&](const model::Event& event) { return !arguments_.input.filter.matches(event); });
        const std::size_t before = state_.project.events().size();
        const std::string first = part->added.events.empty() ? std::string() : part->added.events.front().event_id;
        const std::string report = part->added.reports.empty() ? std::string() : part->added.reports.front().report.report_id;
        if (!part->added.reports.empty() || !part->added.events.empty()) {
            session::apply(state_, session::AddReports{std::move(part->added), part->continues});
        }
        if (before == 0 && !state_.project.events().empty()) {
            state_.playback.set_mode(timeline::PlayMode::All); // first all that was read; a window is for playing
        }
        std::size_t told = 0;
        std::size_t untold = 0;
        for (const auto& message : part->messages) {
            if (message.severity == base::Severity::Notice) {
                continue;
            }
            const bool error = message.severity == base::Severity::Error;
            if (++told > kToldFaults) {
                ++untold;
            } else {
                toast(error ? session::Toast::Kind::Error : session::Toast::Kind::Warning, message.file.empty() ? "toast.fault" : "toast.fault_at", message.file.empty() ? std::vector{message.text} : std::vector{place_of(message), message.text});
            }
        }
        if (untold > 0) {
            toast(session::Toast::Kind::Warning, "toast.more_faults", {std::to_string(untold)});
        }
        if (!part->finished) {
            continue;
        }
        state_.activity.running = false;
        if (part->reports > 0) {
            session::Toast done{session::Toast::Kind::Note, "toast.read", {std::to_string(part->reports), std::to_string(part->activity.events)}};
            done.undoable = true;
            session::apply(state_, session::ShowToast{std::move(done)});
        }
        if (part->one_text && !first.empty()) {
            // What a person has just pasted is what they want to see.
            session::apply(state_, session::Select{first});
        } else if (part->one_text && state_.project.report(report) != nullptr) {
            session::apply(state_, session::OpenReport{report});
        }
    }
}

void Desk::take_exports() {
    while (auto done = exporting_.take()) {
        eager_frames_ = std::max(eager_frames_, 2);
        if (done->cancelled) {
            toast(session::Toast::Kind::Note, "toast.film_cancelled");
        } else if (!done->error.empty()) {
            toast(session::Toast::Kind::Error, "toast.fault_at", {std::filesystem::path(done->path).filename().string(), done->error});
        } else if (done->film) {
            toast(session::Toast::Kind::Note, "toast.film_saved", {done->path});
        } else if (done->picture) {
            toast(session::Toast::Kind::Note, "toast.picture_saved", {done->path});
        } else {
            toast(session::Toast::Kind::Note, "toast.exported", {std::to_string(done->events), done->path});
        }
    }
}

void Desk::keep_settings() {
    if (!(state_.settings == kept_)) {
        kept_ = state_.settings;
        settings_changed_s_ = host_.time_s();
        return;
    }
    if (settings_changed_s_ >= 0.0 && host_.time_s() - settings_changed_s_ >= kSettingsS) {
        settings_changed_s_ = -1.0;
        if (arguments_.keep_settings) {
            if (const auto saved = save_settings(settings_path(), kept_); !saved) {
                toast(session::Toast::Kind::Warning, "toast.fault", {saved.error().message});
            }
        }
    }
}

// Requests ---------------------------------------------------------------------------------------------------------

void Desk::operator()(const ui::ReadFiles& request) { reading_.read_files(request.paths, arguments_.input.defaults); }

void Desk::operator()(const ui::ReadText& request) {
    io::InputDefaults defaults = arguments_.input.defaults;
    if (const auto day = timeline::parse_iso_day(request.published)) {
        defaults.published = day;
    }
    reading_.read_text(request.text, std::move(defaults), window_.texts(state_.settings.language).get("add.pasted"));
}

void Desk::operator()(const ui::ReadClipboard&) {
    std::string text = host_.clipboard();
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        toast(session::Toast::Kind::Note, "toast.nothing_to_paste");
        return;
    }
    (*this)(ui::ReadText{std::move(text), {}});
}

void Desk::operator()(const ui::ReadDemo&) {
    const auto demo = paths_.assets_dir / "demo";
    std::error_code error;
    if (!std::filesystem::is_directory(demo, error)) {
        toast(session::Toast::Kind::Error, "toast.no_demo", {demo.string()});
        return;
    }
    reading_.read_files({demo.string()}, arguments_.input.defaults);
}

void Desk::operator()(const ui::CancelReading&) {
    reading_.cancel();
    toast(session::Toast::Kind::Note, "toast.cancelled");
}

void Desk::operator()(const ui::ExportTo& request) {
    const auto& events = state_.project.events();
    std::vector<std::size_t> rows;
    switch (request.scope) {
    case ui::ExportScope::All:
        for (std::size_t i = 0; i < events.size(); ++i) {
            rows.push_back(i);
        }
        break;
    case ui::ExportScope::Filtered: rows = window_.digest().list(); break;
    case ui::ExportScope::Shown:
        for (const auto row : window_.digest().shown_rows()) {
            rows.push_back(window_.digest().event_of(row));
        }
        break;
    case ui::ExportScope::Selected:
        if (state_.selected) {
            if (const auto index = state_.project.index_of(*state_.selected)) {
                rows.push_back(*index);
            }
        }
        break;
    }
    std::sort(rows.begin(), rows.end()); // in the order in which they were read, whatever the list is sorted by
    ExportTask::Job job;
    job.path = request.path;
    job.format = request.format;
    job.byte_order_mark = request.byte_order_mark;
    job.events.reserve(rows.size());
    for (const std::size_t row : rows) {
        job.events.push_back(events[row]);
    }
    job.dark = state_.settings.theme == session::Theme::Dark;
    job.labels = state_.settings.labels;
    if (state_.playback.mode() != timeline::PlayMode::All && request.scope == ui::ExportScope::Shown) {
        job.days = state_.playback.shown();
    }
    job.bounds = window_.map().bounds();
    const auto size = window_.map().size_px();
    job.width_px = request.width_px > 0 ? request.width_px : size.first;
    job.height_px = request.height_px > 0 ? request.height_px : size.second;
    job.title = request.title;
    job.data_option = arguments_.input.data_dir;
    exporting_.start(std::move(job));
}

void Desk::operator()(const ui::ExportFilm& request) {
    static_assert(ui::kMostFilmFrames == publish::kMostFrames, "the dialogue promises what can be written");
    static constexpr std::array kFormats{media::FilmFormat::Gif, media::FilmFormat::WebP, media::FilmFormat::Mp4, media::FilmFormat::WebM, media::FilmFormat::Png};
    publish::AnimationOptions options;
    publish::MapOptions& map = options.scene.map;
    const auto size = window_.map().size_px();
    const bool as_seen = request.width_px <= 0;
    map.width_px = std::clamp(as_seen ? size.first : request.width_px, publish::kLeastFilmSidePx, publish::kMostFilmSidePx);
    map.height_px = std::clamp(as_seen ? size.second : request.height_px, publish::kLeastFilmSidePx, publish::kMostFilmSidePx);
    map.scale = as_seen ? state_.settings.scale * host_.pixel_ratio() : 0.0;
    map.bbox = window_.map().bounds();
    map.labels = ui::label_language(state_.settings.labels);
    map.style = state_.settings.theme == session::Theme::Dark ? "dark" : "light";
    map.title = request.title;
    options.scene.filters = state_.filters;
    const auto& play = state_.playback;
    options.time = {request.days.first, request.days.last, request.mode, play.window_days(), play.fade_days(), std::max(publish::kLeastStepDays, request.days_per_second / request.frames_per_second), request.frames_per_second};
    options.format = kFormats[static_cast<std::size_t>(request.kind)];
    ExportTask::Job job;
    job.path = request.kind == ui::FilmKind::Pictures && std::filesystem::path(request.path).extension().empty() ? request.path + "/" : request.path;
    job.events = state_.project.events();
    job.film = std::move(options);
    exporting_.start(std::move(job));
}

void Desk::operator()(const ui::CancelExport&) { exporting_.cancel_film(); }
void Desk::operator()(const ui::CopyText& request) { host_.set_clipboard(request.text); }
void Desk::operator()(const ui::FullScreen&) { host_.toggle_full_screen(); }

} // namespace marsad::app
