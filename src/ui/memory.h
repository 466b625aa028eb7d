#pragma once

#include "geo/lon_lat.h"
#include "geocode/autocomplete.h"
#include "model/event.h"
#include "typeset/edit_buffer.h"

#include <any>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace marsad::ui {

struct RightPanelMemory; // ui/right_panel_memory.h

/// What a text field keeps between frames.
struct EditState {
    typeset::EditBuffer buffer;
    double scroll = 0.0;      ///< logical pixels to the start of what is seen
    bool dragging = false;
    double moved_at_s = 0.0;  ///< when the caret last moved: it blinks from then
};

struct TableLines;

/// A file or folder in the open dialog.
struct FolderEntry {
    std::string name;
    bool is_folder;
    std::uintmax_t bytes;
};

/// What the window remembers between frames that is nobody else's business: scroll positions, open lists, half-typed text.
struct Memory {
    std::map<std::string, double> scroll;
    std::map<std::string, EditState> edits;
    std::set<std::string> open; ///< what is opened: menus, groups, rows
    std::string focused;        ///< id of the control that has the keyboard; empty = none
    bool focus_by_key = false;  ///< it was reached by Tab: the ring is drawn
    std::map<std::string, double> numbers;
    std::map<std::string, std::string> words;
    std::map<std::string, std::any> caches; ///< what a panel computed and keeps, by its name
    std::optional<geo::Bounds> map_bounds; ///< what the map shows in this frame
    std::vector<FolderEntry> folder;  ///< that the open dialog shows
    std::set<std::string> marked;     ///< names in it
    std::vector<std::size_t> found_events; ///< likewise events
    std::vector<geocode::Completion> places; ///< what the search found for the words asked last
    std::shared_ptr<RightPanelMemory> right_panel; ///< the report as laid out, the places found; made by the right panel
    std::shared_ptr<const TableLines> table_lines; ///< where each line of the event table stands

    [[nodiscard]] bool is_open(const std::string& id) const { return open.contains(id); }
    void set_open(const std::string& id, bool value) { value ? static_cast<void>(open.insert(id)) : static_cast<void>(open.erase(id)); }
};

} // namespace marsad::ui
