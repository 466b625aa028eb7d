#pragma once

#include "geo/geodesic.h"
#include "ui/map_tool.h"

#include <optional>
#include <string>
#include <vector>

namespace marsad::ui {

/// Ways on the map, from click to click, as the shortest on the ground.
struct Measure {
    std::vector<geo::LonLat> points;
    bool closed = false; ///< the last point is the first

    [[nodiscard]] double total_m() const;
    /// Of the last section; nothing while there is none.
    [[nodiscard]] std::optional<geo::Geodesic> last() const;
    [[nodiscard]] double area_m2() const; ///< 0 unless closed
};

/// "840 m", "8.4 km", "1,284 km": three figures or more.
[[nodiscard]] std::string length_text(const i18n::Texts& texts, double metres);
/// "0.84 km²", "1,284 km²".
[[nodiscard]] std::string area_text(const i18n::Texts& texts, double square_metres);
/// "087°", from true north.
[[nodiscard]] std::string bearing_text(double degrees);

/// Distance and bearing: click by click, live to the mouse.
class MeasureTool final : public MapTool {
  public:
    [[nodiscard]] std::string_view name() const override { return "measure"; }
    void click(Ui& ui, const MapFrame& frame, Point at, const Touch& hit) override;
    bool enter(Ui& ui) override;
    bool step_back(Ui& ui) override;
    void draw(Ui& ui, const MapFrame& frame, std::optional<Point> mouse) override;
    double draw_bar(Ui& ui, const MapFrame& frame, double top) override;

    /// Begins at a place, as the map's menu asks.
    void begin_at(geo::LonLat place);
    [[nodiscard]] const Measure& measured() const { return measure_; }
    [[nodiscard]] bool finished() const { return finished_; }

  private:
    void draw_section(Ui& ui, const MapFrame& frame, geo::LonLat from, geo::LonLat to, bool live) const;
    void draw_labels(Ui& ui, const MapFrame& frame, std::optional<Point> mouse) const;
    [[nodiscard]] std::string summary(const Ui& ui) const;

    Measure measure_;
    bool finished_ = false;
};

} // namespace marsad::ui
