#include "ui/stack_fan.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

constexpr double kLeastRadius = 46.0; // clear of the ring of the largest stack
constexpr double kApart = 30.0;       // of two signs
constexpr double kSign = 16.0;
constexpr double kReach = 13.0; // of the mouse

} // namespace

std::vector<Point> fan_points(Point middle, std::size_t count) {
    std::vector<Point> out;
    // The chord between neighbours is 2 r sin(pi / n).
    const double radius = count < 2 ? kLeastRadius : std::max(kLeastRadius, kApart / (2.0 * std::sin(std::numbers::pi / static_cast<double>(count))));
    for (std::size_t i = 0; i < count; ++i) {
        const double turn = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
        out.push_back({middle.x + radius * std::sin(turn), middle.y - radius * std::cos(turn)});
    }
    return out;
}

std::optional<StackFan::Hit> StackFan::hit(const Ui& ui, const MapFrame& frame, Point mouse) const {
    const std::vector<Point> points = fan_points(frame.point_of(at_), rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (ui.digest.is_shown(ui.digest.event_of(rows_[i])) && std::hypot(points[i].x - mouse.x, points[i].y - mouse.y) <= kReach) {
            return Hit{rows_[i], points[i]};
        }
    }
    return std::nullopt;
}

void StackFan::draw(Ui& ui, const MapFrame& frame, std::optional<std::uint32_t> hovered) const {
    const Point middle = frame.point_of(at_);
    const std::vector<Point> points = fan_points(middle, rows_.size());
    const auto& events = ui.state.project.events();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (ui.digest.is_shown(ui.digest.event_of(rows_[i]))) {
            ui.line(middle, points[i], ui.theme.map.casing.with_alpha(0.85), 4.0);
            ui.line(middle, points[i], ui.theme.t2, 1.5);
        }
    }
    ui.dot(middle, 4.0, ui.theme.map.casing);
    ui.dot(middle, 2.5, ui.theme.t2);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const std::size_t index = ui.digest.event_of(rows_[i]);
        if (!ui.digest.is_shown(index)) {
            continue;
        }
        const auto& event = events[index];
        ui.note_drawn(fmt::format("fan:{}", event.event_id), {points[i].x - kReach, points[i].y - kReach, 2.0 * kReach, 2.0 * kReach});
        ui.dot(points[i], kSign / 2.0 + 4.0, ui.theme.map.casing);
        ui.sign(model::type_of(event.sub_event_type), points[i], kSign, event.place && event.place->geo_precision > 1);
        if (ui.state.selected == event.event_id) {
            ui.ring(points[i], kSign / 2.0 + 5.0, ui.theme.ring, 2.0);
        } else if (hovered == rows_[i]) {
            ui.ring(points[i], kSign / 2.0 + 5.0, ui.theme.ring, 1.0);
        }
    }
}

} // namespace marsad::ui
