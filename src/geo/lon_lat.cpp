#include "geo/lon_lat.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace marsad::geo {

namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;

} // namespace

std::optional<LonLat> LonLat::from_degrees(Lon lon, Lat lat) {
    if (!std::isfinite(lon.degrees) || !std::isfinite(lat.degrees) || std::abs(lon.degrees) > 180.0 ||
        std::abs(lat.degrees) > 90.0) {
        return std::nullopt;
    }
    return LonLat(lon.degrees, lat.degrees);
}

double distance_km(LonLat a, LonLat b) {
    const double lat_a = a.lat_deg() * kRadiansPerDegree;
    const double lat_b = b.lat_deg() * kRadiansPerDegree;
    const double half_lat = std::sin((lat_b - lat_a) / 2.0);
    const double half_lon = std::sin((b.lon_deg() - a.lon_deg()) * kRadiansPerDegree / 2.0);
    const double h = half_lat * half_lat + std::cos(lat_a) * std::cos(lat_b) * half_lon * half_lon;
    return 2.0 * kEarthRadiusKm * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

double bearing_deg(LonLat from, LonLat to) {
    const double lat_a = from.lat_deg() * kRadiansPerDegree;
    const double lat_b = to.lat_deg() * kRadiansPerDegree;
    const double delta = (to.lon_deg() - from.lon_deg()) * kRadiansPerDegree;
    const double y = std::sin(delta) * std::cos(lat_b);
    const double x = std::cos(lat_a) * std::sin(lat_b) - std::sin(lat_a) * std::cos(lat_b) * std::cos(delta);
    const double bearing = std::atan2(y, x) / kRadiansPerDegree;
    return bearing < 0.0 ? bearing + 360.0 : bearing;
}

LonLat offset_km(LonLat from, double bearing, double distance) {
    const double angle = distance / kEarthRadiusKm;
    const double theta = bearing * kRadiansPerDegree;
    const double lat = from.lat_deg() * kRadiansPerDegree;
    const double lat_to = std::asin(std::clamp(std::sin(lat) * std::cos(angle) + std::cos(lat) * std::sin(angle) * std::cos(theta), -1.0, 1.0));
    const double lon_to = from.lon_deg() * kRadiansPerDegree +
                          std::atan2(std::sin(theta) * std::sin(angle) * std::cos(lat), std::cos(angle) - std::sin(lat) * std::sin(lat_to));
    double lon_deg = std::remainder(lon_to / kRadiansPerDegree, 360.0);
    return *LonLat::from_degrees(Lon{std::clamp(lon_deg, -180.0, 180.0)}, Lat{std::clamp(lat_to / kRadiansPerDegree, -90.0, 90.0)});
}

bool Bounds::contains(LonLat point) const {
    if (point.lat_deg() < south_deg || point.lat_deg() > north_deg) {
        return false;
    }
    if (west_deg <= east_deg) {
        return point.lon_deg() >= west_deg && point.lon_deg() <= east_deg;
    }
    return point.lon_deg() >= west_deg || point.lon_deg() <= east_deg;
}

} // namespace marsad::geo
