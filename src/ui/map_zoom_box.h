#pragma once

#include "ui/map_tool.h"

#include <optional>

namespace marsad::ui {

/// A rectangle between the corner where the button went down and the mouse.
[[nodiscard]] Rect rect_between(Point a, Point b);
/// Large enough that it was not a slip of a click.
[[nodiscard]] bool is_drawn(const Rect& box);

/// What a box is drawn round becomes the view.
class ZoomBoxTool final : public MapTool {
  public:
    [[nodiscard]] std::string_view name() const override { return "zoom_box"; }
    [[nodiscard]] bool owns_drag() const override { return true; }
    void press(Ui& ui, const MapFrame& frame, Point at, const Touch& hit) override;
    void drag(Ui& ui, const MapFrame& frame, Point at, const Touch& hit) override;
    void release(Ui& ui, const MapFrame& frame, Point at, const Touch& hit) override;
    bool step_back(Ui& ui) override;
    void draw(Ui& ui, const MapFrame& frame, std::optional<Point> mouse) override;

  private:
    std::optional<Point> from_;
    Point to_;
};

} // namespace marsad::ui
