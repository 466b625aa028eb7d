#pragma once

#include "render/camera.h"
#include "render/event_field.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace marsad::render {

/// Places that share one sign, at the position of the busiest of them.
struct Stack {
    World at;
    geo::LonLat position;
    std::uint32_t host;  ///< number of the busiest place, whose name it bears
    std::uint32_t first; ///< of its places, in the order of Stacks
    std::uint32_t count; ///< of its places
    std::uint32_t rows;  ///< events of the whole project
    PlaceSureness sureness; ///< of the surest place
    float radius_km;     ///< largest of its places

    /// Of the sign of all its events; a single event counts with a middle size.
    [[nodiscard]] double diameter_px() const { return rows > 1 ? stack_diameter_px(rows) : kSingleSizePx; }
};

/// How the signs of a view are drawn (window.md, sections 3 and 6.2).
enum class SignDensity : std::uint8_t { Detailed, Normal, Dots };

/// Which places share a sign at one zoom. Built over the whole project, so that no sign moves while time plays; only
/// ring and count follow time. The same field and zoom give the same stacks.
class Stacks {
  public:
    static constexpr std::uint32_t kNoStack = UINT32_MAX;

    /// Joins exact places that would touch (15 px times `scale`, rings by their size); vague places stay apart from exact
    /// ones unless one would hide the other or its count. Busy stacks come first.
    /// `within`: only the places that it shows are joined, the others have no stack.
    [[nodiscard]] static Stacks make(const EventField& field, double pixels_per_world, double scale, const Camera* within = nullptr);

    [[nodiscard]] std::span<const Stack> stacks() const { return stacks_; }
    [[nodiscard]] std::span<const std::uint32_t> places_of(const Stack& stack) const {
        return std::span<const std::uint32_t>(order_).subspan(stack.first, stack.count);
    }
    /// By place; kNoStack for those left out.
    [[nodiscard]] std::span<const std::uint32_t> stack_of_place() const { return stack_of_place_; }

    /// How many stacks a view shows, counted over the whole project.
    [[nodiscard]] std::size_t count_in(const Camera& view) const;

  private:
    Stacks() = default;
    std::vector<Stack> stacks_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> stack_of_place_;
};

/// Whether a view shows so many places of the project that signs would tell less than dots. (Counted before places are
/// joined: rings grow as they take in others, so that there are never thousands of them.)
[[nodiscard]] bool has_too_many_places(const EventField& field, const Camera& view);

/// Distance in world units on the side where it is shorter: 180° east is 180° west.
[[nodiscard]] double world_distance(World a, World b);

} // namespace marsad::render
