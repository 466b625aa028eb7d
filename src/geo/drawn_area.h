#pragma once

#include "geo/rings.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace marsad::geo {

/// A part of the map that a person drew, quick to ask for many points: the even-odd rule for an outline that crosses itself, and
/// any turn of its longitudes, as geo::holds() has them.
class DrawnArea {
  public:
    /// Nothing where the ring has fewer than three corners, one that is not finite, or no extent.
    [[nodiscard]] static std::optional<DrawnArea> make(Ring ring);
    /// `west` may lie beyond 180°, `east` is not left of it.
    [[nodiscard]] static std::optional<DrawnArea> box(double west_deg, double south_deg, double east_deg, double north_deg);

    [[nodiscard]] bool contains(LonLat point) const;
    [[nodiscard]] const Ring& ring() const { return ring_; }
    friend bool operator==(const DrawnArea& a, const DrawnArea& b) { return a.ring_ == b.ring_; }

  private:
    DrawnArea() = default;
    [[nodiscard]] bool holds_corner(Corner corner) const;

    Ring ring_;
    double west_deg_ = 0.0, east_deg_ = 0.0, south_deg_ = 0.0, north_deg_ = 0.0;
    // Edges by bands of latitude: a point looks at those of its own band.
    std::vector<std::uint32_t> band_ends_;
    std::vector<std::uint32_t> edges_; ///< number of the corner at which each ends
};

} // namespace marsad::geo
