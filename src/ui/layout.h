#pragma once

namespace marsad::ui {

/// Logical pixels from the window's top left corner, y down.
struct Rect {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] bool empty() const { return width <= 0.0 || height <= 0.0; }
    [[nodiscard]] bool contains(double px, double py) const { return x <= px && px < right() && y <= py && py < bottom(); }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// What the user set: which panels are open and how large; 0 = the size that the window's size suggests.
struct LayoutState {
    bool left_open = true;
    bool right_open = true;
    bool time_open = true;
    double left_width = 0.0;
    double right_width = 0.0;
    double time_height = 0.0;
    bool right_to_left = false;
};

/// How the left and right panel stand.
enum class PanelForm {
    Closed,
    Docked, ///< beside the map
    Rail,   ///< icons only, beside the map
    Drawer, ///< over the map
};

/// Where everything stands; lines of one logical pixel part the regions. Start is left, and right where the interface reads
/// from the right.
struct Layout {
    Rect top;
    Rect left;
    Rect rail; ///< beside a drawer or instead of the left panel; empty where it is docked
    Rect map;
    Rect right;
    Rect time;
    Rect status;
    PanelForm left_form = PanelForm::Docked;
    PanelForm right_form = PanelForm::Docked;
    bool time_full_width = false; ///< the time panel runs under the right panel
    bool time_strip = true;       ///< room for the strip of reports
    bool time_uncertain = true;   ///< room for the lane of uncertain events
    bool time_bar = false;        ///< shrunk to one bar with a small histogram

    static constexpr double kTop = 44.0;
    static constexpr double kStatus = 24.0;
    static constexpr double kRail = 44.0;
    static constexpr double kLine = 1.0;
    static constexpr double kMapWidth = 480.0;  ///< never less where the window is at least 1024 x 640
    static constexpr double kMapHeight = 320.0;
};

/// Whether a window of that width shows its left panel as a rail with a drawer over the map.
[[nodiscard]] bool has_drawer(double width);

/// The one place that decides sizes (window.md, section 2). `width` and `height` are the window's, in logical pixels.
[[nodiscard]] Layout lay_out(double width, double height, const LayoutState& state);

/// A rectangle seen in a mirror of that width.
[[nodiscard]] Rect mirrored(const Rect& rect, double width);

} // namespace marsad::ui
