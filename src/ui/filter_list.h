#pragma once

#include "ui/ui.h"

namespace marsad::ui {

/// Filters by type, actor, country and source: each value with a bar and a count, solid what passes the other filters, pale all.
void draw_filters(Ui& ui, const Rect& rect);

} // namespace marsad::ui
