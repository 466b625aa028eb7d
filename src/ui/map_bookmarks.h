#pragma once

#include "ui/ui.h"

#include <functional>
#include <string>

namespace marsad::ui {

/// Adds a view under a name that can be changed at once: opens the menu with the name being typed.
void add_bookmark(Ui& ui, const session::MapView& view, const std::string& name);
void go_to_bookmark(Ui& ui, const session::Bookmark& bookmark);

/// The open menu of named views beside `anchor` (its button), within the map. What "add" takes: the view now, and a name for it, which
/// is asked for then.
void draw_bookmarks(Ui& ui, const Rect& map, const Rect& anchor, const session::MapView& now, const std::function<std::string()>& name);
[[nodiscard]] bool bookmarks_open(const Ui& ui);
void open_bookmarks(Ui& ui, bool open);

} // namespace marsad::ui
