#include "geo/lon_lat.h"

#include <optional>

bool unknown_place() {
#ifdef MUST_NOT_COMPILE
    const marsad::geo::LonLat place;
    return place.lon_deg() == 0.0;
#else
    const std::optional<marsad::geo::LonLat> place;
    return !place;
#endif
}
