#pragma once

#include "fuzz/fuzz.h"
#include "gazetteer_build/gazetteer_writer.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace marsad::fuzz {

/// A gazetteer of a few places (places by falling importance, as the writer wants them): small enough to be mutated whole.
inline gazetteer_build::Draft small_draft() {
    using gazetteer_build::DraftPlace;
    gazetteer_build::Draft draft;
    const auto add = [&](std::string_view id, std::string_view kind, double lon_deg, double lat_deg, double importance, std::string_view en, std::string_view ar) -> DraftPlace& {
        DraftPlace place;
        place.id = id;
        place.kind = kind;
        place.country_code = "IQ";
        place.lon_deg = lon_deg;
        place.lat_deg = lat_deg;
        place.radius_km = 5;
        place.importance = importance;
        place.time_zone = "Asia/Baghdad";
        place.country = 0;
        place.add_name(en, "en", true, true);
        place.add_name(ar, "ar", true, true);
        draft.places.push_back(std::move(place));
        return draft.places.back();
    };
    add("geonames:99237", "country", 44.0, 33.0, 1.0, "Iraq", "العراق").is_country = true;
    add("geonames:98182", "city", 44.4, 33.34, 0.9, "Baghdad", "بغداد").province = 2;
    add("geonames:98180", "province", 44.35, 33.3, 0.8, "Baghdad Governorate", "محافظة بغداد").is_province = true;
    add("geonames:95446", "city", 44.01, 36.19, 0.7, "Erbil", "أربيل");
    add("icao:ORBI", "airport", 44.234, 33.262, 0.6, "Baghdad International Airport", "مطار بغداد الدولي").codes = {"ORBI", "BGW"};
    add("marsad:ain-al-asad", "military_base", 42.441, 33.785, 0.5, "Ain al-Asad Air Base", "قاعدة عين الأسد").curated = true;
    add("marsad:small-sea", "gulf", 49.0, 29.5, 0.4, "Small Sea", "بحر صغير").country_name = "Small Sea";
    const auto vertex = [](double lon_deg, double lat_deg) {
        return geo::RegionVertex{static_cast<std::int32_t>(std::lround(lon_deg * 1e7)), static_cast<std::int32_t>(std::lround(lat_deg * 1e7))};
    };
    draft.countries.push_back({0, gazetteer_build::kNoDraft, "", "", {{vertex(39, 29), vertex(48, 29), vertex(48, 37), vertex(39, 37)}}});
    draft.provinces.push_back({0, 2, "", "", {{vertex(43.8, 32.8), vertex(45, 32.8), vertex(45, 33.8), vertex(43.8, 33.8)}}});
    draft.disputed.push_back({0, gazetteer_build::kNoDraft, "A strip", "IQ,XX", {{vertex(46, 35), vertex(46.5, 35), vertex(46.5, 35.5), vertex(46, 35.5)}}});
    draft.seas.push_back({6, gazetteer_build::kNoDraft, "", "", {{vertex(47.5, 29), vertex(50, 28), vertex(50, 30), vertex(48, 30)}}});
    draft.sources.push_back({"fuzz", "1", "none", "invented", "0"});
    draft.attribution = "invented";
    return draft;
}

/// A folder that holds only `gazetteer.bin` of the small draft, made once and removed at exit.
inline const std::filesystem::path& small_data_dir() {
    struct Folder {
        std::filesystem::path path;
        Folder() {
            std::string pattern = (std::filesystem::temp_directory_path() / "marsad-fuzz-XXXXXX").string();
            require(::mkdtemp(pattern.data()) != nullptr, "a folder for the small gazetteer can be made");
            path = pattern;
            const std::string bytes = gazetteer_build::gazetteer_bytes(small_draft());
            std::ofstream(path / "gazetteer.bin", std::ios::binary) << bytes;
        }
        ~Folder() {
            std::error_code error;
            std::filesystem::remove_all(path, error);
        }
        Folder(const Folder&) = delete;
        Folder& operator=(const Folder&) = delete;
    };
    static const Folder folder;
    return folder.path;
}

} // namespace marsad::fuzz
