#pragma once

#include "ui/layout.h"
#include "ui/place_search.h"
#include "ui/ui.h"

#include <string>

namespace marsad::ui {

class MapPanel;

/// A toast in words; values that are whole numbers take their plural forms.
[[nodiscard]] std::string toast_text(const i18n::Texts& texts, const session::Toast& toast);

/// Mark, adding of reports, undo, search, export, theme, language, settings, help.
void draw_top_bar(Ui& ui, const Layout& layout);

/// What the search field finds, under it: places that it flies to, events, commands. Enter takes the first or the one the arrows
/// chose.
void draw_search_results(Ui& ui, const Layout& layout, const PlaceSearch& search, MapPanel& map);

/// What is being done, the place under the mouse, labels, zoom.
void draw_status_bar(Ui& ui, const Layout& layout, const MapPanel& map);

/// Short messages over the map's corner, the newest at the bottom. What is no error goes by itself.
void draw_toasts(Ui& ui, const Layout& layout);

} // namespace marsad::ui
