#include "render/disc_layer.h"

#include <cmath>
#include <set>
#include <string>

namespace marsad::render {

namespace {

constexpr int kSides = 96;

/// Several types at one place share no colour.
Colour disc_colour(const Symbol& symbol, const MapStyle& style) {
    const auto type = symbol.only_type();
    return type ? style.type[static_cast<std::size_t>(*type)] : style.text_note;
}

} // namespace

std::vector<World> geodesic_circle(geo::LonLat centre, double radius_km) {
    std::vector<World> out;
    double previous_x = world_from_lon_lat(centre).x;
    for (int i = 0; i < kSides; ++i) {
        World point = world_from_lon_lat(geo::offset_km(centre, 360.0 * i / kSides, radius_km));
        point.x += std::round(previous_x - point.x); // the copy next to the point before
        previous_x = point.x;
        out.push_back(point);
    }
    const double turned = out.back().x - out.front().x;
    if (std::abs(turned) > 0.5) {
        const double edge = centre.lat_deg() > 0.0 ? 0.0 : 1.0;
        out.push_back({out.back().x, edge});
        out.push_back({out.front().x, edge});
    }
    return out;
}

bool has_disc(const Symbol& symbol, const Camera& camera) {
    if (symbol.sureness != PlaceSureness::Site) {
        return symbol.radius_km > 0.0;
    }
    return symbol.radius_km / camera.km_per_pixel() > symbol.diameter_px * 0.5 + 4.0;
}

namespace {

void add_circle(const Symbol& symbol, AreaBatch& batch) {
    PlaceArea disc;
    std::vector<FixedPoint> outline;
    for (const World& point : geodesic_circle(symbol.position, symbol.radius_km)) {
        outline.push_back(fixed_from_world(point));
    }
    const FixedPoint middle = fixed_from_world(symbol.at);
    for (std::size_t i = 0; i < outline.size(); ++i) {
        disc.triangles.insert(disc.triangles.end(), {middle, outline[i], outline[(i + 1) % outline.size()]});
    }
    outline.push_back(outline.front());
    disc.lines.push_back(std::move(outline));
    batch.add(disc, middle, true, {}, 1.0);
}

} // namespace

void draw_discs(Painter& painter, const std::vector<Symbol>& symbols, const AreaSource& areas, const MapStyle& style, const Camera& camera, double scale) {
    std::set<std::string> hatched; // one place, one area
    for (const Symbol& symbol : symbols) {
        if (!has_disc(symbol, camera)) {
            continue;
        }
        const int precision = symbol.sureness == PlaceSureness::Site ? 1 : symbol.sureness == PlaceSureness::Near ? 2 : 3;
        const auto area = areas && precision > 1 ? areas({symbol.place_id, symbol.position, symbol.radius_km, precision, symbol.shape}) : std::nullopt;
        if (area && area->look == AreaLook::Hatched && !hatched.insert(symbol.place_id).second) {
            continue;
        }
        AreaBatch batch;
        if (area) {
            batch.add(*area, fixed_from_world(symbol.at), true, style.text_note, scale);
        } else {
            add_circle(symbol, batch);
        }
        const AreaLook look = area ? area->look : symbol.sureness == PlaceSureness::Area ? AreaLook::HatchedDisc : AreaLook::Disc;
        draw_areas(painter, batch, look, disc_colour(symbol, style), style, camera, scale, 1.0, 1.0, 0.0);
    }
}

} // namespace marsad::render
