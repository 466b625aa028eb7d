#include "geocode/place_maker.h"

#include <algorithm>
#include <cmath>

namespace marsad::geocode {

namespace {

bool spot_like(KindGroup group) { return is_site(group) && group != KindGroup::Street; }

/// Moves along the bearing, by less where the point would leave a polygon.
geo::LonLat step_inside(const Gazetteer& gazetteer, PlaceIndex area, geo::LonLat from, double bearing, double distance_km) {
    for (double share = 1.0; share > 0.2; share -= 0.2) {
        const geo::LonLat point = geo::offset_km(from, bearing, distance_km * share);
        const auto outside = gazetteer.distance_to_area_km(area, point);
        if (!outside || *outside <= 0) {
            return point;
        }
    }
    return from;
}

/// Moves along the bearing, by less where the point would fall into the sea: "west of Gaza" is on the shore.
geo::LonLat step_on_land(const Gazetteer& gazetteer, geo::LonLat from, double bearing, double distance_km) {
    if (gazetteer.region(from).country == kNoPlace) {
        return geo::offset_km(from, bearing, distance_km);
    }
    for (double share = 1.0; share > 0.1; share -= 0.3) {
        const geo::LonLat point = geo::offset_km(from, bearing, distance_km * share);
        if (gazetteer.region(point).country != kNoPlace) {
            return point;
        }
    }
    return from;
}

/// Where the sea is: the mean of the points around that lie in no country.
geo::LonLat seaward(const Gazetteer& gazetteer, geo::LonLat from, double distance_km) {
    double lon = 0;
    double lat = 0;
    int count = 0;
    for (int i = 0; i < 16; ++i) {
        const geo::LonLat point = geo::offset_km(from, i * 22.5, distance_km);
        if (gazetteer.region(point).country == kNoPlace) {
            lon += point.lon_deg();
            lat += point.lat_deg();
            ++count;
        }
    }
    if (count == 0) {
        return from;
    }
    const auto mean = geo::LonLat::from_degrees(geo::Lon{lon / count}, geo::Lat{lat / count});
    return mean ? geo::offset_km(from, geo::bearing_deg(from, *mean), distance_km) : from;
}

Spot turn(const Gazetteer& gazetteer, const Relation& relation, PlaceIndex anchor, Spot spot, KindGroup group) {
    const double bearing = relation.bearing_deg.value_or(0);
    if (relation.distance_km) {
        spot.position = geo::offset_km(spot.position, bearing, *relation.distance_km);
        spot.radius_km = std::max({0.25 * *relation.distance_km, 0.7 * spot.radius_km, 3.0});
        spot.geo_precision = std::max(spot.geo_precision, 2);
        return spot;
    }
    const bool area = is_area(group) || group == KindGroup::Nature || group == KindGroup::Water || group == KindGroup::Island;
    const bool inside = relation.inside || (!relation.outside && area);
    if (inside) {
        spot.position = area ? step_inside(gazetteer, anchor, spot.position, bearing, 0.5 * spot.radius_km) : geo::offset_km(spot.position, bearing, 0.4 * spot.radius_km);
        spot.radius_km *= 0.75;
        return spot;
    }
    const double step = spot.radius_km + (spot_like(group) ? 4 : 7);
    spot.position = step_on_land(gazetteer, spot.position, bearing, step);
    spot.radius_km = spot.radius_km + (spot_like(group) ? 8 : 20);
    spot.geo_precision = std::max(spot.geo_precision, 2);
    return spot;
}

} // namespace

Spot spot_of(const Gazetteer& gazetteer, const Scored& scored, std::string_view wanted) {
    const PlaceView place = gazetteer.place(scored.place);
    const KindGroup group = kind_group(place.kind());
    Spot spot{place.lon_lat(), std::max(0.5, place.radius_km()), 1};
    if (group == KindGroup::Country || group == KindGroup::Province || group == KindGroup::Region || place.kind() == "sea" || place.kind() == "gulf") {
        spot.geo_precision = spot.radius_km > 25 ? 3 : 2;
    } else if (spot.radius_km > 12 || group == KindGroup::District || place.kind() == "desert" || place.kind() == "strait") {
        spot.geo_precision = 2;
    }
    if (scored.approximate && group != KindGroup::Province && group != KindGroup::Country) { // what lies in a province lies in its radius
        spot.radius_km = std::max(2 * spot.radius_km, 12.0);
        spot.geo_precision = std::max(spot.geo_precision, 2);
    }
    if (is_settled(group) && (wanted == "desert" || wanted == "valley" || wanted == "mountain" || wanted == "area" || wanted == "district")) {
        spot.radius_km = std::max(spot.radius_km, wanted == "desert" ? 50.0 : wanted == "mountain" ? 15.0 : 12.0);
        spot.geo_precision = std::max(spot.geo_precision, 2);
    }
    if (scored.rung == Rung::Bridge || scored.rung == Rung::Fuzzy) {
        spot.radius_km *= 1.5;
    }
    return spot;
}

Spot relate(const Gazetteer& gazetteer, const std::vector<Relation>& relations, PlaceIndex anchor, Spot spot) {
    const KindGroup group = kind_group(gazetteer.place(anchor).kind());
    const bool countryside = std::any_of(relations.begin(), relations.end(), [](const Relation& r) { return r.kind == RelationKind::Countryside; });
    bool turned = false;
    for (const auto& relation : relations) {
        spot.moved = spot.moved || (relation.kind != RelationKind::Inside && relation.kind != RelationKind::Center);
        switch (relation.kind) {
        case RelationKind::Near:
        case RelationKind::Outside:
            if (relation.distance_km) {
                spot.radius_km = 1.2 * *relation.distance_km + spot.radius_km;
                spot.geo_precision = 2;
            } else {
                spot.radius_km += spot_like(group) ? 3 : 12;
                spot.geo_precision = std::max(spot.geo_precision, spot_like(group) ? 1 : 2);
            }
            break;
        case RelationKind::Outskirts:
            spot.radius_km = 1.3 * spot.radius_km + 4;
            spot.geo_precision = std::max(spot.geo_precision, 2);
            break;
        case RelationKind::Countryside:
            spot.radius_km = turned ? 42 : std::max(40.0, 1.2 * spot.radius_km);
            spot.geo_precision = std::max(spot.geo_precision, 2);
            break;
        case RelationKind::Direction:
            if (countryside) {
                spot.position = geo::offset_km(spot.position, relation.bearing_deg.value_or(0), 25);
                spot.radius_km = 42;
                turned = true;
            } else {
                spot = turn(gazetteer, relation, anchor, spot, group);
                spot.moved = true;
            }
            break;
        case RelationKind::OffCoast:
            spot.position = seaward(gazetteer, spot.position, relation.distance_km.value_or(is_area(group) ? std::max(40.0, spot.radius_km) : 25));
            spot.radius_km = is_area(group) ? std::max(60.0, spot.radius_km) : 45;
            spot.geo_precision = 2;
            break;
        case RelationKind::Border:
            spot.radius_km = is_area(group) ? spot.radius_km : spot.radius_km + 15;
            spot.geo_precision = std::max(spot.geo_precision, 2);
            break;
        case RelationKind::Road:
            spot.radius_km += 12;
            spot.geo_precision = std::max(spot.geo_precision, 2);
            break;
        case RelationKind::Between:
        case RelationKind::Inside:
        case RelationKind::Center: break;
        }
    }
    return spot;
}

Spot between(const Gazetteer& gazetteer, PlaceIndex a, PlaceIndex b) {
    const geo::LonLat from = gazetteer.place(a).lon_lat();
    const geo::LonLat to = gazetteer.place(b).lon_lat();
    const double distance = geo::distance_km(from, to);
    return {geo::offset_km(from, geo::bearing_deg(from, to), distance / 2), 0.45 * distance + 4, 2, true};
}

model::Place make_place(const Gazetteer& gazetteer, const Mention& mention, std::size_t index, double confidence, std::string_view lang) {
    const Scored& scored = mention.scored[index];
    const PlaceView view = gazetteer.place(scored.place);
    Spot spot = spot_of(gazetteer, scored, mention.kind);
    if (mention.second && !mention.second->places.empty()) {
        // The end that lies nearest to this candidate: ends of one road are neighbours.
        const auto nearest = std::min_element(mention.second->places.begin(), mention.second->places.end(), [&](PlaceIndex a, PlaceIndex b) {
            return geo::distance_km(gazetteer.place(a).lon_lat(), view.lon_lat()) < geo::distance_km(gazetteer.place(b).lon_lat(), view.lon_lat());
        });
        if (geo::distance_km(gazetteer.place(*nearest).lon_lat(), view.lon_lat()) < 600) {
            spot = between(gazetteer, scored.place, *nearest);
        }
    } else {
        spot = relate(gazetteer, mention.relations, scored.place, spot);
    }
    if (spot.moved) {
        confidence *= 0.9;
    }
    const bool rural = spot.moved || scored.rung == Rung::Relation;
    return {std::string(view.place_id()),
            std::string(view.name("en")),
            std::string(view.name_in(lang)),
            std::string(view.kind()),
            std::string(view.country_name()),
            std::string(view.country_code()),
            std::string(view.admin1_name()),
            spot.position,
            std::round(spot.radius_km * 10) / 10,
            spot.geo_precision,
            std::round(confidence * 100) / 100,
            std::string(name(rural ? Rung::Relation : view.is_user() ? Rung::User : scored.rung)),
            std::string(view.time_zone())};
}

} // namespace marsad::geocode
