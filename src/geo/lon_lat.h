#pragma once

#include <optional>

namespace marsad::geo {

struct Lon {
    double degrees;
};
struct Lat {
    double degrees;
};

/// A point on WGS 84 in degrees, longitude first everywhere. There is no default: a place that is not known is
/// `std::optional<LonLat>`, never (0, 0).
class LonLat {
  public:
    /// Nothing where the latitude leaves [-90, 90], the longitude leaves [-180, 180], or either is not finite.
    [[nodiscard]] static std::optional<LonLat> from_degrees(Lon lon, Lat lat);

    [[nodiscard]] double lon_deg() const { return lon_deg_; }
    [[nodiscard]] double lat_deg() const { return lat_deg_; }
    friend bool operator==(const LonLat&, const LonLat&) = default;

  private:
    LonLat(double lon_deg, double lat_deg) : lon_deg_(lon_deg), lat_deg_(lat_deg) {}
    double lon_deg_;
    double lat_deg_;
};

inline constexpr double kEarthRadiusKm = 6371.0;

/// Great-circle distance on a sphere of 6371 km (error below 0.6 %).
[[nodiscard]] double distance_km(LonLat a, LonLat b);

/// Initial bearing from `from` to `to`, degrees clockwise from north, in [0, 360).
[[nodiscard]] double bearing_deg(LonLat from, LonLat to);

/// The point `distance_km` away along `bearing_deg`.
[[nodiscard]] LonLat offset_km(LonLat from, double bearing_deg, double distance_km);

/// Axis-aligned box in degrees; `west > east` means that it crosses 180°.
struct Bounds {
    double west_deg;
    double south_deg;
    double east_deg;
    double north_deg;

    [[nodiscard]] bool contains(LonLat point) const;
    friend bool operator==(const Bounds&, const Bounds&) = default;
};

} // namespace marsad::geo
