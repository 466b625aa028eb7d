#pragma once

#include "geocode/phrase_words.h"
#include "model/event.h"

#include <cstdint>
#include <optional>

namespace marsad::geocode {

/// The words before a coordinate: how the place meant lies to it, and whether something only came from there.
struct CoordinateLead {
    std::uint32_t first = 0; ///< token where the words of relation begin; that of the coordinate where there are none
    std::optional<double> distance_km;
    std::optional<double> bearing_deg;
    bool near = false;
    bool launch = false; ///< launched from there, or came from there

    [[nodiscard]] bool related() const { return distance_km || bearing_deg || near; }
};

/// Reads back from the token at which a coordinate begins, within its sentence, a bounded number of tokens.
[[nodiscard]] CoordinateLead lead_before(const PhraseWords& words, std::uint32_t token);

/// Moves and widens the place at a coordinate as the words before it say, so that the true place stays within the radius.
void relate(model::Place& place, const CoordinateLead& lead);

} // namespace marsad::geocode
