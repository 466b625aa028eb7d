#include "ui/layout.h"

#include <algorithm>

namespace marsad::ui {

namespace {

constexpr double kFullHeightRight = 1400.0; ///< from this width on the right panel runs the whole height
constexpr double kDockedLeft = 1200.0;      ///< below, the left panel is a rail
constexpr double kDrawerWidth = 320.0;
constexpr double kSmallRight = 312.0;
constexpr double kSmallTime = 150.0;
constexpr double kTimeBar = 44.0;
constexpr double kLowWindow = 560.0;
constexpr double kVeryLowWindow = 520.0;
constexpr double kLowestWindow = 480.0;

double along(double at, double from, double from_size, double to, double to_size) { return from_size + (at - from) / (to - from) * (to_size - from_size); }

double left_width(double width, const LayoutState& state) {
    const double wanted = state.left_width > 0.0 ? std::clamp(state.left_width, 260.0, 520.0) : std::clamp(along(width, 1280.0, 300.0, 1600.0, 348.0), 260.0, 400.0);
    return wanted;
}

double right_width(double width, const LayoutState& state) {
    if (state.right_width > 0.0) {
        return std::clamp(state.right_width, 300.0, 640.0);
    }
    return width < kDockedLeft ? kSmallRight : std::clamp(along(width, 1280.0, 352.0, 1600.0, 404.0), 300.0, 480.0);
}

double time_height(double width, double height, const LayoutState& state) {
    if (state.time_height > 0.0) {
        return std::clamp(state.time_height, 120.0, 420.0);
    }
    return width < kDockedLeft ? kSmallTime : std::clamp(along(height, 720.0, 176.0, 1000.0, 216.0), 120.0, 260.0);
}

} // namespace

bool has_drawer(double width) { return width < kDockedLeft; }

Rect mirrored(const Rect& rect, double width) { return {width - rect.x - rect.width, rect.y, rect.width, rect.height}; }

Layout lay_out(double width, double height, const LayoutState& state) {
    Layout out;
    const double line = Layout::kLine;
    out.top = {0.0, 0.0, width, Layout::kTop};
    out.status = {0.0, height - Layout::kStatus, width, Layout::kStatus};

    // Widths: the map keeps its least; the left panel gives way first, then the right one.
    double left = left_width(width, state);
    double right = right_width(width, state);
    out.left_form = !state.left_open ? (width < kDockedLeft ? PanelForm::Rail : PanelForm::Closed) : width < kDockedLeft ? PanelForm::Drawer
                                                                                                                       : PanelForm::Docked;
    out.right_form = state.right_open ? PanelForm::Docked : PanelForm::Closed;
    const auto start_width = [&] {
        switch (out.left_form) {
        case PanelForm::Docked: return left + line;
        case PanelForm::Rail: case PanelForm::Drawer: return Layout::kRail + line;
        case PanelForm::Closed: return 0.0;
        }
        return 0.0;
    };
    const auto end_width = [&] { return out.right_form == PanelForm::Docked ? right + line : 0.0; };
    if (width - start_width() - end_width() < Layout::kMapWidth && out.left_form == PanelForm::Docked) {
        left = std::max(260.0, width - end_width() - line - Layout::kMapWidth);
        if (width - start_width() - end_width() < Layout::kMapWidth) {
            out.left_form = PanelForm::Drawer;
        }
    }
    if (width - start_width() - end_width() < Layout::kMapWidth && out.right_form == PanelForm::Docked) {
        right = std::max(300.0, width - start_width() - line - Layout::kMapWidth);
        if (width - start_width() - end_width() < Layout::kMapWidth) {
            out.right_form = PanelForm::Drawer;
        }
    }

    // Heights.
    const double body_top = Layout::kTop + line;
    const double body_bottom = height - Layout::kStatus - line;
    out.time_strip = height >= kLowWindow;
    out.time_uncertain = height >= kVeryLowWindow;
    out.time_bar = height < kLowestWindow;
    double time = !state.time_open ? 0.0 : out.time_bar ? kTimeBar : time_height(width, height, state);
    if (time > kTimeBar && body_bottom - body_top - time - line < Layout::kMapHeight) {
        time = std::max(120.0, body_bottom - body_top - line - Layout::kMapHeight);
        if (body_bottom - body_top - time - line < Layout::kMapHeight) {
            time = kTimeBar;
            out.time_bar = true;
        }
    }
    const double map_bottom = time > 0.0 ? body_bottom - time - line : body_bottom;
    out.time_full_width = width < kFullHeightRight;

    const double map_x = start_width();
    const double map_right = width - end_width();
    out.map = {map_x, body_top, std::max(0.0, map_right - map_x), std::max(0.0, map_bottom - body_top)};
    // The left panel stands beside the map alone: under both lies time.
    if (out.left_form == PanelForm::Docked) {
        out.left = {0.0, body_top, left, out.map.height};
    } else if (out.left_form != PanelForm::Closed) {
        out.rail = {0.0, body_top, Layout::kRail, out.map.height};
        if (out.left_form == PanelForm::Drawer) {
            out.left = {Layout::kRail + line, body_top, std::min(kDrawerWidth, out.map.width), out.map.height};
        }
    }
    if (out.right_form != PanelForm::Closed) {
        const double bottom = out.time_full_width || out.right_form == PanelForm::Drawer ? map_bottom : body_bottom;
        out.right = {width - right, body_top, right, bottom - body_top};
    }
    if (time > 0.0) {
        const bool under_right = out.time_full_width || out.right_form != PanelForm::Docked;
        out.time = {0.0, map_bottom + line, under_right ? width : map_right, time};
    }
    if (state.right_to_left) {
        for (Rect* rect : {&out.left, &out.rail, &out.map, &out.right, &out.time}) {
            *rect = rect->empty() ? *rect : mirrored(*rect, width);
        }
    }
    return out;
}

} // namespace marsad::ui
