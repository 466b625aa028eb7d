#include "model/event.h"

namespace marsad::model {

PlaceCandidate rival_of(const Place& place) {
    return {place.place_id, place.name, place.position, place.confidence, place.name_local, place.kind, place.country,
            place.country_code, place.admin1, place.radius_km, place.geo_precision, place.rung, place.time_zone, place.shape};
}

Place place_of(const PlaceCandidate& rival) {
    const bool known = rival.radius_km > 0.0;
    return {rival.place_id, rival.name, rival.name_local, rival.kind, rival.country, rival.country_code, rival.admin1, rival.position, known ? rival.radius_km : kUnknownRadiusKm,
            known ? rival.geo_precision : 2, rival.confidence, rival.rung, rival.time_zone, rival.shape};
}

} // namespace marsad::model
