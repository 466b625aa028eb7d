#include "geo/geodesic.h"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <GeographicLib/PolygonArea.hpp>

#include <algorithm>
#include <cmath>

namespace marsad::geo {

namespace {

double turn_of(double bearing_deg) { return bearing_deg < 0.0 ? bearing_deg + 360.0 : bearing_deg; }

} // namespace

Geodesic geodesic_between(LonLat from, LonLat to) {
    Geodesic out{};
    double start = 0.0;
    double end = 0.0;
    GeographicLib::Geodesic::WGS84().Inverse(from.lat_deg(), from.lon_deg(), to.lat_deg(), to.lon_deg(), out.length_m, start, end);
    out.start_bearing_deg = turn_of(start);
    out.end_bearing_deg = turn_of(end);
    return out;
}

Ring geodesic_line(LonLat from, LonLat to, std::size_t pieces) {
    using GeographicLib::Geodesic;
    const auto line = Geodesic::WGS84().InverseLine(from.lat_deg(), from.lon_deg(), to.lat_deg(), to.lon_deg(), Geodesic::STANDARD | Geodesic::DISTANCE_IN | Geodesic::LONG_UNROLL);
    Ring out{{from.lon_deg(), from.lat_deg()}};
    pieces = std::max<std::size_t>(1, pieces);
    for (std::size_t i = 1; i <= pieces; ++i) {
        double lat_deg = 0.0;
        double lon_deg = 0.0;
        double bearing = 0.0;
        line.GenPosition(false, line.Distance() * static_cast<double>(i) / static_cast<double>(pieces), Geodesic::LATITUDE | Geodesic::LONGITUDE | Geodesic::LONG_UNROLL, lat_deg, lon_deg, bearing, bearing,
                         bearing, bearing, bearing, bearing);
        out.push_back({lon_deg, lat_deg});
    }
    // The very ends, whatever was rounded on the way.
    out.back() = {to.lon_deg() + 360.0 * std::round((out.back().lon_deg - to.lon_deg()) / 360.0), to.lat_deg()};
    return out;
}

double geodesic_area_m2(std::span<const LonLat> corners) {
    if (corners.size() < 3) {
        return 0.0;
    }
    GeographicLib::PolygonArea polygon(GeographicLib::Geodesic::WGS84());
    for (const LonLat& corner : corners) {
        polygon.AddPoint(corner.lat_deg(), corner.lon_deg());
    }
    double perimeter_m = 0.0;
    double area_m2 = 0.0;
    polygon.Compute(false, true, perimeter_m, area_m2);
    return std::abs(area_m2);
}

} // namespace marsad::geo
