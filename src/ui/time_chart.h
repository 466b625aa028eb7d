#pragma once

#include "ui/time_axis.h"
#include "ui/time_plan.h"
#include "ui/time_state.h"
#include "ui/ui.h"

#include <array>
#include <optional>
#include <string>

namespace marsad::ui {

/// Bars are stacked in this order, from the ground up.
inline constexpr std::array kStackOrder{model::EventType::Battles, model::EventType::ExplosionsRemoteViolence, model::EventType::ViolenceAgainstCivilians,
                                        model::EventType::Protests, model::EventType::Riots, model::EventType::StrategicDevelopments};

/// What the lanes of one frame have in common.
struct TimeChart {
    Ui& ui;
    TimeState& own;
    TimeLanes lanes;
    TimeAxis axis;
    BinRange range; ///< of the bars
    const timeline::Histogram* bars = nullptr;
    std::size_t top = 5;           ///< of the scale
    timeline::DayInterval shown{}; ///< days that are shown
    double first_edge = 0.0;       ///< of the window, logical pixels; it moves in fractions of a day
    double last_edge = 0.0;
    std::optional<std::size_t> hovered; ///< bin under the mouse
    std::optional<timeline::DayInterval> hovered_break; ///< fold under the mouse
    bool small = false;                 ///< the histogram of the one short bar: no grips, no words

    TimeChart(Ui& the_ui, TimeState& the_own, const TimeLanes& the_lanes);

    [[nodiscard]] timeline::PlayMode mode() const { return ui.state.playback.mode(); }
    [[nodiscard]] bool has_first_edge() const { return mode() == timeline::PlayMode::Window; }
    [[nodiscard]] bool has_last_edge() const { return mode() == timeline::PlayMode::Window || mode() == timeline::PlayMode::Cumulative; }
    [[nodiscard]] std::optional<std::size_t> bin_at(double x) const;
    /// Left and right edge of a bar.
    [[nodiscard]] Rect bin_column(std::size_t bin) const;
};

/// "96 days", "5 months", "3 years".
[[nodiscard]] std::string length_text(const Ui& ui, int days);

/// The mouse in the lanes; before anything is drawn, so that the grips lie over the bars.
void take_time_mouse(TimeChart& chart);

void draw_histogram(const TimeChart& chart);
/// Folds: their ground, below the bars; their two slanted lines and their length in words, over all lanes.
void draw_break_grounds(const TimeChart& chart);
void draw_breaks(const TimeChart& chart);
void draw_time_flags(const TimeChart& chart);
/// Edges and grips of the window, through all lanes.
void draw_time_edges(const TimeChart& chart);
void draw_lane_names(const TimeChart& chart);
void draw_uncertain_lane(const TimeChart& chart);
void draw_axis_lane(const TimeChart& chart);
void draw_report_strip(const TimeChart& chart);
void draw_whole_span(const TimeChart& chart);
/// Outline and card of the bar under the mouse; what a break under it leaves out.
void draw_time_hover(const TimeChart& chart);

} // namespace marsad::ui
