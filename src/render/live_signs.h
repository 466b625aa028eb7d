#pragma once

#include "model/moment.h"
#include "render/draw_list.h"
#include "render/event_field.h"
#include "render/label_memory.h"
#include "render/painter.h"
#include "render/stacks.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace marsad::render {

/// What one stack shows at a moment: the events in its days or, where there are none, those that still fade.
struct StackTally {
    std::uint32_t stack;
    std::uint32_t only_row; ///< where it is one event; else LiveSigns::kNone
    std::uint32_t count = 0;
    std::array<std::uint32_t, kEventTypes> by_type{};
    std::uint8_t opacity = 0; ///< of its most visible place; see model::Moment::opacity_at()
};

/// A sign or dot of the last frame.
struct ShownSign {
    Screen middle;    ///< in the picture of the camera that it was made for
    double radius_px; ///< half of the largest extent
    std::uint32_t stack; ///< or place, for dots
};

/// Markers and counts of one frame, in drawing order.
struct SignPicture {
    /// Signs and rings take turns: each run of markers is followed by a run of rings.
    struct Run {
        std::size_t markers_end;
        std::size_t rings_end;
    };
    std::vector<MarkerVertex> markers;
    std::vector<RingVertex> rings;
    std::vector<Run> runs;
    std::vector<PlacedText> counts;
    std::vector<ShownSign> signs; ///< every copy in the picture
};

/// Signs of a moment, made from what each place shows then. No GL. The work of a frame grows with the places in the region,
/// not with events.
class LiveSigns {
  public:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    /// Chooses the stacks within the region, which holds every view until the next call. Without stacks each place is its
    /// own, for dots.
    void set_region(const EventField& field, const Stacks* stacks, const Camera& region);
    /// What the stacks of the region show. Nothing to do for dots.
    void tally(const EventField& field, const Stacks* stacks, const model::Moment& moment);

    [[nodiscard]] const std::vector<StackTally>& tallies() const { return tallies_; }
    /// Stacks of the region or, for dots, its places; ascending.
    [[nodiscard]] std::span<const std::uint32_t> in_region() const { return in_region_; }
    /// The stack of a place, or the place itself for dots; kNone outside of the region.
    [[nodiscard]] std::uint32_t stack_of_place(std::uint32_t place) const { return stack_of_place_[place]; }
    /// The tally of a stack; nothing where it shows no row.
    [[nodiscard]] const StackTally* tally_of(std::uint32_t stack) const;

    /// The sign of one event alone, at its own place.
    [[nodiscard]] static std::vector<MarkerVertex> sign_of_row(const EventField& field, std::uint32_t row, const MapStyle& style, double scale);

    /// One sign a stack: vague ones first, large before small, `last` (a stack) over all.
    [[nodiscard]] SignPicture signs(const EventField& field, const Stacks& stacks, bool detailed, const MapStyle& style, LabelMemory& memory, const Camera& view,
                                    double scale, std::uint32_t last) const;

  private:
    std::vector<std::uint32_t> stack_of_place_;
    std::vector<std::uint32_t> in_region_;
    std::vector<std::uint32_t> slots_; ///< by stack: in tallies_
    std::vector<StackTally> tallies_;
};

/// A plain dot of a picture: its middle, and its colour with straight alpha.
struct Dot {
    float x_px, y_px;
    Colour colour;
};

/// Dots in place of signs: one for each cell of 3 px, the newest event wins.
class LiveDots {
  public:
    static constexpr double kDiameterPx = 5.0;
    static constexpr double kCellPx = 3.0;

    void make(const EventField& field, const LiveSigns& signs, const model::Moment& moment, const MapStyle& style, const Camera& view, double scale);
    [[nodiscard]] const std::vector<Dot>& dots() const { return dots_; }
    /// The row whose dot is nearest to a place of the picture, within `reach_px`.
    [[nodiscard]] std::optional<std::uint32_t> row_at(Screen at, double reach_px) const;

  private:
    int columns_ = 0;
    int rows_ = 0;
    double cell_px_ = kCellPx;
    struct Shown {
        float x_px, y_px;
        std::uint32_t row;
        float opacity;
    };
    std::vector<std::uint32_t> cells_; ///< in shown_, or LiveSigns::kNone
    std::vector<Shown> shown_;
    std::vector<Dot> dots_;
};

} // namespace marsad::render
