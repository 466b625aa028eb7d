#include "inputs.h"
#include "gazetteer_build/names.h"
#include "text_sources.h"

#include "geocode/gazetteer_check.h"
#include "text/search_key.h"

#include <algorithm>
#include <map>
#include <set>

namespace marsad::compile_data {

namespace {

using geocode::CuratedRow;

constexpr double kSameAirfieldKm = 3.0;
constexpr double kSameTownKm = 10.0;
constexpr double kSameTownBySoundKm = 6.0;

bool is_airfield_kind(std::string_view kind) {
    return kind == "airport" || kind == "military_base";
}

bool is_settlement_kind(std::string_view kind) {
    return kind == "city" || kind == "town" || kind == "village";
}

using SeaNames = std::map<std::string, std::string, std::less<>>;

/// Seas and straits answer for a country by the name of a sea: sea_names.tsv, else "International waters".
std::string sea_name(const CuratedRow& row, const SeaNames& seas) {
    if (!row.country.empty() && row.country != "-") {
        return {};
    }
    if (const auto sea = seas.find(row.id); sea != seas.end()) {
        return sea->second;
    }
    return row.kind == "sea" || row.kind == "gulf" || row.kind == "strait" ? "International waters" : "";
}

/// Names of a row into a place; they win over what is there.
void take_names(DraftPlace& place, const CuratedRow& row) {
    const auto english = clean_name(row.name_en);
    const auto arabic = clean_name(row.name_ar);
    const auto bare_english = without_brackets(english);
    // "Yarmouk (Baghdad)" tells namesakes apart in the table; people say Yarmouk.
    place.prefer(bare_english.value_or(english), "en");
    if (bare_english) {
        place.add_name(english, "en");
    }
    const auto bare_arabic = without_brackets(arabic);
    place.prefer(bare_arabic.value_or(arabic), "ar");
    for (const auto& alias : row.aliases) {
        const auto text = clean_name(alias.text);
        const auto lang = alias.lang.empty() ? language_of_name(text) : alias.lang;
        place.add_name(text, lang, true, !lang.empty());
    }
}

DraftPlace place_of_row(const CuratedRow& row, const DraftIndex& index, const Draft& draft, const SeaNames& seas) {
    DraftPlace place;
    place.id = "marsad:" + row.id;
    place.kind = row.kind;
    place.curated = true;
    place.lon_deg = row.lon_deg;
    place.lat_deg = row.lat_deg;
    place.radius_km = row.radius_km;
    place.parent = row.parent;
    place.country = index.country(row.country);
    place.country_code = place.country == kNoDraft ? "" : row.country;
    place.country_name = sea_name(row, seas);
    if (!row.admin1.empty() && place.country != kNoDraft) {
        place.province = index.named_province(row.country, row.admin1);
        place.admin1_code = place.province == kNoDraft ? "" : draft.places[place.province].admin1_code;
    }
    take_names(place, row);
    return place;
}

bool agree(const DraftPlace& airfield, const CuratedRow& row) {
    return airfield.kind == row.kind || airfield.preferred("en").find("International") == std::string_view::npos;
}

/// Small = the better partner of an airfield.
double partner_cost(const DraftPlace& airfield, const CuratedRow& row) {
    const bool names_it = !row.airfield().empty() && std::find(airfield.codes.begin(), airfield.codes.end(), row.airfield()) != airfield.codes.end();
    return geo::distance_km(airfield.lon_lat(), row.lon_lat()) + (airfield.kind == row.kind ? 0.0 : 10.0) - (names_it ? 1.0 : 0.0);
}

void merge_airfield(DraftPlace& curated, DraftPlace& airfield) {
    for (const auto& name : airfield.names) {
        curated.add_name(name.text, name.lang, name.display, name.preferred, name.generated);
    }
    curated.codes = airfield.codes;
    curated.other_ids.push_back(airfield.id);
    curated.other_ids.insert(curated.other_ids.end(), airfield.other_ids.begin(), airfield.other_ids.end());
    curated.feature = airfield.feature;
    if (curated.time_zone.empty()) {
        curated.time_zone = airfield.time_zone;
    }
    airfield.dropped = true;
}

/// One place for a row and the airfield under it.
void merge_airfields(Draft& draft, const std::vector<CuratedRow>& rows, std::uint32_t first_curated, std::uint32_t airports_end) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> rows_near; // airfield -> rows
    const DraftGrid grid(draft.places);
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
        if (!is_airfield_kind(rows[r].kind)) {
            continue;
        }
        for (const auto at : grid.near(rows[r].lon_lat(), kSameAirfieldKm)) {
            if (at < airports_end && draft.places[at].id.starts_with("icao:") && agree(draft.places[at], rows[r])) {
                rows_near[at].push_back(r);
            }
        }
    }
    std::set<std::uint32_t> used;
    for (const auto& [at, near] : rows_near) {
        const auto& airfield = draft.places[at]; // clang 14 cannot capture `at` itself
        const auto best = std::min_element(near.begin(), near.end(), [&](auto a, auto b) { return partner_cost(airfield, rows[a]) < partner_cost(airfield, rows[b]); });
        if (used.insert(*best).second) {
            merge_airfield(draft.places[first_curated + *best], draft.places[at]);
        }
    }
}

std::set<std::string> keys_of(const DraftPlace& place) {
    std::set<std::string> keys;
    for (const auto& name : place.names) {
        if (name.display && !name.generated) {
            keys.insert(text::article_free_key(text::name_key(name.text)));
        }
    }
    return keys;
}

/// The GeoNames town that a row of a town means, or kNoDraft.
std::uint32_t twin_of(const Draft& draft, const DraftGrid& grid, const DraftPlace& row) {
    const auto keys = keys_of(row);
    const auto sound_en = text::skeleton_key(row.preferred("en"));
    std::uint32_t by_sound = kNoDraft;
    for (const auto at : grid.near(row.lon_lat(), kSameTownKm)) {
        const auto& town = draft.places[at];
        if (!town.id.starts_with("geonames:") || town.is_country || town.is_province || town.dropped || town.curated) {
            continue;
        }
        const auto town_keys = keys_of(town);
        if (std::any_of(keys.begin(), keys.end(), [&](const auto& key) { return town_keys.contains(key); })) {
            return at;
        }
        const bool sounds_alike = sound_en.size() >= 3 && text::skeleton_key(town.preferred("en")) == sound_en;
        if (by_sound == kNoDraft && sounds_alike && geo::distance_km(row.lon_lat(), town.lon_lat()) <= kSameTownBySoundKm) {
            by_sound = at;
        }
    }
    return by_sound;
}

void merge_town(DraftPlace& town, DraftPlace& row) {
    for (const auto& lang : {"en", "ar"}) {
        town.prefer(std::string(row.preferred(lang)), lang);
    }
    for (const auto& name : row.names) {
        town.add_name(name.text, name.lang, name.display, name.preferred, name.generated);
    }
    town.other_ids.push_back(row.id);
    town.kind = row.kind;
    town.radius_km = row.radius_km;
    town.parent = row.parent;
    town.curated = true;
    if (row.province != kNoDraft && row.country == town.country) {
        town.province = row.province;
    }
    row.dropped = true;
}

/// A row "region" or "governorate" of a province's own name is that province: one place.
bool merge_with_province(Draft& draft, const DraftIndex& index, DraftPlace& row) {
    if (row.kind != "region" && row.kind != "governorate") {
        return false;
    }
    const auto at = index.named_province(row.country_code, row.preferred("en"));
    if (at == kNoDraft || geo::distance_km(draft.places[at].lon_lat(), row.lon_lat()) > draft.places[at].radius_km + 20.0) {
        return false;
    }
    auto& province = draft.places[at];
    for (const auto& name : row.names) {
        province.add_name(name.text, name.lang, name.display, name.preferred, name.generated);
    }
    province.other_ids.push_back(row.id);
    row.dropped = true;
    return true;
}

} // namespace

base::Result<void> add_curated(const Inputs& inputs, Draft& draft, const DraftIndex& index, base::Diagnostics& diagnostics) {
    auto rows = geocode::read_curated_folder(inputs.assets / "gazetteer", diagnostics);
    if (!rows) {
        return base::failure(rows.error());
    }
    auto sea_table = read_table(inputs.assets / "gazetteer" / "sea_names.tsv", {"id", "name"});
    if (!sea_table) {
        return base::failure(sea_table.error());
    }
    SeaNames seas;
    for (std::size_t row = 0; row < sea_table->rows.size(); ++row) {
        seas.emplace(sea_table->field(row, "id"), sea_table->field(row, "name"));
    }
    const auto first = static_cast<std::uint32_t>(draft.places.size());
    for (const auto& row : *rows) {
        auto place = place_of_row(row, index, draft, seas);
        if (place.country == kNoDraft && !row.country.empty() && row.country != "-") {
            diagnostics.warning(row.file, row.line, "unknown country code \"" + row.country + "\"");
        }
        if (place.province == kNoDraft && !row.admin1.empty()) {
            diagnostics.warning(row.file, row.line, "no province \"" + row.admin1 + "\" in " + row.country + "; give the name as in provinces.tsv");
        }
        draft.places.push_back(std::move(place));
    }
    merge_airfields(draft, *rows, first, first);
    const DraftGrid grid(draft.places);
    std::size_t merged = 0;
    std::size_t merged_provinces = 0;
    for (std::uint32_t at = first; at < first + rows->size(); ++at) {
        if (!is_settlement_kind(draft.places[at].kind)) {
            merged_provinces += merge_with_province(draft, index, draft.places[at]) ? 1U : 0U;
            continue;
        }
        if (const auto twin = twin_of(draft, grid, draft.places[at]); twin != kNoDraft) {
            merge_town(draft.places[twin], draft.places[at]);
            ++merged;
        }
    }
    const auto with_airfield = std::count_if(draft.places.begin() + first, draft.places.end(), [](const DraftPlace& p) { return !p.codes.empty(); });
    diagnostics.notice("curated", 0, std::to_string(rows->size()) + " rows, " + std::to_string(merged) + " merged with a GeoNames town, " + std::to_string(merged_provinces) + " with a province, " + std::to_string(with_airfield) + " with an airfield");
    return {};
}

} // namespace marsad::compile_data
