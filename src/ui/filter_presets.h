#pragma once

#include "ui/ui.h"

namespace marsad::ui {

/// The filters under a name, as chips: those that come with the program, the user's own, and a field to keep what is filtered now.
[[nodiscard]] double filter_presets_height(Ui& ui, double width);
/// Gives the y below it.
double draw_filter_presets(Ui& ui, const Rect& rect);

} // namespace marsad::ui
