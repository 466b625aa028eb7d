#include "ui/map_zoom_box.h"

#include <algorithm>
#include <cmath>

namespace marsad::ui {

namespace {

constexpr double kLeastSide = 8.0;

} // namespace

Rect rect_between(Point a, Point b) { return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)}; }

bool is_drawn(const Rect& box) { return box.width > kLeastSide && box.height > kLeastSide; }

void ZoomBoxTool::press(Ui&, const MapFrame&, Point at, const Touch&) {
    from_ = at;
    to_ = at;
}

void ZoomBoxTool::drag(Ui&, const MapFrame&, Point at, const Touch&) { to_ = at; }

void ZoomBoxTool::release(Ui& ui, const MapFrame& frame, Point at, const Touch&) {
    const Rect box = from_ ? rect_between(*from_, at) : Rect{};
    from_.reset();
    if (is_drawn(box)) {
        const render::World a = frame.world_at({box.x, box.y});
        const render::World b = frame.world_at({box.right(), box.bottom()});
        ui.command(session::SetView{frame.view_of(render::Camera::fit(frame.camera.width_px(), frame.camera.height_px(), {a.x, a.y, b.x, b.y}, {}, 1e-9).clamped())});
        ui.memory.words["map.tool"] = "done";
    }
}

bool ZoomBoxTool::step_back(Ui&) {
    const bool some = from_.has_value();
    from_.reset();
    return some;
}

void ZoomBoxTool::draw(Ui& ui, const MapFrame&, std::optional<Point>) {
    if (from_) {
        const Rect box = rect_between(*from_, to_);
        ui.fill(box, ui.theme.accent.with_alpha(0.16));
        ui.frame(box, ui.theme.accent);
    }
}

} // namespace marsad::ui
