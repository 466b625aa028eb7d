#pragma once

#include "base/diagnostics.h"
#include "gazetteer_build/draft.h"
#include "geocode/gazetteer.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace marsad::places {

/// One place as a table or a Feature has it: texts as written, empty where it does not say.
struct PlaceRow {
    std::string_view id, kind, country, admin1, lat, lon, radius_km, weight, name, name_en, name_ar, aliases, parent;
};

/// Where a row stands: a line of the file, or the number of a Feature.
struct RowPlace {
    std::size_t number = 0;
    bool is_feature = false;
};

/// Checks rows one by one and makes places of a layer's draft from the good ones. A bad row is an error with file, line
/// and remedy, and left out. Linear in the rows.
class RowBuilder {
  public:
    /// `base` without layers; all must outlive the builder.
    RowBuilder(const geocode::Gazetteer& base, std::string file, base::Diagnostics& diagnostics) : base_(base), file_(std::move(file)), diagnostics_(diagnostics) {}

    void add(const PlaceRow& row, RowPlace at);
    /// The 19 columns of a GeoNames dump.
    void add_geonames(std::span<const std::string_view> fields, RowPlace at);
    /// A row that could not even be taken apart.
    void refuse(RowPlace at, const std::string& why);
    void warn(RowPlace at, const std::string& what);

    /// Places, links and counts; name, format, source and precedence are the caller's to fill. Call once.
    [[nodiscard]] gazetteer_build::Draft finish();

  private:
    using Place = gazetteer_build::DraftPlace;

    /// Each of these gives what is wrong, or an empty text.
    [[nodiscard]] std::string take_names(const PlaceRow& row, RowPlace at, Place& place);
    [[nodiscard]] std::string take_point(std::string_view lat, std::string_view lon, Place& place) const;
    [[nodiscard]] std::string take_sizes(const PlaceRow& row, Place& place) const;
    [[nodiscard]] std::string take_id(std::string_view id, RowPlace at, Place& place);
    [[nodiscard]] std::string take_country(const PlaceRow& row, RowPlace at, Place& place);
    [[nodiscard]] std::string check_position(geocode::PlaceIndex country, RowPlace at, const Place& place);
    void take_area(geocode::PlaceIndex country, Place& place);
    void take_time_zone(Place& place) const;
    /// The place of the gazetteer that the row's id means already.
    bool take_known(Place& place);
    void claim_free_id(Place& place);
    void accept(Place place);

    [[nodiscard]] std::uint32_t link(geocode::PlaceIndex area);
    [[nodiscard]] std::optional<geocode::PlaceIndex> country_of(std::string_view code_or_name);
    [[nodiscard]] std::optional<geocode::PlaceIndex> province_named(geocode::PlaceIndex country, std::string_view name);

    const geocode::Gazetteer& base_;
    std::string file_;
    base::Diagnostics& diagnostics_;
    gazetteer_build::Draft draft_;
    std::uint64_t bad_ = 0;
    std::vector<std::string> links_;
    std::unordered_map<geocode::PlaceIndex, std::uint32_t> link_of_;
    std::unordered_map<std::string, std::size_t> ids_; ///< id to the row that has it
    std::map<std::string, std::optional<geocode::PlaceIndex>, std::less<>> countries_;
    std::unordered_map<geocode::PlaceIndex, std::map<std::string, geocode::PlaceIndex>> provinces_;
};

} // namespace marsad::places
