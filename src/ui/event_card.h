#pragma once

#include "ui/place_search.h"
#include "ui/ui.h"

namespace marsad::ui {

/// The height that the card's body would take, without a header, in logical pixels.
[[nodiscard]] double event_card_height(Ui& ui, double width);

/// The selected event: title, badges, the seven fields with confidence and rivals; without a selection, sums over the window. Scrolls
/// where it does not fit.
void draw_event_card(Ui& ui, const Rect& rect, const PlaceSearch& search);

/// "20 of 21 in window"; empty without a selection.
[[nodiscard]] std::string event_position_text(Ui& ui);

} // namespace marsad::ui
