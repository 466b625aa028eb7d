#include "base/utf8.h"
#include "gazetteer_build/geonames_names.h"
#include "gazetteer_build/names.h"
#include "gazetteer_build/place_weight.h"
#include "places/row_builder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace marsad::places {

namespace {

using geocode::kNoPlace;

/// Columns of a dump.
enum Column : std::size_t { kId,
                            kName,
                            kAscii,
                            kAlternates,
                            kLat,
                            kLon,
                            kClass,
                            kFeature,
                            kCountry,
                            kOtherCountries,
                            kAdmin1,
                            kPopulation = 14,
                            kTimeZone = 17 };

/// Kind by feature code; the longest beginning that fits answers.
constexpr auto kKinds = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"ADM", "district"},
    {"AIRB", "military_base"},
    {"AIR", "airport"},
    {"AIRQ", "airport"},
    {"ANCH", "port"},
    {"BDG", "bridge"},
    {"BLD", "building"},
    {"CH", "church"},
    {"CMP", "camp"},
    {"CNL", "canal"},
    {"COVE", "coast"},
    {"CST", "coast"},
    {"DAM", "dam"},
    {"DSRT", "desert"},
    {"FRM", "farm"},
    {"GULF", "gulf"},
    {"HBR", "port"},
    {"HSP", "hospital"},
    {"HTL", "hotel"},
    {"INSM", "military_base"},
    {"ISL", "island"},
    {"LK", "lake"},
    {"MILB", "military_base"},
    {"MKT", "market"},
    {"MN", "industrial"},
    {"MNMT", "monument"},
    {"MSQE", "mosque"},
    {"MT", "mountain"},
    {"MTS", "mountain"},
    {"NVB", "military_base"},
    {"OIL", "oil_facility"},
    {"PASS", "mountain"},
    {"PCL", "region"},
    {"PK", "mountain"},
    {"PKS", "mountain"},
    {"PORT", "port"},
    {"PRN", "prison"},
    {"PRT", "port"},
    {"PSN", "power_plant"},
    {"PS", "power_plant"},
    {"RD", "road"},
    {"RGN", "region"},
    {"RSTN", "station"},
    {"RSV", "lake"},
    {"SCH", "school"},
    {"SEA", "sea"},
    {"SQR", "square"},
    {"STM", "river"},
    {"STRT", "strait"},
    {"UNIV", "university"},
    {"VAL", "valley"},
    {"WAD", "valley"},
    {"BAY", "coast"},
    {"BCH", "coast"},
    {"CAPE", "coast"},
    {"HLL", "mountain"},
    {"RDGE", "mountain"},
    {"UPLD", "mountain"},
});

std::string kind_of(std::string_view feature_class, std::string_view feature, std::uint32_t population) {
    if (feature_class == "P") {
        return gazetteer_build::settlement_kind(feature, population);
    }
    std::pair<std::string_view, std::string_view> best{"", "site"};
    for (const auto& known : kKinds) {
        if (feature.starts_with(known.first) && known.first.size() > best.first.size()) {
            best = known;
        }
    }
    if (best.first.empty()) {
        return feature_class == "A" ? "district" : feature_class == "L" ? "area"
                                               : feature_class == "R"   ? "road"
                                               : feature_class == "T"   ? "area"
                                               : feature_class == "H"   ? "lake"
                                               : feature_class == "U"   ? "sea"
                                                                        : "site";
    }
    return std::string(best.second);
}

/// Where the whole is long or wide, its point says little.
double radius_of(const gazetteer_build::DraftPlace& place, std::string_view feature_class) {
    if (feature_class == "P") {
        return gazetteer_build::default_radius_km(place);
    }
    static constexpr auto kWide = std::to_array<std::pair<std::string_view, double>>(
        {{"district", 16}, {"region", 40}, {"area", 16}, {"river", 30}, {"valley", 20}, {"mountain", 10}, {"desert", 60}, {"lake", 8}, {"island", 8}, {"sea", 200}, {"gulf", 60}, {"strait", 30}, {"coast", 20}, {"canal", 15}, {"road", 10}});
    const auto* const wide = std::find_if(kWide.begin(), kWide.end(), [&](const auto& one) { return one.first == place.kind; });
    return wide == kWide.end() ? 3.0 : wide->second;
}

} // namespace

void RowBuilder::add_geonames(std::span<const std::string_view> fields, RowPlace at) {
    constexpr std::size_t kColumns = 19;
    if (fields.size() != kColumns) {
        return refuse(at, fmt::format("it has {} columns, not the {} of a GeoNames dump; mend the line", fields.size(), kColumns));
    }
    if (!std::all_of(fields.begin(), fields.end(), base::is_valid_utf8)) {
        return refuse(at, "invalid UTF-8; save the file as UTF-8");
    }
    Place place;
    std::from_chars(fields[kPopulation].data(), fields[kPopulation].data() + fields[kPopulation].size(), place.population);
    place.feature = fields[kClass] == "P" ? fields[kFeature] : "";
    place.kind = kind_of(fields[kClass], fields[kFeature], place.population);
    place.time_zone = fields[kTimeZone];
    auto name = gazetteer_build::clean_name(fields[kName]);
    const auto ascii = gazetteer_build::clean_name(fields[kAscii]);
    name = name.empty() ? ascii : name;
    if (name.empty()) {
        return refuse(at, "it has no name in Latin, Arabic, Hebrew or Cyrillic letters; give one in the second column");
    }
    std::string why = take_point(fields[kLat], fields[kLon], place);
    why = why.empty() && fields[kId].empty() ? "it has no geonames id; give one in the first column" : why;
    why = why.empty() ? take_id(fmt::format("geonames:{}", fields[kId]), at, place) : why;
    if (!why.empty()) {
        return refuse(at, why);
    }
    place.prefer(gazetteer_build::plain_latin(name, ascii), "en");
    place.add_name(name, "");
    place.add_name(ascii, "");
    gazetteer_build::add_alternates(place, fields[kAlternates]);
    gazetteer_build::choose_display(place, ascii.empty() ? name : ascii, {});
    const auto stated = fields[kCountry].empty() ? std::nullopt : country_of(fields[kCountry]);
    take_area(stated.value_or(kNoPlace), place);
    place.radius_km = radius_of(place, fields[kClass]);
    place.importance = gazetteer_build::importance_of(place);
    accept(std::move(place));
}

} // namespace marsad::places
