#pragma once

#include "ui/point.h"

#include <cstdint>
#include <string>
#include <vector>

namespace marsad::ui {

/// A key that went down, or repeats while held. `code` is the USB usage of the physical key (the same numbers as SDL's
/// scancodes), so that shortcuts work whatever the keyboard's language.
struct KeyPress {
    std::uint16_t code = 0;
    bool ctrl = false;
    bool shift = false;
    bool alt = false;
    friend bool operator==(const KeyPress&, const KeyPress&) = default;
};

namespace key {
inline constexpr std::uint16_t kA = 4, kC = 6, kV = 25, kX = 27, kY = 28, kZ = 29, kEnter = 40, kEscape = 41, kBackspace = 42, kTab = 43, kSpace = 44, kHome = 74, kPageUp = 75,
                               kDelete = 76, kEnd = 77, kPageDown = 78, kRight = 79, kLeft = 80, kDown = 81, kUp = 82, kKeypadEnter = 88;
} // namespace key

/// What came in since the last frame, beside the mouse. Typed text and pressed keys in the order in which they came.
struct Input {
    struct Typed {
        std::string text; ///< of a text event; empty for a key
        KeyPress key;
    };
    std::vector<Typed> typed;
    double wheel = 0.0;   ///< steps; positive away from the user
    std::vector<Point> trail; ///< where the mouse went since the last frame, each stop, in pixels of the window: a stroke is drawn whole
    int view_steps = 0;   ///< presses of the mouse's buttons forward less those back
    double dt_s = 0.0;    ///< since the last frame
    double time_s = 0.0;  ///< since the start
    std::string clipboard; ///< text of the clipboard, fetched when a paste key is among `typed`
};

} // namespace marsad::ui
