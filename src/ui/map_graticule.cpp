#include "ui/map_graticule.h"

#include "render/graticule.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

constexpr double kHigh = 16.0;
constexpr double kEdge = 4.0;

bool overlap(const Rect& a, const Rect& b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

} // namespace

std::string degree_text(double degrees, double step_deg, char positive, char negative) {
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step_deg) - 1e-9)), 0, 3);
    const double size = std::abs(degrees);
    const bool none = size < step_deg / 2.0;
    const bool turn = size > 180.0 - step_deg / 2.0; // 180° is east and west
    return fmt::format("{:.{}f}°{}", none ? 0.0 : size, decimals, none || turn ? std::string() : std::string(1, degrees < 0.0 ? negative : positive));
}

void draw_degrees(Ui& ui, const MapFrame& frame, std::span<const Rect> taken) {
    const double step = render::graticule_step_deg(frame.camera, frame.scale);
    const auto degrees = render::graticule_degrees(frame.camera, step);
    const Rect& map = frame.rect;
    std::vector<Rect> used(taken.begin(), taken.end());
    const auto label = [&](const std::string& text, double x, double y) {
        const double wide = ui.text_width(text, Font::Caption) + 8.0;
        const Rect box{x - wide / 2.0, y - kHigh / 2.0, wide, kHigh};
        const bool inside = box.x >= map.x && box.right() <= map.right() && box.y >= map.y && box.bottom() <= map.bottom();
        if (!inside || std::any_of(used.begin(), used.end(), [&](const Rect& other) { return overlap(box, other); })) {
            return false;
        }
        ui.fill(box, ui.theme.panel.with_alpha(0.85), 3.0);
        ui.label(box, text, Font::Caption, ui.theme.t2, Align::Centre, Flow::LeftToRight);
        used.push_back(box);
        return true;
    };
    for (const double lon : degrees.lons_deg) {
        frame.for_each_copy({{lon, 0.0}}, [&](const std::vector<Point>& at) {
            const std::string text = degree_text(lon, step, 'E', 'W');
            if (!label(text, at.front().x, map.y + kEdge + kHigh / 2.0)) {
                label(text, at.front().x, map.bottom() - kEdge - kHigh / 2.0);
            }
        });
    }
    for (const double lat : degrees.lats_deg) {
        const std::string text = degree_text(lat, step, 'N', 'S');
        const double wide = ui.text_width(text, Font::Caption) + 8.0;
        const double y = frame.point_of(render::world_from_degrees(0.0, lat)).y;
        if (!label(text, map.x + kEdge + wide / 2.0, y)) {
            label(text, map.right() - kEdge - wide / 2.0, y);
        }
    }
}

} // namespace marsad::ui
