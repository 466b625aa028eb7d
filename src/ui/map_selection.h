#pragma once

#include "ui/map_tool.h"

#include <optional>
#include <string>
#include <vector>

namespace marsad::ui {

/// Chooses the events that are shown and placed within what is drawn. Shift adds to what is chosen, Ctrl takes from it.
class SelectTool : public MapTool {
  public:
    [[nodiscard]] bool owns_drag() const override { return true; }
    void press(Ui& ui, const MapFrame& frame, Point at, const Touch& hit) override;
    void drag(Ui& ui, const MapFrame& frame, Point at, const Touch& hit) override;
    void release(Ui& ui, const MapFrame& frame, Point at, const Touch& hit) override;
    bool step_back(Ui& ui) override;
    void draw(Ui& ui, const MapFrame& frame, std::optional<Point> mouse) override;
    double draw_bar(Ui& ui, const MapFrame& frame, double top) override;

  protected:
    /// What was drawn so far, as it is seen; fewer than three points: nothing yet.
    [[nodiscard]] virtual std::vector<Point> outline() const = 0;
    virtual void begin(Point at) = 0;
    virtual void extend(Point at) = 0;
    [[nodiscard]] virtual const char* hint_key() const = 0;

  private:
    bool drawing_ = false;
    session::ChoiceStep step_ = session::ChoiceStep::Replace; ///< as the keys were when the button went down
};

class LassoTool final : public SelectTool {
  public:
    [[nodiscard]] std::string_view name() const override { return "lasso"; }

  protected:
    [[nodiscard]] std::vector<Point> outline() const override { return points_; }
    void begin(Point at) override { points_ = {at}; }
    void extend(Point at) override;
    [[nodiscard]] const char* hint_key() const override { return "choice.hint_lasso"; }

  private:
    std::vector<Point> points_;
};

class BoxTool final : public SelectTool {
  public:
    [[nodiscard]] std::string_view name() const override { return "box"; }

  protected:
    [[nodiscard]] std::vector<Point> outline() const override;
    void begin(Point at) override { from_ = to_ = at; }
    void extend(Point at) override { to_ = at; }
    [[nodiscard]] const char* hint_key() const override { return "choice.hint_box"; }

  private:
    Point from_;
    Point to_;
};

/// What is drawn on the screen as a part of the map: long straight strokes get corners in between, so that they stay straight on the
/// map's projection. Nothing where it has no extent.
[[nodiscard]] std::optional<geo::DrawnArea> drawn_area(const MapFrame& frame, const std::vector<Point>& outline);

/// Of the events shown now, those placed within; indices.
[[nodiscard]] std::vector<std::size_t> shown_within(const session::Digest& digest, const geo::DrawnArea& area);

/// "37 events chosen · 120 killed", and what can be done with them. `fit` is set where they are to be shown. Gives its height.
double draw_choice_bar(Ui& ui, const MapFrame& frame, double top, bool& fit);

/// Each chosen event in one line: date, what and where, toll, position, source.
[[nodiscard]] std::string choice_text(const i18n::Texts& texts, const session::State& state);

/// Outlines of the area that the events are filtered by.
void draw_area_filter(Ui& ui, const MapFrame& frame);

} // namespace marsad::ui
