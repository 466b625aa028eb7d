#pragma once

#include "model/moment.h"
#include "render/camera.h"
#include "render/event_field.h"
#include "render/painter.h"
#include "render/pixel_sheet.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace marsad::render {

/// How many events lie where, in place of signs: for projects whose signs would only cover each other. Grid: square cells that
/// stay where they are while the map is panned, and halve with every level of zoom. Heat: events within a distance. Only
/// places that are known better than a cell count; the others are told apart. A picture costs places, not events.
class DensityLayer {
  public:
    enum class Kind : std::uint8_t { Grid, Heat };

    static constexpr std::size_t kClasses = 6;
    /// Least count of each class. Fixed: no colour jumps while time plays.
    static constexpr std::array<std::uint32_t, kClasses> kClassFrom{1, 3, 10, 30, 80, 160};
    static constexpr double kHeatReachPx = 24.0;

    struct Cell {
        std::int64_t column, row; ///< of the grid over the world
        std::uint32_t count;
        ScreenBox box; ///< in the picture, of the copy that is nearest to its middle
    };

    /// Counts what is shown now. `scale`: of the screen.
    void make(const EventField& field, const model::Moment& moment, const Camera& view, double scale, Kind kind);
    /// Paints the cells; heat paints itself by draw_heat().
    void paint_grid(PixelSheet& sheet, std::span<const Colour, kClasses> ramp) const;
    /// Colours multiplied by alpha, one for each square of heat_step_px() from the picture's top left corner.
    [[nodiscard]] std::vector<std::uint32_t> heat_pixels(std::span<const Colour, kClasses> ramp) const;
    [[nodiscard]] int heat_columns() const { return heat_columns_; }
    [[nodiscard]] int heat_rows() const { return heat_rows_; }
    [[nodiscard]] double heat_step_px() const { return heat_step_px_; }
    /// Events within the reach of a point of the picture, spread: 1 for one event at the point.
    [[nodiscard]] double heat_at(Screen at) const;

    [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
    [[nodiscard]] const Cell* cell_at(Screen at) const;
    /// Whether a place counts in this layer: it is known better than a cell.
    [[nodiscard]] bool counts(const FieldPlace& place) const;
    /// Places that count in a cell; of the field that it was made from.
    [[nodiscard]] std::vector<std::uint32_t> places_in(const EventField& field, const Cell& cell) const;
    /// Side of a cell, or twice the reach of heat, where the view is.
    [[nodiscard]] double cell_km() const { return cell_km_; }
    /// Events in the view whose place is vaguer than a cell.
    [[nodiscard]] std::size_t left_out() const { return left_out_; }

    [[nodiscard]] static std::size_t class_of(double count);

  private:
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> cell_of(World at) const;
    void make_grid(const EventField& field, const model::Moment& moment, const Camera& view);
    void make_heat(const EventField& field, const model::Moment& moment, const Camera& view, double scale);

    double cells_per_world_ = 1.0;
    double cell_km_ = 0.0;
    double least_radius_km_ = 0.0;
    std::size_t left_out_ = 0;
    std::vector<Cell> cells_;
    std::vector<float> heat_;
    int heat_columns_ = 0;
    int heat_rows_ = 0;
    double heat_step_px_ = 4.0;
};

} // namespace marsad::render
