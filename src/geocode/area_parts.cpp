#include "geocode/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

// Where parts of an outline lie: "western Iraq", the border of two countries. Flat around the middle of the area, which is
// exact enough for a centre and a radius.
namespace marsad::geocode {

namespace {

constexpr double kE7 = 1e7;
constexpr double kKmPerDegree = geo::kEarthRadiusKm * std::numbers::pi / 180.0;
constexpr double kInsideShare = 0.85; ///< of the farthest corner: nine points in ten lie nearer

/// A point of the plane around an origin: km east, km north.
struct Flat {
    double x;
    double y;
};

class Plane {
  public:
    explicit Plane(geo::LonLat origin) : origin_(origin), east_km_(kKmPerDegree * std::cos(origin.lat_deg() * std::numbers::pi / 180.0)) {}

    [[nodiscard]] Flat flat(const geo::RegionVertex& vertex) const {
        double east = vertex.lon_e7 / kE7 - origin_.lon_deg();
        east = east > 180.0 ? east - 360.0 : east < -180.0 ? east + 360.0 : east;
        return {east * east_km_, (vertex.lat_e7 / kE7 - origin_.lat_deg()) * kKmPerDegree};
    }
    [[nodiscard]] std::optional<geo::LonLat> round(Flat point) const {
        double lon = origin_.lon_deg() + point.x / east_km_;
        lon = lon > 180.0 ? lon - 360.0 : lon < -180.0 ? lon + 360.0 : lon;
        return geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{origin_.lat_deg() + point.y / kKmPerDegree});
    }

  private:
    geo::LonLat origin_;
    double east_km_;
};

/// Calls `use(vertices)` for each ring of the regions that `wanted` accepts.
template <typename Wanted, typename Use>
void for_each_ring(const geo::RegionTables& tables, Wanted wanted, Use use) {
    for (const geo::Region& region : tables.regions) {
        if (!wanted(region)) {
            continue;
        }
        const std::size_t end = std::min<std::size_t>(std::size_t{region.first_ring} + region.ring_count, tables.rings.size());
        for (std::size_t r = region.first_ring; r < end; ++r) {
            const geo::RegionRing& ring = tables.rings[r];
            if (ring.vertex_count >= 3 && std::uint64_t{ring.first_vertex} + ring.vertex_count <= tables.vertices.size()) {
                use(tables.vertices.subspan(ring.first_vertex, ring.vertex_count));
            }
        }
    }
}

} // namespace

std::optional<AreaPart> Gazetteer::part_towards(PlaceIndex area, double bearing_deg, double share) const {
    const PlaceView view = place(area);
    const geo::RegionIndex& index = view.is_province() ? provinces_ : view.is_country() ? countries_
                                                                                         : seas_;
    const auto wanted = [&](const geo::Region& region) {
        return region.id < tables_.areas.size() && (view.is_province() ? tables_.areas[region.id].province : tables_.areas[region.id].country) == area;
    };
    const Plane plane(view.lon_lat());
    const double angle = bearing_deg * std::numbers::pi / 180.0;
    const Flat towards{std::sin(angle), std::cos(angle)};
    const auto height = [&](Flat p) { return p.x * towards.x + p.y * towards.y; };
    // Islands far out must not decide where the north begins: the largest ring does.
    std::span<const geo::RegionVertex> largest;
    double largest_km2 = 0;
    for_each_ring(index.tables(), wanted, [&](std::span<const geo::RegionVertex> ring) {
        double twice = 0;
        Flat previous = plane.flat(ring.back());
        for (const auto& vertex : ring) {
            const Flat p = plane.flat(vertex);
            twice += previous.x * p.y - p.x * previous.y;
            previous = p;
        }
        if (std::abs(twice) > largest_km2) {
            largest_km2 = std::abs(twice);
            largest = ring;
        }
    });
    if (largest.empty()) {
        return std::nullopt;
    }
    double low = height(plane.flat(largest.front()));
    double high = low;
    for (const auto& vertex : largest) {
        const double h = height(plane.flat(vertex));
        low = std::min(low, h);
        high = std::max(high, h);
    }
    // Area and centre of what lies beyond the cut. With the origin on the cut, the sides along it add nothing, so that the
    // edges need not be joined.
    const double cut = high - share * (high - low);
    const Flat origin{towards.x * cut, towards.y * cut};
    double twice = 0;
    double sum_x = 0;
    double sum_y = 0;
    const auto add_edge = [&](Flat a, Flat b) {
        const double cross = a.x * b.y - b.x * a.y;
        twice += cross;
        sum_x += cross * (a.x + b.x);
        sum_y += cross * (a.y + b.y);
    };
    std::vector<Flat> kept;
    Flat previous = plane.flat(largest.back());
    previous = {previous.x - origin.x, previous.y - origin.y};
    for (const auto& vertex : largest) {
        Flat p = plane.flat(vertex);
        p = {p.x - origin.x, p.y - origin.y};
        const double before = height(previous);
        const double after = height(p);
        const auto crossing = [&] {
            const double t = before / (before - after);
            return Flat{previous.x + t * (p.x - previous.x), previous.y + t * (p.y - previous.y)};
        };
        if (before >= 0 && after >= 0) {
            add_edge(previous, p);
            kept.push_back(p);
        } else if (before >= 0 || after >= 0) {
            const Flat middle = crossing();
            add_edge(before >= 0 ? previous : middle, before >= 0 ? middle : p);
            kept.push_back(middle);
        }
        previous = p;
    }
    if (kept.empty() || std::abs(twice) < 1e-6) {
        return std::nullopt;
    }
    const Flat centre{sum_x / (3 * twice), sum_y / (3 * twice)};
    double farthest = 0;
    for (const Flat& p : kept) {
        farthest = std::max(farthest, std::hypot(p.x - centre.x, p.y - centre.y));
    }
    const auto point = plane.round({centre.x + origin.x, centre.y + origin.y});
    return point ? std::optional(AreaPart{*point, kInsideShare * farthest}) : std::nullopt;
}

std::optional<AreaPart> Gazetteer::shared_border(PlaceIndex a, PlaceIndex b, PlaceIndex third) const {
    const auto of = [&](PlaceIndex country) { return [this, country](const geo::Region& region) { return region.id < tables_.areas.size() && tables_.areas[region.id].country == country; }; };
    const auto less = [](const geo::RegionVertex& x, const geo::RegionVertex& y) { return x.lon_e7 != y.lon_e7 ? x.lon_e7 < y.lon_e7 : x.lat_e7 < y.lat_e7; };
    // Outlines of one source share their corners along a border exactly.
    std::vector<geo::RegionVertex> shared;
    const auto corners = [&](PlaceIndex country) {
        std::vector<geo::RegionVertex> out;
        for_each_ring(countries_.tables(), of(country), [&](std::span<const geo::RegionVertex> ring) { out.insert(out.end(), ring.begin(), ring.end()); });
        return out;
    };
    auto others = corners(b);
    std::sort(others.begin(), others.end(), less);
    for (const auto& vertex : corners(a)) {
        if (std::binary_search(others.begin(), others.end(), vertex, less)) {
            shared.push_back(vertex);
        }
    }
    if (shared.empty()) {
        return std::nullopt;
    }
    const auto point_of = [](const geo::RegionVertex& vertex) {
        const double lon = vertex.lon_e7 / kE7;
        return geo::LonLat::from_degrees(geo::Lon{lon > 180.0 ? lon - 360.0 : lon}, geo::Lat{vertex.lat_e7 / kE7});
    };
    std::size_t middle = shared.size() / 2;
    double reach = 0;
    if (third != kNoPlace) {
        auto last = corners(third);
        std::sort(last.begin(), last.end(), less);
        const auto meeting = std::find_if(shared.begin(), shared.end(), [&](const geo::RegionVertex& vertex) { return std::binary_search(last.begin(), last.end(), vertex, less); });
        if (meeting == shared.end()) {
            return std::nullopt;
        }
        const auto point = point_of(*meeting);
        return point ? std::optional(AreaPart{*point, 0}) : std::nullopt;
    }
    const auto centre = point_of(shared[middle]);
    if (!centre) {
        return std::nullopt;
    }
    for (const auto& vertex : shared) {
        if (const auto point = point_of(vertex)) {
            reach = std::max(reach, geo::distance_km(*centre, *point));
        }
    }
    return AreaPart{*centre, kInsideShare * reach};
}

} // namespace marsad::geocode
