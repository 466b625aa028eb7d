#pragma once

#include "geo/rings.h"
#include "model/area_shape.h"
#include "render/draw_list.h"
#include "render/painter.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace marsad::render {

/// How an area is drawn (window.md 6.5).
enum class AreaLook : std::uint8_t {
    Disc,    ///< a faint fill and a line: near, within a distance, towards somewhere
    Hatched, ///< provinces, countries, seas
    HatchedDisc, ///< the same where no outline is known: its dashed edge is none that anybody drew
    Way,     ///< a band along a line with a dotted core: roads, borders
};

/// The true area of a vague place, ready to be drawn at any zoom.
struct PlaceArea {
    AreaLook look = AreaLook::Disc;
    std::vector<FixedPoint> triangles;           ///< three each; of Disc and Hatched
    std::vector<std::vector<FixedPoint>> lines;  ///< its edge, or the way itself
    FixedBox box{};
    std::optional<FixedPoint> anchor;            ///< what the place is told from: "20 km west of" it
};

/// What is known of a place whose area is asked for.
struct AreaQuestion {
    std::string place_id;
    geo::LonLat position;
    double radius_km;
    int geo_precision; ///< ACLED's 1, 2, 3
    std::optional<model::AreaShape> shape;
};

/// Most corners of an outline that is drawn: beyond that nobody sees the difference.
inline constexpr std::size_t kMostAreaCorners = 1200;

/// Ready for drawing; nothing where the geometry is empty. Outlines are simplified to kMostAreaCorners.
[[nodiscard]] std::optional<PlaceArea> make_place_area(const geo::AreaGeometry& geometry, AreaLook look, std::optional<geo::LonLat> anchor);

/// The inside of closed rings by the even-odd rule as triangles, in bands between the heights of their corners.
[[nodiscard]] std::vector<FixedPoint> band_triangles(const std::vector<std::vector<FixedPoint>>& rings);

/// A band around a line, `half_width` units to each side; corners nearer than `least` to the one before are left out. Its
/// pieces share their ends, so that a translucent band shows no joints.
[[nodiscard]] std::vector<FixedPoint> ribbon(const std::vector<FixedPoint>& line, double half_width, double least);

/// Areas that look alike, drawn at once.
struct AreaBatch {
    std::vector<FixedPoint> triangles;
    std::vector<LineSegment> edge;
    std::vector<std::vector<FixedPoint>> ways;
    std::vector<LineSegment> leaders;    ///< from anchors to signs
    std::vector<MarkerVertex> anchors;

    /// `sign`: where the place's sign stands. Without `filled` the edge alone.
    void add(const PlaceArea& area, FixedPoint sign, bool filled, Colour colour, double scale);
};

/// `share`: how visible the events are; `fill_share`: the same for fills alone, where many lie over each other.
void draw_areas(Painter& painter, const AreaBatch& batch, AreaLook look, Colour colour, const MapStyle& style, const Camera& camera, double scale,
                double share, double fill_share, double hatch_phase_px);

} // namespace marsad::render
