#include "ui/view_history.h"

#include "render/mercator.h"

#include <cmath>

namespace marsad::ui {

namespace {

constexpr double kSamePoints = 12.0; // logical pixels
constexpr double kSameZoom = 0.05;
constexpr double kTile = 256.0;

bool is_same(const session::MapView& a, const session::MapView& b) {
    const render::World at = render::world_from_lon_lat(a.centre);
    const render::World near = render::nearest_copy(render::world_from_lon_lat(b.centre), at);
    return std::abs(a.zoom - b.zoom) < kSameZoom && std::hypot(near.x - at.x, near.y - at.y) * kTile * std::exp2(a.zoom) < kSamePoints;
}

} // namespace

void ViewHistory::rest(const session::MapView& view) {
    if (!views_.empty() && is_same(views_[at_], view)) {
        return;
    }
    if (!views_.empty()) {
        views_.erase(views_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, views_.end());
    }
    views_.push_back(view);
    if (views_.size() > kMost) {
        views_.erase(views_.begin());
    }
    at_ = views_.size() - 1;
}

std::optional<session::MapView> ViewHistory::back(const session::MapView& now) {
    rest(now);
    return at_ == 0 ? std::nullopt : std::optional(views_[--at_]);
}

std::optional<session::MapView> ViewHistory::forth(const session::MapView& now) {
    rest(now);
    return at_ + 1 >= views_.size() ? std::nullopt : std::optional(views_[++at_]);
}

} // namespace marsad::ui
