#pragma once

#include "session/state.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace marsad::ui {

/// The views at which the map has rested, and the way back and forth between them, as in a browser.
class ViewHistory {
  public:
    static constexpr std::size_t kMost = 200;

    /// The map has come to rest. A view that is nearly the one before is the same; a new one ends the way forth.
    void rest(const session::MapView& view);
    /// The view before or after; nothing where there is none. `now` is noted first, though the map may not have rested there.
    [[nodiscard]] std::optional<session::MapView> back(const session::MapView& now);
    [[nodiscard]] std::optional<session::MapView> forth(const session::MapView& now);
    [[nodiscard]] std::size_t size() const { return views_.size(); }

  private:
    std::vector<session::MapView> views_;
    std::size_t at_ = 0; ///< where the map is
};

} // namespace marsad::ui
