#include "ui/time_panel.h"

#include "ui/time_chart.h"
#include "ui/time_options.h"
#include "ui/time_transport.h"

#include <algorithm>

namespace marsad::ui {

namespace {

constexpr double kBar = 40.0;
constexpr double kPad = 12.0;
constexpr double kShortHistogram = 24.0;

/// Room for the names of the lanes: the widest of them, whichever are shown, so that nothing moves when one appears.
double names_width(Ui& ui) {
    constexpr double kLeast = 64.0;
    double wide = kLeast;
    for (const char* key : {"time.uncertain", "time.reports", "time.whole", "time.events_short"}) {
        wide = std::max(wide, ui.text_width(ui.text(key), Font::Caption));
    }
    return kPad + wide + 8.0;
}

/// Lanes without a day to show: their outlines, and one sentence.
void draw_empty(Ui& ui, const TimeLanes& lanes) {
    for (const Rect* lane : {&lanes.histogram, &lanes.uncertain, &lanes.strip}) {
        if (!lane->empty()) {
            ui.frame(*lane, ui.theme.line, 2.0, ui.hairline());
        }
    }
    ui.line({lanes.axis.x, lanes.axis.y}, {lanes.axis.right(), lanes.axis.y}, ui.theme.line2, ui.hairline());
    ui.label(lanes.histogram, ui.text("time.empty"), Font::Body, ui.theme.t3, Align::Centre);
}

void draw_lanes(Ui& ui, TimeState& own, const Layout& layout) {
    const Rect& panel = layout.time;
    const bool empty = ui.digest.store()->dated_count() == 0;
    LanesWanted wanted;
    wanted.right_to_left = ui.rtl;
    wanted.uncertain = layout.time_uncertain;
    wanted.strip = layout.time_strip;
    wanted.names_width = names_width(ui);
    const AxisView whole = whole_view(ui.state.playback.extent());
    wanted.whole = !empty && !(is_whole(time_view(ui), whole, own.folds.target()) && is_whole(time_view_target(ui), whole, own.folds.target()));
    const TimeLanes lanes = lay_out_lanes({panel.x, panel.y + kBar, panel.width, panel.height - kBar}, wanted);
    if (empty) {
        own.drag = TimeDrag::None;
        draw_empty(ui, lanes);
        return;
    }
    TimeChart chart(ui, own, lanes);
    take_time_mouse(chart);
    draw_histogram(chart);
    draw_uncertain_lane(chart);
    draw_axis_lane(chart);
    draw_report_strip(chart);
    draw_whole_span(chart);
    draw_breaks(chart);
    draw_lane_names(chart);
    draw_time_edges(chart);
    draw_time_flags(chart);
    draw_time_hover(chart);
}

void draw_short(Ui& ui, TimeState& own, const Rect& panel) {
    const Rect room = inset(draw_short_transport(ui, own, panel), 8.0, 0.0);
    constexpr double kLeastRoom = 80.0;
    if (room.width < kLeastRoom || ui.digest.store()->dated_count() == 0) {
        return;
    }
    TimeLanes lanes;
    lanes.histogram = centred(room, kShortHistogram);
    TimeChart chart(ui, own, lanes);
    chart.small = true;
    take_time_mouse(chart);
    draw_histogram(chart);
    draw_breaks(chart);
    draw_time_edges(chart);
    draw_time_hover(chart);
}

/// What is folded is passed in no time, where that is wanted.
void follow_quiet(Ui& ui, const TimeState& own) {
    const auto& options = ui.state.settings.time;
    auto wanted = options.fold_gaps && options.skip_gaps ? own.folds.folded() : std::vector<timeline::DayInterval>();
    if (wanted != ui.state.playback.quiet()) {
        ui.command(session::SetQuiet{std::move(wanted)});
    }
}

} // namespace

void draw_time_panel(Ui& ui, const Layout& layout) {
    if (layout.time.empty()) {
        return;
    }
    TimeState& own = TimeState::of(ui);
    ui.begin_region("time", layout.time);
    ui.fill(layout.time, ui.theme.panel);
    static_cast<void>(time_view(ui)); // sets the axis up before the bar speaks of it
    if (layout.time_bar) {
        draw_short(ui, own, layout.time);
    } else {
        draw_time_transport(ui, own, {layout.time.x, layout.time.y, layout.time.width, kBar});
        draw_lanes(ui, own, layout);
    }
    ui.end_region();
    follow_quiet(ui, own);
    if (layout.time_bar) {
        static_cast<void>(close_time_options(ui)); // their button is not there
    }
}

void zoom_time_axis(Ui& ui, const std::optional<timeline::DayInterval>& days) {
    const AxisView whole = whole_view(ui.state.playback.extent());
    set_time_view(ui, days ? view_of(*days, whole) : whole, true);
}

} // namespace marsad::ui
