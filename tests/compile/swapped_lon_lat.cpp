#include "geo/lon_lat.h"

using marsad::geo::Lat;
using marsad::geo::Lon;
using marsad::geo::LonLat;

bool baghdad() {
#ifdef MUST_NOT_COMPILE
    return LonLat::from_degrees(Lat{33.313}, Lon{44.361}).has_value();
#else
    return LonLat::from_degrees(Lon{44.361}, Lat{33.313}).has_value();
#endif
}
