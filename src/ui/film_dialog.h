#pragma once

#include "ui/ui.h"

namespace marsad::ui {

/// "Export picture or animation": kind, size, days, mode, speed, title and file. Over everything.
void draw_film_dialog(Ui& ui);

} // namespace marsad::ui
