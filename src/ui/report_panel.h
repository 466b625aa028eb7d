#pragma once

#include "session/project.h"
#include "ui/ui.h"

#include <string>

namespace marsad::ui {

/// The report of the selected event, else the one that was opened; null where there is none.
[[nodiscard]] const session::ReadReport* shown_report(const Ui& ui);

/// "Reuters · 3 Jan 2022 · Arabic", as far as it is known.
[[nodiscard]] std::string report_origin_text(Ui& ui, const session::ReadReport& report);

/// The text of the report with the evidence of the selected event lit, and the numbers of its events below. Scrolls.
void draw_report_panel(Ui& ui, const Rect& rect);

} // namespace marsad::ui
