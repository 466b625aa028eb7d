#pragma once

#include "ui/map_frame.h"
#include "ui/ui.h"

#include <optional>
#include <string_view>

namespace marsad::ui {

/// What the mouse does on the map while it is chosen. One tool at a time; to add one: a class of its own, and a line in
/// map_tools.cpp, keys.tsv, icons.tsv and the texts.
class MapTool {
  public:
    MapTool() = default;
    MapTool(const MapTool&) = delete;
    MapTool& operator=(const MapTool&) = delete;
    virtual ~MapTool() = default;

    /// Of its action, its icon and its button "map:NAME".
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// It draws while the button is held; else a drag moves the map and only clicks are the tool's.
    [[nodiscard]] virtual bool owns_drag() const { return false; }

    /// `hit` tells of the keys that are held.
    virtual void press(Ui&, const MapFrame&, Point, const Touch&) {}
    virtual void drag(Ui&, const MapFrame&, Point, const Touch&) {}
    virtual void release(Ui&, const MapFrame&, Point, const Touch&) {}
    virtual void click(Ui&, const MapFrame&, Point, const Touch&) {}
    /// Enter. False where it does nothing with it.
    virtual bool enter(Ui&) { return false; }
    /// Esc: takes back what is drawn. False where there is nothing: the tool is put away.
    virtual bool step_back(Ui&) { return false; }
    virtual void put_away(Ui& ui) { static_cast<void>(step_back(ui)); }

    /// On the map, under its controls. `mouse`: where it is over the map.
    virtual void draw(Ui&, const MapFrame&, std::optional<Point> mouse) = 0;
    /// A line of words and buttons over the map, or nothing; its region is its own. Gives its height.
    virtual double draw_bar(Ui&, const MapFrame&, double /*top*/) { return 0.0; }
};

/// Words on the map itself, on a ground of their own; the box that they take stands beside `at` and inside of `within`.
Rect map_label(Ui& ui, const Rect& within, Point at, std::string_view text, Font font = Font::SmallBold);

/// A bar of one line in the middle of the map, below the stamp; draw its contents and call end_region(). The row inside of it.
Row begin_map_bar(Ui& ui, const char* name, const Rect& map, double top, double width);
inline constexpr double kMapBarHeight = 34.0;

} // namespace marsad::ui
