#include "geocode/site_cells.h"

#include "geocode/gazetteer_tables.h"
#include "geocode/kinds.h"

#include <algorithm>
#include <mutex>

namespace marsad::geocode {

const std::vector<SiteCells::Site>& SiteCells::cell(const format::Tables& tables, std::size_t number) const {
    {
        const std::shared_lock lock(mutex_);
        if (const auto found = cells_.find(number); found != cells_.end()) {
            return found->second;
        }
    }
    std::vector<Site> sites;
    for (const auto place : tables::places_of_cell(tables, number)) {
        if (place < tables.places.size() && is_site(kind_group(tables::small_text(tables, tables.places[place].kind)))) {
            sites.push_back({place, tables.places[place].kind});
        }
    }
    sites.shrink_to_fit();
    const std::unique_lock lock(mutex_);
    return cells_.try_emplace(number, std::move(sites)).first->second;
}

std::vector<std::uint32_t> SiteCells::near(const format::Tables& tables, geo::LonLat point, double radius_km, std::size_t limit, const Wanted& wanted) const {
    const tables::Circle circle(point, radius_km);
    std::vector<tables::Nearby> found;
    std::size_t around = 0; // places in the cells looked at
    circle.for_each_cell([&](std::size_t number) {
        around += tables::places_of_cell(tables, number).size();
        for (const Site& site : cell(tables, number)) {
            const auto& record = tables.places[site.place];
            if (circle.surely_outside(record)) {
                continue;
            }
            if (const double km = circle.distance_km(record); km <= radius_km && wanted(tables::small_text(tables, site.kind), site.place)) {
                found.emplace_back(km, site.place);
            }
        }
    });
    std::sort(found.begin(), found.end());
    if (around > limit) {
        const auto among = [&](const tables::Nearby& site) { return tables::count_nearer(tables, point, circle, site, limit) < limit; };
        if (!found.empty() && !among(found.back())) { // mostly the farthest is
            found.erase(std::partition_point(found.begin(), found.end(), among), found.end());
        }
    }
    std::vector<std::uint32_t> places;
    places.reserve(found.size());
    for (const auto& [km, place] : found) {
        places.push_back(place);
    }
    return places;
}

} // namespace marsad::geocode
