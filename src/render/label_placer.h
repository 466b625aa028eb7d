#pragma once

#include "render/camera.h"

#include <optional>
#include <span>
#include <vector>

namespace marsad::render {

/// Boxes already taken, in a grid of cells for quick tests.
class OccupiedArea {
  public:
    OccupiedArea(double width_px, double height_px);
    void add(const ScreenBox& box);
    [[nodiscard]] bool is_free(const ScreenBox& box) const;

  private:
    struct CellRange {
        int left, top, right, bottom;
    };
    [[nodiscard]] CellRange cells(const ScreenBox& box) const;
    [[nodiscard]] std::size_t index_of(int column, int row) const { return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column); }
    int columns_;
    int rows_;
    std::vector<ScreenBox> boxes_;
    std::vector<std::vector<std::size_t>> grid_;
};

/// Where a label of this size may stand beside a sign, best first: beside it on the reading side, on the other side,
/// above, below, then the corners and shifts between; 14 places.
[[nodiscard]] std::vector<ScreenBox> label_positions(Screen anchor, double anchor_radius_px, double width_px, double height_px, bool right_to_left);

/// The first position that lies inside `limits` and touches nothing; it is marked as taken.
[[nodiscard]] std::optional<ScreenBox> place_label(std::span<const ScreenBox> positions, const ScreenBox& limits, OccupiedArea& occupied, double gap_px);

} // namespace marsad::render
