#include "ui/time_transport.h"

#include "ui/actions.h"
#include "ui/date_text.h"
#include "ui/time_fields.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

using timeline::Playback;
using timeline::PlayMode;
using timeline::Repeat;

constexpr double kControl = 28.0;
constexpr double kPlayHeight = 32.0;
constexpr double kPlayWidth = 40.0;
constexpr double kStepButton = 26.0;
constexpr double kGap = 6.0;
constexpr double kGroupGap = 12.0;
constexpr double kPadding = 8.0;
constexpr double kSliderLong = 84.0;
constexpr double kSliderShort = 56.0;
constexpr int kLongestFade = 36'500; // days

/// Room for a number and its unit in a field.
double field_width(Ui& ui, std::string_view widest, std::string_view suffix) { return ui.text_width(widest, Font::Small) + ui.text_width(suffix, Font::Small) + 24.0; }

/// "7", "0.05", "1250": three digits that count.
std::string speed_text(double speed) { return fmt::format("{:.{}f}", speed, speed >= 99.95 || speed == std::round(speed) ? 0 : speed >= 9.995 ? 1
                                                                                                                                              : 2); }

double round_speed(double speed) {
    const double unit = std::pow(10.0, std::floor(std::log10(speed)) - 1.0);
    return std::clamp(std::round(speed / unit) * unit, Playback::kMinSpeed, Playback::kMaxSpeed);
}

double faster(double speed, int steps) {
    constexpr double kStep = 1.1220184543; // twenty steps are a factor of ten
    const double next = round_speed(speed * std::pow(kStep, steps));
    return next == round_speed(speed) ? round_speed(speed * std::pow(kStep, 2 * steps)) : next;
}

class Transport {
  public:
    Transport(Ui& ui, TimeState& own, const Rect& bar) : ui_(ui), own_(own), play_(ui.state.playback), bar_(inset(bar, kPadding, 0.0)), row_(ui, bar_, kGap) {
        for (const char* key : {"time.window", "time.cumulative", "time.instant", "time.all"}) {
            modes_.push_back(ui.text(key));
        }
    }

    void draw() {
        measure();
        plan_ = plan_bar(bar_.width, widths_);
        // The end is laid out first, so that what stands there keeps its place; Tab reaches its buttons last.
        const Rect end = row_.end(kControl);
        const Rect options = row_.end(kControl);
        const Rect in_view = plan_.view_button ? row_.end(kControl) : Rect{};
        counts();
        range();
        transport();
        speed();
        separator();
        mode();
        length();
        dates();
        fade();
        view_button(in_view);
        options_button(options);
        collapse(end);
    }

    Rect draw_short() {
        plan_.end_buttons = plan_.event_buttons = plan_.window_buttons = plan_.repeat = false;
        const Rect end = row_.end(kControl);
        transport();
        dates_width_ = dates_width();
        dates();
        collapse(end);
        return row_.rest();
    }

  private:
    /// The widths of everything.
    void measure() {
        const auto word = [&](std::string_view key) { return ui_.text_width(ui_.text(key), Font::Small); };
        widths_.step_button = kStepButton;
        widths_.play = kPlayWidth + 2.0 * kGap;
        widths_.speed_word = word("time.speed") + kGap;
        widths_.slider_long = kSliderLong + kGap;
        widths_.slider_short = kSliderShort + kGap;
        speed_width_ = field_width(ui_, "00000", ui_.text("time.speed_unit"));
        widths_.speed_field = speed_width_ + kGap + kGroupGap;
        segments_width_ = 0.0;
        for (const std::string& name : modes_) {
            segments_width_ = segments_width_ + std::max(ui_.text_width(name, Font::Small), ui_.text_width(name, Font::SmallBold)) + 20.0;
            mode_width_ = std::max(mode_width_, ui_.text_width(name, Font::Small) + 40.0);
        }
        widths_.modes = segments_width_ + kGap + kGroupGap;
        widths_.mode_button = mode_width_ + kGap + kGroupGap;
        length_width_ = field_width(ui_, play_.extent().length_days() < 1000 ? "000" : "00000", ui_.text("time.days_unit", {std::int64_t{11}}));
        widths_.length = length_width_ + kGap;
        dates_width_ = dates_width();
        widths_.dates = dates_width_ + kGap;
        fade_width_ = field_width(ui_, "000", ui_.text("time.days_unit", {std::int64_t{11}}));
        widths_.fade = word("time.fade") + kGap + fade_width_ + kGap + 4.0;
        const auto all = static_cast<std::int64_t>(ui_.digest.list().size());
        // As wide as its widest: what stands beside it does not move while time plays.
        widths_.counts_long = ui_.text_width(ui_.text("time.counts", {all, all}), Font::Small) + kGap + 8.0;
        widths_.counts_short = ui_.text_width(ui_.text("time.counts_short", {all, all}), Font::Small) + kGap + 8.0;
        const AxisView whole = whole_view(play_.extent());
        const AxisView view = time_view_target(ui_);
        zoomed_ = !is_whole(view, whole, own_.folds.target());
        if (zoomed_) {
            range_ = ui_.text("time.range", {day_text(ui_.texts, day_at(view.first)), day_text(ui_.texts, day_at(view.end - 1.0))});
            widths_.range = ui_.text_width(range_, Font::Small) + kGap + 12.0;
        }
        widths_.view_button = kControl + kGap;
        widths_.collapse = 2.0 * (kControl + kGap);
    }

    [[nodiscard]] double day_width() { return ui_.text_width("2000-00-00", Font::Small) + 20.0; }
    [[nodiscard]] double dates_width() { return 2.0 * day_width() + ui_.text_width(ui_.text("time.to"), Font::Small) + 2.0 * kGap; }

    /// Whether the histogram obeys the view of the map.
    void view_button(const Rect& column) {
        const bool on = ui_.state.settings.time.in_view;
        if (plan_.view_button && ui_.icon_button("time:in_view", centred(column, kControl), "map", tip_of(ui_, "histogram_view"), on)) {
            session::TimeOptions options = ui_.state.settings.time;
            options.in_view = !on;
            ui_.command(session::SetTimeOptions{options});
        }
    }

    void options_button(const Rect& column) {
        const bool open = ui_.memory.is_open("time.options");
        const Rect rect = centred(column, kControl);
        if (ui_.icon_button("time:options", rect, "settings", ui_.text("time.options"), open)) {
            ui_.memory.set_open("time.options", !open);
            ui_.animate();
        }
        own_.options_at = rect;
    }

    void collapse(const Rect& column) {
        if (ui_.icon_button("time:collapse", centred(column, kControl), "chevron_down", ui_.text("time.collapse"))) {
            ui_.command(session::TogglePanel{session::PanelName::Time});
        }
    }

    void separator() {
        const Rect at = row_.start(kGroupGap - kGap);
        const double x = std::round(at.x + at.width / 2.0);
        ui_.line({x, at.y + 10.0}, {x, at.bottom() - 10.0}, ui_.theme.line2, ui_.hairline());
    }

    bool step_button(Row& row, const char* id, std::string_view icon, const char* tip) { return ui_.icon_button(id, centred(row.start(kStepButton), kControl), icon, ui_.text(tip)); }

    void transport() {
        const double buttons = (plan_.end_buttons ? 2.0 : 0.0) + (plan_.event_buttons ? 2.0 : 0.0) + (plan_.window_buttons ? 2.0 : 0.0) + (plan_.step_buttons ? 2.0 : 0.0) + (plan_.repeat ? 1.0 : 0.0);
        Row row = Row::fixed(ui_, row_.start(buttons * kStepButton + kPlayWidth + kGap), 0.0);
        if (plan_.end_buttons && step_button(row, "time:start", "to_start", "time.start")) {
            ui_.command(session::JumpToEnd{false});
        }
        if (plan_.event_buttons && step_button(row, "time:prev_event", "previous_event", "time.previous_event")) {
            ui_.command(session::JumpToEvent{-1});
        }
        if (plan_.window_buttons && step_button(row, "time:window_back", "window_back", "time.window_back")) {
            ui_.command(session::StepWindow{-1});
        }
        if (plan_.step_buttons && step_button(row, "time:back", "step_back", "time.back")) {
            ui_.command(session::StepTime{-1});
        }
        row.skip(kGap / 2.0);
        play(row.start(kPlayWidth));
        row.skip(kGap / 2.0);
        if (plan_.step_buttons && step_button(row, "time:forward", "step_forward", "time.forward")) {
            ui_.command(session::StepTime{1});
        }
        if (plan_.window_buttons && step_button(row, "time:window_forward", "window_forward", "time.window_forward")) {
            ui_.command(session::StepWindow{1});
        }
        if (plan_.event_buttons && step_button(row, "time:next_event", "next_event", "time.next_event")) {
            ui_.command(session::JumpToEvent{1});
        }
        if (plan_.end_buttons && step_button(row, "time:end", "to_end", "time.end")) {
            ui_.command(session::JumpToEnd{true});
        }
        if (plan_.repeat) {
            repeat(centred(row.start(kStepButton), kControl));
        }
    }

    void play(const Rect& column) {
        const Rect rect = centred(column, kPlayHeight);
        const Touch hit = ui_.touch("time:play", rect);
        ui_.fill(rect, ui_.theme.accent.with_alpha(hit.held ? 0.8 : hit.hovered ? 0.9
                                                                                : 1.0),
                 4.0);
        ui_.icon(play_.playing() ? "pause" : "play", {rect.x + rect.width / 2.0, rect.y + rect.height / 2.0}, ui_.theme.on_accent);
        if (ui_.is_focused("time:play") && ui_.memory.focus_by_key) {
            ui_.focus_ring(rect);
        }
        ui_.tooltip_for(hit, "time:play", ui_.text(play_.playing() ? "time.pause" : "time.play"));
        if (hit.clicked) {
            ui_.command(session::TogglePlay{});
        }
    }

    void repeat(const Rect& rect) {
        const Repeat now = play_.repeat();
        const char* icon = now == Repeat::Once ? "once" : now == Repeat::Loop ? "loop"
                                                                              : "bounce";
        const char* word = now == Repeat::Once ? "time.repeat_once" : now == Repeat::Loop ? "time.repeat_loop"
                                                                                          : "time.repeat_bounce";
        if (ui_.icon_button("time:repeat", rect, icon, ui_.text("time.repeat", {ui_.text(word)}), now != Repeat::Once)) {
            ui_.command(session::SetRepeat{now == Repeat::Once ? Repeat::Loop : now == Repeat::Loop ? Repeat::Bounce
                                                                                                    : Repeat::Once});
        }
    }

    void slider(const Rect& column) {
        const Rect rect = centred(column, 24.0);
        constexpr double kKnob = 6.0;
        const double low = std::log10(Playback::kMinSpeed);
        const double high = std::log10(Playback::kMaxSpeed);
        const Rect track{rect.x + kKnob, rect.y + rect.height / 2.0 - 2.0, rect.width - 2.0 * kKnob, 4.0};
        const Touch hit = ui_.touch("time:speed_slider", rect);
        double share = (std::log10(play_.speed()) - low) / (high - low);
        if (hit.held) {
            share = std::clamp((ui_.mouse().x - track.x) / track.width, 0.0, 1.0);
            const double speed = round_speed(std::pow(10.0, low + share * (high - low)));
            if (speed != play_.speed()) {
                ui_.command(session::SetSpeed{speed});
            }
        }
        const bool focused = ui_.is_focused("time:speed_slider") && ui_.memory.focus_by_key;
        if (focused) {
            const int steps = (ui_.take_key(key::kRight) ? 1 : 0) - (ui_.take_key(key::kLeft) ? 1 : 0);
            if (steps != 0) {
                ui_.command(session::SetSpeed{faster(play_.speed(), steps)});
            }
        }
        ui_.fill(track, ui_.theme.line2, 2.0);
        ui_.fill({track.x, track.y, share * track.width, track.height}, ui_.theme.accent, 2.0);
        const Point knob{track.x + share * track.width, track.y + 2.0};
        ui_.dot(knob, hit.held || hit.hovered ? kKnob + 0.5 : kKnob, ui_.theme.accent);
        if (focused) {
            ui_.focus_ring(rect);
        }
        ui_.tooltip_for(hit, "time:speed_slider", ui_.text("time.speed_tip"));
    }

    void speed() {
        if (!plan_.speed) {
            return;
        }
        separator();
        if (plan_.speed_word) {
            const std::string word = ui_.text("time.speed");
            ui_.label(row_.start(ui_.text_width(word, Font::Small)), word, Font::Small, ui_.theme.t2);
        }
        if (plan_.slider) {
            slider(row_.start(plan_.slider_long ? kSliderLong : kSliderShort));
        }
        NumberField field;
        field.id = "time:speed";
        field.text = speed_text(play_.speed());
        field.suffix = ui_.text("time.speed_unit");
        field.tip = ui_.text("time.speed_tip");
        field.reason = ui_.text("time.wrong_number", {speed_text(Playback::kMinSpeed), speed_text(Playback::kMaxSpeed)});
        field.read = [this](std::string_view text) { return within(parse_days(text.substr(0, text.find('/')), own_.words(ui_)), Playback::kMinSpeed, Playback::kMaxSpeed); };
        field.step = [this](int steps) { return faster(play_.speed(), steps); };
        if (const auto value = number_field(ui_, centred(row_.start(speed_width_), kControl), field)) {
            ui_.command(session::SetSpeed{*value});
        }
    }

    static std::optional<double> within(std::optional<double> value, double least, double most) { return value && *value >= least && *value <= most ? value : std::nullopt; }

    void set_mode(PlayMode mode) {
        if (mode != play_.mode()) {
            ui_.command(session::SetMode{mode});
        }
    }

    void mode() {
        if (!plan_.mode) {
            return;
        }
        const auto now = static_cast<std::size_t>(play_.mode());
        if (plan_.modes) {
            if (const auto chosen = ui_.segmented("time:mode", centred(row_.start(segments_width_), kControl), modes_, now)) {
                set_mode(static_cast<PlayMode>(*chosen));
            }
            return;
        }
        const Rect rect = centred(row_.start(mode_width_), kControl);
        const Touch hit = ui_.touch("time:mode", rect);
        ui_.fill(rect, hit.held ? ui_.theme.pressed : hit.hovered ? ui_.theme.hover
                                                                  : ui_.theme.raised,
                 4.0);
        ui_.frame(rect, ui_.theme.line2, 4.0);
        Row inside(ui_, inset(rect, 10.0, 0.0), 4.0);
        const Rect sign = inside.end(12.0);
        ui_.icon("chevron_down", {sign.x + 6.0, sign.y + sign.height / 2.0}, ui_.theme.t3, 12.0);
        ui_.label(inside.rest(), modes_[now], Font::Small, ui_.theme.t1);
        if (ui_.is_focused("time:mode") && ui_.memory.focus_by_key) {
            ui_.focus_ring(rect);
        }
        ui_.tooltip_for(hit, "time:mode", ui_.text("time.mode_tip", {modes_[now]}));
        if (hit.clicked) {
            set_mode(static_cast<PlayMode>((now + 1) % modes_.size()));
        }
    }

    void length() {
        if (!plan_.length) {
            return;
        }
        const int most = play_.extent().length_days();
        NumberField field;
        field.id = "time:length";
        field.text = std::to_string(play_.window_days());
        field.suffix = ui_.text("time.days_unit", {static_cast<std::int64_t>(play_.window_days())});
        field.tip = ui_.text("time.length_tip");
        field.reason = ui_.text("time.wrong_days");
        field.read = [this](std::string_view text) { return within(parse_days(text, own_.words(ui_)), 1.0, 1e6); };
        field.step = [this, most](int steps) { return std::clamp<double>(play_.window_days() + steps, 1.0, most); };
        if (const auto value = number_field(ui_, centred(row_.start(length_width_), kControl), field)) {
            ui_.command(session::SetWindowDays{static_cast<int>(std::lround(*value))});
            set_mode(PlayMode::Window);
        }
    }

    void dates() {
        Row row(ui_, row_.start(dates_width_), kGap);
        const auto shown = own_.label_days(ui_);
        const double wide = day_width();
        const auto first = date_field(ui_, own_, "time:from", centred(row.start(wide), kControl), shown.first, ui_.text("time.from_tip"));
        const std::string word = ui_.text("time.to");
        ui_.label(row.start(ui_.text_width(word, Font::Small)), word, Font::Small, ui_.theme.t3);
        const auto last = date_field(ui_, own_, "time:to", centred(row.start(wide), kControl), shown.last, ui_.text("time.to_tip"));
        if (first) {
            go_to(*first, true);
        }
        if (last) {
            go_to(*last, false);
        }
    }

    /// The window's first or last day becomes what was typed; the other end moves along where it would stand on the wrong side.
    void go_to(const DateInput& typed, bool is_first) {
        const auto extent = play_.extent();
        timeline::DayInterval days = play_.mode() == PlayMode::All || typed.both_ends ? typed.days : play_.shown();
        if (!typed.both_ends) {
            const auto length = std::chrono::days{play_.shown().length_days() - 1};
            if (is_first) {
                days.first = typed.days.first;
                days.last = days.last < days.first ? std::min(extent.last, days.first + length) : days.last;
            } else {
                days.last = typed.days.last;
                days.first = days.first > days.last ? std::max(extent.first, days.last - length) : days.first;
            }
        }
        const bool point = !typed.both_ends && (play_.mode() == PlayMode::Instant || (play_.mode() == PlayMode::Cumulative && !is_first));
        if (point) {
            ui_.command(session::SetNow{is_first ? typed.days.first : typed.days.last});
            return;
        }
        set_mode(PlayMode::Window);
        ui_.command(session::SetWindow{days});
    }

    void fade() {
        if (!plan_.fade) {
            return;
        }
        row_.skip(4.0);
        const std::string word = ui_.text("time.fade");
        ui_.label(row_.start(ui_.text_width(word, Font::Small)), word, Font::Small, ui_.theme.t3);
        NumberField field;
        field.id = "time:fade";
        field.text = std::to_string(play_.fade_days());
        field.suffix = ui_.text("time.days_unit", {static_cast<std::int64_t>(play_.fade_days())});
        field.tip = ui_.text("time.fade_tip");
        field.reason = ui_.text("time.wrong_days");
        field.read = [this](std::string_view text) { return within(parse_days(text, own_.words(ui_)), 0.0, kLongestFade); };
        field.step = [this](int steps) { return std::clamp<double>(play_.fade_days() + steps, 0.0, kLongestFade); };
        if (const auto value = number_field(ui_, centred(row_.start(fade_width_), kControl), field)) {
            ui_.command(session::SetFade{static_cast<int>(std::lround(*value))});
        }
    }

    void counts() {
        if (!plan_.counts || ui_.digest.store()->size() == 0) {
            return;
        }
        const auto shown = static_cast<std::int64_t>(ui_.digest.sums().in_days);
        const auto all = static_cast<std::int64_t>(ui_.digest.list().size());
        const Rect at = row_.end((plan_.counts_long ? widths_.counts_long : widths_.counts_short) - kGap);
        ui_.label(at, ui_.text(plan_.counts_long ? "time.counts" : "time.counts_short", {shown, all}), Font::Small, ui_.theme.t2, Align::End);
    }

    /// The days that the axis shows, where they are not all.
    void range() {
        if (zoomed_ && plan_.range) {
            ui_.label(row_.end(widths_.range - kGap), range_, Font::Small, ui_.theme.t3, Align::End);
        }
    }

    Ui& ui_;
    TimeState& own_;
    const Playback& play_;
    Rect bar_;
    Row row_;
    BarWidths widths_;
    BarPlan plan_;
    std::vector<std::string> modes_;
    std::string range_;
    bool zoomed_ = false;
    double speed_width_ = 0.0, segments_width_ = 0.0, mode_width_ = 0.0, length_width_ = 0.0, dates_width_ = 0.0, fade_width_ = 0.0;
};

} // namespace

void draw_time_transport(Ui& ui, TimeState& own, const Rect& bar) { Transport(ui, own, bar).draw(); }
Rect draw_short_transport(Ui& ui, TimeState& own, const Rect& bar) { return Transport(ui, own, bar).draw_short(); }

} // namespace marsad::ui
