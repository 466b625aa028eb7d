#include "geocode/area_geometry.h"

#include "geo/shapes.h"
#include "geocode/place_maker.h"

#include <algorithm>

namespace marsad::geocode {

namespace {

using model::AreaKind;
using model::AreaShape;

constexpr double kWidened = 1.6; ///< by more than a loose spelling does
constexpr double kLeastRadiusKm = 0.1;
constexpr double kMovedKm = 0.05; ///< layers carry 6 decimals

DrawnArea circle(const AreaShape& shape) { return {"circle", true, geo::polygons_of({geo::circle_ring(shape.anchor, std::max(shape.outer_km, kLeastRadiusKm))})}; }

/// The middle of the bearings from and to.
double middle_deg(const AreaShape& shape) { return (shape.from_deg + shape.to_deg) / 2; }

DrawnArea part(const Gazetteer& gazetteer, PlaceIndex place, const AreaShape& shape) {
    const auto half = geo::half_towards(gazetteer.outline(place), shape.anchor, middle_deg(shape));
    if (auto geometry = geo::polygons_of(half); !geometry.empty()) {
        return {"part", true, std::move(geometry)};
    }
    return {"sector", true, geo::polygons_of(geo::sector_rings(shape.anchor, 0, shape.outer_km, shape.from_deg, shape.to_deg))};
}

/// The shapes that an outline of the place is needed for; nothing where there is none.
std::optional<DrawnArea> outlined(const Gazetteer& gazetteer, std::string_view place_id, const AreaShape& shape) {
    const auto place = gazetteer.find_by_id(place_id);
    if (!place) {
        return std::nullopt;
    }
    if (shape.kind == AreaKind::Part) {
        return part(gazetteer, *place, shape);
    }
    const PlaceView view = gazetteer.place(*place);
    const bool is_border = shape.kind == AreaKind::Border;
    auto geometry = is_border ? geo::lines_of(gazetteer.land_border(*place)) : geo::polygons_of(gazetteer.outline(*place));
    if (geometry.empty()) {
        return std::nullopt;
    }
    const bool is_sea = !view.is_country() && !view.is_province(); // drawn by hand
    return DrawnArea{is_border ? "border" : is_sea ? "sea"
                                                   : "polygon",
                     is_sea, std::move(geometry)};
}

} // namespace

DrawnArea area_geometry(const Gazetteer& gazetteer, std::string_view place_id, const AreaShape& shape) {
    switch (shape.kind) {
    case AreaKind::Outline:
    case AreaKind::Part:
    case AreaKind::Border:
        if (auto drawn = outlined(gazetteer, place_id, shape)) {
            return std::move(*drawn);
        }
        break;
    case AreaKind::Circle: break;
    case AreaKind::Ring: return {"ring", true, geo::polygons_of(geo::annulus_rings(shape.anchor, shape.inner_km, shape.outer_km))};
    case AreaKind::Sector: return {"sector", true, geo::polygons_of(geo::sector_rings(shape.anchor, shape.inner_km, shape.outer_km, shape.from_deg, shape.to_deg))};
    case AreaKind::Band: return {"band", true, geo::polygons_of({geo::corridor_ring(shape.anchor, shape.other, shape.outer_km)})};
    case AreaKind::Line:
        if (auto lines = geo::lines_of({geo::way_between(shape.anchor, shape.other)}); !lines.empty()) {
            return {"line", true, std::move(lines)};
        }
        break;
    }
    return circle(shape);
}

std::optional<AreaShape> shape_read_back(const Gazetteer& gazetteer, const model::Place& place) {
    const auto index = gazetteer.find_by_id(place.place_id);
    if (!index) {
        return std::nullopt;
    }
    const PlaceView view = gazetteer.place(*index);
    if (geo::distance_km(view.lon_lat(), place.position) > kMovedKm) {
        return model::circle_shape(place.position, place.radius_km);
    }
    auto shape = shape_of_kind(view.kind(), place.position, place.radius_km);
    if (!shape && place.radius_km > kWidened * std::max(0.5, view.radius_km())) { // "near" it
        shape = model::circle_shape(place.position, place.radius_km);
    }
    return shape;
}

} // namespace marsad::geocode
