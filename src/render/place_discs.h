#pragma once

#include "model/moment.h"
#include "render/event_field.h"
#include "render/painter.h"
#include "render/stacks.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace marsad::render {

/// The areas behind signs, through time: where the true place of what is visible lies nine times in ten. One for each
/// place, tessellated once.
class PlaceDiscs {
  public:
    /// For another field: forgets all outlines.
    void clear();
    /// Chooses the places whose disc says more than their sign at the region's zoom and that reach into the region.
    void set_region(const EventField& field, const Stacks& stacks, const Camera& region, double scale);
    /// Which of them show something.
    void tally(const model::Moment& moment);
    /// Where drawing goes is where `hatch_phase_px` was counted; see Hatch.
    void draw(Painter& painter, const EventField& field, const MapStyle& style, const Camera& camera, double scale, double hatch_phase_px);

    /// Where the last draw() drew, in the camera's picture.
    [[nodiscard]] const std::vector<ScreenBox>& boxes() const { return boxes_; }
    /// Places chosen by set_region(), and those of them that tally() found visible.
    [[nodiscard]] std::size_t chosen_count() const { return chosen_.size(); }
    [[nodiscard]] std::size_t visible_count() const { return shown_.size(); }

  private:
    struct Shown {
        std::uint32_t place;
        std::uint32_t newest_row;
        std::uint8_t opacity;
        std::uint8_t types; ///< one bit each
    };
    [[nodiscard]] const std::vector<FixedPoint>& outline(const EventField& field, std::uint32_t place);

    std::vector<std::uint32_t> chosen_; ///< places
    std::vector<Shown> shown_;
    std::vector<ScreenBox> boxes_;
    std::unordered_map<std::uint32_t, std::vector<FixedPoint>> outlines_;
};

} // namespace marsad::render
