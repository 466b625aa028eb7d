#pragma once

#include "session/evidence.h"
#include "ui/ui.h"

namespace marsad::ui {

/// The line under words that prove a field: each has its own pattern (window.md, section 7), because the colours alone do not tell them
/// apart for every eye. `bottom` is the lower edge of the words' box; `level` stacks further lines below it, from 0.
void draw_evidence_line(Ui& ui, session::Field field, double left, double right, double bottom, Colour colour, int level = 0);

/// The dotted line under words that tell another event.
void draw_trigger_line(Ui& ui, double left, double right, double bottom, Colour colour);

} // namespace marsad::ui
