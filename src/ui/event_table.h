#pragma once

#include "ui/ui.h"

namespace marsad::ui {

/// The list of events: search, chips of what is filtered, heads to sort by, rows, sums.
void draw_event_table(Ui& ui, const Rect& rect);

/// What a person should look at, by reason: not placed, not dated, rival readings.
void draw_queue(Ui& ui, const Rect& rect);

} // namespace marsad::ui
