#pragma once

#include "geocode/gazetteer.h"

#include <optional>
#include <string_view>

namespace marsad::geocode {

/// A place near a point.
struct NearPlace {
    PlaceIndex place;
    double distance_km;
    double bearing_deg; ///< from the place to the point, clockwise from north
};

/// What lies at a point and around it.
struct ReverseAnswer {
    std::optional<NearPlace> site;  ///< nearest airport, base, crossing, ... within 15 km; one that holds the point first
    std::optional<NearPlace> place; ///< nearest town, village or quarter
    std::optional<NearPlace> town;  ///< the one a person would name: weight against distance, abroad only if much nearer
    PlaceIndex province = kNoPlace;
    PlaceIndex country = kNoPlace; ///< disputed areas by the country they are coded to; also up to 12 km off its coast
    PlaceIndex sea = kNoPlace;     ///< smallest sea, gulf or strait, where no land is
    std::string_view disputed_area;
    std::string_view claimed_by;
};

/// Towns are looked for up to 600 km away, so that ships have one. Thread-safe.
[[nodiscard]] ReverseAnswer reverse(const Gazetteer& gazetteer, geo::LonLat point);

/// Whether the point is at the place rather than some way off.
[[nodiscard]] bool is_at(const Gazetteer& gazetteer, const NearPlace& near);

/// Whether a person would name the site first: the point is at it, and not nearer to the middle of a town than to a bridge or square there.
[[nodiscard]] bool tells_site(const Gazetteer& gazetteer, const ReverseAnswer& answer);

} // namespace marsad::geocode
