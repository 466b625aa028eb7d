#pragma once

#include "ui/time_state.h"
#include "ui/ui.h"

namespace marsad::ui {

/// The bar of the time panel: transport, speed, mode, length, dates, fade, counts, the axis' dates. What has no room is shed
/// (plan_bar). The transport does not turn round in Arabic, the groups do.
void draw_time_transport(Ui& ui, TimeState& own, const Rect& bar);

/// The one bar that is left in a very low window: steps, play and dates; gives the room that is left for a histogram.
Rect draw_short_transport(Ui& ui, TimeState& own, const Rect& bar);

} // namespace marsad::ui
