#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "gazetteer_build/draft.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace marsad::compile_data {

using namespace gazetteer_build; // the draft, names, weights: shared with the user's layers

/// Where the sources lie, and the message catalogues that several steps ask.
struct Inputs {
    std::filesystem::path packages;
    std::filesystem::path assets; ///< the folder that holds gazetteer/
    std::map<std::string, std::map<std::string, std::string, std::less<>>> catalogues; ///< by language

    /// Name of a GeoNames id or admin code ("IQ.02", "IQ") in a language, cleaned; empty where there is none.
    [[nodiscard]] std::string catalogue_name(std::string_view lang, std::string_view id) const;
};
[[nodiscard]] base::Result<Inputs> open_inputs(const std::filesystem::path& packages, const std::filesystem::path& assets);

/// The draft's places by what later steps look for.
struct DraftIndex {
    std::map<std::string, std::uint32_t> country_by_code;
    std::map<std::string, std::uint32_t> province_by_code; ///< "IQ.15"
    /// Province of a country by any of its names: "IQ" + article-free key.
    std::unordered_map<std::string, std::uint32_t> province_by_name;

    [[nodiscard]] std::uint32_t country(std::string_view code) const;
    [[nodiscard]] std::uint32_t province(std::string_view admin1_code) const;
    [[nodiscard]] std::uint32_t named_province(std::string_view country_code, std::string_view name) const;
};

/// Places by 1° cell, for "what is near".
class DraftGrid {
  public:
    explicit DraftGrid(const std::vector<DraftPlace>& places);
    /// Positions of the places within `radius_km`, nearest first.
    [[nodiscard]] std::vector<std::uint32_t> near(geo::LonLat point, double radius_km) const;

  private:
    const std::vector<DraftPlace>& places_;
    std::unordered_map<int, std::vector<std::uint32_t>> cells_;
};

// The steps, in the order in which they run. Each adds to the draft.

/// cities-500 with names by language. BadFormat where a column is missing.
base::Result<void> add_cities(const Inputs& inputs, Draft& draft);
/// Countries with polygons; fills index.country_by_code.
base::Result<void> add_countries(const Inputs& inputs, Draft& draft, DraftIndex& index);
/// Provinces with polygons; sets the province of the cities; fills the rest of the index.
base::Result<void> add_provinces(const Inputs& inputs, Draft& draft, DraftIndex& index, base::Diagnostics& diagnostics);
/// disputed.tsv: areas, and the country of every place inside.
base::Result<void> add_disputed(const Inputs& inputs, Draft& draft, const DraftIndex& index, base::Diagnostics& diagnostics);
base::Result<void> add_airports(const Inputs& inputs, Draft& draft, const DraftIndex& index);
/// The curated tables; merges them with airports and towns.
base::Result<void> add_curated(const Inputs& inputs, Draft& draft, const DraftIndex& index, base::Diagnostics& diagnostics);
/// Merges doubles, sets importance, radius, missing time zones, countries and provinces.
void finish_draft(Draft& draft);
/// sea_areas.tsv: outlines of the seas, which are curated places; after finish_draft.
base::Result<void> add_seas(const Inputs& inputs, Draft& draft, base::Diagnostics& diagnostics);
/// Names, versions, licences and digests of the packages.
base::Result<void> add_sources(const Inputs& inputs, Draft& draft);

/// Point and radius of an area: the radius around `point` that holds nine tenths of it.
[[nodiscard]] double radius_of_rings_km(const std::vector<std::vector<geo::RegionVertex>>& rings, geo::LonLat point);
/// A point well inside the area (of its largest ring).
[[nodiscard]] geo::LonLat inner_point(const std::vector<std::vector<geo::RegionVertex>>& rings);

} // namespace marsad::compile_data
