#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "geocode/gazetteer.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::geocode {

/// One row of a hand-written table under assets/gazetteer/ (columns: id kind country admin1 lat lon radius_km name_en
/// name_ar aliases parent source note, tab separated, one header line; '#' starts a comment line).
struct CuratedRow {
    struct Alias {
        std::string lang; ///< empty = not said
        std::string text;
    };
    std::string file;
    std::size_t line = 0;
    std::string id, kind, country, admin1;
    double lat_deg = 0.0, lon_deg = 0.0, radius_km = 0.0;
    std::string name_en, name_ar;
    std::vector<Alias> aliases;
    std::string parent, source, note;

    [[nodiscard]] geo::LonLat lon_lat() const;
    /// The code behind "airfield:", or empty.
    [[nodiscard]] std::string_view airfield() const;
};

/// The kinds that a row may have.
[[nodiscard]] bool is_known_kind(std::string_view kind);
/// "Camp Alpha; ar:معسكر ألفا": parted by ';', with the language before a colon where it is said.
[[nodiscard]] std::vector<CuratedRow::Alias> parse_aliases(std::string_view column);

/// Reads one table. A row that cannot be used (too few columns, no id, no name, coordinates off the globe) is an
/// error in `diagnostics` with file and line, and left out. Unreadable, BadFormat (wrong header line).
[[nodiscard]] base::Result<std::vector<CuratedRow>> read_curated(const std::filesystem::path& path, base::Diagnostics& diagnostics);

/// All curated tables of a folder (every .tsv with that header line), in the order of their names.
[[nodiscard]] base::Result<std::vector<CuratedRow>> read_curated_folder(const std::filesystem::path& folder, base::Diagnostics& diagnostics);

struct CheckCounts {
    std::size_t rows = 0;
    std::size_t at_airfield = 0; ///< rows within 2 km of the airfield they name
    std::size_t airfield_unproved = 0; ///< rows of source airfield that no airfield of the sources stands near
    std::size_t in_country = 0;
    std::size_t in_province = 0;
    std::size_t near_parent = 0; ///< rows whose parent was found and lies at a plausible distance
    std::size_t problems = 0;
};

/// Proves every row against the gazetteer: inside its country (disputed areas first; a margin of 8 km for quantised
/// outlines, 30 km for places of the coast, 100 km on the open sea) and its province (12 km: those outlines are rough and
/// of before 2014), within 2 km or its radius of its airfield, within 35 km (parts of a town) or 300 km of its parent, no namesake of another row within reach, both scripts present, memory radius at least 3 km, ids
/// unique and well formed, a known kind. Problems are warnings, or errors where the row cannot be used.
CheckCounts check_curated(const Gazetteer& gazetteer, const std::vector<CuratedRow>& rows, base::Diagnostics& diagnostics);

} // namespace marsad::geocode
