#pragma once

#include "ui/map_measure.h"
#include "ui/map_tool.h"

#include <memory>
#include <string_view>
#include <vector>

namespace marsad::ui {

/// The tools of the map; at most one is chosen.
class MapTools {
  public:
    MapTools();

    /// The one chosen, or null.
    [[nodiscard]] MapTool* chosen() const { return chosen_; }
    /// The one for a drag that begins now: the chosen one where it draws, the zoom box with Shift, else null: the map moves.
    [[nodiscard]] MapTool* for_drag(const Touch& hit) const;
    [[nodiscard]] MapTool* named(std::string_view name) const;
    /// Chooses it, or puts it away where it is chosen; an unknown name ("none") puts away whatever is.
    void toggle(Ui& ui, std::string_view name);
    /// What a bar asked for in the last frame.
    void follow(Ui& ui);
    /// Esc. False where no tool is chosen.
    bool step_back(Ui& ui);
    /// Buttons of the tools, from `at` down; gives their number.
    void draw_buttons(Ui& ui, Rect at);
    [[nodiscard]] std::size_t size() const { return tools_.size(); }

    [[nodiscard]] MeasureTool& measure() const { return *measure_; }

  private:
    std::vector<std::unique_ptr<MapTool>> tools_; ///< in the order of their buttons
    MapTool* chosen_ = nullptr;
    MeasureTool* measure_ = nullptr;
    MapTool* zoom_box_ = nullptr;
};

} // namespace marsad::ui
