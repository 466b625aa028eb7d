#include "places/row_builder.h"

#include "base/utf8.h"
#include "gazetteer_build/names.h"
#include "gazetteer_build/place_weight.h"
#include "geocode/gazetteer_check.h"
#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace marsad::places {

namespace {

using gazetteer_build::clean_name;
using gazetteer_build::kNoDraft;
using geocode::kNoPlace;
using geocode::PlaceIndex;

constexpr std::size_t kLongestKey = 120; ///< bytes, as the key tables have it
constexpr std::size_t kMaxAliases = 900;
constexpr double kLeastRadiusKm = 3.0; ///< of what is placed from memory
constexpr double kMostRadiusKm = 3000.0;
constexpr double kAbroadKm = 150.0; ///< farther outside the country that a row states, something is wrong

std::optional<double> number(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// Radius in km by kind, the median of the curated rows; what is not here has the least.
double radius_of_kind(std::string_view kind) {
    static constexpr auto kRadii = std::to_array<std::pair<std::string_view, double>>(
        {{"camp", 4}, {"checkpoint", 12}, {"city", 5}, {"crossing", 5}, {"desert", 110}, {"district", 16}, {"embassy", 5}, {"governorate", 90}, {"gulf", 270}, {"industrial", 8}, {"island", 11}, {"lake", 12}, {"military_base", 4}, {"mountain", 18}, {"oil_facility", 12}, {"port", 5}, {"power_plant", 6}, {"prison", 5}, {"region", 42}, {"river", 200}, {"sea", 620}, {"strait", 45}, {"town", 5}, {"valley", 40}, {"area", 16}, {"coast", 40}, {"canal", 45}});
    const auto* const found = std::find_if(kRadii.begin(), kRadii.end(), [kind](const auto& one) { return one.first == kind; });
    return found == kRadii.end() ? kLeastRadiusKm : found->second;
}

/// Why a name cannot be looked up, or an empty text.
std::string unfit(std::string_view name) {
    const auto key = text::name_key(name);
    const auto letters = std::count_if(key.begin(), key.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    if (key.size() > kLongestKey) {
        return fmt::format("is too long to be looked up ({} letters); give the name that people say", letters);
    }
    return letters < 2 ? "is too short to be looked up; give a name of two letters or more" : "";
}

/// The start of a name for a message, cut at a whole code point.
std::string shown(std::string_view text) {
    constexpr std::size_t kMost = 60;
    if (text.size() <= kMost) {
        return std::string(text);
    }
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(text.substr(0, end)) + "...";
}

std::string slug_of(std::string_view name) {
    constexpr std::size_t kLongest = 60;
    const auto from = [](std::string_view text) {
        std::string slug;
        for (const char c : text) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain && slug.size() < kLongest) {
                slug.push_back(c);
            } else if (c >= 'A' && c <= 'Z' && slug.size() < kLongest) {
                slug.push_back(static_cast<char>(c + 0x20));
            } else if (c == ' ' && !slug.empty() && slug.back() != '-') {
                slug.push_back('-');
            }
        }
        while (slug.ends_with('-')) {
            slug.pop_back();
        }
        return slug;
    };
    auto slug = from(text::name_key(name));
    if (slug.empty()) {
        slug = from(text::skeleton_key(name)); // Arabic: the consonants in Latin letters
    }
    return slug.empty() ? "place" : slug;
}

bool is_slug(std::string_view id) {
    return !id.empty() && id.size() <= 100 && std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; });
}

std::string coordinates_text(std::string_view lat, std::string_view lon) {
    return fmt::format("lat \"{}\", lon \"{}\"", shown(lat), shown(lon));
}

} // namespace

void RowBuilder::refuse(RowPlace at, const std::string& why) {
    ++bad_;
    const std::string text = at.is_feature ? fmt::format("feature {}: {}", at.number, why) : why;
    diagnostics_.error(file_, at.is_feature ? 0 : at.number, text + "; it was left out");
}

void RowBuilder::warn(RowPlace at, const std::string& what) {
    diagnostics_.warning(file_, at.is_feature ? 0 : at.number, at.is_feature ? fmt::format("feature {}: {}", at.number, what) : what);
}

void RowBuilder::add(const PlaceRow& row, RowPlace at) {
    Place place;
    place.curated = true;
    for (const auto field : {row.id, row.kind, row.country, row.admin1, row.lat, row.lon, row.radius_km, row.weight, row.name, row.name_en, row.name_ar, row.aliases, row.parent}) {
        if (!base::is_valid_utf8(field)) {
            return refuse(at, "invalid UTF-8; save the file as UTF-8");
        }
    }
    place.kind = row.kind.empty() ? "site" : row.kind;
    std::string why = take_names(row, at, place);
    why = why.empty() ? take_point(row.lat, row.lon, place) : why;
    if (why.empty() && !geocode::is_known_kind(place.kind)) {
        why = fmt::format("unknown kind \"{}\"; leave it empty or write one that marsad(1) lists, such as military_base, camp, town, site", shown(row.kind));
    }
    why = why.empty() ? take_sizes(row, place) : why;
    why = why.empty() ? take_country(row, at, place) : why;
    why = why.empty() ? take_id(row.id, at, place) : why; // last: only a good row holds an id
    if (!why.empty()) {
        return refuse(at, why);
    }
    place.parent = row.parent;
    take_time_zone(place);
    if (place.radius_km == 0.0) {
        place.radius_km = radius_of_kind(place.kind);
    }
    const double given = place.importance;
    place.importance = given > 0.0 ? given : gazetteer_build::importance_of(place);
    accept(std::move(place));
}

std::string RowBuilder::take_names(const PlaceRow& row, RowPlace at, Place& place) {
    struct Given {
        std::string_view text, lang;
    };
    for (const Given& given : {Given{row.name_en, "en"}, Given{row.name_ar, "ar"}, Given{row.name, ""}}) {
        const auto name = clean_name(given.text);
        if (name.empty()) {
            continue;
        }
        if (const auto why = unfit(name); !why.empty()) {
            return fmt::format("the name \"{}\" {}", shown(name), why);
        }
        auto lang = given.lang.empty() ? gazetteer_build::language_of_name(name) : std::string(given.lang);
        if (lang.empty() && gazetteer_build::script_of_name(name) == gazetteer_build::NameScript::Latin) {
            lang = "en";
        }
        if (place.has_preferred(lang)) {
            place.add_name(name, lang);
        } else {
            place.add_name(name, lang, true, true);
        }
    }
    if (place.names.empty()) {
        return "it has no name in Latin, Arabic, Hebrew or Cyrillic letters; give name, name_en or name_ar";
    }
    std::size_t count = 0;
    for (const auto& alias : geocode::parse_aliases(row.aliases)) {
        const auto name = clean_name(alias.text);
        const auto why = name.empty() ? "has no letter that can be looked up" : unfit(name);
        if (!why.empty() || ++count > kMaxAliases) {
            warn(at, fmt::format("the alias \"{}\" {}; it was left out", shown(alias.text), why.empty() ? fmt::format("is beyond the {} that a place may have", kMaxAliases) : why));
            if (count > kMaxAliases) {
                break;
            }
            continue;
        }
        const auto lang = alias.lang.empty() ? gazetteer_build::language_of_name(name) : alias.lang;
        place.add_name(name, lang, true, !lang.empty());
    }
    if (!place.has_preferred("en")) { // what is shown where a language has no name
        const std::string first = place.names.front().text;
        place.prefer(first, "en");
    }
    return {};
}

std::string RowBuilder::take_point(std::string_view lat_text, std::string_view lon_text, Place& place) const {
    const auto lat = number(lat_text);
    const auto lon = number(lon_text);
    if (!lat || !lon) {
        return fmt::format("{}: not two numbers; write degrees with a decimal point", coordinates_text(lat_text, lon_text));
    }
    if (!geo::LonLat::from_degrees(geo::Lon{*lon}, geo::Lat{*lat})) {
        const bool swapped = geo::LonLat::from_degrees(geo::Lon{*lat}, geo::Lat{*lon}).has_value();
        return fmt::format("{}: {}", coordinates_text(lat_text, lon_text), swapped ? "they look swapped; exchange latitude and longitude" : "impossible coordinates; latitude goes from -90 to 90, longitude from -180 to 180");
    }
    if (*lat == 0.0 && *lon == 0.0) {
        return "it lies at 0, 0, where files put what they do not know; give its coordinates";
    }
    place.lat_deg = *lat;
    place.lon_deg = *lon;
    return {};
}

std::string RowBuilder::take_sizes(const PlaceRow& row, Place& place) const {
    if (!row.radius_km.empty()) {
        const auto radius = number(row.radius_km);
        if (!radius || *radius <= 0.0 || *radius > kMostRadiusKm) {
            return fmt::format("radius_km \"{}\" is no number of km above 0 and up to {}; mend it or leave it empty", shown(row.radius_km), kMostRadiusKm);
        }
        place.radius_km = *radius;
    }
    if (!row.weight.empty()) {
        const auto weight = number(row.weight);
        if (!weight || *weight <= 0.0 || *weight > 1.0) {
            return fmt::format("weight \"{}\" is no number above 0 and up to 1; mend it or leave it empty", shown(row.weight));
        }
        place.importance = *weight;
    }
    return {};
}

std::string RowBuilder::take_id(std::string_view id, RowPlace at, Place& place) {
    if (id.empty()) {
        return {}; // it gets one when the ids of all rows are known
    }
    constexpr std::string_view kUser = "user:";
    constexpr std::string_view kGeonames = "geonames:";
    const bool geonames = id.starts_with(kGeonames);
    const std::string_view bare = id.substr(id.starts_with(kUser) ? kUser.size() : geonames ? kGeonames.size()
                                                                                            : 0);
    const bool digits = std::all_of(bare.begin(), bare.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_slug(bare) || (geonames && !digits)) {
        return fmt::format("the id \"{}\" may hold only letters of English, digits, - _ . (or be geonames:NUMBER)", shown(id));
    }
    place.id = std::string(geonames ? kGeonames : kUser) + std::string(bare);
    const auto [holder, fresh] = ids_.emplace(place.id, at.number);
    if (!fresh) {
        return fmt::format("the id \"{}\" is taken by {} {}; give each place its own", shown(id), at.is_feature ? "feature" : "line", holder->second);
    }
    take_known(place);
    return {};
}

bool RowBuilder::take_known(Place& place) {
    const auto known = place.id.starts_with("geonames:") ? base_.find_by_id(place.id) : std::nullopt;
    if (!known) {
        return false;
    }
    if (const std::string own(base_.place(*known).place_id()); own != place.id) {
        place.other_ids.push_back(place.id);
        place.id = own;
    }
    place.stands_for = true;
    return true;
}

void RowBuilder::claim_free_id(Place& place) {
    const std::string slug = "user:" + slug_of(place.preferred("en"));
    place.id = slug;
    auto& count = ids_[slug + " count"]; // a blank stands in no id
    while (!ids_.emplace(place.id, 0).second) {
        place.id = fmt::format("{}-{}", slug, ++count + 1);
    }
}

std::optional<PlaceIndex> RowBuilder::country_of(std::string_view text) {
    const auto known = countries_.find(text);
    if (known != countries_.end()) {
        return known->second;
    }
    std::string code(text);
    std::transform(code.begin(), code.end(), code.begin(), [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 0x20 : c); });
    auto found = base_.country_by_code(code);
    if (!found) {
        for (const auto index : base_.exact(text::name_key(text))) {
            if (!found && base_.place(index).is_country()) {
                found = index;
            }
        }
    }
    return countries_.emplace(std::string(text), found).first->second;
}

std::optional<PlaceIndex> RowBuilder::province_named(PlaceIndex country, std::string_view name) {
    const auto [entry, fresh] = provinces_.try_emplace(country);
    if (fresh) {
        for (const auto province : base_.provinces_of(country)) {
            for (const auto& known : base_.place(province).names()) {
                entry->second.emplace(text::article_free_key(text::name_key(known.text)), province);
            }
        }
    }
    const auto found = entry->second.find(text::article_free_key(text::name_key(name)));
    return found == entry->second.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t RowBuilder::link(PlaceIndex area) {
    if (area == kNoPlace) {
        return kNoDraft;
    }
    const auto [entry, fresh] = link_of_.emplace(area, static_cast<std::uint32_t>(links_.size()));
    if (fresh) {
        links_.emplace_back(base_.place(area).place_id());
    }
    return entry->second;
}

std::string RowBuilder::take_country(const PlaceRow& row, RowPlace at, Place& place) {
    if (row.country.empty() || row.country == "-") {
        if (row.country.empty()) {
            take_area(kNoPlace, place);
        }
        return {};
    }
    const auto country = country_of(row.country);
    if (!country) {
        return fmt::format("unknown country \"{}\"; write an ISO 3166 code such as IQ or the English name, or leave it empty", shown(row.country));
    }
    if (auto why = check_position(*country, at, place); !why.empty()) {
        return why;
    }
    take_area(*country, place);
    if (!row.admin1.empty()) {
        if (const auto province = province_named(*country, row.admin1)) {
            place.province = link(*province);
        } else {
            warn(at, fmt::format("no province \"{}\" in {}; the one around the point was taken", shown(row.admin1), base_.place(*country).country_name()));
        }
    }
    return {};
}

std::string RowBuilder::check_position(PlaceIndex country, RowPlace at, const Place& place) {
    const auto around = base_.region(place.lon_lat());
    if (around.country == country) {
        return {};
    }
    const auto km = base_.distance_to_area_km(country, place.lon_lat());
    if (!km || *km <= kAbroadKm) {
        return {};
    }
    const auto turned = geo::LonLat::from_degrees(geo::Lon{place.lat_deg}, geo::Lat{place.lon_deg});
    const std::string name(base_.place(country).country_name());
    if (turned && base_.region(*turned).country == country) {
        return fmt::format("lat {}, lon {} lies {:.0f} km outside {}, and within it the other way round: they look swapped; exchange latitude and longitude", place.lat_deg, place.lon_deg, *km, name);
    }
    const std::string where = around.country == kNoPlace ? "on the sea" : fmt::format("in {}", base_.place(around.country).country_name());
    warn(at, fmt::format("the point lies {:.0f} km outside {}, {}; check its coordinates", *km, name, where));
    return {};
}

void RowBuilder::take_area(PlaceIndex stated, Place& place) {
    const auto around = base_.region(place.lon_lat());
    const PlaceIndex country = stated == kNoPlace ? around.country : stated;
    if (country == kNoPlace) {
        return;
    }
    place.country = link(country);
    place.country_code = base_.place(country).country_code();
    if (around.country == country) {
        place.province = link(around.province);
    }
}

void RowBuilder::take_time_zone(Place& place) const {
    if (!place.time_zone.empty() || place.country == kNoDraft) {
        return;
    }
    for (const double reach_km : {30.0, 120.0, 400.0}) {
        for (const auto index : base_.near(place.lon_lat(), reach_km, 8)) {
            const auto town = base_.place(index);
            if (!town.time_zone().empty() && town.country_code() == place.country_code) {
                place.time_zone = town.time_zone();
                return;
            }
        }
    }
}

void RowBuilder::accept(Place place) { draft_.places.push_back(std::move(place)); }

gazetteer_build::Draft RowBuilder::finish() {
    for (auto& place : draft_.places) {
        if (place.id.empty()) {
            claim_free_id(place);
        }
    }
    draft_.layer.emplace();
    draft_.layer->used = draft_.places.size();
    draft_.layer->bad = bad_;
    draft_.layer->links = std::move(links_);
    return std::move(draft_);
}

} // namespace marsad::places
