#include "geocode/gazetteer.h"

#include <algorithm>

namespace marsad::geocode {

namespace {

constexpr double kE7 = 1e7;
constexpr double kSliverShare = 0.05; ///< of a disputed area
constexpr double kBorderKm = 15.0;    ///< outlines of neighbours differ, and a strip of no man's land lies between some

geo::Corner corner_of(const geo::RegionVertex& vertex) { return {vertex.lon_e7 / kE7, vertex.lat_e7 / kE7}; }

/// The rings of region `region`, those that lie inside the tables.
void add_rings(const geo::RegionTables& tables, std::uint32_t region, std::vector<geo::Ring>& out) {
    const geo::Region& record = tables.regions[region];
    const std::size_t end = std::min<std::size_t>(std::size_t{record.first_ring} + record.ring_count, tables.rings.size());
    for (std::size_t r = record.first_ring; r < end; ++r) {
        const geo::RegionRing& ring = tables.rings[r];
        if (ring.vertex_count < 3 || std::uint64_t{ring.first_vertex} + ring.vertex_count > tables.vertices.size()) {
            continue;
        }
        geo::Ring corners;
        for (const geo::RegionVertex& vertex : tables.vertices.subspan(ring.first_vertex, ring.vertex_count)) {
            corners.push_back(corner_of(vertex));
        }
        out.push_back(std::move(corners));
    }
}

std::optional<geo::LonLat> point_of(geo::Corner corner) {
    const double lon = corner.lon_deg > 180.0 ? corner.lon_deg - 360.0 : corner.lon_deg < -180.0 ? corner.lon_deg + 360.0
                                                                                                 : corner.lon_deg;
    return geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{corner.lat_deg});
}

double area_km2(const geo::Ring& ring) { return geo::area_km2(geo::polygons_of({ring})); }

/// The outlines of disputed areas are drawn by hand: the strips between them and those of the sources are no land of anyone.
void drop_slivers(const std::vector<geo::Ring>& before, const geo::Ring& disputed, std::vector<geo::Ring>& after) {
    const double least_km2 = kSliverShare * area_km2(disputed);
    std::erase_if(after, [&](const geo::Ring& ring) { return std::find(before.begin(), before.end(), ring) == before.end() && area_km2(ring) < least_km2; });
}

} // namespace

std::vector<PlaceIndex> Gazetteer::seas_at(geo::LonLat point) const {
    std::vector<PlaceIndex> seas;
    for (const std::uint32_t region : seas_.find_all(point)) {
        const auto id = seas_.tables().regions[region].id;
        if (id < tables_.areas.size() && tables_.areas[id].country < tables_.places.size()) {
            seas.push_back(tables_.areas[id].country);
        }
    }
    return seas;
}

std::vector<geo::Ring> Gazetteer::outline(PlaceIndex area) const {
    std::vector<geo::Ring> rings;
    const auto collect = [&](const geo::RegionIndex& index, auto wanted) {
        const auto regions = index.tables().regions;
        for (std::uint32_t region = 0; region < regions.size(); ++region) {
            if (regions[region].id < tables_.areas.size() && wanted(tables_.areas[regions[region].id])) {
                add_rings(index.tables(), region, rings);
            }
        }
    };
    const PlaceView view = place(area);
    if (view.is_province()) {
        collect(provinces_, [area](const format::AreaRecord& record) { return record.province == area; });
        return rings;
    }
    if (!view.is_country()) {
        collect(seas_, [area](const format::AreaRecord& record) { return record.country == area; });
        return rings;
    }
    collect(countries_, [area](const format::AreaRecord& record) { return record.country == area; });
    if (rings.empty()) {
        return rings;
    }
    const auto disputed = disputed_.tables().regions;
    for (std::uint32_t region = 0; region < disputed.size(); ++region) {
        if (disputed[region].id >= tables_.areas.size()) {
            continue;
        }
        const bool ours = tables_.areas[disputed[region].id].country == area;
        std::vector<geo::Ring> parts;
        add_rings(disputed_.tables(), region, parts);
        for (const geo::Ring& part : parts) {
            auto combined = ours ? geo::together(rings, part) : geo::without(rings, part);
            drop_slivers(rings, part, combined);
            rings = std::move(combined);
        }
    }
    return rings;
}

std::vector<geo::Ring> Gazetteer::land_border(PlaceIndex country) const {
    const auto regions = countries_.tables().regions;
    std::vector<std::uint32_t> others;
    for (std::uint32_t region = 0; region < regions.size(); ++region) {
        if (regions[region].id < tables_.areas.size() && tables_.areas[regions[region].id].country != country) {
            others.push_back(region);
        }
    }
    const auto near_another = [&](geo::Corner corner) {
        const auto point = point_of(corner);
        return point && std::any_of(others.begin(), others.end(), [&](std::uint32_t other) { return countries_.distance_to_km(other, *point) <= kBorderKm; });
    };
    const auto rings = outline(country);
    std::vector<geo::Ring> stretches;
    for (const geo::Ring& ring : rings) {
        std::vector<bool> near(ring.size());
        std::transform(ring.begin(), ring.end(), near.begin(), near_another);
        const auto far = std::find(near.begin(), near.end(), false);
        if (far == near.end()) { // land all around
            stretches.push_back(ring);
            stretches.back().push_back(ring.front());
            continue;
        }
        const auto start = static_cast<std::size_t>(far - near.begin());
        geo::Ring stretch;
        for (std::size_t i = 0; i <= ring.size(); ++i) {
            const std::size_t at = (start + i) % ring.size();
            if (near[at] && i < ring.size()) {
                stretch.push_back(ring[at]);
            } else if (!stretch.empty()) {
                if (stretch.size() > 1) {
                    stretches.push_back(std::move(stretch));
                }
                stretch.clear();
            }
        }
    }
    if (stretches.empty()) { // an island
        for (const geo::Ring& ring : rings) {
            stretches.push_back(ring);
            stretches.back().push_back(ring.front());
        }
    }
    return stretches;
}

} // namespace marsad::geocode
