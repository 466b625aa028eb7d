#include "ui/time_chart.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace marsad::ui {

namespace {

using timeline::Day;
using timeline::DayInterval;
using timeline::PlayMode;

constexpr double kClickSlack = 3.0;
constexpr double kGrip = 14.0;     ///< what of an edge takes the mouse
constexpr double kLeastBody = 8.0; ///< of the window between the grips
constexpr double kZoomStep = 1.25; ///< a step of the wheel
constexpr double kResizeStep = 1.15;
constexpr double kPanStep = 0.08; ///< of the view
constexpr double kViewGrip = 6.0; ///< of the view's outline in the whole span

class TimeMouse {
  public:
    explicit TimeMouse(TimeChart& chart) : chart_(chart), ui_(chart.ui), own_(chart.own), extent_(chart.ui.state.playback.extent()) {}

    void run() {
        if (own_.drag != TimeDrag::None && !ui_.mouse_down() && !ImGui::GetIO().MouseDown[2]) {
            finish();
        }
        touch_window();
        touch_histogram();
        touch_rest();
        wheel();
        if (own_.drag != TimeDrag::None) {
            own_.moved = own_.moved || std::abs(ui_.mouse().x - own_.press_x) > kClickSlack;
            if (own_.moved) {
                follow();
            }
        }
    }

  private:
    void begin(TimeDrag what) {
        own_.drag = what;
        own_.press_x = ui_.mouse().x;
        own_.press_days = chart_.axis.days_at(ui_.mouse().x);
        own_.moved = false;
        own_.held_days = chart_.shown;
        own_.held_view = time_view_target(ui_);
        own_.held_folding = own_.folds.target();
    }

    /// Edges first: the control that comes first has the mouse where two lie over each other.
    void touch_window() {
        if (chart_.mode() != PlayMode::Window && chart_.mode() != PlayMode::Cumulative) {
            return;
        }
        const Rect& area = chart_.lanes.histogram;
        const double width = chart_.last_edge - chart_.first_edge;
        const double outward = std::max(0.0, kLeastBody + kGrip - width) / 2.0;
        const auto grip = [&](double x) { return Rect{x - kGrip / 2.0, area.y, kGrip, area.height}; };
        const auto edge = [&](const char* id, double x, TimeDrag what) {
            if (own_.drag != what && (x < area.x - kGrip || x > area.right() + kGrip)) {
                return; // out of sight
            }
            const Touch hit = ui_.touch(id, grip(x), false);
            if (hit.hovered || own_.drag == what) {
                ui_.cursor(ImGuiMouseCursor_ResizeEW);
            }
            if (hit.pressed) {
                begin(what);
            }
        };
        edge("time:edge_last", chart_.last_edge + outward, TimeDrag::LastEdge);
        if (!chart_.has_first_edge()) {
            return;
        }
        edge("time:edge_first", chart_.first_edge - outward, TimeDrag::FirstEdge);
        const double half = std::max(kLeastBody / 2.0, width / 2.0);
        const double middle = (chart_.first_edge + chart_.last_edge) / 2.0;
        const double left = std::max(area.x, middle - half);
        const double right = std::min(area.right(), middle + half);
        const Touch body = ui_.touch("time:window", {left, area.y, right - left, area.height}, false);
        hovered_ = hovered_ || body.hovered;
        if (body.hovered || own_.drag == TimeDrag::Move) {
            ui_.cursor(ImGuiMouseCursor_Hand);
        }
        if (body.pressed) {
            begin(TimeDrag::Move);
        }
        reset_on(body);
    }

    void touch_histogram() {
        const Touch hit = ui_.touch("time:histogram", chart_.lanes.histogram, false);
        hovered_ = hovered_ || hit.hovered;
        if (hit.pressed) {
            const bool scrub = chart_.mode() == PlayMode::Cumulative || chart_.mode() == PlayMode::Instant;
            begin(scrub ? TimeDrag::Scrub : TimeDrag::New);
        }
        reset_on(hit);
        if ((hovered_ || ui_.hovers(chart_.lanes.strip)) && own_.drag == TimeDrag::None) {
            const auto* fold = chart_.axis.break_at(chart_.axis.days_at(ui_.mouse().x));
            chart_.hovered_break = fold != nullptr ? std::optional(fold->days) : std::nullopt;
            chart_.hovered = fold != nullptr ? std::nullopt : chart_.bin_at(ui_.mouse().x);
        }
    }

    void reset_on(const Touch& hit) {
        if (hit.double_clicked && !is_whole(time_view_target(ui_), whole_view(extent_))) {
            set_time_view(ui_, whole_view(extent_), true);
            own_.drag = TimeDrag::None;
        }
    }

    void touch_rest() {
        const TimeLanes& lanes = chart_.lanes;
        if (!lanes.axis.empty()) {
            const Touch hit = ui_.touch("time:axis", lanes.axis, false);
            if (hit.pressed) {
                begin(TimeDrag::Pan);
            }
            reset_on(hit);
        }
        const Rect seen{lanes.histogram.x, lanes.histogram.y, lanes.histogram.width, (lanes.strip.empty() ? lanes.histogram : lanes.strip).bottom() - lanes.histogram.y};
        if (ImGui::GetIO().MouseClicked[2] && ui_.hovers(seen)) {
            begin(TimeDrag::Pan);
        }
        if (lanes.whole.empty()) {
            return;
        }
        const Touch hit = ui_.touch("time:whole", lanes.whole, false);
        const TimeAxis whole = whole_axis();
        const AxisView view = time_view_target(ui_);
        const double x = ui_.mouse().x;
        const double left = whole.x_of(view.first);
        const double right = whole.x_of(view.end);
        const bool at_first = std::abs(x - left) <= kViewGrip && x < (left + right) / 2.0;
        const bool at_end = std::abs(x - right) <= kViewGrip && !at_first;
        if (hit.hovered) {
            ui_.cursor(at_first || at_end ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_Hand);
        }
        if (hit.pressed) {
            begin(at_first ? TimeDrag::ViewFirst : at_end ? TimeDrag::ViewEnd
                                                          : TimeDrag::View);
            own_.press_days = whole.days_at(x);
            if (own_.drag == TimeDrag::View && (x < left || x > right)) { // beside the view: it comes here
                own_.held_view = centred_on(own_.press_days);
                set_time_view(ui_, own_.held_view, true, own_.folds.level());
            }
        }
        reset_on(hit);
    }

    void wheel() {
        const TimeLanes& lanes = chart_.lanes;
        const Rect seen{lanes.histogram.x, lanes.histogram.y, lanes.histogram.width, (lanes.whole.empty() ? lanes.strip.empty() ? lanes.axis.empty() ? lanes.histogram : lanes.axis : lanes.strip : lanes.whole).bottom() - lanes.histogram.y};
        const double steps = ui_.take_wheel(seen);
        if (steps == 0.0) {
            return;
        }
        const double x = ui_.mouse().x;
        const AxisView whole = whole_view(extent_);
        // Where the axis is going, so that quick steps stay on what is under the mouse.
        const TimeAxis target = own_.target_axis(ui_, chart_.axis.left, chart_.axis.width);
        if (ImGui::GetIO().KeyCtrl) {
            const double factor = std::pow(kZoomStep, steps);
            const auto view_with = [&](const FoldLevel& level) { return zoomed(target, x, factor, whole, own_.folds_wanted() ? own_.folds.folding(level) : timeline::Folding()); };
            // What is worth a fold where a day is so wide, as long as the breaks leave room for days.
            const auto& chosen = ui_.state.settings.time.bin;
            const double day = zoomed_px_per_day(target, factor, whole);
            FoldLevel level{timeline::least_fold_days({day, TimeAxis::kBreakPx}), bar_unit(day, chosen)};
            level.least_days = std::max(level.least_days, own_.folds.level_for(view_with(level), target.width, chosen).least_days);
            const AxisView view = view_with(level);
            set_time_view(ui_, view, true, view == whole ? std::nullopt : std::optional(level));
        } else if (chart_.mode() == PlayMode::Window && x >= chart_.first_edge && x < chart_.last_edge && lanes.histogram.contains(x, ui_.mouse().y)) {
            ui_.command(session::ResizeWindow{chart_.axis.day_at(x), std::pow(kResizeStep, steps)});
        } else {
            set_time_view(ui_, panned(target, -steps * kPanStep * target.width, whole), true, own_.folds.level());
        }
    }

    [[nodiscard]] TimeAxis whole_axis() const {
        const Rect& lane = chart_.lanes.whole;
        const double width = std::max(1.0, lane.width);
        const AxisView whole = whole_view(extent_);
        return {whole, lane.x, width, &own_.whole_folding(ui_, whole, width)};
    }
    /// The axis as it was when the button went down.
    [[nodiscard]] TimeAxis held_axis() const { return {own_.held_view, chart_.axis.left, chart_.axis.width, &own_.held_folding}; }
    /// The held view with a moment in its middle.
    [[nodiscard]] AxisView centred_on(double days) const {
        const TimeAxis held = held_axis();
        return panned(held, held.x_of(days) - held.left - held.width / 2.0, whole_view(extent_));
    }

    [[nodiscard]] Day clamped(double days) const { return std::clamp(day_at(days), extent_.first, extent_.last); }

    void set_window(DayInterval days) {
        if (chart_.mode() != PlayMode::Window) {
            ui_.command(session::SetMode{PlayMode::Window});
        }
        if (chart_.mode() != PlayMode::Window || !(days == chart_.shown)) {
            ui_.command(session::SetWindow{days});
        }
    }

    void set_now(Day day) {
        if (day != chart_.shown.last) {
            ui_.command(session::SetNow{day});
        }
    }

    /// The mouse moved on with the button down.
    void follow() {
        const double days = chart_.axis.days_at(ui_.mouse().x);
        const DayInterval held = own_.held_days;
        const auto by = std::chrono::days{static_cast<int>(std::lround(days - own_.press_days))};
        switch (own_.drag) {
        case TimeDrag::None: break;
        case TimeDrag::Move: {
            const auto step = std::clamp(by, extent_.first - held.first, extent_.last - held.last);
            set_window({held.first + step, held.last + step});
            break;
        }
        case TimeDrag::FirstEdge: set_window({std::clamp(held.first + by, extent_.first, held.last), held.last}); break;
        case TimeDrag::LastEdge:
            if (chart_.mode() == PlayMode::Cumulative) {
                set_now(std::clamp(held.last + by, extent_.first, extent_.last));
            } else {
                set_window({held.first, std::clamp(held.last + by, held.first, extent_.last)});
            }
            break;
        case TimeDrag::New: {
            const Day from = clamped(own_.press_days);
            const Day to = clamped(days);
            set_window({std::min(from, to), std::max(from, to)});
            break;
        }
        case TimeDrag::Scrub: set_now(clamped(days)); break;
        case TimeDrag::Pan: set_time_view(ui_, panned(held_axis(), own_.press_x - ui_.mouse().x, whole_view(extent_)), false, own_.folds.level()); break;
        case TimeDrag::View:
        case TimeDrag::ViewFirst:
        case TimeDrag::ViewEnd: follow_view(); break;
        }
        ui_.cursor(own_.drag == TimeDrag::Pan || own_.drag == TimeDrag::Move || own_.drag == TimeDrag::View ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_ResizeEW);
    }

    void follow_view() {
        constexpr double kLeast = 4.0; // days
        const TimeAxis whole = whole_axis();
        const double by = ui_.mouse().x - own_.press_x;
        const auto moved = [&](double days) { return whole.days_at(whole.x_of(days) + by); };
        AxisView view = own_.held_view;
        if (own_.drag == TimeDrag::View) {
            const double middle = whole.days_at((whole.x_of(view.first) + whole.x_of(view.end)) / 2.0 + by);
            const TimeAxis held = held_axis();
            const double centre = whole.days_at((whole.x_of(view.first) + whole.x_of(view.end)) / 2.0);
            set_time_view(ui_, panned(held, held.x_of(middle) - held.x_of(centre), whole.view), false, own_.folds.level());
            return;
        }
        if (own_.drag == TimeDrag::ViewFirst) {
            view.first = std::clamp(moved(view.first), whole.view.first, view.end - kLeast);
        } else {
            view.end = std::clamp(moved(view.end), view.first + kLeast, whole.view.end);
        }
        set_time_view(ui_, view, false);
    }

    /// The button went up.
    void finish() {
        const TimeDrag what = std::exchange(own_.drag, TimeDrag::None);
        if (own_.moved || chart_.mode() == PlayMode::All || (what != TimeDrag::New && what != TimeDrag::Scrub)) {
            return;
        }
        // A click on a bar: the window ends there.
        if (const auto bin = chart_.bin_at(own_.press_x)) {
            ui_.command(session::SetNow{std::clamp(chart_.bars->bins[*bin].last, extent_.first, extent_.last)});
        }
    }

    TimeChart& chart_;
    Ui& ui_;
    TimeState& own_;
    DayInterval extent_;
    bool hovered_ = false;
};

} // namespace

void take_time_mouse(TimeChart& chart) { TimeMouse(chart).run(); }

} // namespace marsad::ui
