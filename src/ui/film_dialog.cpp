#include "ui/film_dialog.h"

#include "typeset/isolate.h"
#include "ui/actions.h"
#include "ui/date_text.h"
#include "ui/dialog_box.h"
#include "ui/text_field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

constexpr double kHoldS = 2.0; // of the last frame
constexpr double kLongS = 60.0; // nobody watches longer: a faster speed is proposed
constexpr double kProposedS = 30.0;
constexpr double kLabelWide = 110.0;
constexpr double kRowHigh = 28.0;
constexpr double kRowStep = 40.0;

/// What can be written, in the order of the control. The first is a picture.
struct Kind {
    const char* key;
    const char* name; ///< where the user names none
    std::optional<FilmKind> film;
    double frames_per_second;
};
constexpr std::array kKinds{Kind{"film.picture", "marsad.png", std::nullopt, 0.0},        Kind{"film.gif", "marsad.gif", FilmKind::Gif, 10.0},
                            Kind{"film.webp", "marsad.webp", FilmKind::WebP, 10.0},       Kind{"film.mp4", "marsad.mp4", FilmKind::Mp4, 25.0},
                            Kind{"film.webm", "marsad.webm", FilmKind::WebM, 25.0},       Kind{"film.pictures", "marsad-frames", FilmKind::Pictures, 10.0}};
constexpr std::array kSizes{std::pair(0, 0), std::pair(1280, 720), std::pair(1920, 1080), std::pair(1080, 1080)};
constexpr std::array kModes{timeline::PlayMode::Window, timeline::PlayMode::Cumulative, timeline::PlayMode::Instant};

/// The dialog of one frame: rows from top to bottom, and what is wrong.
class FilmDialog {
  public:
    explicit FilmDialog(Ui& ui) : ui_(ui), kind_(static_cast<std::size_t>(ui.memory.numbers["film.kind"])), size_(static_cast<std::size_t>(ui.memory.numbers["film.size"])) {
        if (kind_ >= kKinds.size()) {
            kind_ = 0;
        }
    }

    void draw() {
        open();
        const DialogBox box(ui_, 660.0, 470.0, "film.title");
        body_ = box.body(true);
        y_ = body_.y;
        choose_kind();
        choose_size();
        title();
        if (animated()) {
            choose_mode();
            days();
            speed();
        } else {
            hint(ui_.text("film.picture_hint"));
        }
        file();
        Row foot = box.foot();
        if (foot_button(ui_, foot, "film:go", "export.go", ButtonKind::Primary, problem_.empty())) {
            go();
        }
        if (foot_button(ui_, foot, "film:cancel", "button.cancel", ButtonKind::Plain)) {
            close();
        }
        if (escaped_) {
            close();
        }
        const std::string& note = problem_.empty() ? note_ : problem_;
        ui_.label(foot.rest(), note, Font::Small, problem_.empty() ? ui_.theme.t2 : ui_.theme.error);
    }

  private:
    [[nodiscard]] bool animated() const { return kKinds[kind_].film.has_value(); }
    [[nodiscard]] std::string typed(const char* field) const { return ui_.memory.edits[field].buffer.text(); }
    void set(const char* field, const std::string& text) const { ui_.memory.edits[field].buffer.set_text(text); }
    void field(const char* id, const Rect& rect, const FieldLook& look) { escaped_ = text_field(ui_, id, rect, look).escaped || escaped_; }
    void complain(const std::string& text) {
        if (problem_.empty()) {
            problem_ = text;
        }
    }

    /// What it begins with follows the time slider each time that it is opened.
    void open() {
        if (ui_.memory.is_open("film")) {
            return;
        }
        ui_.memory.set_open("film", true);
        const auto& play = ui_.state.playback;
        const auto extent = play.extent();
        set("film:from", timeline::to_iso(extent.first));
        set("film:to", timeline::to_iso(extent.last));
        const double days = extent.length_days();
        set("film:speed", number_with_decimal(days / play.speed() > kLongS ? std::ceil(days / kProposedS) : play.speed()));
        ui_.memory.numbers["film.mode"] = play.mode() == timeline::PlayMode::Cumulative ? 1.0 : play.mode() == timeline::PlayMode::Instant ? 2.0 : 0.0;
        if (typed("film:path").empty()) {
            follow_kind();
        }
    }
    void close() { open_dialog(ui_, {}); }

    /// The path with the ending of another kind; a name that the user typed is kept.
    void follow_kind() const {
        const std::filesystem::path wanted = kKinds[kind_].name;
        const std::filesystem::path now = typed("film:path");
        set("film:path", now.empty() ? (std::filesystem::path(ui_.memory.words["home"]) / wanted).string()
                                     : (now.parent_path() / (now.stem().string() + wanted.extension().string())).string());
    }

    Rect row(const char* key) {
        Row out(ui_, {body_.x, y_, body_.width, kRowHigh}, 8.0);
        ui_.label(out.start(kLabelWide), ui_.text(key), Font::Small, ui_.theme.t2);
        y_ += kRowStep;
        return out.rest();
    }
    void hint(const std::string& text) {
        Row out(ui_, {body_.x, y_ - 6.0, body_.width, 20.0}, 8.0);
        out.start(kLabelWide);
        ui_.label(out.rest(), text, Font::Caption, ui_.theme.t3);
        y_ += 20.0;
    }

    void choose_kind() {
        std::vector<std::string> names;
        names.reserve(kKinds.size());
        for (const Kind& kind : kKinds) {
            names.push_back(ui_.text(kind.key));
        }
        if (const auto chosen = ui_.segmented("film:kind", row("film.kind"), names, kind_)) {
            kind_ = *chosen;
            ui_.memory.numbers["film.kind"] = static_cast<double>(kind_);
            follow_kind();
        }
    }
    void choose_size() {
        std::vector<std::string> names{ui_.text("film.as_seen")};
        names.reserve(kSizes.size());
        for (std::size_t i = 1; i < kSizes.size(); ++i) {
            names.push_back(typeset::isolate_ltr(fmt::format("{} × {}", kSizes[i].first, kSizes[i].second)));
        }
        if (const auto chosen = ui_.segmented("film:size", row("film.size"), names, std::min(size_, kSizes.size() - 1))) {
            size_ = *chosen;
            ui_.memory.numbers["film.size"] = static_cast<double>(size_);
        }
    }
    void title() {
        const std::string placeholder = ui_.text("film.no_title");
        field("film:title", row("film.title_row"), {.placeholder = placeholder, .font = Font::Small});
    }
    void choose_mode() {
        const std::vector<std::string> names{ui_.text("film.window", {static_cast<std::int64_t>(ui_.state.playback.window_days())}), ui_.text("time.cumulative"), ui_.text("time.instant")};
        mode_ = std::min<std::size_t>(static_cast<std::size_t>(ui_.memory.numbers["film.mode"]), kModes.size() - 1);
        if (const auto chosen = ui_.segmented("film:mode", row("film.mode"), names, mode_)) {
            mode_ = *chosen;
            ui_.memory.numbers["film.mode"] = static_cast<double>(mode_);
        }
    }
    std::optional<timeline::DayInterval> day_field(const char* id, const Rect& rect) {
        const auto& play = ui_.state.playback;
        const DateInput input = parse_date(typed(id), date_vocabulary(ui_.texts), {play.extent(), play.now()});
        const bool good = input.problem == DateProblem::None;
        field(id, rect, {.font = Font::Small, .flow = Flow::LeftToRight, .wrong = !good});
        if (!good) {
            complain(problem_text(ui_.texts, input, play.extent()));
            return std::nullopt;
        }
        return input.days;
    }
    void days() {
        const Rect rest = row("film.days");
        Row fields(ui_, rest, 8.0);
        const auto first = day_field("film:from", fields.start(140.0));
        ui_.label(fields.start(14.0), "–", Font::Small, ui_.theme.t2, Align::Centre);
        const auto last = day_field("film:to", fields.start(140.0));
        if (first && last) {
            days_ = {first->first, last->last};
            if (days_.last < days_.first) {
                complain(ui_.text("film.backwards"));
            }
        }
        if (ui_.state.playback.mode() == timeline::PlayMode::Window) {
            // The days that the window shows now are a click away.
            const std::string text = ui_.text("film.shown_days");
            if (ui_.button("film:shown_days", fields.start(ui_.button_width(text)), text, ButtonKind::Quiet)) {
                set("film:from", timeline::to_iso(ui_.state.playback.shown().first));
                set("film:to", timeline::to_iso(ui_.state.playback.shown().last));
            }
        }
    }
    void speed() {
        Row fields(ui_, row("film.speed"), 10.0);
        const auto number = parse_number(typed("film:speed"));
        const bool good = number && *number >= timeline::Playback::kMinSpeed && *number <= timeline::Playback::kMaxSpeed;
        field("film:speed", fields.start(140.0), {.font = Font::Small, .flow = Flow::LeftToRight, .wrong = !good});
        ui_.label(fields.rest(), ui_.text("film.days_a_second"), Font::Small, ui_.theme.t2);
        if (!good) {
            complain(ui_.text("film.wrong_speed"));
            return;
        }
        speed_ = *number;
        const double seconds = static_cast<double>(std::max(0, days_.length_days() - 1)) / speed_ + kHoldS;
        const double frames = seconds * kKinds[kind_].frames_per_second;
        if (frames > static_cast<double>(kMostFilmFrames)) {
            complain(ui_.text("film.too_many", {static_cast<std::int64_t>(std::llround(std::min(1e9, frames))), static_cast<std::int64_t>(kMostFilmFrames)}));
        }
        note_ = ui_.text("film.length", {number_with_decimal(std::round(seconds * 10.0) / 10.0), static_cast<std::int64_t>(std::llround(std::min(1e9, frames)))});
    }
    void file() {
        field("film:path", row("export.to"), {.font = Font::Small, .flow = Flow::LeftToRight});
        const std::string path = typed("film:path");
        const auto folder = std::filesystem::path(path).parent_path();
        std::error_code error;
        if (path.empty()) {
            complain(ui_.text("film.no_file"));
        } else if (!folder.empty() && !std::filesystem::is_directory(folder, error)) {
            complain(ui_.text("export.no_folder", {folder.string()}));
        } else if (kKinds[kind_].film == FilmKind::Pictures) {
            hint(ui_.text("film.pictures_hint"));
        } else if (std::filesystem::exists(path, error)) {
            y_ -= 2.0;
            Row out(ui_, {body_.x, y_ - 6.0, body_.width, 20.0}, 8.0);
            out.start(kLabelWide);
            ui_.label(out.rest(), ui_.text("export.replaces"), Font::Small, ui_.theme.warn);
        }
        if (animated() && ui_.state.playback.extent() == session::State::kNoDates && ui_.digest.undated() == ui_.digest.list().size()) {
            complain(ui_.text("film.nothing_dated"));
        }
    }
    void go() {
        const auto [width, height] = kSizes[std::min(size_, kSizes.size() - 1)];
        if (!animated()) {
            ExportTo request{ExportScope::Shown, ExportFormat::Picture, typed("film:path")};
            request.width_px = width;
            request.height_px = height;
            request.title = typed("film:title");
            ui_.request(std::move(request));
        } else {
            ui_.request(ExportFilm{*kKinds[kind_].film, typed("film:path"), days_, kModes[mode_], speed_, kKinds[kind_].frames_per_second, width, height, typed("film:title")});
        }
        close();
    }

    Ui& ui_;
    std::size_t kind_;
    std::size_t size_;
    std::size_t mode_ = 0;
    timeline::DayInterval days_{};
    double speed_ = 7.0;
    Rect body_;
    double y_ = 0.0;
    std::string problem_; ///< why it cannot be written: the first that was found
    std::string note_;
    bool escaped_ = false; ///< out of a field: the dialog closes
};

} // namespace

void draw_film_dialog(Ui& ui) { FilmDialog(ui).draw(); }

} // namespace marsad::ui
