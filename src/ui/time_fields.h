#pragma once

#include "ui/text_field.h"
#include "ui/time_state.h"
#include "ui/ui.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::ui {

/// A number that is typed, dragged sideways or stepped by the arrow keys.
struct NumberField {
    std::string id;
    std::string text;   ///< what stands in it while nobody types
    std::string suffix; ///< its unit
    std::string tip;
    std::function<std::optional<double>(std::string_view)> read; ///< nothing where it is no such number
    std::function<double(int)> step;                             ///< the value so many steps away
    std::string reason;                                          ///< what can be written, where the text cannot be read
};
/// The number that was set in this frame.
std::optional<double> number_field(Ui& ui, const Rect& rect, const NumberField& field);

/// A day that is typed in any of the ways of parse_date. A text that cannot be used stays, marked, and a line over the field says why.
std::optional<DateInput> date_field(Ui& ui, TimeState& own, const std::string& id, const Rect& rect, timeline::Day current, std::string_view tip);

} // namespace marsad::ui
