#include "render/label_placer.h"

#include <algorithm>
#include <cmath>

namespace marsad::render {

namespace {

constexpr double kCellPx = 32.0;

int to_cell(double value_px, int count) { return std::clamp(static_cast<int>(std::floor(value_px / kCellPx)), 0, count - 1); }

} // namespace

OccupiedArea::OccupiedArea(double width_px, double height_px)
    : columns_(std::max(1, static_cast<int>(std::ceil(width_px / kCellPx)))), rows_(std::max(1, static_cast<int>(std::ceil(height_px / kCellPx)))),
      grid_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

OccupiedArea::CellRange OccupiedArea::cells(const ScreenBox& box) const {
    return {to_cell(box.left, columns_), to_cell(box.top, rows_), to_cell(box.right, columns_), to_cell(box.bottom, rows_)};
}

void OccupiedArea::add(const ScreenBox& box) {
    const CellRange range = cells(box);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            grid_[index_of(column, row)].push_back(boxes_.size());
        }
    }
    boxes_.push_back(box);
}

bool OccupiedArea::is_free(const ScreenBox& box) const {
    const CellRange range = cells(box);
    for (int row = range.top; row <= range.bottom; ++row) {
        for (int column = range.left; column <= range.right; ++column) {
            for (const std::size_t i : grid_[index_of(column, row)]) {
                if (boxes_[i].overlaps(box)) {
                    return false;
                }
            }
        }
    }
    return true;
}

std::vector<ScreenBox> label_positions(Screen anchor, double anchor_radius_px, double width_px, double height_px, bool right_to_left) {
    // Centre of the label relative to the anchor, in units of (half width + radius, half height + radius).
    struct Offset {
        double x, y;
    };
    static constexpr Offset kOffsets[] = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -0.6}, {1, 0.6}, {-1, -0.6}, {-1, 0.6}, {0.8, -0.95}, {0.8, 0.95}, {-0.8, -0.95}, {-0.8, 0.95}, {0.4, -1}, {0.4, 1}};
    const double reach_x = width_px / 2.0 + anchor_radius_px;
    const double reach_y = height_px / 2.0 + anchor_radius_px;
    const double side = right_to_left ? -1.0 : 1.0;
    std::vector<ScreenBox> out;
    for (const Offset& offset : kOffsets) {
        const double x = anchor.x + side * offset.x * reach_x;
        const double y = anchor.y + offset.y * reach_y;
        out.push_back({x - width_px / 2.0, y - height_px / 2.0, x + width_px / 2.0, y + height_px / 2.0});
    }
    return out;
}

std::optional<ScreenBox> place_label(std::span<const ScreenBox> positions, const ScreenBox& limits, OccupiedArea& occupied, double gap_px) {
    for (const ScreenBox& box : positions) {
        if (limits.contains(box) && occupied.is_free(box.grown(gap_px))) {
            occupied.add(box);
            return box;
        }
    }
    return std::nullopt;
}

} // namespace marsad::render
