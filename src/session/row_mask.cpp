#include "session/row_mask.h"

namespace marsad::session {

std::vector<std::uint8_t> rows_within(const model::EventStore& store, const geo::Bounds& bounds) {
    std::vector<std::uint8_t> inside;
    inside.reserve(store.places().size());
    for (const auto& place : store.places()) {
        inside.push_back(bounds.contains(model::EventStore::position_of(place)) ? 1 : 0);
    }
    std::vector<std::uint8_t> out(store.size());
    for (std::size_t row = 0; row < out.size(); ++row) {
        out[row] = store.is_placed(row) ? inside[store.place_of_row()[row]] : std::uint8_t{0};
    }
    return out;
}

} // namespace marsad::session
