// Shapes and text of Ui; windows, mouse, keyboard and controls are in ui.cpp.
#include "ui/ui.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <imgui.h>

namespace marsad::ui {

namespace {

ImVec2 vec(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

} // namespace

// Shapes ----------------------------------------------------------------------------------------------------------

namespace {
ImU32 tint(Colour c) { return IM_COL32(c.red, c.green, c.blue, c.alpha); }
double snap(double value) { return std::round(value); }
} // namespace

void Ui::fill(const Rect& rect, Colour colour, double radius) {
    list_->AddRectFilled(vec(snap(rect.x * scale), snap(rect.y * scale)), vec(snap(rect.right() * scale), snap(rect.bottom() * scale)), tint(colour), px(radius));
}

void Ui::frame(const Rect& rect, Colour colour, double radius, double thickness) {
    const double pen = std::max(1.0, std::floor(thickness * scale + 0.01));
    const double half = pen / 2.0;
    // AddRect shifts its corners by half a pixel itself.
    list_->AddRect(vec(snap(rect.x * scale) + half - 0.5, snap(rect.y * scale) + half - 0.5), vec(snap(rect.right() * scale) - half + 0.5, snap(rect.bottom() * scale) - half + 0.5), tint(colour),
                   px(radius), 0, static_cast<float>(pen));
}

void Ui::line(Point from, Point to, Colour colour, double thickness) {
    const double pen = std::max(1.0, thickness * scale);
    if (from.x == to.x || from.y == to.y) { // straight ones are boxes: sharp at any scale
        const double half = std::floor(pen / 2.0);
        const double x = snap(std::min(from.x, to.x) * scale) - (from.x == to.x ? half : 0.0);
        const double y = snap(std::min(from.y, to.y) * scale) - (from.y == to.y ? half : 0.0);
        const double w = from.x == to.x ? std::round(pen) : std::abs(to.x - from.x) * scale;
        const double h = from.y == to.y ? std::round(pen) : std::abs(to.y - from.y) * scale;
        list_->AddRectFilled(vec(x, y), vec(x + w, y + h), tint(colour));
        return;
    }
    list_->AddLine(vec(from.x * scale, from.y * scale), vec(to.x * scale, to.y * scale), tint(colour), static_cast<float>(pen));
}

void Ui::polyline(std::span<const Point> points, Colour colour, double thickness, bool closed) {
    for (const Point& point : points) {
        list_->PathLineTo(vec(point.x * scale, point.y * scale));
    }
    list_->PathStroke(tint(colour), closed ? ImDrawFlags_Closed : 0, std::max(1.0F, px(thickness)));
}

void Ui::dashed(Point from, Point to, Colour colour, double on, double off, double thickness) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    for (double at = 0.0; length > 0.0 && at < length; at += on + off) {
        const double end = std::min(at + on, length);
        const auto point = [&](double d) { return Point{from.x + (to.x - from.x) * d / length, from.y + (to.y - from.y) * d / length}; };
        line(point(at), point(end), colour, thickness);
    }
}

void Ui::dot(Point middle, double radius, Colour colour) { list_->AddCircleFilled(vec(middle.x * scale, middle.y * scale), px(radius), tint(colour)); }
void Ui::ring(Point middle, double radius, Colour colour, double thickness) { list_->AddCircle(vec(middle.x * scale, middle.y * scale), px(radius), tint(colour), 0, px(thickness)); }

void Ui::arc(Point middle, double radius, double from_turn, double to_turn, Colour colour, double thickness) {
    const auto angle = [](double turn) { return static_cast<float>((turn - 0.25) * 2.0 * std::numbers::pi); };
    list_->PathArcTo(vec(middle.x * scale, middle.y * scale), px(radius), angle(from_turn), angle(to_turn), 0);
    list_->PathStroke(tint(colour), 0, px(thickness));
}

void Ui::triangle(Point a, Point b, Point c, Colour colour) {
    list_->AddTriangleFilled(vec(a.x * scale, a.y * scale), vec(b.x * scale, b.y * scale), vec(c.x * scale, c.y * scale), tint(colour));
}

void Ui::gradient(const Rect& rect, Colour left, Colour right) {
    list_->AddRectFilledMultiColor(vec(snap(rect.x * scale), snap(rect.y * scale)), vec(snap(rect.right() * scale), snap(rect.bottom() * scale)), tint(left), tint(right), tint(right), tint(left));
}

void Ui::hatch(const Rect& rect, Colour colour, double step, double thickness) {
    push_clip(rect);
    for (double x = rect.x - rect.height; x < rect.right(); x += step) {
        line({x, rect.bottom()}, {x + rect.height, rect.y}, colour, thickness);
    }
    pop_clip();
}

void Ui::icon(std::string_view name, Point middle, Colour colour, double size) {
    const Icons::Icon* drawing = icons_.find(name);
    if (drawing == nullptr) {
        return;
    }
    const double unit = size / 16.0;
    const bool turned = rtl && drawing->turns;
    const auto at = [&](double x, double y) { return vec((middle.x + ((turned ? 16.0 - x : x) - 8.0) * unit) * scale, (middle.y + (y - 8.0) * unit) * scale); };
    const float pen = px(1.5 * unit);
    for (const auto& stroke : drawing->strokes) {
        const auto& n = stroke.numbers;
        using Kind = Icons::Stroke::Kind;
        switch (stroke.kind) {
        case Kind::Circle: list_->AddCircle(at(n[0], n[1]), px(n[2] * unit), tint(colour), 0, pen); break;
        case Kind::Dot: list_->AddCircleFilled(at(n[0], n[1]), px(n[2] * unit), tint(colour)); break;
        case Kind::Arc: {
            const double x = middle.x + ((turned ? 16.0 - n[0] : n[0]) - 8.0) * unit;
            const double from = turned ? 1.0 - n[4] : n[3];
            const double to = turned ? 1.0 - n[3] : n[4];
            arc({x, middle.y + (n[1] - 8.0) * unit}, n[2] * unit, from, to, colour, 1.5 * unit);
            break;
        }
        case Kind::Open: case Kind::Closed: case Kind::Filled:
            for (std::size_t i = 0; i + 1 < n.size(); i += 2) {
                list_->PathLineTo(at(n[i], n[i + 1]));
            }
            if (stroke.kind == Kind::Filled) {
                list_->PathFillConvex(tint(colour));
            } else {
                list_->PathStroke(tint(colour), stroke.kind == Kind::Closed ? ImDrawFlags_Closed : 0, pen);
            }
            break;
        }
    }
}

void Ui::sign(model::EventType type, Point middle, double d, bool hollow, double opacity) {
    Colour colour = theme.map.type[static_cast<std::size_t>(type)];
    colour = colour.with_alpha(opacity);
    std::vector<Point> corners;
    switch (type) { // window.md 6.1
    case model::EventType::Battles: corners = {{0.0, -0.615}, {0.615, 0.0}, {0.0, 0.615}, {-0.615, 0.0}}; break;
    case model::EventType::ViolenceAgainstCivilians: corners = {{0.0, -0.56}, {0.572, 0.43}, {-0.572, 0.43}}; break;
    case model::EventType::Protests: corners = {{-0.445, -0.445}, {0.445, -0.445}, {0.445, 0.445}, {-0.445, 0.445}}; break;
    case model::EventType::Riots: corners = {{0.0, 0.56}, {-0.572, -0.43}, {0.572, -0.43}}; break;
    case model::EventType::StrategicDevelopments: corners = {{-0.62, -0.34}, {0.62, -0.34}, {0.62, 0.34}, {-0.62, 0.34}}; break;
    case model::EventType::ExplosionsRemoteViolence: break;
    }
    if (corners.empty()) {
        hollow ? ring(middle, d / 2.0 - 0.75, colour, 1.5) : dot(middle, d / 2.0, colour);
        return;
    }
    for (const Point& corner : corners) {
        list_->PathLineTo(vec((middle.x + corner.x * d) * scale, (middle.y + corner.y * d) * scale));
    }
    if (hollow) {
        list_->PathStroke(tint(colour), ImDrawFlags_Closed, px(1.5));
    } else {
        list_->PathFillConvex(tint(colour));
    }
}

// Text ------------------------------------------------------------------------------------------------------------

typeset::Direction Ui::direction(Flow flow) const {
    switch (flow) {
    case Flow::Interface: return rtl ? typeset::Direction::RightToLeft : typeset::Direction::LeftToRight;
    case Flow::LeftToRight: return typeset::Direction::LeftToRight;
    case Flow::Own: break;
    }
    return typeset::Direction::Auto;
}

double Ui::label(const Rect& box, std::string_view text, Font font, Colour colour, Align align, Flow flow) {
    if (text.empty() || box.width <= 0.0) {
        return 0.0;
    }
    const auto& line = ink.line(text, font, direction(flow), box.width);
    const double wide = static_cast<double>(line.width_px) / scale;
    const bool right = align == Align::Right || (rtl ? align == Align::Start : align == Align::End);
    const double x = align == Align::Centre ? box.x + (box.width - wide) / 2.0 : right ? box.right() - wide : box.x;
    ink.draw(*list_, line, x * scale, (box.y + box.height / 2.0 + ink.baseline_shift(font)) * scale, colour);
    return wide;
}

double Ui::paragraph_height(double wrap, std::string_view text, Font font, Flow flow) {
    return text.empty() ? 0.0 : ink.block(text, font, direction(flow), wrap).height_px() / scale;
}

double Ui::paragraph(const Rect& box, std::string_view text, Font font, Colour colour, Flow flow) {
    if (text.empty()) {
        return 0.0;
    }
    const auto& block = ink.block(text, font, direction(flow), box.width);
    const double shift = ink.line_height(font) / 2.0 + ink.baseline_shift(font);
    for (const auto& line : block.lines()) {
        ink.draw(*list_, line.line, box.x * scale + line.left_px, (box.y + shift) * scale + line.top_px, colour);
    }
    return block.height_px() / scale;
}

} // namespace marsad::ui
