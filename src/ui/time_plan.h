#pragma once

#include "timeline/day.h"
#include "ui/layout.h"

#include <cstdint>
#include <span>
#include <vector>

namespace marsad::ui {

/// Where the lanes of the time panel stand; an empty rectangle = no room for that lane. All but `names` span the axis.
struct TimeLanes {
    Rect names; ///< column of the lanes' names: left, or right in Arabic
    Rect flags;
    Rect histogram;
    Rect uncertain;
    Rect axis;
    Rect strip;     ///< of reports
    Rect whole;     ///< the whole span, where the axis shows a part
    int tracks = 0; ///< of the uncertain lane
};
struct LanesWanted {
    bool right_to_left = false;
    bool uncertain = true;
    bool strip = true;
    bool whole = false;
    double names_width = 90.0;
};
/// The histogram keeps at least 50 where the rest can give: the strip goes first, then tracks of the uncertain lane, then that lane.
[[nodiscard]] TimeLanes lay_out_lanes(const Rect& body, const LanesWanted& wanted);

/// Widths of the groups of the transport bar, gaps and separators included.
struct BarWidths {
    double step_button = 0.0; ///< one button of the transport
    double play = 0.0;
    double speed_word = 0.0;
    double slider_long = 0.0;
    double slider_short = 0.0;
    double speed_field = 0.0;
    double modes = 0.0;
    double mode_button = 0.0;
    double length = 0.0;
    double dates = 0.0;
    double fade = 0.0;
    double counts_long = 0.0;
    double counts_short = 0.0;
    double range = 0.0; ///< dates of the axis; 0 where it shows the whole span
    double view_button = 0.0;
    double collapse = 0.0; ///< and the options
};
/// What of the bar is shown.
struct BarPlan {
    bool range = true;
    bool speed_word = true;
    bool counts_long = true;
    bool slider_long = true;
    bool window_buttons = true;
    bool view_button = true;
    bool counts = true;
    bool modes = true; ///< else one button that goes round
    bool slider = true;
    bool fade = true;
    bool event_buttons = true;
    bool end_buttons = true;
    bool length = true;
    bool repeat = true;
    bool step_buttons = true;
    bool mode = true;
    bool speed = true;

    [[nodiscard]] double width(const BarWidths& widths) const;
};
/// As much as fits, shed in the order of the fields above.
[[nodiscard]] BarPlan plan_bar(double width, const BarWidths& widths);

/// Something vague in time, to be packed.
struct VagueDays {
    timeline::DayInterval days;
    std::uint32_t row; ///< of the store
};
/// A bar of the uncertain lane: one event, or `count` of them in one.
struct VagueBar {
    timeline::DayInterval days;
    std::uint32_t row;
    std::uint32_t count;
    int track;
};
/// Each into the first track that is free; those that find none share the last track, where what overlaps is one bar with a count.
/// `items` by first day. The bars come by track, then by day, and do not overlap within a track.
[[nodiscard]] std::vector<VagueBar> pack_tracks(std::span<const VagueDays> items, int tracks);

/// From how many days on a stretch without reports is long for how often they come: three times what usually lies between
/// two days with reports. `days`: those days, sorted, each once or more.
[[nodiscard]] int long_gap_days(std::span<const timeline::Day> days);
/// Runs of bins without a report, so long or longer, among those that lie between the ends of a span: where it reaches beyond the first
/// or last bin that has one, there too.
[[nodiscard]] std::vector<timeline::DayInterval> find_gaps(std::span<const timeline::DayInterval> bins, std::span<const std::uint32_t> counts, const timeline::DayInterval& span, int least_days);

/// Where two flags stand at the window's edges: the first one ends at its edge, the last one begins there. Pushed in by the
/// panel's ends; where they would touch they stand side by side as one.
struct FlagPlaces {
    double first_x = 0.0;
    double last_x = 0.0;
    bool merged = false;
};
[[nodiscard]] FlagPlaces place_flags(double first_edge, double last_edge, double first_width, double last_width, double left, double right);

/// Into how many equal parts the scale of a histogram is cut, so that each is a round number and at least so high; 1 to 5.
[[nodiscard]] int scale_parts(std::size_t top, double height, double least);

} // namespace marsad::ui
