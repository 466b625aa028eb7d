// What of the last frame a pointer meets, and where a row's sign stands in it.
#include "render/live_map.h"

#include "render/symbol_layer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace marsad::render {

namespace {

constexpr double kPointerReachPx = 12.0; // half of the smallest target that a pointer can be asked to hit

} // namespace

std::optional<LiveMap::Hit> LiveMap::hit_summary(Screen grown_at) const {
    Hit hit{LiveSigns::kNone, {grown_at.x - kEdgePx, grown_at.y - kEdgePx}, 0.0, {}};
    std::vector<std::uint32_t> places;
    if (summary_ == Summary::Grid) {
        const DensityLayer::Cell* const cell = density_layer_.cell_at(grown_at);
        if (cell == nullptr) {
            return std::nullopt;
        }
        places = density_layer_.places_in(*field_, *cell);
        hit.middle = {(cell->box.left + cell->box.right) / 2.0 - kEdgePx, (cell->box.top + cell->box.bottom) / 2.0 - kEdgePx};
        hit.radius_px = (cell->box.right - cell->box.left) / 2.0;
    } else {
        hit.radius_px = DensityLayer::kHeatReachPx * scale_;
        const Camera grown = drawn_->resized(drawn_->width_px() + 2 * kEdgePx, drawn_->height_px() + 2 * kEdgePx);
        for (std::uint32_t place = 0; place < field_->places().size(); ++place) {
            bool near = false;
            for_each_screen_copy(field_->places()[place].at, grown, 0.0, [&](Screen at) { near = near || std::hypot(at.x - grown_at.x, at.y - grown_at.y) <= hit.radius_px; });
            if (near && density_layer_.counts(field_->places()[place])) {
                places.push_back(place);
            }
        }
    }
    for (const std::uint32_t place : places) {
        moment_->for_each_at(place, [&](std::uint32_t row, double) {
            hit.rows.push_back(row);
            return true;
        });
    }
    std::sort(hit.rows.rbegin(), hit.rows.rend());
    return hit.rows.empty() ? std::nullopt : std::optional(std::move(hit));
}

std::optional<LiveMap::Hit> LiveMap::hit(Screen at) const {
    if (!drawn_ || region_stale_ || moment_ == nullptr) {
        return std::nullopt;
    }
    const Screen grown_at{at.x + kEdgePx, at.y + kEdgePx};
    if (summary_ != Summary::Signs) {
        return hit_summary(grown_at);
    }
    Hit hit{LiveSigns::kNone, at, 0.0, {}};
    if (dots()) {
        const auto row = dots_.row_at(grown_at, kPointerReachPx / 2.0 * scale_);
        if (!row) {
            return std::nullopt;
        }
        hit.stack_or_place = field_->place_of_row()[*row];
        hit.middle = position_of_row(*row).value_or(at);
        hit.radius_px = LiveDots::kDiameterPx / 2.0 * scale_;
    } else {
        double nearest = kPointerReachPx * scale_;
        for (auto sign = picture_.signs.rbegin(); sign != picture_.signs.rend(); ++sign) {
            const double distance = std::hypot(sign->middle.x - grown_at.x, sign->middle.y - grown_at.y);
            const bool covers = distance <= sign->radius_px;
            if (covers || distance < nearest) {
                nearest = distance;
                hit.stack_or_place = sign->stack;
                hit.middle = {sign->middle.x - kEdgePx, sign->middle.y - kEdgePx};
                hit.radius_px = sign->radius_px;
            }
            if (covers) {
                break;
            }
        }
        if (hit.stack_or_place == LiveSigns::kNone) {
            return std::nullopt;
        }
    }
    const auto add_place = [&](std::uint32_t place) {
        moment_->for_each_at(place, [&](std::uint32_t row, double) {
            hit.rows.push_back(row);
            return true;
        });
    };
    if (dots()) {
        add_place(hit.stack_or_place);
    } else {
        const auto places = stacks_->places_of(stacks_->stacks()[hit.stack_or_place]);
        std::for_each(places.begin(), places.end(), add_place);
        std::sort(hit.rows.rbegin(), hit.rows.rend());
    }
    return hit;
}

std::vector<std::uint32_t> LiveMap::all_rows(const Hit& hit) const {
    if (summary_ != Summary::Signs) {
        return hit.rows;
    }
    std::vector<std::uint32_t> rows;
    const auto place_of_row = field_->place_of_row();
    for (std::size_t row = place_of_row.size(); row-- > 0;) {
        if (place_of_row[row] != EventField::kNoPlace && signs_.stack_of_place(place_of_row[row]) == hit.stack_or_place) {
            rows.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return rows;
}

std::optional<Screen> LiveMap::position_of_row(std::uint32_t row) const {
    if (!drawn_ || region_stale_ || !is_shown(row)) {
        return std::nullopt;
    }
    const std::uint32_t place = field_->place_of_row()[row];
    if (place == EventField::kNoPlace || signs_.stack_of_place(place) == LiveSigns::kNone) {
        return std::nullopt;
    }
    const World at = dots() ? field_->places()[place].at : stacks_->stacks()[signs_.stack_of_place(place)].at;
    return drawn_->screen_from_world(nearest_copy(at, drawn_->centre()));
}

} // namespace marsad::render
