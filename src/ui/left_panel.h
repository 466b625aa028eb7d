#pragma once

#include "ui/layout.h"
#include "ui/ui.h"

namespace marsad::ui {

/// Queue, events and filters: tabs beside the map, a rail with a drawer over the map where the window is small.
void draw_left_panel(Ui& ui, const Layout& layout);

} // namespace marsad::ui
