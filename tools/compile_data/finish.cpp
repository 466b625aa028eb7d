#include "inputs.h"

#include "gazetteer_build/place_weight.h"

#include "text/search_key.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace marsad::compile_data {

namespace {

constexpr double kDoubleKm = 3.0;

/// GeoNames lists some towns twice: same name, same country, a few km apart. The lesser joins the weightier.
void merge_doubles(Draft& draft) {
    std::map<std::string, std::vector<std::uint32_t>> by_name;
    for (std::uint32_t i = 0; i < draft.places.size(); ++i) {
        const auto& place = draft.places[i];
        if (!place.dropped && !place.is_country && !place.is_province && place.id.starts_with("geonames:") && place.has_preferred("en")) {
            by_name[place.country_code + " " + text::article_free_key(text::name_key(place.preferred("en")))].push_back(i);
        }
    }
    const auto weight = [&](std::uint32_t i) { return std::pair(draft.places[i].curated, kind_weight(draft.places[i]) + std::log10(1.0 + draft.places[i].population)); };
    for (auto& [name, group] : by_name) {
        std::stable_sort(group.begin(), group.end(), [&](auto a, auto b) { return weight(a) > weight(b); });
        for (std::size_t i = 0; i < group.size(); ++i) {
            auto& kept = draft.places[group[i]];
            for (std::size_t j = i + 1; j < group.size() && !kept.dropped; ++j) {
                auto& other = draft.places[group[j]];
                if (other.dropped || other.curated || geo::distance_km(kept.lon_lat(), other.lon_lat()) > kDoubleKm) {
                    continue;
                }
                for (const auto& alias : other.names) {
                    kept.add_name(alias.text, alias.lang, alias.display, alias.preferred, alias.generated);
                }
                kept.population = std::max(kept.population, other.population);
                kept.other_ids.push_back(other.id);
                other.dropped = true;
            }
        }
    }
}

/// A provincial capital that bears the name of a province spelled by hand is spelled like it: GeoNames has "Dayr az Zawr".
void spell_capitals(Draft& draft) {
    for (auto& place : draft.places) {
        if (place.dropped || place.curated || place.province == kNoDraft || (place.feature != "PPLA" && place.feature != "PPLC") || !draft.places[place.province].spelled_by_hand) {
            continue;
        }
        for (const auto& lang : {"en", "ar"}) {
            const std::string wanted(draft.places[place.province].preferred(lang));
            const auto key = text::article_free_key(text::name_key(wanted));
            const bool known = std::any_of(place.names.begin(), place.names.end(), [&](const DraftName& name) { return text::article_free_key(text::name_key(name.text)) == key; });
            if (known && !wanted.empty()) {
                place.prefer(wanted, lang);
            }
        }
    }
}

/// Time zone, country and province of what the sources leave open, from the nearest town.
void fill_from_neighbours(Draft& draft) {
    const DraftGrid grid(draft.places);
    for (auto& place : draft.places) {
        if (place.dropped || !place.time_zone.empty() || (place.country == kNoDraft && place.country_code.empty() && !place.country_name.empty())) {
            continue;
        }
        for (const double reach : {30.0, 120.0, 400.0}) {
            for (const auto at : grid.near(place.lon_lat(), reach)) {
                const auto& town = draft.places[at];
                if (!town.time_zone.empty() && (place.country == kNoDraft || town.country == place.country)) {
                    place.time_zone = town.time_zone;
                    break;
                }
            }
            if (!place.time_zone.empty()) {
                break;
            }
        }
    }
}

} // namespace

void finish_draft(Draft& draft) {
    merge_doubles(draft);
    spell_capitals(draft);
    fill_from_neighbours(draft);
    geo::RegionTablesBuilder builder;
    for (const auto& area : draft.provinces) {
        builder.add(area.province, area.country, area.rings);
    }
    const geo::RegionIndex provinces(builder.finish());
    for (auto& place : draft.places) {
        if (place.radius_km == 0.0) {
            place.radius_km = default_radius_km(place);
        }
        place.importance = importance_of(place);
        if (!place.is_country && place.province == kNoDraft && place.country != kNoDraft && place.radius_km < 60.0) {
            if (const auto region = provinces.nearest(place.lon_lat(), 25.0, place.country)) {
                place.province = draft.provinces[*region].province;
            }
        }
    }
}

} // namespace marsad::compile_data
