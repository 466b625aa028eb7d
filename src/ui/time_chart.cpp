#include "ui/time_chart.h"

#include "ui/date_text.h"

#include <algorithm>
#include <cmath>

namespace marsad::ui {

namespace {

using timeline::PlayMode;

constexpr std::size_t kMostBins = 50'000;
constexpr double kOutside = 0.42; // opacity of bars outside the window
constexpr double kGripWidth = 10.0;
constexpr double kGripHeight = 28.0;

double unit_days(timeline::BinUnit unit) {
    switch (unit) {
    case timeline::BinUnit::OneDay: return 1.0;
    case timeline::BinUnit::Week: return 7.0;
    case timeline::BinUnit::Month: return 28.0;
    case timeline::BinUnit::Quarter: return 90.0;
    case timeline::BinUnit::Year: return 365.0;
    }
    return 1.0;
}

Colour type_colour(const Ui& ui, model::EventType type) { return ui.theme.map.type[static_cast<std::size_t>(type)]; }

/// One bar, as far as it lies between two edges.
void draw_bar(const TimeChart& chart, std::size_t bin, double left, double right, double opacity) {
    Ui& ui = chart.ui;
    const Rect& area = chart.lanes.histogram;
    const double pixel = 1.0 / ui.scale;
    const double unit = area.height / static_cast<double>(chart.top);
    std::size_t below = 0;
    for (const model::EventType type : kStackOrder) {
        const std::size_t count = chart.bars->at(bin, static_cast<std::size_t>(type));
        if (count == 0) {
            continue;
        }
        const double bottom = area.bottom() - static_cast<double>(below) * unit;
        below += count;
        double top = area.bottom() - static_cast<double>(std::min(below, chart.top)) * unit;
        if (bottom - top >= 4.0) {
            top += pixel; // a line of ground between the types
        }
        top = std::min(top, bottom - pixel); // a few are never drawn as none
        ui.fill({left, top, right - left, bottom - top}, type_colour(ui, type).with_alpha(opacity));
    }
}

void draw_bars(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const double gap = 1.0 / std::max(1.0, std::floor(ui.scale));
    const double inside_from = chart.axis.x_of(chart.shown.first);
    const double inside_to = chart.axis.end_of(chart.shown);
    const Rect& area = chart.lanes.histogram;
    ui.push_clip(area);
    for (std::size_t bin = chart.bin_at(area.x).value_or(0); bin < chart.bars->bins.size(); ++bin) {
        const Rect column = chart.bin_column(bin);
        if (column.x > area.right()) {
            break;
        }
        if (chart.bars->total(bin) == 0) {
            continue;
        }
        const double right = std::max(column.right() - gap, column.x + gap);
        const double from = std::clamp(inside_from, column.x, right);
        const double to = std::clamp(inside_to, column.x, right);
        if (to - from >= right - column.x) {
            draw_bar(chart, bin, column.x, right, 1.0);
            continue;
        }
        if (from > column.x) {
            draw_bar(chart, bin, column.x, to > from ? from : right, kOutside);
        }
        if (to > from) {
            draw_bar(chart, bin, from, to, 1.0);
        }
        if (to < right && (to > from || from <= column.x)) {
            draw_bar(chart, bin, to > from ? to : column.x, right, kOutside);
        }
    }
    ui.pop_clip();
}

void draw_scale(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const Rect& area = chart.lanes.histogram;
    const int parts = scale_parts(chart.top, area.height, 22.0);
    for (int part = 1; part <= parts; ++part) {
        const double y = std::round(area.bottom() - area.height * part / parts);
        ui.line({area.x, y}, {area.right(), y}, ui.theme.line, ui.hairline());
        if (!chart.small) {
            const std::string number = std::to_string(chart.top * static_cast<std::size_t>(part) / static_cast<std::size_t>(parts));
            const Rect at = ui.rtl ? Rect{area.right() + 8.0, y - 8.0, 60.0, 16.0} : Rect{area.x - 68.0, y - 8.0, 60.0, 16.0};
            ui.label(at, number, Font::Caption, ui.theme.t3, ui.rtl ? Align::Left : Align::Right, Flow::LeftToRight);
        }
    }
    ui.line({area.x, area.bottom()}, {area.right(), area.bottom()}, ui.theme.line2, ui.hairline());
}

/// Where no report was published, an empty bar does not mean that nothing happened.
void draw_gaps(const TimeChart& chart) {
    Ui& ui = chart.ui;
    if (chart.small) {
        return;
    }
    constexpr double kOpacity = 0.16;
    const std::string word = ui.text("time.no_reports");
    const double word_width = ui.text_width(word, Font::Caption) + 8.0;
    const Rect& area = chart.lanes.histogram;
    for (const timeline::DayInterval& days : chart.own.report_gaps(ui, *chart.bars, chart.range)) {
        const double left = std::max(area.x, chart.axis.x_of(days.first));
        const double right = std::min(area.right(), chart.axis.end_of(days));
        if (right <= left) {
            continue;
        }
        const Rect gap{left, area.y, right - left, area.height};
        ui.hatch(gap, ui.theme.warn.with_alpha(kOpacity), 6.0, 1.0);
        if (gap.width >= word_width + 4.0) {
            const Rect at{gap.x + (gap.width - word_width) / 2.0, area.y + area.height * 0.4, word_width, 16.0};
            ui.fill(at, ui.theme.panel.with_alpha(0.75), 3.0);
            ui.label(at, word, Font::Caption, ui.theme.warn, Align::Centre);
        }
    }
}

/// The day whose event is selected: a stroke on the ground, so that table, map and time show the same one.
void draw_selected(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const auto* event = ui.state.selected_event();
    if (event == nullptr || !event->date) {
        return;
    }
    const Rect& area = chart.lanes.histogram;
    const double left = std::clamp(chart.axis.x_of(event->date->first), area.x, area.right());
    const double right = std::clamp(chart.axis.end_of(*event->date), area.x, area.right());
    if (right - left <= 0.0) {
        return;
    }
    const double middle = (left + right) / 2.0;
    const double half = std::max(1.5, (right - left) / 2.0);
    ui.fill({middle - half, area.bottom() - 1.0, 2.0 * half, 3.0}, ui.theme.ring);
    if (chart.small) {
        return;
    }
    ui.triangle({middle - 5.0, area.y - 1.0}, {middle + 5.0, area.y - 1.0}, {middle, area.y + 6.0}, ui.theme.ring);
}

void draw_grip(const TimeChart& chart, double x) {
    Ui& ui = chart.ui;
    const Rect& area = chart.lanes.histogram;
    const double high = std::min(kGripHeight, area.height - 4.0);
    const Rect grip{x - kGripWidth / 2.0, area.y + (area.height - high) / 2.0, kGripWidth, high};
    ui.fill(grip, ui.theme.accent, 3.0);
    for (const double at : {-1.5, 1.5}) {
        ui.line({x + at, grip.y + 8.0}, {x + at, grip.bottom() - 8.0}, ui.theme.on_accent, 1.0);
    }
}

double grip_shift(const TimeChart& chart) {
    constexpr double kRoom = 20.0; // between the middles of two grips
    return chart.has_first_edge() ? std::max(0.0, kRoom - (chart.last_edge - chart.first_edge)) / 2.0 : 0.0;
}

} // namespace

TimeChart::TimeChart(Ui& the_ui, TimeState& the_own, const TimeLanes& the_lanes) : ui(the_ui), own(the_own), lanes(the_lanes) {
    const auto& play = ui.state.playback;
    own.axis_width = std::max(1.0, lanes.histogram.width);
    axis = {time_view(ui), lanes.histogram.x, own.axis_width, &own.folds.now()};
    const auto& chosen = ui.state.settings.time.bin;
    range.unit = own.folds.target().empty() ? bar_unit(axis.px_per_day(), chosen) : own.folds.level().unit;
    // All days there are, so that panning counts nothing anew; where they are too many, those in sight.
    const auto extent = play.extent();
    const bool all = extent.length_days() / unit_days(range.unit) <= static_cast<double>(kMostBins);
    const auto days = all ? extent : axis.days();
    range.days = {timeline::bin_start(days.first, range.unit), timeline::next_bin(timeline::bin_start(days.last, range.unit), range.unit) - std::chrono::days{1}};
    if (!lanes.whole.empty()) {
        static_cast<void>(own.overview(ui, lanes.whole.width)); // before the bars: the digest keeps one histogram
    }
    const auto& mask = own.mask(ui);
    top = timeline::nice_top(std::max<std::size_t>(1, ui.digest.unfiltered_tallest(range.days, range.unit, mask)));
    bars = &ui.digest.histogram(range.days, range.unit, mask);
    shown = play.shown();
    const double now = play.now_days() + 1.0;
    const double first = days_of(extent.first);
    const double last = std::clamp(now, first, days_of(extent.last) + 1.0);
    switch (play.mode()) {
    case PlayMode::Window:
        first_edge = axis.x_of(std::clamp(now - play.window_days(), first, last));
        last_edge = axis.x_of(last);
        break;
    case PlayMode::Cumulative:
        first_edge = axis.x_of(first);
        last_edge = axis.x_of(last);
        break;
    case PlayMode::Instant: first_edge = last_edge = axis.x_of(std::clamp(play.now_days(), first, days_of(extent.last) + 1.0)); break;
    case PlayMode::All:
        first_edge = axis.x_of(extent.first);
        last_edge = axis.end_of(extent);
        break;
    }
}

std::optional<std::size_t> TimeChart::bin_at(double x) const {
    const timeline::Day day = axis.day_at(x);
    const auto after = std::upper_bound(bars->bins.begin(), bars->bins.end(), day, [](timeline::Day at, const timeline::DayInterval& bin) { return at < bin.first; });
    if (after == bars->bins.begin()) {
        return std::nullopt;
    }
    const auto bin = static_cast<std::size_t>(after - bars->bins.begin()) - 1;
    return day <= bars->bins[bin].last ? std::optional(bin) : std::nullopt;
}

Rect TimeChart::bin_column(std::size_t bin) const {
    const double left = std::round(axis.x_of(bars->bins[bin].first) * ui.scale) / ui.scale;
    const double right = std::round(axis.end_of(bars->bins[bin]) * ui.scale) / ui.scale;
    return {left, lanes.histogram.y, right - left, lanes.histogram.height};
}

void draw_histogram(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const Rect& area = chart.lanes.histogram;
    draw_break_grounds(chart);
    draw_scale(chart);
    const double bottom = chart.lanes.uncertain.empty() ? area.bottom() : chart.lanes.uncertain.bottom();
    if (chart.mode() != PlayMode::All) {
        const bool instant = chart.mode() == PlayMode::Instant;
        const double left = std::clamp(instant ? chart.axis.x_of(chart.shown.first) : chart.first_edge, area.x, area.right());
        const double right = std::clamp(instant ? chart.axis.end_of(chart.shown) : chart.last_edge, area.x, area.right());
        ui.fill({left, area.y, right - left, bottom - area.y}, ui.theme.accent.with_alpha(0.16));
    }
    draw_bars(chart);
    draw_gaps(chart);
    draw_selected(chart);
}

void draw_time_edges(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const TimeLanes& lanes = chart.lanes;
    const double bottom = !lanes.strip.empty() ? lanes.strip.bottom() : lanes.axis.empty() ? lanes.histogram.bottom()
                                                                                           : lanes.axis.bottom();
    const double top = lanes.flags.empty() ? lanes.histogram.y : lanes.flags.bottom() - 2.0;
    const auto seen = [&](double x) { return x >= lanes.histogram.x - 1.0 && x <= lanes.histogram.right() + 1.0; };
    const auto edge = [&](double x, double thickness) {
        if (seen(x)) {
            const double at = std::round(x * ui.scale) / ui.scale;
            ui.fill({at - thickness / 2.0, top, thickness, bottom - top}, ui.theme.accent);
        }
    };
    if (chart.has_first_edge()) {
        edge(chart.first_edge, 1.5);
    }
    if (chart.mode() != PlayMode::All) {
        edge(chart.last_edge, 2.0);
    }
    if (chart.small) {
        return;
    }
    const double shift = grip_shift(chart);
    if (chart.has_first_edge() && seen(chart.first_edge)) {
        draw_grip(chart, chart.first_edge - shift);
    }
    if (chart.has_last_edge() && seen(chart.last_edge)) {
        draw_grip(chart, chart.last_edge + shift);
    }
}

void draw_time_flags(const TimeChart& chart) {
    Ui& ui = chart.ui;
    if (chart.mode() == PlayMode::All || chart.lanes.flags.empty()) {
        return;
    }
    const auto days = chart.own.label_days(ui);
    const std::string first_text = day_text(ui.texts, days.first);
    const std::string last_text = day_text(ui.texts, days.last);
    constexpr double kPad = 8.0;
    const Rect& lane = chart.lanes.flags;
    const double left = chart.lanes.names.x == lane.right() || ui.rtl ? lane.x - 10.0 : lane.x;
    const double right = ui.rtl ? lane.right() : lane.right() + 10.0;
    const double last_width = ui.text_width(last_text, Font::CaptionBold) + 2.0 * kPad;
    const Rect box{0.0, lane.y + 1.0, 0.0, lane.height - 2.0};
    const auto flag = [&](double x, double wide, const std::string& text, bool now) {
        const Rect at{x, box.y, wide, box.height};
        ui.fill(at, now ? ui.theme.accent : ui.theme.accent_dim, 2.0);
        if (!now) {
            ui.frame(at, ui.theme.accent_line, 2.0, ui.hairline());
        }
        ui.label(inset(at, kPad - 2.0, 0.0), text, now ? Font::CaptionBold : Font::Caption, now ? ui.theme.on_accent : ui.theme.t1, Align::Centre);
    };
    const auto seen = [&](double x) { return x >= lane.x - 1.0 && x <= lane.right() + 1.0; };
    if (!chart.has_first_edge() || chart.shown.first == chart.shown.last) {
        if (seen(chart.last_edge)) {
            flag(std::min(chart.last_edge, right - last_width), last_width, last_text, true);
        }
        return;
    }
    const double dash = ui.text_width("–", Font::Caption) + 4.0;
    const double first_width = ui.text_width(first_text, Font::Caption) + 2.0 * kPad;
    const FlagPlaces places = place_flags(chart.first_edge, chart.last_edge, first_width + dash, last_width, left, right);
    if (places.merged && (seen(chart.first_edge) || seen(chart.last_edge))) {
        flag(places.first_x, first_width + dash, {}, false);
        ui.label({places.first_x + kPad, box.y, first_width - 2.0 * kPad + 1.0, box.height}, first_text, Font::Caption, ui.theme.t1, Align::Left);
        ui.label({places.first_x + first_width - kPad + 2.0, box.y, dash, box.height}, "–", Font::Caption, ui.theme.t1, Align::Left);
        flag(places.last_x, last_width, last_text, true);
        return;
    }
    if (seen(chart.first_edge)) {
        flag(std::max(left, chart.first_edge - first_width), first_width, first_text, false);
    }
    if (seen(chart.last_edge)) {
        flag(places.last_x, last_width, last_text, true);
    }
}

} // namespace marsad::ui
