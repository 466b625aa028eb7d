#include "render/graticule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace marsad::render {

namespace {

constexpr double kLeastApartPx = 90.0; // at the middle of the view, times the scale
constexpr std::array kSteps{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0};

} // namespace

double graticule_step_deg(const Camera& camera, double scale) {
    const double px_per_degree = camera.pixels_per_world() / 360.0;
    const auto step = std::find_if(kSteps.begin(), kSteps.end(), [&](double degrees) { return degrees * px_per_degree >= kLeastApartPx * scale; });
    return step == kSteps.end() ? kSteps.back() : *step;
}

GraticuleDegrees graticule_degrees(const Camera& camera, double step_deg) {
    const World north_west = camera.world_from_screen({0.0, 0.0});
    const World south_east = camera.world_from_screen({static_cast<double>(camera.width_px()), static_cast<double>(camera.height_px())});
    GraticuleDegrees out;
    // Counted in whole steps, so that no line drifts.
    const auto whole_turn = std::llround(360.0 / step_deg);
    const auto last = static_cast<long long>(std::floor(lon_deg_from_world(south_east) / step_deg));
    for (auto line = static_cast<long long>(std::ceil(lon_deg_from_world(north_west) / step_deg)); line <= last; ++line) {
        const long long half_turn = whole_turn / 2;
        long long turned = (line + half_turn) % whole_turn;
        turned += turned < 0 ? whole_turn : 0;
        out.lons_deg.push_back(static_cast<double>(turned - half_turn) * step_deg);
    }
    std::sort(out.lons_deg.begin(), out.lons_deg.end());
    out.lons_deg.erase(std::unique(out.lons_deg.begin(), out.lons_deg.end()), out.lons_deg.end());
    const double south = std::max(lat_deg_from_world(south_east), -kMaxMercatorLatDeg);
    const double north = std::min(lat_deg_from_world(north_west), kMaxMercatorLatDeg);
    for (auto line = static_cast<long long>(std::ceil(south / step_deg)); static_cast<double>(line) * step_deg <= north; ++line) {
        out.lats_deg.push_back(static_cast<double>(line) * step_deg);
    }
    return out;
}

std::vector<LineSegment> graticule_lines(const Camera& camera, double scale) {
    const GraticuleDegrees degrees = graticule_degrees(camera, graticule_step_deg(camera, scale));
    std::vector<LineSegment> out;
    for (const double lon_deg : degrees.lons_deg) {
        const double x = world_from_degrees(lon_deg, 0.0).x;
        out.push_back({fixed_from_world({x, 0.0}), fixed_from_world({x, 1.0}), 0.0F});
    }
    for (const double lat_deg : degrees.lats_deg) {
        const double y = world_from_degrees(0.0, lat_deg).y;
        out.push_back({fixed_from_world({0.0, y}), fixed_from_world({1.0, y}), 0.0F});
    }
    return out;
}

} // namespace marsad::render
