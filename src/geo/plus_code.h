#pragma once

#include "geo/lon_lat.h"

#include <optional>
#include <string_view>

namespace marsad::geo {

/// The cell of an Open Location Code ("plus code"): its middle, and half its height and width in degrees.
struct PlusCodeCell {
    LonLat middle;
    double half_lat_deg;
    double half_lon_deg;
};

/// Whether a code has the right letters, lengths and zeros: full ("8H567C7X+2R", "8H560000+") or short ("7C7X+2R"), in
/// either case.
[[nodiscard]] bool is_plus_code(std::string_view code);
/// A code that names its cell without a place beside it.
[[nodiscard]] bool is_full_plus_code(std::string_view code);

/// The cell of a full code; nothing where it is none, or lies beyond the poles.
[[nodiscard]] std::optional<PlusCodeCell> cell_of_plus_code(std::string_view code);
/// The cell of a short code: of all cells that end in it, the one nearest to `reference`.
[[nodiscard]] std::optional<PlusCodeCell> cell_of_short_plus_code(std::string_view code, LonLat reference);

} // namespace marsad::geo
