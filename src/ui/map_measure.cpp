#include "ui/map_measure.h"

#include "ui/event_wording.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

constexpr double kSamePoint = 6.0; // a second click there ends
constexpr double kClosing = 9.0;   // a click that near to the first point closes
constexpr double kDot = 4.0;

/// Three figures; whole numbers from 100 on.
std::string figures(double value) { return value < 9.995 ? fmt::format("{:.2f}", value) : value < 99.95 ? fmt::format("{:.1f}", value) : std::string(); }

std::string with_unit(const i18n::Texts& texts, const char* key, const char* whole_key, double value) {
    const std::string words = figures(value);
    return words.empty() ? texts.get(whole_key, {static_cast<std::int64_t>(std::llround(value))}) : texts.get(key, {words});
}

} // namespace

std::string length_text(const i18n::Texts& texts, double metres) {
    return metres < 999.5 ? texts.get("card.distance_m", {static_cast<std::int64_t>(std::llround(metres))}) : with_unit(texts, "unit.km", "card.distance", metres / 1000.0);
}

std::string area_text(const i18n::Texts& texts, double square_metres) { return with_unit(texts, "unit.km2", "unit.km2_whole", square_metres / 1e6); }

std::string bearing_text(double degrees) { return fmt::format("{:03}°", std::lround(degrees) % 360); }

double Measure::total_m() const {
    double sum = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        sum += geo::geodesic_between(points[i - 1], points[i]).length_m;
    }
    return sum;
}

std::optional<geo::Geodesic> Measure::last() const {
    return points.size() < 2 ? std::nullopt : std::optional(geo::geodesic_between(points[points.size() - 2], points.back()));
}

double Measure::area_m2() const { return closed ? geo::geodesic_area_m2(std::span(points).first(points.size() - 1)) : 0.0; }

void MeasureTool::begin_at(geo::LonLat place) {
    measure_ = {{place}, false};
    finished_ = false;
}

void MeasureTool::click(Ui& ui, const MapFrame& frame, Point at, const Touch&) {
    const auto near = [&](geo::LonLat place, double reach) {
        const Point there = frame.point_of(place);
        return std::hypot(there.x - at.x, there.y - at.y) <= reach;
    };
    if (finished_) {
        measure_ = {};
        finished_ = false;
    }
    if (!measure_.points.empty() && near(measure_.points.back(), kSamePoint)) {
        finished_ = measure_.points.size() > 1; // a double click
    } else if (measure_.points.size() > 2 && near(measure_.points.front(), kClosing)) {
        measure_.points.push_back(measure_.points.front());
        measure_.closed = true;
        finished_ = true;
    } else {
        measure_.points.push_back(frame.place_at(at));
    }
    ui.animate();
}

bool MeasureTool::enter(Ui& ui) {
    if (finished_ || measure_.points.size() < 2) {
        return false;
    }
    finished_ = true;
    ui.animate();
    return true;
}

bool MeasureTool::step_back(Ui& ui) {
    if (measure_.points.empty()) {
        return false;
    }
    measure_ = {};
    finished_ = false;
    ui.animate();
    return true;
}

void MeasureTool::draw_section(Ui& ui, const MapFrame& frame, geo::LonLat from, geo::LonLat to, bool live) const {
    const double length_m = geo::geodesic_between(from, to).length_m;
    const geo::Ring way = geo::geodesic_line(from, to, pieces_of_way(length_m, frame.metres_per_point()));
    frame.for_each_copy(way, [&](const std::vector<Point>& points) {
        ui.polyline(points, ui.theme.map.casing.with_alpha(0.85), 5.0);
        ui.polyline(points, live ? ui.theme.accent.with_alpha(0.75) : ui.theme.accent, 2.0);
    });
}

void MeasureTool::draw_labels(Ui& ui, const MapFrame& frame, std::optional<Point> mouse) const {
    const auto& points = measure_.points;
    std::vector<Rect> taken;
    const auto label = [&](geo::LonLat place, const std::string& text) {
        const Point at = frame.point_of(place);
        if (!frame.rect.contains(at.x, at.y)) {
            return;
        }
        // The newest first: an older label that would lie under a newer one is left out.
        const double wide = ui.text_width(text, Font::SmallBold) + 12.0;
        const Rect box{at.x - 10.0, at.y - 34.0, wide + 30.0, 68.0};
        if (std::any_of(taken.begin(), taken.end(), [&](const Rect& other) { return other.x < box.right() && box.x < other.right() && other.y < box.bottom() && box.y < other.bottom(); })) {
            return;
        }
        taken.push_back(map_label(ui, frame.rect, at, text));
    };
    double total_m = measure_.total_m();
    if (mouse && !finished_ && !points.empty()) {
        const geo::LonLat to = frame.place_at(*mouse);
        const geo::Geodesic live = geo::geodesic_between(points.back(), to);
        const std::string section = joined({length_text(ui.texts, live.length_m), ui.text("measure.bearing", {bearing_text(live.start_bearing_deg)})});
        label(to, points.size() > 1 ? joined({section, ui.text("measure.total", {length_text(ui.texts, total_m + live.length_m)})}) : section);
    }
    for (std::size_t i = points.size(); i-- > 1;) {
        label(points[i], length_text(ui.texts, total_m));
        total_m -= geo::geodesic_between(points[i - 1], points[i]).length_m;
    }
}

void MeasureTool::draw(Ui& ui, const MapFrame& frame, std::optional<Point> mouse) {
    const auto& points = measure_.points;
    for (std::size_t i = 1; i < points.size(); ++i) {
        draw_section(ui, frame, points[i - 1], points[i], false);
    }
    if (mouse && !finished_ && !points.empty()) {
        draw_section(ui, frame, points.back(), frame.place_at(*mouse), true);
    }
    for (const geo::LonLat& place : points) {
        frame.for_each_copy({{place.lon_deg(), place.lat_deg()}}, [&](const std::vector<Point>& at) {
            ui.dot(at.front(), kDot + 1.5, ui.theme.map.casing);
            ui.dot(at.front(), kDot, ui.theme.accent);
        });
    }
    draw_labels(ui, frame, mouse);
}

std::string MeasureTool::summary(const Ui& ui) const {
    const auto last = measure_.last();
    if (!last) {
        return ui.text("measure.hint");
    }
    std::string out = ui.text("measure.total", {length_text(ui.texts, measure_.total_m())});
    if (measure_.points.size() > 2) {
        out = joined({out, ui.text("measure.last", {length_text(ui.texts, last->length_m)})});
    }
    out = joined({out, ui.text("measure.bearing", {bearing_text(last->start_bearing_deg)})});
    return measure_.closed ? joined({out, ui.text("measure.area", {area_text(ui.texts, measure_.area_m2())})}) : out;
}

double MeasureTool::draw_bar(Ui& ui, const MapFrame& frame, double top) {
    const bool some = measure_.points.size() > 1;
    const std::string text = summary(ui);
    Row row = begin_map_bar(ui, "map bar measure", frame.free, top, ui.text_width(text, Font::Small) + 24.0 + (some ? 60.0 : 30.0));
    if (ui.icon_button("measure:close", centred(row.end(24.0), 24.0), "close", ui.text("tool.put_away"))) {
        ui.memory.words["map.tool"] = "none";
        ui.animate();
    }
    if (some && ui.icon_button("measure:copy", centred(row.end(24.0), 24.0), "copy", ui.text("tool.copy"))) {
        ui.request(CopyText{text});
        ui.command(session::ShowToast{{session::Toast::Kind::Note, "toast.copied", {text}}});
    }
    ui.label(row.rest(), text, Font::Small, ui.theme.t1);
    ui.end_region();
    return kMapBarHeight;
}

} // namespace marsad::ui
