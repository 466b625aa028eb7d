#include "inputs.h"

#include "text/search_key.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace marsad::compile_data {

namespace {

constexpr double kDoubleKm = 3.0;

double kind_weight(const DraftPlace& place) {
    static const std::map<std::string, double, std::less<>> kByFeature{{"PPLC", 0.42}, {"PPLA", 0.34}, {"PPLA2", 0.24}, {"PPLA3", 0.20}, {"PPLA4", 0.17}, {"PPLA5", 0.15}, {"PPLG", 0.24},
                                                                       {"PPL", 0.14},  {"PPLX", 0.08}, {"PPLL", 0.07},  {"PPLS", 0.08},  {"PPLF", 0.07},  {"PPLR", 0.08},  {"PPLQ", 0.04},
                                                                       {"PPLH", 0.03}, {"PPLW", 0.05}, {"STLMT", 0.14}, {"AIRL", 0.34},  {"AIRS", 0.26},  {"AIRM", 0.20}};
    static const std::map<std::string, double, std::less<>> kByKind{{"city", 0.30},    {"town", 0.22},     {"village", 0.15}, {"neighbourhood", 0.16}, {"military_base", 0.34}, {"airport", 0.34},
                                                                    {"embassy", 0.32}, {"crossing", 0.28}, {"dam", 0.28},     {"oil_facility", 0.28},  {"nuclear_site", 0.32},  {"camp", 0.26},
                                                                    {"sea", 0.45},     {"gulf", 0.42},     {"strait", 0.40},  {"region", 0.34},        {"island", 0.28},        {"port", 0.28},
                                                                    {"prison", 0.24},  {"district", 0.26}, {"mountain", 0.24}};
    if (place.is_country) {
        return 0.62;
    }
    if (place.is_province) {
        return 0.28; // below its capital: a bare name means the town
    }
    double weight = 0.12;
    if (const auto feature = kByFeature.find(place.feature); feature != kByFeature.end()) {
        weight = feature->second;
    }
    if (place.curated) {
        const auto kind = kByKind.find(place.kind);
        weight = std::max(weight, kind == kByKind.end() ? 0.24 : kind->second);
    }
    return weight;
}

/// Kind and rank, log population, number of names; a row of our own counts as five names more.
double importance_of(const DraftPlace& place) {
    const double people = std::log10(1.0 + place.population) / 8.0; // 0 .. 1
    const auto shown = std::count_if(place.names.begin(), place.names.end(), [](const DraftName& name) { return name.display && !name.generated; });
    const double names = std::min(1.0, std::log2(1.0 + static_cast<double>(shown) + (place.curated ? 5.0 : 0.0)) / 7.0);
    const double value = kind_weight(place) + 0.30 * people * people + 0.14 * names;
    return std::round(std::clamp(value, 0.0, 1.0) * 10000.0) / 10000.0;
}

double town_radius_km(const DraftPlace& place) {
    if (place.kind == "neighbourhood") {
        return 2.0;
    }
    if (place.population == 0) {
        return place.feature == "PPLC" || place.feature == "PPLA" ? 5.0 : 3.0;
    }
    // 500 people 2 km, 20 thousand 3 km, 200 thousand 5 km, 2 million 9 km, 10 million and more 10 km.
    return std::clamp(2.0 + 0.062 * std::pow(static_cast<double>(place.population), 0.33), 2.0, 10.0);
}

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
            place.radius_km = std::round(town_radius_km(place) * 2.0) / 2.0;
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
