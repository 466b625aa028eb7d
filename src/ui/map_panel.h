#pragma once

#include "render/live_map.h"
#include "ui/layout.h"
#include "ui/map_menu.h"
#include "ui/map_tools.h"
#include "ui/place_search.h"
#include "ui/stack_fan.h"
#include "ui/ui.h"
#include "ui/view_history.h"

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
    /// `attribution`: lines of credit, shown in the corner. `words`: may be empty.
    MapPanel(render::LiveMap map, std::string attribution, PlaceWords words);

    void set_style(const render::MapStyle& style);
    void draw(Ui& ui, const Layout& layout);
    /// The map itself, into the window's framebuffer, before the lists of ImGui. `width_px`, `height_px` of the window.
    [[nodiscard]] base::Result<void> draw_map(const Ui& ui, const Layout& layout, int width_px, int height_px);

    // What keys ask for.
    void zoom(Ui& ui, double levels);
    void pan(Ui& ui, double x_share, double y_share); ///< of the view's size
    void fit(Ui& ui, bool all);                       ///< the selected event, else all that are shown; all: every event
    void fit_choice(Ui& ui);
    void go_to(Ui& ui, geo::LonLat place, double radius_km);
    /// Along the views at which the map has rested: -1 back, 1 forth.
    void step_view(Ui& ui, int steps);
    /// The view now, under a name made of where it is.
    void bookmark(Ui& ui);
    void choose_tool(Ui& ui, std::string_view name) { tools_.toggle(ui, name); }
    /// One step back: what the chosen tool drew, the tool, the open stack list. False where there is nothing to close.
    bool close_topmost(Ui& ui);

    /// The place under the mouse; nothing where it is elsewhere.
    [[nodiscard]] std::optional<geo::LonLat> under_mouse() const { return under_mouse_; }
    [[nodiscard]] double zoom_level() const;
    /// What the map shows, and its size on the screen.
    [[nodiscard]] std::optional<geo::Bounds> bounds() const;
    [[nodiscard]] std::pair<int, int> size_px() const;
    /// Where on the window the sign of a row stands, in its pixels; nothing where it is not shown.
    [[nodiscard]] std::optional<std::pair<double, double>> spot_px(std::uint32_t row) const;
    [[nodiscard]] bool settled() const { return map_.settled(); }
    [[nodiscard]] std::size_t events_in_list() const { return stack_shown_.size(); }
    [[nodiscard]] std::size_t events_in_fan() const { return fan_ ? fan_->rows().size() : 0; }
    [[nodiscard]] const ViewHistory& history() const { return history_; }
    [[nodiscard]] bool menu_is_open() const { return menu_.is_open(); }
    /// Where the mouse rests, in words; empty while it moves.
    [[nodiscard]] const std::string& words_under_mouse() const { return mouse_words_; }
    [[nodiscard]] const MapTools& tools() const { return tools_; }

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
    [[nodiscard]] std::optional<MapFrame> frame() const;
    void draw_tool(Ui& ui);
    void draw_bars(Ui& ui);
    void refresh_chosen_rows(const Ui& ui);
    void draw_stamp(Ui& ui, const Rect& map);
    void draw_tools(Ui& ui, const Rect& map);
    void draw_legend(Ui& ui, const Rect& map);
    void draw_ramp_legend(Ui& ui, const Rect& map, const render::DensityLayer& summary);
    void draw_corner(Ui& ui, const Rect& map);
    void draw_name_box(Ui& ui, const Rect& map);
    void draw_hover_card(Ui& ui);
    void draw_stack_list(Ui& ui, const Rect& map);
    void draw_stack_row(Ui& ui, const Rect& line, std::size_t number);
    void walk_stack(Ui& ui, double view_height);
    void open_stack(Ui& ui, const render::LiveMap::Hit& hit);
    void open_fan(Ui& ui, geo::LonLat at, std::vector<std::uint32_t> rows);
    void close_stack(Ui& ui);
    void draw_fan(Ui& ui);
    void draw_menus(Ui& ui);
    void note_rest(Ui& ui);
    void find_words(Ui& ui);
    [[nodiscard]] std::string words_at(const Ui& ui, geo::LonLat place) const;
    void draw_empty(Ui& ui, const Rect& map);
    [[nodiscard]] double metres_per_pixel() const;

    render::LiveMap map_;
    std::string attribution_;
    PlaceWords words_;
    Rect rect_;              ///< of the map, logical
    Rect free_;              ///< of it, what no drawer and no buttons cover
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
    MapTools tools_;
    MapTool* drag_tool_ = nullptr;    ///< that the button is held for
    std::optional<Point> tool_mouse_; ///< where the chosen tool has the mouse
    std::vector<std::uint32_t> stack_rows_;  ///< of the open list: all of its place, whatever the time
    std::vector<std::uint32_t> stack_shown_; ///< of those, the ones shown now, newest first
    std::optional<geo::LonLat> stack_at_;
    std::vector<std::uint32_t> chosen_rows_; ///< rows of the chosen events
    std::optional<std::pair<std::uint64_t, std::uint64_t>> chosen_of_; ///< versions of choice and events that they were made of
    std::optional<StackFan> fan_;
    MapMenu menu_;
    ViewHistory history_;
    std::optional<session::MapView> rests_at_; ///< since then
    double rests_since_s_ = 0.0;
    std::string mouse_words_;
    std::optional<geo::LonLat> mouse_words_for_;
    double mouse_rests_since_s_ = 0.0;
    Rect bookmark_button_;
    Rect legend_;
    Rect stamp_;
    Rect tools_rect_;
};

} // namespace marsad::ui
