#pragma once

#include "ui/ui.h"

namespace marsad::ui {

/// The options of the time panel, over its button, where they are open; a region of its own.
void draw_time_options(Ui& ui);
/// Closes them; false where they are closed.
bool close_time_options(Ui& ui);

} // namespace marsad::ui
