#include "ui/time_chart.h"

#include "ui/date_text.h"

#include <algorithm>
#include <cmath>

namespace marsad::ui {

namespace {

constexpr double kSlant = 5.0;    ///< how far a line of a break leans
constexpr double kSeenFrom = 0.05; ///< of a fold's share

/// A fold that is in sight.
struct Break {
    timeline::DayInterval days;
    double left;
    double right;
    double share;
};

std::vector<Break> breaks_in_sight(const TimeChart& chart) {
    std::vector<Break> out;
    const Rect& area = chart.lanes.histogram;
    for (const timeline::Fold& fold : chart.axis.folding().folds()) {
        const double left = chart.axis.x_of(fold.days.first);
        const double right = chart.axis.end_of(fold.days);
        if (fold.share > kSeenFrom && right > area.x && left < area.right()) {
            out.push_back({fold.days, left, right, fold.share});
        }
    }
    return out;
}

double bottom_of(const TimeLanes& lanes) { return !lanes.strip.empty() ? lanes.strip.bottom() : lanes.axis.empty() ? lanes.histogram.bottom() : lanes.axis.bottom(); }

/// Both lines of a break between two heights.
void draw_slants(const TimeChart& chart, const Break& at, double top, double bottom, Colour colour, double thickness) {
    const double lean = std::min(kSlant, (at.right - at.left) / 2.0);
    chart.ui.line({at.left, bottom}, {at.left + lean, top}, colour.with_alpha(at.share), thickness);
    chart.ui.line({at.right - lean, bottom}, {at.right, top}, colour.with_alpha(at.share), thickness);
}

} // namespace

std::string length_text(const Ui& ui, int days) {
    constexpr int kMonthsFrom = 92;
    constexpr int kYearsFrom = 731;
    constexpr double kMonth = 30.44;
    constexpr double kYear = 365.25;
    const auto count = [](double number) { return static_cast<std::int64_t>(std::lround(number)); };
    return days < kMonthsFrom ? ui.text("time.days", {std::int64_t{days}}) : days < kYearsFrom ? ui.text("time.months", {count(days / kMonth)})
                                                                                               : ui.text("time.years", {count(days / kYear)});
}

void draw_break_grounds(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const Rect& area = chart.lanes.histogram;
    ui.push_clip(area);
    for (const Break& at : breaks_in_sight(chart)) {
        ui.fill({at.left, area.y, at.right - at.left, area.height}, ui.theme.field.with_alpha(0.9 * at.share));
    }
    ui.pop_clip();
}

void draw_breaks(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const TimeLanes& lanes = chart.lanes;
    const Rect& area = lanes.histogram;
    const auto breaks = breaks_in_sight(chart);
    if (breaks.empty()) {
        return;
    }
    const double bottom = bottom_of(lanes);
    ui.push_clip({area.x, area.y, area.width, bottom - area.y});
    double free_from = -1e9; // words do not touch each other
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        const Break& at = breaks[i];
        draw_slants(chart, at, area.y, area.bottom(), ui.theme.edge, ui.hairline());
        if (!lanes.axis.empty()) {
            // The axis itself is cut through.
            constexpr double kStroke = 5.0;
            const double y = lanes.axis.y;
            ui.fill({at.left + 1.0, y - 1.0, std::max(0.0, at.right - at.left - 2.0), 3.0}, ui.theme.panel.with_alpha(at.share));
            draw_slants(chart, at, y - kStroke, y + kStroke, ui.theme.t2, 1.25);
        }
        ui.note_drawn("time:break:" + std::to_string(i), {at.left, area.y, at.right - at.left, area.height});
        if (chart.small || at.share < 1.0) {
            continue;
        }
        const std::string length = length_text(ui, at.days.length_days());
        const double wide = ui.text_width(length, Font::Caption) + 8.0;
        const double x = std::clamp((at.left + at.right - wide) / 2.0, area.x + 1.0, std::max(area.x + 1.0, area.right() - wide - 1.0));
        if (x >= free_from) {
            const Rect box{x, area.y + 3.0, wide, 16.0};
            ui.fill(box, ui.theme.panel.with_alpha(0.85), 3.0);
            ui.label(box, length, Font::Caption, ui.theme.t2, Align::Centre);
            free_from = x + wide + 4.0;
        }
    }
    ui.pop_clip();
}

} // namespace marsad::ui
