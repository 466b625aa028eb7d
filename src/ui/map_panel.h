#pragma once

#include "render/live_map.h"
#include "ui/layout.h"
#include "ui/ui.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace marsad::ui {

/// The map: what it looks at, what the mouse does on it, and what lies over it (stamp, legend, tools, scale bar, cards).
class MapPanel {
  public:
    /// `attribution`: lines of credit, shown in the corner.
    MapPanel(render::LiveMap map, std::string attribution);

    void set_style(const render::MapStyle& style);
    void draw(Ui& ui, const Layout& layout);
    /// The map itself, into the window's framebuffer, before the lists of ImGui. `width_px`, `height_px` of the window.
    [[nodiscard]] base::Result<void> draw_map(const Ui& ui, const Layout& layout, int width_px, int height_px);

    // What keys ask for.
    void zoom(Ui& ui, double levels);
    void pan(Ui& ui, double x_share, double y_share); ///< of the view's size
    void fit(Ui& ui, bool all);                       ///< the selected event, else all that are shown; all: every event
    void go_to(Ui& ui, geo::LonLat place, double radius_km);
    /// One step back: the open stack list, the box. False where there is nothing to close.
    bool close_topmost(Ui& ui);

    /// Degrees under the mouse; nothing where it is elsewhere.
    [[nodiscard]] std::optional<geo::LonLat> under_mouse() const { return under_mouse_; }
    [[nodiscard]] double zoom_level() const;
    /// What the map shows, and its size on the screen.
    [[nodiscard]] std::optional<geo::Bounds> bounds() const;
    [[nodiscard]] std::pair<int, int> size_px() const;
    /// Where on the window the sign of a row stands, in its pixels; nothing where it is not shown.
    [[nodiscard]] std::optional<std::pair<double, double>> spot_px(std::uint32_t row) const;
    [[nodiscard]] bool settled() const { return map_.settled(); }
    [[nodiscard]] std::size_t events_in_list() const { return stack_rows_.size(); }

  private:
    struct Animation {
        session::MapView from;
        session::MapView to;
        double start_s;
        double length_s;
    };
    void follow_events(const Ui& ui);
    void follow_view(Ui& ui);
    void follow_filter(Ui& ui);
    [[nodiscard]] render::Camera camera_of(const session::MapView& view) const;
    [[nodiscard]] session::MapView view_of(const render::Camera& camera) const;
    [[nodiscard]] session::MapView fitted(const Ui& ui, const std::vector<render::PointWithRadius>& points) const;
    void set_view(Ui& ui, const session::MapView& view, double animate_s);
    void take_mouse(Ui& ui, const Rect& rect);
    void click(Ui& ui, const Touch& hit);
    void draw_box(Ui& ui);
    void draw_stamp(Ui& ui, const Rect& map);
    void draw_tools(Ui& ui, const Rect& map);
    void draw_legend(Ui& ui, const Rect& map);
    void draw_ramp_legend(Ui& ui, const Rect& map, const render::DensityLayer& summary);
    void draw_corner(Ui& ui, const Rect& map);
    void draw_name_box(Ui& ui, const Rect& map);
    void draw_hover_card(Ui& ui);
    void draw_stack_list(Ui& ui, const Rect& map);
    void draw_empty(Ui& ui, const Rect& map);
    [[nodiscard]] double metres_per_pixel() const;

    render::LiveMap map_;
    std::string attribution_;
    Rect rect_;              ///< of the map, logical
    double scale_ = 1.0;
    std::uint64_t events_version_ = UINT64_MAX;
    bool rect_changed_ = true;
    std::optional<session::MapView> now_;    ///< what is shown, also while it moves
    std::optional<session::MapView> wanted_; ///< what the state asked for last
    std::optional<Animation> animation_;
    std::optional<geo::LonLat> under_mouse_;
    std::optional<render::LiveMap::Hit> hover_;
    double hover_since_s_ = 0.0;
    bool dragging_ = false;
    bool dragged_ = false;
    double dragged_at_s_ = -1e9;
    std::optional<Point> box_from_; ///< Shift-drag
    bool box_tool_ = false;
    std::vector<std::uint32_t> stack_rows_; ///< the open list of a stack
    std::optional<geo::LonLat> stack_at_;
    Rect legend_;
};

/// "33.2625, 44.2346": latitude first, as maps and reports write it.
[[nodiscard]] std::string coordinate_text(geo::LonLat at);

} // namespace marsad::ui
