#pragma once

#include <string_view>

namespace marsad::geocode {

/// What a kind word ("airport", قاعدة) or a gazetteer kind belongs to.
enum class KindGroup : unsigned char {
    None,
    Settlement,    ///< city, town, village
    Neighbourhood, ///< part of a settlement
    District,      ///< below the province
    Area,          ///< "the X area": any land of that name
    Province,
    Region, ///< larger or across provinces; also strips, peninsulas
    Country,
    Camp,
    Airport,
    Base,
    Post, ///< checkpoint, outpost, tower
    Embassy,
    Dam,
    Oil,
    Power,
    Nuclear,
    Port,
    Crossing,
    Site,   ///< any other building or works
    Street, ///< road, square, junction, gate: too small for most gazetteers
    Nature, ///< mountain, desert, valley, lake, river
    Island,
    Water, ///< sea, gulf, strait, coast, canal
};

/// The group of a kind word's value or of a gazetteer kind.
[[nodiscard]] KindGroup kind_group(std::string_view kind);

/// How well a place of gazetteer kind `kind` answers a kind word: 2 the very kind, 1 a kind that people call so, 0 not.
[[nodiscard]] int kind_match(std::string_view wanted_kind, std::string_view kind);

/// Whether the kind word names a facility or spot (a namesake town is then only near it).
[[nodiscard]] bool is_site(KindGroup group);
/// Whether places of the group are territories (their point is only a centre).
[[nodiscard]] bool is_area(KindGroup group);
[[nodiscard]] bool is_settled(KindGroup group);

} // namespace marsad::geocode
