#include "geo/rings.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace marsad::geo {

namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;

} // namespace

bool is_simple(const Ring& ring) {
    const std::size_t n = ring.size();
    const auto turn = [](Corner a, Corner b, Corner c) { return (b.lon_deg - a.lon_deg) * (c.lat_deg - a.lat_deg) - (b.lat_deg - a.lat_deg) * (c.lon_deg - a.lon_deg); };
    const auto on_box = [](Corner a, Corner b, Corner c) {
        return c.lon_deg >= std::min(a.lon_deg, b.lon_deg) && c.lon_deg <= std::max(a.lon_deg, b.lon_deg) && c.lat_deg >= std::min(a.lat_deg, b.lat_deg) && c.lat_deg <= std::max(a.lat_deg, b.lat_deg);
    };
    for (std::size_t i = 0; i < n; ++i) {
        const Corner a = ring[i];
        const Corner b = ring[(i + 1) % n];
        if (a == b) {
            return false;
        }
        for (std::size_t k = i + 1; k < n; ++k) {
            const Corner c = ring[k];
            const Corner d = ring[(k + 1) % n];
            if (k == i + 1 || (i == 0 && k + 1 == n)) {
                // Neighbours may share their corner alone: the second must not run back over the first.
                const Corner apex = k == i + 1 ? b : a;
                const Corner from = k == i + 1 ? a : b;
                const Corner to = k == i + 1 ? d : c;
                if (n > 2 && turn(from, apex, to) == 0 && (on_box(from, apex, to) || on_box(apex, to, from))) {
                    return false;
                }
                continue;
            }
            const double abc = turn(a, b, c);
            const double abd = turn(a, b, d);
            const double cda = turn(c, d, a);
            const double cdb = turn(c, d, b);
            const bool crosses = ((abc > 0) != (abd > 0)) && ((cda > 0) != (cdb > 0)) && abc != 0 && abd != 0 && cda != 0 && cdb != 0;
            const bool touches = (abc == 0 && on_box(a, b, c)) || (abd == 0 && on_box(a, b, d)) || (cda == 0 && on_box(c, d, a)) || (cdb == 0 && on_box(c, d, b));
            if (crosses || touches) {
                return false;
            }
        }
    }
    return n > 2;
}

double area_km2(const AreaGeometry& geometry) {
    double sum = 0;
    for (const auto& polygon : geometry.polygons) {
        for (const Ring& ring : polygon) {
            // Under an edge that is straight in degrees lies the integral of sin(lat) over the longitude.
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const double a = ring[i].lat_deg * kRadiansPerDegree;
                const double b = ring[i + 1].lat_deg * kRadiansPerDegree;
                const double mean = std::abs(b - a) < 1e-9 ? std::sin((a + b) / 2) : (std::cos(a) - std::cos(b)) / (b - a);
                sum -= (ring[i + 1].lon_deg - ring[i].lon_deg) * kRadiansPerDegree * mean;
            }
        }
    }
    return sum * kEarthRadiusKm * kEarthRadiusKm;
}

} // namespace marsad::geo
