#pragma once

#include "i18n/texts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::i18n {

/// A position by what lies near it, in words that are names already.
struct PositionParts {
    std::string water;                 ///< the sea it is in, told first; or empty
    std::string place;                 ///< site or town, or empty
    std::optional<double> bearing_deg; ///< from the place to the position; nothing: at the place
    double distance_km = 0.0;
    std::string place_country;       ///< where the place lies in another country than the position
    std::vector<std::string> around; ///< province, country
};

/// "12 km north-west of Hit, Anbar, Iraq", by the texts `position.*` of the interface. Names stand in directional isolates.
[[nodiscard]] std::string position_text(const Texts& texts, const PositionParts& parts);

/// The text without its directional isolates, for files and terminals.
[[nodiscard]] std::string without_isolates(std::string_view utf8);

} // namespace marsad::i18n
