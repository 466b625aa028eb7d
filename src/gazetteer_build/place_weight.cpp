#include "gazetteer_build/place_weight.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>

namespace marsad::gazetteer_build {

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

double importance_of(const DraftPlace& place) {
    const double people = std::log10(1.0 + place.population) / 8.0; // 0 .. 1
    const auto shown = std::count_if(place.names.begin(), place.names.end(), [](const DraftName& name) { return name.display && !name.generated; });
    const double names = std::min(1.0, std::log2(1.0 + static_cast<double>(shown) + (place.curated ? 5.0 : 0.0)) / 7.0);
    const double value = kind_weight(place) + 0.30 * people * people + 0.14 * names;
    return std::round(std::clamp(value, 0.0, 1.0) * 10000.0) / 10000.0;
}

namespace {

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

} // namespace

double default_radius_km(const DraftPlace& place) {
    return std::round(town_radius_km(place) * 2.0) / 2.0;
}

} // namespace marsad::gazetteer_build
