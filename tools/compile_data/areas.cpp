#include "inputs.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace marsad::compile_data {

namespace {

using Rings = std::vector<std::vector<geo::RegionVertex>>;

double ring_area(const std::vector<geo::RegionVertex>& ring) {
    double twice = 0.0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        twice += (ring[j].lon_e7 * 1e-7) * (ring[i].lat_e7 * 1e-7) - (ring[i].lon_e7 * 1e-7) * (ring[j].lat_e7 * 1e-7);
    }
    const double middle = std::cos(ring[0].lat_e7 * 1e-7 * std::numbers::pi / 180.0);
    return std::abs(twice) / 2.0 * middle;
}

double wrapped_lon(double lon_deg) {
    return lon_deg > 180.0 ? lon_deg - 360.0 : lon_deg < -180.0 ? lon_deg + 360.0 : lon_deg;
}

struct Box {
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;
};

Box box_of(const Rings& rings) {
    Box box;
    for (const auto& ring : rings) {
        for (const auto& vertex : ring) {
            box.west = std::min(box.west, vertex.lon_e7 * 1e-7);
            box.east = std::max(box.east, vertex.lon_e7 * 1e-7);
            box.south = std::min(box.south, vertex.lat_e7 * 1e-7);
            box.north = std::max(box.north, vertex.lat_e7 * 1e-7);
        }
    }
    return box;
}

bool inside(const Rings& rings, double lon, double lat) {
    bool odd = false;
    for (const auto& ring : rings) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const double yi = ring[i].lat_e7 * 1e-7;
            const double yj = ring[j].lat_e7 * 1e-7;
            if ((yi > lat) != (yj > lat) && lon < (ring[j].lon_e7 - ring[i].lon_e7) * 1e-7 * (lat - yi) / (yj - yi) + ring[i].lon_e7 * 1e-7) {
                odd = !odd;
            }
        }
    }
    return odd;
}

/// Points of a regular raster over the area that lie inside it.
std::vector<std::pair<double, double>> raster(const Rings& rings, int steps) {
    const Box box = box_of(rings);
    std::vector<std::pair<double, double>> points;
    for (int i = 0; i < steps; ++i) {
        for (int j = 0; j < steps; ++j) {
            const double lon = box.west + (box.east - box.west) * (i + 0.5) / steps;
            const double lat = box.south + (box.north - box.south) * (j + 0.5) / steps;
            if (inside(rings, lon, lat)) {
                points.emplace_back(lon, lat);
            }
        }
    }
    return points;
}

} // namespace

geo::LonLat inner_point(const Rings& rings) {
    const auto largest = std::max_element(rings.begin(), rings.end(), [](const auto& a, const auto& b) { return ring_area(a) < ring_area(b); });
    const Rings main{*largest};
    const auto points = raster(main, 40);
    // The point with the widest room around it, drawn towards the middle: mean distance to all plus closeness to edge.
    double middle_lon = 0.0;
    double middle_lat = 0.0;
    for (const auto& [lon, lat] : points) {
        middle_lon += lon / static_cast<double>(points.size());
        middle_lat += lat / static_cast<double>(points.size());
    }
    if (points.empty()) {
        const Box box = box_of(main);
        middle_lon = (box.west + box.east) / 2.0;
        middle_lat = (box.south + box.north) / 2.0;
    } else if (!inside(main, middle_lon, middle_lat)) {
        const auto nearest = std::min_element(points.begin(), points.end(), [&](const auto& a, const auto& b) {
            return std::hypot(a.first - middle_lon, a.second - middle_lat) < std::hypot(b.first - middle_lon, b.second - middle_lat);
        });
        std::tie(middle_lon, middle_lat) = *nearest;
    }
    const auto rounded = [](double degrees) { return std::round(degrees * 1e4) / 1e4; };
    return *geo::LonLat::from_degrees(geo::Lon{wrapped_lon(rounded(middle_lon))}, geo::Lat{std::clamp(rounded(middle_lat), -90.0, 90.0)});
}

double radius_of_rings_km(const Rings& rings, geo::LonLat point) {
    // Points of one density over every ring that matters; holes and islets change little.
    double total = 0.0;
    double largest = 0.0;
    for (const auto& ring : rings) {
        total += ring_area(ring);
        largest = std::max(largest, ring_area(ring));
    }
    const double step = std::sqrt(std::max(total, 1e-6) / 1500.0);
    std::vector<double> distances;
    for (const auto& ring : rings) {
        if (ring_area(ring) < largest / 200.0) {
            continue;
        }
        const Rings single{ring};
        const Box box = box_of(single);
        for (double lat = box.south + step / 2.0; lat < box.north; lat += step) {
            const double lon_step = step / std::max(0.2, std::cos(lat * std::numbers::pi / 180.0));
            for (double lon = box.west + lon_step / 2.0; lon < box.east; lon += lon_step) {
                if (inside(single, lon, lat)) {
                    distances.push_back(geo::distance_km(point, *geo::LonLat::from_degrees(geo::Lon{wrapped_lon(lon)}, geo::Lat{std::clamp(lat, -90.0, 90.0)})));
                }
            }
        }
    }
    if (distances.size() < 10) {
        return 5.0;
    }
    const auto ninth = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() * 9 / 10);
    std::nth_element(distances.begin(), ninth, distances.end());
    return std::max(3.0, std::round(*ninth));
}

std::uint32_t DraftIndex::country(std::string_view code) const {
    const auto found = country_by_code.find(std::string(code));
    return found == country_by_code.end() ? kNoDraft : found->second;
}

std::uint32_t DraftIndex::province(std::string_view admin1_code) const {
    const auto found = province_by_code.find(std::string(admin1_code));
    return found == province_by_code.end() ? kNoDraft : found->second;
}

DraftGrid::DraftGrid(const std::vector<DraftPlace>& places) : places_(places) {
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        if (!places[i].dropped) {
            cells_[static_cast<int>(std::floor(places[i].lat_deg)) * 1000 + static_cast<int>(std::floor(places[i].lon_deg))].push_back(i);
        }
    }
}

std::vector<std::uint32_t> DraftGrid::near(geo::LonLat point, double radius_km) const {
    std::vector<std::pair<double, std::uint32_t>> found;
    const double reach_lat = radius_km / 111.0;
    const double reach_lon = std::min(179.0, reach_lat / std::max(0.05, std::cos(point.lat_deg() * std::numbers::pi / 180.0)));
    for (int lat = static_cast<int>(std::floor(point.lat_deg() - reach_lat)); lat <= static_cast<int>(std::floor(point.lat_deg() + reach_lat)); ++lat) {
        for (int lon = static_cast<int>(std::floor(point.lon_deg() - reach_lon)); lon <= static_cast<int>(std::floor(point.lon_deg() + reach_lon)); ++lon) {
            const int wrapped = lon < -180 ? lon + 360 : lon >= 180 ? lon - 360 : lon;
            const auto cell = cells_.find(lat * 1000 + wrapped);
            if (cell == cells_.end()) {
                continue;
            }
            for (const std::uint32_t i : cell->second) {
                if (const double km = geo::distance_km(point, places_[i].lon_lat()); km <= radius_km && !places_[i].dropped) {
                    found.emplace_back(km, i);
                }
            }
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<std::uint32_t> out;
    out.reserve(found.size());
    for (const auto& entry : found) {
        out.push_back(entry.second);
    }
    return out;
}

} // namespace marsad::compile_data
