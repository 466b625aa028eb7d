#include "geocode/place_maker.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace marsad::geocode {

namespace {

// Of shapes: how much of a town's radius is its core, how near a told distance may be, half angles of what a direction means.
constexpr double kCoreShare = 0.5;
constexpr double kLeastShare = 0.6;
constexpr double kHalfShare = 1.15; ///< the half of a town reaches as far as its point may lie
constexpr double kNarrowHalfDeg = 22.5;
constexpr double kWideHalfDeg = 60.0;
constexpr double kBandShare = 0.2; ///< half the width of what lies between two towns, by their distance
constexpr double kSeaHalfDeg = 75.0;
constexpr double kCentreOnlyKm = 50.0;       ///< from this radius on a point is the centre of an area, no position:
constexpr double kCentreConfidence = 0.89;   ///< never as sure as one
constexpr double kToldShare = 0.45;
constexpr double kBesideSiteKm = 8.0;
constexpr double kBeyondTownKm = 35.0;
constexpr double kCountrysideKm = 25.0;
constexpr double kBesideBorderKm = 15.0;
constexpr double kSeaShare = 0.25; ///< of a sea, news of its end only: "the southern Red Sea"
constexpr double kPartShare = 0.4; ///< "northern X" begins at three fifths of its height

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

bool is_territory(KindGroup group) { return is_area(group) || group == KindGroup::Nature || group == KindGroup::Water || group == KindGroup::Island; }

/// Whether a direction means a part of the place rather than what lies beyond it.
bool inside_of(const Relation& relation, KindGroup group) { return relation.inside || (!relation.outside && is_territory(group)); }

/// How far beyond its edge "north of X" may reach: less where provinces are small and towns close (Gaza, Lebanon).
double beyond_km(const Gazetteer& gazetteer, PlaceIndex anchor, double radius_km) {
    const PlaceIndex province = gazetteer.place(anchor).province();
    const double province_km = province == kNoPlace ? 0 : gazetteer.place(province).radius_km();
    if (province_km < 2 * radius_km) { // a city that is its own province says nothing of the land around
        return kBeyondTownKm;
    }
    return std::clamp(0.6 * province_km - radius_km, 8.0, kBeyondTownKm);
}

Spot turn(const Gazetteer& gazetteer, const Relation& relation, PlaceIndex anchor, Spot spot, KindGroup group) {
    const double bearing = relation.bearing_deg.value_or(0);
    if (relation.distance_km) {
        spot.position = geo::offset_km(spot.position, bearing, *relation.distance_km);
        // Told distances are rounded and count from the edge as often as from the middle; eight winds leave 22° to either side.
        spot.radius_km = std::max({(relation.untold ? 1.5 : kToldShare) * *relation.distance_km + 0.4 * spot.radius_km, 0.7 * spot.radius_km, 3.0});
        spot.geo_precision = std::max(spot.geo_precision, 2);
        return spot;
    }
    if (inside_of(relation, group)) {
        const bool area = is_territory(group);
        if (const auto part = area ? gazetteer.part_towards(anchor, bearing, group == KindGroup::Water ? kSeaShare : kPartShare) : std::nullopt) {
            spot.position = part->centre;
            spot.radius_km = std::max(part->reach_km, 5.0);
            return spot;
        }
        spot.position = area ? step_inside(gazetteer, anchor, spot.position, bearing, 0.5 * spot.radius_km) : geo::offset_km(spot.position, bearing, 0.4 * spot.radius_km);
        spot.radius_km *= 0.75;
        return spot;
    }
    const double room = spot_like(group) ? kBesideSiteKm : beyond_km(gazetteer, anchor, spot.radius_km);
    spot.position = step_on_land(gazetteer, spot.position, bearing, spot.radius_km + 0.4 * room);
    spot.radius_km = spot.radius_km + room;
    spot.geo_precision = std::max(spot.geo_precision, 2);
    return spot;
}

/// What a single relation makes of a place: `before` it lay at `before.position`, `after` is where its point went. Distances are
/// wide enough that whoever told them meant a point inside.
model::AreaShape shape_after(const Relation& relation, const Spot& before, const Spot& after, KindGroup group) {
    const geo::LonLat anchor = before.position;
    const model::AreaShape circle = model::circle_shape(after.position, after.radius_km);
    const bool outlined = group == KindGroup::Country || group == KindGroup::Province;
    const auto sector = [&](double inner_km, double outer_km, double middle_deg, double half_deg) {
        return model::AreaShape{model::AreaKind::Sector, anchor, anchor, std::max(0.0, inner_km), outer_km, middle_deg - half_deg, middle_deg + half_deg};
    };
    switch (relation.kind) {
    case RelationKind::Near:
    case RelationKind::Outside:
        if (relation.distance_km) { // of the centre or of the edge, and rounded
            return {model::AreaKind::Ring, anchor, anchor, std::max(0.0, kLeastShare * *relation.distance_km - 1), after.radius_km};
        }
        return circle;
    case RelationKind::Outskirts: return {model::AreaKind::Ring, anchor, anchor, kCoreShare * before.radius_km, after.radius_km};
    case RelationKind::Border: return outlined ? model::AreaShape{model::AreaKind::Border, anchor, anchor, 0, after.radius_km} : circle;
    case RelationKind::OffCoast:
        if (!is_area(group) && !(anchor == after.position)) {
            return sector(0, geo::distance_km(anchor, after.position) + after.radius_km, geo::bearing_deg(anchor, after.position), kSeaHalfDeg);
        }
        return circle;
    case RelationKind::Direction: {
        const double bearing = relation.bearing_deg.value_or(0);
        if (relation.distance_km) {
            const double distance = *relation.distance_km;
            const double reach = after.radius_km;
            const double half = reach >= distance ? 180.0 : std::max(kNarrowHalfDeg, std::asin(reach / distance) * 180.0 / std::numbers::pi);
            return sector(distance - reach, distance + reach, bearing, half);
        }
        if (inside_of(relation, group)) {
            const bool has_outline = outlined || group == KindGroup::Water;
            return {has_outline ? model::AreaKind::Part : model::AreaKind::Sector, anchor, anchor, 0, kHalfShare * before.radius_km, bearing - 90, bearing + 90};
        }
        return sector(kCoreShare * before.radius_km, geo::distance_km(anchor, after.position) + after.radius_km, bearing, kWideHalfDeg);
    }
    default: return circle;
    }
}

/// "countryside of Aleppo", "northern Aleppo countryside": around the town, or the province itself.
model::AreaShape countryside_shape(const Spot& anchor, const Spot& after, std::optional<double> bearing, KindGroup group) {
    if (is_area(group)) {
        return {bearing ? model::AreaKind::Part : model::AreaKind::Outline, anchor.position, anchor.position, 0, anchor.radius_km, bearing.value_or(90) - 90, bearing.value_or(270) + 90};
    }
    const double inner = kCoreShare * anchor.radius_km;
    if (bearing) {
        return {model::AreaKind::Sector, anchor.position, anchor.position, inner, geo::distance_km(anchor.position, after.position) + after.radius_km, *bearing - kWideHalfDeg, *bearing + kWideHalfDeg};
    }
    return {model::AreaKind::Ring, anchor.position, anchor.position, inner, after.radius_km};
}

/// The area that all relations together mean.
std::optional<model::AreaShape> shape_of_relations(const std::vector<Relation>& relations, const Spot& anchor, const Spot& after, KindGroup group) {
    std::vector<const Relation*> moving;
    const Relation* countryside = nullptr;
    std::optional<double> bearing;
    for (const Relation& relation : relations) {
        if (relation.kind == RelationKind::Inside || relation.kind == RelationKind::Center) {
            continue;
        }
        moving.push_back(&relation);
        countryside = relation.kind == RelationKind::Countryside ? &relation : countryside;
        bearing = relation.kind == RelationKind::Direction ? relation.bearing_deg : bearing;
    }
    if (moving.empty()) {
        return anchor.shape;
    }
    if (countryside != nullptr && moving.size() == (bearing ? 2U : 1U)) {
        return countryside_shape(anchor, after, bearing, group);
    }
    return moving.size() == 1 ? shape_after(*moving.front(), anchor, after, group) : model::circle_shape(after.position, after.radius_km);
}

} // namespace

std::optional<model::AreaShape> shape_of_kind(std::string_view kind, geo::LonLat position, double radius_km) {
    switch (kind_group(kind)) {
    case KindGroup::Country:
    case KindGroup::Province:
    case KindGroup::Water: return model::AreaShape{model::AreaKind::Outline, position, position, 0, radius_km};
    case KindGroup::District:
    case KindGroup::Area:
    case KindGroup::Region:
    case KindGroup::Nature:
    case KindGroup::Island: return model::circle_shape(position, radius_km);
    default: return std::nullopt;
    }
}

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
    spot.shape = shape_of_kind(place.kind(), spot.position, spot.radius_km);
    const bool widened = scored.approximate || (is_settled(group) && spot.geo_precision > 1 && spot.radius_km > 1.6 * place.radius_km());
    if (!spot.shape && widened) {
        spot.shape = model::circle_shape(spot.position, spot.radius_km); // near that town, not in its middle
    }
    return spot;
}

namespace {

/// "eastern X countryside": between the town and that part of its governorate, as wide as both.
Spot countryside_towards(const Gazetteer& gazetteer, PlaceIndex anchor, Spot spot, double bearing_deg) {
    const geo::LonLat beside = geo::offset_km(spot.position, bearing_deg, kCountrysideKm);
    const PlaceView place = gazetteer.place(anchor);
    const PlaceIndex province = place.is_province() ? anchor : place.province();
    spot.position = beside;
    spot.radius_km = kCountrysideKm + 17;
    if (const auto part = province == kNoPlace ? std::nullopt : gazetteer.part_towards(province, bearing_deg, 0.5)) {
        const double apart = geo::distance_km(beside, part->centre);
        spot.position = geo::offset_km(beside, geo::bearing_deg(beside, part->centre), apart / 2);
        spot.radius_km = std::max(spot.radius_km, apart / 2 + 30);
    }
    return spot;
}

} // namespace

Spot relate(const Gazetteer& gazetteer, const std::vector<Relation>& relations, PlaceIndex anchor, Spot spot) {
    const KindGroup group = kind_group(gazetteer.place(anchor).kind());
    const Spot start = spot;
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
            if (!turned) {
                spot.radius_km = std::max(40.0, 1.2 * spot.radius_km);
            }
            spot.geo_precision = std::max(spot.geo_precision, 2);
            break;
        case RelationKind::Direction:
            if (countryside) {
                spot = countryside_towards(gazetteer, anchor, spot, relation.bearing_deg.value_or(0));
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
    spot.shape = shape_of_relations(relations, start, spot, group);
    return spot;
}

Spot between(const Gazetteer& gazetteer, PlaceIndex a, PlaceIndex b, bool on_road) {
    const geo::LonLat from = gazetteer.place(a).lon_lat();
    const geo::LonLat to = gazetteer.place(b).lon_lat();
    const double distance = geo::distance_km(from, to);
    const model::AreaShape shape{on_road ? model::AreaKind::Line : model::AreaKind::Band, from, to, 0, on_road ? 0.0 : kBandShare * distance + 4};
    return {geo::offset_km(from, geo::bearing_deg(from, to), distance / 2), 0.45 * distance + 4, 2, true, shape};
}

namespace {

constexpr std::string_view kDash = "–"; ///< between the names of neighbours

/// The middle of a common border. Countries that do not touch leave the place as it was.
Spot on_border(const Gazetteer& gazetteer, const std::vector<PlaceIndex>& countries, const Spot& otherwise) {
    const auto part = gazetteer.shared_border(countries[0], countries[1], countries.size() > 2 ? countries[2] : kNoPlace);
    if (!part) {
        return otherwise;
    }
    const double radius = part->reach_km + kBesideBorderKm;
    return {part->centre, radius, radius > 60 ? 3 : 2, true, model::circle_shape(part->centre, radius)};
}

} // namespace

namespace {

/// Whether relations by distance or "off the coast" lead out to sea.
bool at_sea(const Gazetteer& gazetteer, const std::vector<Relation>& relations, geo::LonLat position) {
    const bool outward = std::any_of(relations.begin(), relations.end(), [](const Relation& r) { return r.kind == RelationKind::OffCoast || (r.kind == RelationKind::Direction && r.distance_km); });
    return outward && gazetteer.region(position).country == kNoPlace;
}

} // namespace

model::Place make_place(const Gazetteer& gazetteer, const Mention& mention, std::size_t index, double confidence, std::string_view lang) {
    const Scored& scored = mention.scored[index];
    const PlaceView view = gazetteer.place(scored.place);
    Spot spot = spot_of(gazetteer, scored, mention.kind);
    std::string label(view.name("en"));
    std::string local(view.name_in(lang));
    if (mention.borders.size() > 1) {
        spot = on_border(gazetteer, mention.borders, spot);
        for (std::size_t i = 1; i < mention.borders.size(); ++i) {
            const PlaceView other = gazetteer.place(mention.borders[i]);
            label.append(kDash).append(other.name("en"));
            if (!local.empty()) {
                local.append(kDash).append(other.name_in(lang));
            }
        }
    } else if (mention.second && !mention.second->places.empty()) {
        // The end that lies nearest to this candidate: ends of one road are neighbours.
        const auto nearest = std::min_element(mention.second->places.begin(), mention.second->places.end(), [&](PlaceIndex a, PlaceIndex b) {
            return geo::distance_km(gazetteer.place(a).lon_lat(), view.lon_lat()) < geo::distance_km(gazetteer.place(b).lon_lat(), view.lon_lat());
        });
        if (geo::distance_km(gazetteer.place(*nearest).lon_lat(), view.lon_lat()) < 600) {
            const bool on_road = std::any_of(mention.relations.begin(), mention.relations.end(), [](const Relation& r) { return r.kind == RelationKind::Road; });
            spot = between(gazetteer, scored.place, *nearest, on_road);
        }
    } else {
        spot = relate(gazetteer, mention.relations, scored.place, spot);
    }
    if (spot.moved) {
        confidence *= 0.9;
    }
    if (spot.radius_km > kCentreOnlyKm) {
        confidence = std::min(confidence, kCentreConfidence);
    }
    // "60 nautical miles off X": at sea no country, but the sea.
    std::string country(view.country_name());
    std::string country_code(view.country_code());
    std::string province(view.admin1_name());
    if (spot.moved && at_sea(gazetteer, mention.relations, spot.position)) {
        const auto seas = gazetteer.seas_at(spot.position);
        country = seas.empty() ? std::string() : std::string(gazetteer.place(seas.front()).name("en"));
        country_code.clear();
        province.clear();
    }
    const bool rural = spot.moved || scored.rung == Rung::Relation;
    return {std::string(view.place_id()),
            std::move(label),
            std::move(local),
            mention.borders.size() > 1 ? mention.kind : std::string(view.kind()),
            std::move(country),
            std::move(country_code),
            std::move(province),
            spot.position,
            std::round(spot.radius_km * 10) / 10,
            spot.geo_precision,
            std::round(confidence * 100) / 100,
            std::string(name(rural ? Rung::Relation : view.is_user() ? Rung::User : scored.rung)),
            std::string(view.time_zone()),
            spot.shape};
}

} // namespace marsad::geocode
