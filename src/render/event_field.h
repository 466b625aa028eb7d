#pragma once

#include "model/event.h"
#include "model/event_store.h"
#include "render/mercator.h"
#include "render/scene.h"
#include "render/symbols.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace marsad::render {

/// How the sign of one row looks; one byte a row.
class RowLook {
  public:
    RowLook(model::EventType type, std::uint8_t dead_class, bool shot_down)
        : bits_(static_cast<std::uint8_t>(static_cast<unsigned>(type) | static_cast<unsigned>(dead_class) << 3U | (shot_down ? 64U : 0U))) {}
    [[nodiscard]] model::EventType type() const { return static_cast<model::EventType>(bits_ & 7U); }
    /// See class_diameter_px().
    [[nodiscard]] std::uint8_t dead_class() const { return static_cast<std::uint8_t>(bits_ >> 3U & 7U); }
    /// The weapons were brought down before harm.
    [[nodiscard]] bool shot_down() const { return (bits_ & 64U) != 0; }

  private:
    std::uint8_t bits_;
};

/// What else the sign of a row says where it is drawn in detail; two bytes a row.
class RowDetail {
  public:
    explicit RowDetail(SignDetail detail)
        : bits_(static_cast<std::uint16_t>(static_cast<unsigned>(detail.sub_type) | static_cast<unsigned>(detail.weapon) << 5U | static_cast<unsigned>(detail.claim) << 9U)) {}
    [[nodiscard]] SignDetail detail() const {
        return {static_cast<model::SubEventType>(bits_ & 31U), static_cast<model::Weapon>(bits_ >> 5U & 15U), static_cast<ClaimBadge>(bits_ >> 9U & 3U)};
    }

  private:
    std::uint16_t bits_;
};
static_assert(model::kSubEventTypeCount <= 32 && static_cast<int>(model::Weapon::Unknown) < 16 && static_cast<int>(ClaimBadge::Refused) < 4);

/// A place of the store, as the map shows it.
struct FieldPlace {
    World at;
    geo::LonLat position;
    float radius_km; ///< largest of its events
    PlaceSureness sureness;
    std::string name_en;
    std::string name_ar; ///< empty where none is known
    std::string place_id;
    std::uint32_t first_row; ///< of the store
    std::uint32_t row_count;
    std::uint32_t shape = UINT32_MAX; ///< of EventField::shapes(); UINT32_MAX = a point, or not known
};

/// The events of a project as the map shows them through time: the distinct places, which place each row of the store
/// stands at, and the look of each row. Immutable, no GL.
class EventField {
  public:
    static constexpr std::uint32_t kNoPlace = model::EventStore::kNoPlace;

    /// `events` are those that `store` was made from, in the same order. They may be left out (empty): then no name is
    /// known in Arabic.
    [[nodiscard]] static EventField make(std::span<const model::Event> events, const model::EventStore& store);

    /// As many as the store has, in its order: by their first rows.
    [[nodiscard]] std::span<const FieldPlace> places() const { return places_; }
    /// By place; what the device draws with.
    [[nodiscard]] std::span<const FixedPoint> fixed_places() const { return fixed_places_; }
    /// By row of the store; kNoPlace where the event has none.
    [[nodiscard]] std::span<const std::uint32_t> place_of_row() const { return place_of_row_; }
    /// By row of the store.
    [[nodiscard]] std::span<const RowLook> looks() const { return looks_; }
    /// By row of the store: what signs drawn in detail say beside their look.
    [[nodiscard]] std::span<const RowDetail> details() const { return details_; }
    /// The area that a place means; null = a point, or not known.
    [[nodiscard]] const model::AreaShape* shape_of(const FieldPlace& place) const { return place.shape < shapes_.size() ? &shapes_[place.shape] : nullptr; }
    /// ISO codes of the placed events, for the tone of land in focus.
    [[nodiscard]] const std::set<std::string>& countries() const { return countries_; }

  private:
    EventField() = default;
    std::vector<FieldPlace> places_;
    std::vector<FixedPoint> fixed_places_;
    std::vector<std::uint32_t> place_of_row_;
    std::vector<RowLook> looks_;
    std::vector<RowDetail> details_;
    std::vector<model::AreaShape> shapes_;
    std::set<std::string> countries_;
};

} // namespace marsad::render
