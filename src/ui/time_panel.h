#pragma once

#include "timeline/day.h"
#include "ui/layout.h"
#include "ui/ui.h"

#include <optional>

namespace marsad::ui {

/// Transport, modes, dates, histogram, lanes and axis (window.md, section 9). Time runs from left to right in both languages.
void draw_time_panel(Ui& ui, const Layout& layout);

/// The axis shows these days, or the whole span.
void zoom_time_axis(Ui& ui, const std::optional<timeline::DayInterval>& days);

} // namespace marsad::ui
