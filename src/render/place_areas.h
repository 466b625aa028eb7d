#pragma once

#include "render/event_field.h"
#include "render/place_area.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace marsad::render {

/// The area of a place; nothing = a disc says all there is. May be slow, and is called on another thread.
using AreaSource = std::function<std::optional<PlaceArea>(const AreaQuestion&)>;

[[nodiscard]] AreaQuestion question_of(const EventField& field, const FieldPlace& place);

/// Areas of the places of a field, made one after the other on a thread of their own the first time that they are asked for,
/// and kept by what the place means: another field with the same places has them at once.
class PlaceAreas {
  public:
    PlaceAreas();
    ~PlaceAreas();
    PlaceAreas(PlaceAreas&&) noexcept;
    PlaceAreas& operator=(PlaceAreas&&) noexcept;

    /// `ready` is called on that thread whenever an area has been made: time to draw again.
    void set_source(AreaSource source, std::function<void()> ready);
    /// For another field.
    void forget_places();
    /// Null as long as it is not made, and where the place has none.
    [[nodiscard]] const PlaceArea* of(const EventField& field, std::uint32_t place);
    /// Takes what has been made since; true where there was something.
    bool collect();
    /// Asked for and not made yet.
    [[nodiscard]] std::size_t waiting() const;

  private:
    struct Worker;
    std::unique_ptr<Worker> worker_; ///< null without a source
};

} // namespace marsad::render
