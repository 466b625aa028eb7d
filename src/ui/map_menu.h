#pragma once

#include "ui/map_frame.h"
#include "ui/ui.h"

#include <cstddef>
#include <optional>
#include <string>

namespace marsad::ui {

/// What a right click on the map offers: where that is, in words and in each way of writing it, and what can be done from there.
class MapMenu {
  public:
    enum class Choice { None, Measure, Centre };

    /// `words`: what lies there; empty where nothing is known.
    void open(Ui& ui, Point at, geo::LonLat place, std::string words);
    /// False where it was closed already.
    bool close();
    [[nodiscard]] bool is_open() const { return open_.has_value(); }
    [[nodiscard]] std::optional<geo::LonLat> place() const { return open_ ? std::optional(open_->place) : std::nullopt; }
    /// Draws it and says what was chosen; what is copied it asks for itself. Keys: up, down, Enter.
    Choice draw(Ui& ui, const Rect& map);

  private:
    struct Open {
        Point at;
        geo::LonLat place;
        std::string words;
        std::size_t marked; ///< by the keyboard
        double since_s;
    };
    [[nodiscard]] bool draw_item(Ui& ui, const Rect& line, std::size_t number, const char* icon, const std::string& text, const std::string& note, bool latin);

    std::optional<Open> open_;
};

/// Asks for the text in the clipboard and says so.
void copy_text(Ui& ui, const std::string& text);

} // namespace marsad::ui
