#pragma once

#include "geo/region_index.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::compile_data {

inline constexpr std::uint32_t kNoDraft = 0xFFFFFFFFU;

struct DraftName {
    std::string text;
    std::string lang;       ///< empty = not known
    bool display = true;    ///< fit to be shown
    bool preferred = false; ///< the display name of its language
    bool generated = false;
};

/// A place while the gazetteer is put together; references are positions in Draft::places.
struct DraftPlace {
    std::string id;
    std::vector<std::string> other_ids; ///< found by these too
    std::string kind;
    std::string feature;
    std::string country_code; ///< empty at sea
    std::string country_name; ///< set for places at sea only
    std::string admin1_code;  ///< GeoNames, "IQ.15"
    std::string time_zone;
    std::string parent;
    double lon_deg = 0.0;
    double lat_deg = 0.0;
    double radius_km = 0.0;
    double importance = 0.0;
    std::uint32_t population = 0;
    std::uint32_t country = kNoDraft;
    std::uint32_t province = kNoDraft;
    bool curated = false;
    bool is_country = false;
    bool is_province = false;
    bool spelled_by_hand = false; ///< a province of provinces.tsv
    bool dropped = false; ///< merged into another place
    std::vector<DraftName> names;
    std::vector<std::string> codes;

    [[nodiscard]] geo::LonLat lon_lat() const { return *geo::LonLat::from_degrees(geo::Lon{lon_deg}, geo::Lat{lat_deg}); }

    /// Adds a name where the same text is not there yet; tag, fitness and preference of a known text are completed.
    void add_name(std::string_view text, std::string_view lang, bool display = true, bool preferred = false, bool generated = false);
    /// Makes this text the display name of the language, whatever was before.
    void prefer(std::string_view text, std::string_view lang);
    [[nodiscard]] bool has_preferred(std::string_view lang) const;
    [[nodiscard]] std::string_view preferred(std::string_view lang) const;
};

struct DraftArea {
    std::uint32_t country = kNoDraft;
    std::uint32_t province = kNoDraft;
    std::string name;       ///< disputed areas only
    std::string claimed_by; ///< disputed areas only
    std::vector<std::vector<geo::RegionVertex>> rings;
};

struct DraftSource {
    std::string name, version, licence, attribution, digest;
};

struct Draft {
    std::vector<DraftPlace> places;
    std::vector<DraftArea> countries;
    std::vector<DraftArea> provinces;
    std::vector<DraftArea> disputed;
    std::vector<DraftArea> seas; ///< `country` is the sea's own place; the smaller first
    std::vector<DraftSource> sources;
    std::string attribution;
};

} // namespace marsad::compile_data
