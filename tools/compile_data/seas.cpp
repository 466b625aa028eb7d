#include "inputs.h"

#include "geocode/sea_areas.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace marsad::compile_data {

namespace {

geo::RegionVertex vertex_of(geo::Corner corner) {
    return {static_cast<std::int32_t>(std::llround(corner.lon_deg * 1e7)), static_cast<std::int32_t>(std::llround(corner.lat_deg * 1e7))};
}

} // namespace

base::Result<void> add_seas(const Inputs& inputs, Draft& draft, base::Diagnostics& diagnostics) {
    const auto rows = geocode::read_sea_areas(inputs.assets / "gazetteer" / "sea_areas.tsv", diagnostics);
    if (!rows) {
        return base::failure(rows.error());
    }
    std::map<std::string, std::uint32_t, std::less<>> place_by_id;
    for (std::uint32_t i = 0; i < draft.places.size(); ++i) {
        if (!draft.places[i].dropped) {
            place_by_id.emplace(draft.places[i].id, i);
            for (const std::string& id : draft.places[i].other_ids) {
                place_by_id.emplace(id, i);
            }
        }
    }
    std::map<std::string, std::size_t> area_by_id;
    for (const auto& row : *rows) {
        const auto place = place_by_id.find("marsad:" + row.id);
        if (place == place_by_id.end()) {
            diagnostics.error(row.file, row.line, "no curated row has the id \"" + row.id + "\"; the outline is left out");
            continue;
        }
        const auto [area, fresh] = area_by_id.emplace(row.id, draft.seas.size());
        if (fresh) {
            draft.seas.push_back({place->second, kNoDraft, "", "", {}});
        }
        std::vector<geo::RegionVertex> ring(row.ring.size());
        std::transform(row.ring.begin(), row.ring.end(), ring.begin(), vertex_of);
        draft.seas[area->second].rings.push_back(std::move(ring));
    }
    // A strait answers before the sea that it is a part of.
    std::stable_sort(draft.seas.begin(), draft.seas.end(), [&](const DraftArea& a, const DraftArea& b) { return draft.places[a.country].radius_km < draft.places[b.country].radius_km; });
    return {};
}

} // namespace marsad::compile_data
