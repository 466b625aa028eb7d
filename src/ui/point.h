#pragma once

namespace marsad::ui {

/// A point in logical pixels.
struct Point {
    double x = 0.0;
    double y = 0.0;
    friend bool operator==(const Point&, const Point&) = default;
};

} // namespace marsad::ui
