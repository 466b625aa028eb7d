#include "session/row_mask.h"

#include <cmath>

namespace marsad::session {

std::vector<std::uint8_t> rows_within(const model::EventStore& store, const geo::Bounds& bounds) {
    constexpr double kUnits = 1e7; // of the store's columns in a degree
    const auto down = [](double deg) { return static_cast<std::int64_t>(std::ceil(deg * kUnits)); };
    const auto up = [](double deg) { return static_cast<std::int64_t>(std::floor(deg * kUnits)); };
    const std::int64_t west = down(bounds.west_deg);
    const std::int64_t east = up(bounds.east_deg);
    const std::int64_t south = down(bounds.south_deg);
    const std::int64_t north = up(bounds.north_deg);
    const bool crosses = bounds.west_deg > bounds.east_deg;
    const auto lons = store.lons_e7();
    const auto lats = store.lats_e7();
    std::vector<std::uint8_t> out(store.size());
    for (std::size_t row = 0; row < out.size(); ++row) {
        const bool from_west = lons[row] >= west;
        const bool to_east = lons[row] <= east;
        const bool within = (crosses ? from_west || to_east : from_west && to_east) && lats[row] >= south && lats[row] <= north;
        out[row] = within && store.is_placed(row) ? 1 : 0;
    }
    return out;
}

} // namespace marsad::session
