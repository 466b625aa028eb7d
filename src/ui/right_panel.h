#pragma once

#include "ui/layout.h"
#include "ui/place_search.h"
#include "ui/ui.h"

namespace marsad::ui {

/// Event card above, report below; tabs where the window is small. `search` finds places for an event that is placed by hand.
void draw_right_panel(Ui& ui, const Layout& layout, const PlaceSearch& search);

} // namespace marsad::ui
