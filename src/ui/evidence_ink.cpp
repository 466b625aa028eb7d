#include "ui/evidence_ink.h"

#include <algorithm>

namespace marsad::ui {

namespace {

constexpr double kLevel = 4.0; // from one stacked line to the next

/// Pieces "on, off, on, off" as boxes, so that they are sharp at any scale.
void pieces(Ui& ui, double left, double right, double top, double thickness, Colour colour, std::initializer_list<double> pattern) {
    const double* lengths = pattern.begin();
    bool on = true;
    for (double x = left; x < right;) {
        const double end = std::min(right, x + *lengths);
        if (on) {
            ui.fill({x, top, end - x, thickness}, colour);
        }
        x += *lengths;
        on = !on;
        lengths = lengths + 1 == pattern.end() ? pattern.begin() : lengths + 1;
    }
}

} // namespace

void draw_evidence_line(Ui& ui, session::Field field, double left, double right, double bottom, Colour colour, int level) {
    const double low = bottom + static_cast<double>(level) * kLevel;
    const auto solid = [&](double top, double thickness) { ui.fill({left, top, right - left, thickness}, colour); };
    switch (field) {
    case session::Field::What: solid(low - 2.0, 2.0); break;
    case session::Field::When: pieces(ui, left, right, low - 2.0, 2.0, colour, {2.0, 3.0}); break;
    case session::Field::Where:
        solid(low - 3.0, 1.0);
        solid(low - 1.0, 1.0);
        break;
    case session::Field::Who: pieces(ui, left, right, low - 2.0, 2.0, colour, {7.0, 3.0}); break;
    case session::Field::Weapon: pieces(ui, left, right, low - 2.0, 2.0, colour, {8.0, 2.0, 2.0, 2.0}); break;
    case session::Field::Casualties: solid(low - 3.0, 4.0); break;
    case session::Field::Claim: pieces(ui, left, right, low - 2.0, 2.0, colour, {3.0, 3.0}); break;
    }
}

void draw_trigger_line(Ui& ui, double left, double right, double bottom, Colour colour) { pieces(ui, left, right, bottom - 1.0, 1.0, colour, {2.0, 2.0}); }

} // namespace marsad::ui
