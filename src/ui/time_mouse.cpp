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
            chart_.hovered = chart_.bin_at(ui_.mouse().x);
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
        const TimeAxis whole{whole_view(extent_), lanes.whole.x, lanes.whole.width};
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
                own_.held_view = panned(view, own_.press_days - (view.first + view.end) / 2.0, whole.view);
                set_time_view(ui_, own_.held_view, true);
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
        if (ImGui::GetIO().KeyCtrl) {
            // About the moment under the mouse where the view is going, so that quick steps stay on it.
            const AxisView target = time_view_target(ui_);
            const double about = TimeAxis{target, chart_.axis.left, chart_.axis.width}.days_at(x);
            set_time_view(ui_, zoomed(target, about, std::pow(kZoomStep, -steps), whole), true);
        } else if (chart_.mode() == PlayMode::Window && x >= chart_.first_edge && x < chart_.last_edge && lanes.histogram.contains(x, ui_.mouse().y)) {
            ui_.command(session::ResizeWindow{chart_.axis.day_at(x), std::pow(kResizeStep, steps)});
        } else {
            const AxisView target = time_view_target(ui_);
            set_time_view(ui_, panned(target, -steps * kPanStep * target.length(), whole), true);
        }
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
        case TimeDrag::Pan: pan((own_.press_x - ui_.mouse().x) / chart_.axis.px_per_day()); break;
        case TimeDrag::View:
        case TimeDrag::ViewFirst:
        case TimeDrag::ViewEnd: follow_view(); break;
        }
        ui_.cursor(own_.drag == TimeDrag::Pan || own_.drag == TimeDrag::Move || own_.drag == TimeDrag::View ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_ResizeEW);
    }

    void pan(double days) { set_time_view(ui_, panned(own_.held_view, days, whole_view(extent_)), false); }

    void follow_view() {
        constexpr double kLeast = 4.0; // days
        const AxisView all = whole_view(extent_);
        const double by = TimeAxis{all, chart_.lanes.whole.x, std::max(1.0, chart_.lanes.whole.width)}.days_at(ui_.mouse().x) - own_.press_days;
        AxisView view = own_.held_view;
        if (own_.drag == TimeDrag::View) {
            pan(by);
            return;
        }
        if (own_.drag == TimeDrag::ViewFirst) {
            view.first = std::clamp(view.first + by, all.first, view.end - kLeast);
        } else {
            view.end = std::clamp(view.end + by, view.first + kLeast, all.end);
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
