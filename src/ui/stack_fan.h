#pragma once

#include "ui/map_frame.h"
#include "ui/ui.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace marsad::ui {

/// Where the signs of a fanned stack stand: on a ring, the first at the top, clockwise, no two nearer than a sign is wide.
[[nodiscard]] std::vector<Point> fan_points(Point middle, std::size_t count);

/// A stack whose events stand apart for a while: each can be clicked. Ends when the view changes.
class StackFan {
  public:
    static constexpr std::size_t kMost = 8;

    StackFan(geo::LonLat at, std::vector<std::uint32_t> rows, const session::MapView& view) : at_(at), rows_(std::move(rows)), view_(view) {}

    [[nodiscard]] const session::MapView& view() const { return view_; }
    [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return rows_; }
    struct Hit {
        std::uint32_t row;
        Point middle;
    };
    /// The event under the mouse. Those that time or filters have taken away leave their place empty.
    [[nodiscard]] std::optional<Hit> hit(const Ui& ui, const MapFrame& frame, Point mouse) const;
    /// Leaders and signs.
    void draw(Ui& ui, const MapFrame& frame, std::optional<std::uint32_t> hovered) const;

  private:
    geo::LonLat at_;
    std::vector<std::uint32_t> rows_;
    session::MapView view_;
};

} // namespace marsad::ui
