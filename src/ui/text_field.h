#pragma once

#include "ui/ui.h"

#include <string>
#include <string_view>

namespace marsad::ui {

/// What a text field looks like and takes.
struct FieldLook {
    std::string_view placeholder = {};
    std::string_view icon = {};   ///< at its start
    std::string_view suffix = {}; ///< at its end, a unit
    Font font = Font::Body;
    Flow flow = Flow::Own; ///< Own: the direction of what is typed, else the interface's
    bool many_lines = false;
    bool wrong = false;    ///< what stands in it cannot be used
    bool clear_button = false;
};

struct FieldResult {
    bool changed = false;
    bool entered = false;   ///< Enter in a field of one line, Ctrl+Enter in one of many
    bool left = false;      ///< lost the keyboard in this frame
    bool focused = false;
    bool escaped = false;
};

/// A text field of ours, because ImGui's neither joins Arabic nor finds its caret: logical text, caret and mouse by letters,
/// selection, clipboard, undo. The text lives in `ui.memory.edits[id]`.
FieldResult text_field(Ui& ui, const std::string& id, const Rect& rect, const FieldLook& look);

/// Replaces the text of a field where it does not have the keyboard.
void set_field(Ui& ui, const std::string& id, std::string_view text);

} // namespace marsad::ui
