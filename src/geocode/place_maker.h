#pragma once

#include "geocode/mention.h"
#include "model/area_shape.h"
#include "model/event.h"

#include <optional>
#include <string_view>

namespace marsad::geocode {

/// A position with what is known of its size; what relations work on.
struct Spot {
    geo::LonLat position;
    double radius_km;
    int geo_precision;                          ///< ACLED's 1, 2, 3
    bool moved = false;                         ///< a relation changed it
    std::optional<model::AreaShape> shape = {}; ///< the area meant; nothing = a point
};

/// The place itself, without relations; `wanted` is the kind word ("the Homs desert" is wider than Homs).
[[nodiscard]] Spot spot_of(const Gazetteer& gazetteer, const Scored& scored, std::string_view wanted);

/// `spot` (of the place `anchor`) after the relations, the innermost first: "30 km west of", "near", "northern",
/// "countryside of". The radius keeps the true place inside nine times in ten.
[[nodiscard]] Spot relate(const Gazetteer& gazetteer, const std::vector<Relation>& relations, PlaceIndex anchor, Spot spot);

/// The middle between two places, with a radius that reaches both; on the road between them a line, else a band.
[[nodiscard]] Spot between(const Gazetteer& gazetteer, PlaceIndex a, PlaceIndex b, bool on_road);

/// The shape of a place that is told without relations, by its kind: nothing where it is a town, a site or the like.
[[nodiscard]] std::optional<model::AreaShape> shape_of_kind(std::string_view kind, geo::LonLat position, double radius_km);

/// The public form of candidate `index` of a resolved mention. `lang` chooses name_local.
[[nodiscard]] model::Place make_place(const Gazetteer& gazetteer, const Mention& mention, std::size_t index, double confidence, std::string_view lang);

} // namespace marsad::geocode
