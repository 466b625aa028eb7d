#pragma once

#include "model/event.h"
#include "session/evidence.h"
#include "ui/card_rows.h"
#include "ui/place_search.h"
#include "ui/ui.h"

#include <string>

namespace marsad::ui {

// What opens inside a row of the event card: the list of rival readings, the field for another day, the field for another place.

/// What can be opened in a row: "place" or "date"; empty for rows that open nothing.
[[nodiscard]] std::string_view opening_of(session::Field field);

[[nodiscard]] bool readings_open(const Ui& ui, const model::Event& event, session::Field field);
void open_readings(Ui& ui, const model::Event& event, session::Field field, bool open);
[[nodiscard]] bool editor_open(const Ui& ui, const model::Event& event, session::Field field);
void open_editor(Ui& ui, const model::Event& event, session::Field field, bool open);

/// Radio rows; the number keys choose. `box` gives place and width. Gives the height; draws and acts only with `paint`.
double draw_readings(Ui& ui, const model::Event& event, session::Field field, const Rect& box, bool paint);
double draw_editor(Ui& ui, const model::Event& event, session::Field field, const Rect& box, const PlaceSearch& search, bool paint);

} // namespace marsad::ui
