#pragma once

#include "render/camera.h"
#include "render/scene.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace marsad::render {

/// How well the place of a symbol is known.
enum class PlaceSureness : std::uint8_t { Site, Near, Area };

/// By ACLED's geo precision.
[[nodiscard]] PlaceSureness sureness_of(int geo_precision);

/// One sign on the map: a single event, or several at one place.
struct Symbol {
    World at;
    geo::LonLat position;
    PlaceSureness sureness;
    double radius_km;  ///< largest of its events
    double diameter_px;
    std::array<std::size_t, kEventTypes> by_type{};
    std::size_t count = 0;
    std::size_t shot_down = 0;
    std::int64_t dead = 0; ///< lower bound
    std::string name_en;
    std::string name_ar;
    std::string place_id;
    SignDetail detail = {};     ///< of a single event
    bool marked = false;        ///< drawn with its mark
    bool badged = false;        ///< drawn with its claim
    std::optional<model::AreaShape> shape = {}; ///< of its place

    /// How far its sign reaches sideways from its middle: diamonds and bars are wider than circles.
    [[nodiscard]] double reach_px() const;
    /// The type of a single event, or the only one of a stack.
    [[nodiscard]] std::optional<model::EventType> only_type() const;
};

inline constexpr std::size_t kDeadClasses = 7;
/// Class of size of a single event's symbol by the lower bound of the dead (window.md, section 6.2): 0 none to 6 for
/// 100 or more; unknown = one.
[[nodiscard]] std::uint8_t dead_class(std::optional<std::int64_t> dead);
/// Diameter of a single event's symbol.
[[nodiscard]] double class_diameter_px(std::uint8_t dead_class, bool detailed);
/// Whether a sign of this size has room for a mark: triangles from 17 px, the others from 15.
[[nodiscard]] bool has_room_for_mark(model::EventType type, double diameter_px);
[[nodiscard]] double symbol_diameter_px(std::optional<std::int64_t> dead, bool detailed);
/// Outer diameter of the ring of a stack.
[[nodiscard]] double stack_diameter_px(std::size_t count);

/// Two exact places nearer than this are one sign.
inline constexpr double kStackReachPx = 15.0;
/// A vague and an exact sign nearer than this would hide each other.
inline constexpr double kHidingPx = 12.0;
/// Size that a single event's sign counts with where signs are joined, whatever its dead.
inline constexpr double kSingleSizePx = 17.0;
/// Part of a disc that must be seen round its sign for the disc to say anything.
inline constexpr double kLeastDiscRimPx = 1.5;
/// Most symbols in the picture for detailed sizes.
inline constexpr std::size_t kDetailedUpTo = 150;

/// How near two signs of so many events may come before they are one, in pixels: single symbols may overlap a little,
/// but no ring may hide another's count. `a` takes in `b`.
[[nodiscard]] double joining_px(std::size_t a_count, std::size_t b_count);

/// Groups the events by place, and exact places that would touch (within 15 px, times `scale`) with their busiest
/// neighbour. Symbols come out with the vague ones first, then large before small: drawing order. Deterministic.
[[nodiscard]] std::vector<Symbol> make_symbols(const Scene& scene, const Camera& camera, double scale);

} // namespace marsad::render
