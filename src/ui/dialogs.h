#pragma once

#include "ui/ui.h"

namespace marsad::ui {

/// The dialog that is open: add, open, export, settings, help. Over everything; Esc closes it.
void draw_dialog(Ui& ui);

} // namespace marsad::ui
