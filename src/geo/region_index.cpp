#include "geo/region_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace marsad::geo {

namespace {

constexpr double kE7 = 1e7;
constexpr std::int64_t kTurnE7 = 3'600'000'000LL;
constexpr std::uint32_t kColumns = 360;
constexpr std::uint32_t kRows = 180;
constexpr double kKmPerDegree = kEarthRadiusKm * std::numbers::pi / 180.0;

std::int64_t to_e7(double degrees) {
    return std::llround(degrees * kE7);
}

/// The point as seen by a ring that may run beyond 180°: its longitude or that one turn on.
bool holds_longitude(const RegionRing& ring, std::int64_t lon_e7) {
    return lon_e7 >= ring.west_e7 && lon_e7 <= ring.east_e7;
}

/// Even-odd: does a ray to the east cross the ring an odd number of times?
bool crosses_odd(std::span<const RegionVertex> ring, std::int64_t lon_e7, std::int64_t lat_e7) {
    bool odd = false;
    std::size_t previous = ring.size() - 1;
    for (std::size_t i = 0; i < ring.size(); previous = i++) {
        const std::int64_t lat_a = ring[i].lat_e7;
        const std::int64_t lat_b = ring[previous].lat_e7;
        if ((lat_a > lat_e7) == (lat_b > lat_e7)) {
            continue;
        }
        const auto lon_a = static_cast<double>(ring[i].lon_e7);
        const auto lon_b = static_cast<double>(ring[previous].lon_e7);
        const double crossing = lon_a + (lon_b - lon_a) * static_cast<double>(lat_e7 - lat_a) / static_cast<double>(lat_b - lat_a);
        if (static_cast<double>(lon_e7) < crossing) {
            odd = !odd;
        }
    }
    return odd;
}

std::uint32_t cell_of(double lon_deg, double lat_deg) {
    const auto column = static_cast<std::uint32_t>(std::clamp(std::floor(lon_deg) + 180.0, 0.0, 359.0));
    const auto row = static_cast<std::uint32_t>(std::clamp(std::floor(lat_deg) + 90.0, 0.0, 179.0));
    return row * kColumns + column;
}

/// The lesser of `nearest` and the distance from the origin to the segment a-b, all in km on a plane.
double nearer(double nearest, double ax, double ay, double bx, double by) {
    const double dx = bx - ax;
    const double dy = by - ay;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0.0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
    const double x = ax + t * dx;
    const double y = ay + t * dy;
    constexpr double kRounding = 1.0 + 1e-9; // most segments are farther, and squares tell so sooner
    return x * x + y * y > nearest * nearest * kRounding ? nearest : std::min(nearest, std::hypot(x, y));
}

} // namespace

bool RegionIndex::is_consistent() const {
    const auto& t = tables_;
    if (t.cells.empty() && t.regions.empty()) {
        return true;
    }
    if (t.cells.size() != kColumns * kRows + 1 || t.ring_region.size() != t.rings.size()) {
        return false;
    }
    const auto fits = [](std::uint64_t first, std::uint64_t count, std::size_t size) { return first + count <= size; };
    const bool regions_fit = std::all_of(t.regions.begin(), t.regions.end(), [&](const Region& r) { return fits(r.first_ring, r.ring_count, t.rings.size()); });
    const bool rings_fit = std::all_of(t.rings.begin(), t.rings.end(), [&](const RegionRing& r) { return r.vertex_count >= 3 && fits(r.first_vertex, r.vertex_count, t.vertices.size()); });
    const bool cells_fit = std::is_sorted(t.cells.begin(), t.cells.end()) && t.cells.back() <= t.cell_rings.size();
    const auto below = [](std::span<const std::uint32_t> values, std::size_t size) { return std::all_of(values.begin(), values.end(), [size](std::uint32_t v) { return v < size; }); };
    return regions_fit && rings_fit && cells_fit && below(t.cell_rings, t.rings.size()) && below(t.ring_region, t.regions.size());
}

std::vector<std::uint32_t> RegionIndex::find_all(LonLat point, std::uint32_t group) const {
    std::vector<std::uint32_t> hits; // region, once for every ring that holds the point
    const std::uint32_t cell = cell_of(point.lon_deg(), point.lat_deg());
    if (cell + 1 >= tables_.cells.size()) {
        return hits;
    }
    const std::int64_t lon_e7 = to_e7(point.lon_deg());
    const std::int64_t lat_e7 = to_e7(point.lat_deg());
    const std::size_t end = std::min<std::size_t>(tables_.cells[cell + 1], tables_.cell_rings.size());
    for (std::size_t i = tables_.cells[cell]; i < end; ++i) {
        const std::uint32_t ring_index = tables_.cell_rings[i];
        if (ring_index >= tables_.rings.size() || ring_index >= tables_.ring_region.size()) {
            continue;
        }
        const RegionRing& ring = tables_.rings[ring_index];
        const std::uint32_t region = tables_.ring_region[ring_index];
        if (region >= tables_.regions.size() || (group != kAnyGroup && tables_.regions[region].group != group) || lat_e7 < ring.south_e7 || lat_e7 > ring.north_e7 ||
            ring.vertex_count < 3 || std::uint64_t{ring.first_vertex} + ring.vertex_count > tables_.vertices.size()) {
            continue;
        }
        for (const std::int64_t turn : {std::int64_t{0}, kTurnE7, -kTurnE7}) {
            if (holds_longitude(ring, lon_e7 + turn) && crosses_odd(tables_.vertices.subspan(ring.first_vertex, ring.vertex_count), lon_e7 + turn, lat_e7)) {
                hits.push_back(region);
            }
        }
    }
    std::sort(hits.begin(), hits.end());
    std::vector<std::uint32_t> inside;
    for (std::size_t i = 0; i < hits.size();) {
        const auto next = static_cast<std::size_t>(std::upper_bound(hits.begin(), hits.end(), hits[i]) - hits.begin());
        if ((next - i) % 2 == 1) {
            inside.push_back(hits[i]);
        }
        i = next;
    }
    return inside;
}

std::optional<std::uint32_t> RegionIndex::find(LonLat point, std::uint32_t group) const {
    const auto all = find_all(point, group);
    return all.empty() ? std::nullopt : std::optional(all.front());
}

bool RegionIndex::contains(std::uint32_t region, LonLat point) const {
    const auto all = find_all(point);
    return std::binary_search(all.begin(), all.end(), region);
}

double RegionIndex::distance_to_km(std::uint32_t region_index, LonLat point) const {
    if (region_index >= tables_.regions.size()) {
        return std::numeric_limits<double>::infinity();
    }
    if (contains(region_index, point)) {
        return 0.0;
    }
    const Region& region = tables_.regions[region_index];
    const double lon_scale = kKmPerDegree * std::cos(point.lat_deg() * std::numbers::pi / 180.0);
    double nearest_km = std::numeric_limits<double>::infinity();
    const std::size_t end = std::min<std::size_t>(std::size_t{region.first_ring} + region.ring_count, tables_.rings.size());
    for (std::size_t r = region.first_ring; r < end; ++r) {
        const RegionRing& ring = tables_.rings[r];
        if (ring.vertex_count < 3 || std::uint64_t{ring.first_vertex} + ring.vertex_count > tables_.vertices.size()) {
            continue;
        }
        const auto vertices = tables_.vertices.subspan(ring.first_vertex, ring.vertex_count);
        const double middle = (static_cast<double>(ring.west_e7) + static_cast<double>(ring.east_e7)) / 2.0 / kE7;
        const double turn = std::round((middle - point.lon_deg()) / 360.0) * 360.0;
        const auto gap = [](double low, double value, double high) { return std::max({0.0, low - value, value - high}); };
        const double box_km = std::hypot(gap(ring.west_e7 / kE7, point.lon_deg() + turn, ring.east_e7 / kE7) * lon_scale, gap(ring.south_e7 / kE7, point.lat_deg(), ring.north_e7 / kE7) * kKmPerDegree);
        if (box_km >= nearest_km) {
            continue;
        }
        const auto x = [&](const RegionVertex& v) { return (v.lon_e7 / kE7 - turn - point.lon_deg()) * lon_scale; };
        const auto y = [&](const RegionVertex& v) { return (v.lat_e7 / kE7 - point.lat_deg()) * kKmPerDegree; };
        const RegionVertex* before = &vertices.back();
        for (const RegionVertex& vertex : vertices) {
            nearest_km = nearer(nearest_km, x(*before), y(*before), x(vertex), y(vertex));
            before = &vertex;
        }
    }
    return nearest_km;
}

std::optional<std::uint32_t> RegionIndex::nearest(LonLat point, double max_km, std::uint32_t group) const {
    if (const auto inside = find(point, group)) {
        return inside;
    }
    // Regions with a ring in the cells around the point.
    const double reach_lat = max_km / kKmPerDegree;
    const double reach_lon = std::min(180.0, reach_lat / std::max(0.02, std::cos(point.lat_deg() * std::numbers::pi / 180.0)));
    std::vector<std::uint32_t> near;
    for (double lat = std::floor(point.lat_deg() - reach_lat); lat <= point.lat_deg() + reach_lat; lat += 1.0) {
        for (double lon = std::floor(point.lon_deg() - reach_lon); lon <= point.lon_deg() + reach_lon; lon += 1.0) {
            if (lat < -90.0 || lat >= 90.0) {
                continue;
            }
            const std::uint32_t cell = cell_of(lon < -180.0 ? lon + 360.0 : lon >= 180.0 ? lon - 360.0 : lon, lat);
            if (cell + 1 >= tables_.cells.size()) {
                continue;
            }
            const std::size_t end = std::min<std::size_t>(tables_.cells[cell + 1], tables_.cell_rings.size());
            for (std::size_t i = tables_.cells[cell]; i < end; ++i) {
                if (tables_.cell_rings[i] < tables_.ring_region.size()) {
                    near.push_back(tables_.ring_region[tables_.cell_rings[i]]);
                }
            }
        }
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::optional<std::uint32_t> best;
    double best_km = max_km;
    for (const std::uint32_t region : near) {
        if (region >= tables_.regions.size() || (group != kAnyGroup && tables_.regions[region].group != group)) {
            continue;
        }
        if (const double km = distance_to_km(region, point); km <= best_km) {
            best = best && km == best_km ? best : region;
            best_km = km;
        }
    }
    return best;
}

void RegionTablesBuilder::add(std::uint32_t id, std::uint32_t group, const std::vector<std::vector<RegionVertex>>& rings) {
    Region region{id, group, static_cast<std::uint32_t>(rings_.size()), 0};
    for (const auto& source : rings) {
        auto count = source.size();
        while (count > 1 && source[count - 1] == source.front()) {
            --count;
        }
        if (count < 3) {
            continue;
        }
        RegionRing ring{static_cast<std::uint32_t>(vertices_.size()), static_cast<std::uint32_t>(count), source[0].lon_e7, source[0].lat_e7, source[0].lon_e7, source[0].lat_e7};
        for (std::size_t i = 0; i < count; ++i) {
            ring.west_e7 = std::min(ring.west_e7, source[i].lon_e7);
            ring.east_e7 = std::max(ring.east_e7, source[i].lon_e7);
            ring.south_e7 = std::min(ring.south_e7, source[i].lat_e7);
            ring.north_e7 = std::max(ring.north_e7, source[i].lat_e7);
            vertices_.push_back(source[i]);
        }
        rings_.push_back(ring);
        ring_region_.push_back(static_cast<std::uint32_t>(regions_.size()));
        ++region.ring_count;
    }
    regions_.push_back(region);
}

RegionTables RegionTablesBuilder::finish() {
    std::vector<std::vector<std::uint32_t>> lists(kColumns * kRows);
    for (std::uint32_t r = 0; r < rings_.size(); ++r) {
        const RegionRing& ring = rings_[r];
        const int west = static_cast<int>(std::floor(ring.west_e7 / kE7));
        const int east = std::min(static_cast<int>(std::floor(ring.east_e7 / kE7)), west + 359);
        const int south = std::clamp(static_cast<int>(std::floor(ring.south_e7 / kE7)), -90, 89);
        const int north = std::clamp(static_cast<int>(std::floor(ring.north_e7 / kE7)), -90, 89);
        for (int lat = south; lat <= north; ++lat) {
            for (int lon = west; lon <= east; ++lon) {
                const auto column = static_cast<std::uint32_t>(((lon + 180) % 360 + 360) % 360);
                lists[static_cast<std::uint32_t>(lat + 90) * kColumns + column].push_back(r);
            }
        }
        // A point at 180° E falls into the last column.
        if (ring.east_e7 >= 1'800'000'000 || ring.west_e7 <= -1'800'000'000) {
            for (int lat = south; lat <= north; ++lat) {
                auto& list = lists[static_cast<std::uint32_t>(lat + 90) * kColumns + kColumns - 1];
                if (list.empty() || list.back() != r) {
                    list.push_back(r);
                }
            }
        }
    }
    cells_.clear();
    cell_rings_.clear();
    for (auto& list : lists) {
        cells_.push_back(static_cast<std::uint32_t>(cell_rings_.size()));
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
        cell_rings_.insert(cell_rings_.end(), list.begin(), list.end());
    }
    cells_.push_back(static_cast<std::uint32_t>(cell_rings_.size()));
    return {regions_, rings_, vertices_, cells_, cell_rings_, ring_region_};
}

} // namespace marsad::geo
