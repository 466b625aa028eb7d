#pragma once

#include "gazetteer_build/gazetteer_writer.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace marsad::geocode::testing {

inline geo::RegionVertex vertex(double lon, double lat) {
    return {static_cast<std::int32_t>(std::llround(lon * 1e7)), static_cast<std::int32_t>(std::llround(lat * 1e7))};
}

inline std::vector<std::vector<geo::RegionVertex>> box(double west, double south, double east, double north) {
    return {{vertex(west, south), vertex(east, south), vertex(east, north), vertex(west, north)}};
}

inline gazetteer_build::DraftPlace draft_place(const std::string& id, const std::string& kind, double lon, double lat, double importance) {
    gazetteer_build::DraftPlace place;
    place.id = id;
    place.kind = kind;
    place.country_code = "IQ";
    place.lon_deg = lon;
    place.lat_deg = lat;
    place.radius_km = 5.0;
    place.importance = importance;
    place.time_zone = "Asia/Baghdad";
    return place;
}

/// A land of 40-48° E, 30-37° N with one province, a disputed corner, two towns, an airport and a curated base.
inline gazetteer_build::Draft small_draft() {
    gazetteer_build::Draft draft;
    auto country = draft_place("geonames:99237", "country", 44.0, 33.0, 0.9);
    country.is_country = true;
    country.country = 0;
    country.prefer("Iraq", "en");
    country.prefer("العراق", "ar");
    auto other = draft_place("geonames:163843", "country", 38.0, 35.0, 0.85);
    other.country_code = "SY";
    other.is_country = true;
    other.country = 1;
    other.prefer("Syria", "en");
    auto province = draft_place("geonames:98180", "province", 44.3, 33.3, 0.5);
    province.is_province = true;
    province.country = 0;
    province.province = 2;
    province.prefer("Baghdad", "en");
    auto baghdad = draft_place("geonames:98182", "city", 44.4009, 33.3406, 0.7);
    baghdad.other_ids = {"marsad:baghdad"};
    baghdad.feature = "PPLC";
    baghdad.population = 7'216'000;
    baghdad.country = 0;
    baghdad.province = 2;
    baghdad.prefer("Baghdad", "en");
    baghdad.prefer("بغداد", "ar");
    baghdad.add_name("Bağdat", "tr", true, true);
    baghdad.add_name("bghdad", "", false);
    auto mosul = draft_place("geonames:99072", "city", 43.1189, 36.335, 0.6);
    mosul.country = 0;
    mosul.prefer("Mosul", "en");
    mosul.prefer("الموصل", "ar");
    auto airport = draft_place("marsad:baghdad-airport", "airport", 44.2346, 33.2625, 0.4);
    airport.other_ids = {"icao:ORBI"};
    airport.codes = {"ORBI", "BGW"};
    airport.feature = "AIRL";
    airport.country = 0;
    airport.province = 2;
    airport.curated = true;
    airport.parent = "Baghdad";
    airport.prefer("Baghdad International Airport", "en");
    airport.prefer("مطار بغداد الدولي", "ar");
    airport.add_name("مطار بغداد", "ar", true, false, true);
    auto sea = draft_place("marsad:red-sea", "sea", 38.2, 20.3, 0.3);
    sea.country_code = "";
    sea.country_name = "Red Sea";
    sea.time_zone = "";
    sea.prefer("Red Sea", "en");
    auto merged = draft_place("geonames:1", "town", 44.4, 33.3, 0.2);
    merged.dropped = true;
    merged.prefer("Nowhere", "en");
    draft.places = {country, other, province, baghdad, mosul, airport, sea, merged};
    draft.countries = {{0, gazetteer_build::kNoDraft, "", "", box(40, 30, 48, 37)}, {1, gazetteer_build::kNoDraft, "", "", box(36, 33, 40, 37)}};
    draft.provinces = {{0, 2, "", "", box(44, 33, 45, 34)}};
    draft.disputed = {{1, gazetteer_build::kNoDraft, "The corner", "SY;IQ", box(40, 36, 41, 37)}};
    draft.seas = {{6, gazetteer_build::kNoDraft, "", "", box(36, 15, 42, 27)}};
    draft.sources = {{"cities", "1.0", "CC BY 4.0", "GeoNames", "abc"}};
    draft.attribution = "names by tests";
    return draft;
}

/// A file that is removed at the end of the test.
class TemporaryFile {
  public:
    explicit TemporaryFile(const std::string& bytes) {
        static int number = 0;
        path_ = std::filesystem::temp_directory_path() / ("marsad_gazetteer_test_" + std::to_string(::getpid()) + "_" + std::to_string(number++) + ".bin");
        std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    ~TemporaryFile() {
        std::error_code error;
        std::filesystem::remove(path_, error);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace marsad::geocode::testing
