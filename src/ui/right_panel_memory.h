#pragma once

#include "model/event.h"
#include "session/evidence.h"
#include "ui/report_view.h"
#include "ui/ui.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace marsad::ui {

/// What the right panel keeps between frames because it costs to make again.
struct RightPanelMemory {
    struct {
        std::string query;
        std::vector<model::Place> hits;
        std::size_t marked = 0; ///< the hit that Enter takes
    } places;
    ReportView report;
    std::string scrolled_for;  ///< the selection and focus that the report was scrolled to
    std::string card_for;      ///< likewise the card
    std::string selected;      ///< of the frame before
    std::string own_selection; ///< selected by a click in the report, which does not leave it
    std::optional<session::Field> hovered;  ///< a row or word that the mouse was over in the frame before
    std::optional<session::Field> hovering; ///< in this frame
};

[[nodiscard]] inline RightPanelMemory& right_panel_memory(Ui& ui) {
    if (!ui.memory.right_panel) {
        ui.memory.right_panel = std::make_shared<RightPanelMemory>();
    }
    return *ui.memory.right_panel;
}

} // namespace marsad::ui
