#include "ui/map_selection.h"

#include "geo/position_format.h"
#include "i18n/position_text.h"
#include "ui/event_wording.h"
#include "ui/map_zoom_box.h"

#include <algorithm>
#include <any>
#include <cmath>
#include <cstdint>
#include <utility>

namespace marsad::ui {

namespace {

constexpr double kLeastStep = 2.0;     // between corners of a lasso
constexpr double kLongStroke = 24.0;   // is cut into shorter ones
constexpr double kLeastLasso = 10.0;   // side of its box; less is a slip
constexpr std::size_t kMostCopied = 10'000;

session::ChoiceStep step_of(const Touch& hit) { return hit.shift ? session::ChoiceStep::Add : hit.ctrl ? session::ChoiceStep::Remove : session::ChoiceStep::Replace; }

Rect box_of(const std::vector<Point>& points) {
    Rect box{};
    if (!points.empty()) {
        const auto [left, right] = std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.x < b.x; });
        const auto [top, bottom] = std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
        box = {left->x, top->y, right->x - left->x, bottom->y - top->y};
    }
    return box;
}

/// The sums of what is chosen, counted once for each choice.
const session::ChoiceSums& sums_of_choice(Ui& ui) {
    using Kept = std::pair<std::pair<std::uint64_t, std::uint64_t>, session::ChoiceSums>;
    const std::pair key(ui.state.choice.version(), ui.digest.events_version());
    std::any& kept = ui.memory.caches["choice.sums"];
    if (const auto* known = std::any_cast<Kept>(&kept); known == nullptr || known->first != key) {
        kept = Kept(key, session::sums_of(ui.state.project.events(), ui.state.choice));
    }
    return std::any_cast<const Kept&>(kept).second;
}

/// A button with words that stays down while what it does is on.
bool switch_button(Ui& ui, const char* id, const Rect& at, const std::string& label, const char* icon, bool on) {
    const bool clicked = ui.button(id, at, label, ButtonKind::Plain, icon);
    if (on) {
        ui.frame(at, ui.theme.accent, 4.0, 2.0);
    }
    return clicked;
}

} // namespace

std::optional<geo::DrawnArea> drawn_area(const MapFrame& frame, const std::vector<Point>& outline) {
    geo::Ring ring;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point a = outline[i];
        const Point b = outline[(i + 1) % outline.size()];
        const auto pieces = std::max(1.0, std::ceil(std::hypot(b.x - a.x, b.y - a.y) / kLongStroke));
        for (double piece = 0.0; piece < pieces; piece += 1.0) {
            ring.push_back(frame.corner_at({a.x + (b.x - a.x) * piece / pieces, a.y + (b.y - a.y) * piece / pieces}));
        }
    }
    return geo::DrawnArea::make(std::move(ring));
}

std::vector<std::size_t> shown_within(const session::Digest& digest, const geo::DrawnArea& area) {
    std::vector<std::size_t> out;
    for (const auto row : digest.shown_rows()) {
        if (const auto at = digest.store()->position(row); at && area.contains(*at)) {
            out.push_back(digest.event_of(row));
        }
    }
    return out;
}

void SelectTool::press(Ui&, const MapFrame&, Point at, const Touch& hit) {
    step_ = step_of(hit); // fingers leave key and button at the same time
    drawing_ = true;
    begin(at);
}

void SelectTool::drag(Ui&, const MapFrame&, Point at, const Touch&) {
    if (drawing_) {
        extend(at);
    }
}

void SelectTool::release(Ui& ui, const MapFrame& frame, Point at, const Touch& hit) {
    if (!std::exchange(drawing_, false)) {
        return; // taken back meanwhile
    }
    extend(at);
    step_ = step_ == session::ChoiceStep::Replace ? step_of(hit) : step_;
    const std::vector<Point> drawn = outline();
    const Rect box = box_of(drawn);
    const auto area = box.width > kLeastLasso || box.height > kLeastLasso ? drawn_area(frame, drawn) : std::nullopt;
    if (area) {
        auto within = shown_within(ui.digest, *area);
        if (within.empty()) {
            ui.command(session::ShowToast{{session::Toast::Kind::Note, "choice.none", {}}});
        }
        ui.command(session::ChooseEvents{step_, std::move(within), area});
    } else if (step_ == session::ChoiceStep::Replace) {
        ui.command(session::ClearChoice{}); // a click beside what is chosen
    }
    ui.animate();
}

bool SelectTool::step_back(Ui&) { return std::exchange(drawing_, false); }

void SelectTool::draw(Ui& ui, const MapFrame&, std::optional<Point>) {
    if (!drawing_) {
        return;
    }
    const std::vector<Point> points = outline();
    ui.polyline(points, ui.theme.map.casing.with_alpha(0.85), 4.0, points.size() > 2);
    ui.polyline(points, ui.theme.accent, 2.0, points.size() > 2);
}

double SelectTool::draw_bar(Ui& ui, const MapFrame& frame, double top) {
    const std::string text = ui.text(hint_key());
    Row row = begin_map_bar(ui, "map bar select", frame.free, top, ui.text_width(text, Font::Small) + 54.0);
    if (ui.icon_button("select:close", centred(row.end(24.0), 24.0), "close", ui.text("tool.put_away"))) {
        ui.memory.words["map.tool"] = "none";
        ui.animate();
    }
    ui.label(row.rest(), text, Font::Small, ui.theme.t1);
    ui.end_region();
    return kMapBarHeight;
}

void LassoTool::extend(Point at) {
    if (points_.empty() || std::hypot(points_.back().x - at.x, points_.back().y - at.y) >= kLeastStep) {
        points_.push_back(at);
    }
}

std::vector<Point> BoxTool::outline() const {
    const Rect box = rect_between(from_, to_);
    return {{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
}

std::string choice_text(const i18n::Texts& texts, const session::State& state) {
    std::string out;
    std::size_t count = 0;
    for (const std::size_t index : state.choice.events()) {
        const auto& event = state.project.events()[index];
        const std::string at = event.place ? geo::decimal_text(event.place->position) : std::string();
        out += joined({event.date ? timeline::to_iso(event.date->first) + (event.date->last != event.date->first ? "/" + timeline::to_iso(event.date->last) : std::string()) : std::string(),
                       event_title(texts, event), toll_text(texts, event), at, event.source.value_or(""), event.event_id});
        out += '\n';
        if (++count == kMostCopied) {
            break;
        }
    }
    return out;
}

double draw_choice_bar(Ui& ui, const MapFrame& frame, double top, bool& fit) {
    const auto& sums = sums_of_choice(ui);
    std::string text = ui.text("choice.sums", {static_cast<std::int64_t>(sums.events), sums.killed});
    if (sums.toll_unknown > 0) {
        text = joined({text, ui.text("stamp.toll_unknown", {static_cast<std::int64_t>(sums.toll_unknown)})});
    }
    const std::string list = ui.text("choice.list");
    const std::string only = ui.text("choice.only");
    // Words where there is room, else the icons alone.
    const double room = frame.free.width - 16.0 - 20.0;
    const double words = ui.button_width(list, true) + ui.button_width(only, true) + 3.0 * 30.0 + 6.0;
    const double text_wide = ui.text_width(text, Font::SmallBold) + 8.0;
    const bool wordy = text_wide + words < room;
    Row row = begin_map_bar(ui, "map bar choice", frame.free, top, std::min(room, text_wide + (wordy ? words : 5.0 * 30.0)) + 20.0);
    if (ui.icon_button("choice:clear", centred(row.end(24.0), 24.0), "close", ui.text("choice.clear"))) {
        ui.command(session::ClearChoice{});
    }
    if (ui.icon_button("choice:copy", centred(row.end(24.0), 24.0), "copy", ui.text("tool.copy"))) {
        ui.request(CopyText{i18n::without_isolates(choice_text(ui.texts, ui.state))});
        ui.command(session::ShowToast{{session::Toast::Kind::Note, "toast.copied", {ui.text("choice.events", {static_cast<std::int64_t>(std::min(sums.events, kMostCopied))})}}});
    }
    fit = ui.icon_button("choice:fit", centred(row.end(24.0), 24.0), "fit_selection", ui.text("choice.fit"));
    const bool filtered = !ui.state.area.empty() && ui.state.area == ui.state.choice.area();
    const auto act = [&](const char* id, const std::string& label, const char* icon, bool on) {
        const Rect at = centred(row.end(wordy ? ui.button_width(label, true) : 24.0), wordy ? 26.0 : 24.0);
        return wordy ? switch_button(ui, id, at, label, icon, on) : ui.icon_button(id, at, icon, label, on);
    };
    if (!ui.state.choice.area().empty() && act("choice:only", only, "filter", filtered)) {
        ui.command(session::FilterByArea{filtered ? session::MapArea() : ui.state.choice.area()});
    }
    if (act("choice:list", list, "table", ui.state.list_choice)) {
        ui.command(session::ListChoice{!ui.state.list_choice});
        if (!ui.state.list_choice) {
            ui.command(session::ShowTab{session::LeftTab::Events});
            ui.memory.scroll["table"] = 0.0;
        }
    }
    ui.label(row.rest(), text, Font::SmallBold, ui.theme.t1);
    ui.end_region();
    return kMapBarHeight;
}

void draw_area_filter(Ui& ui, const MapFrame& frame) {
    for (const auto& [area, adds] : ui.state.area.parts()) {
        geo::Ring ring = area.ring();
        ring.push_back(ring.front());
        const Colour colour = adds ? ui.theme.accent : ui.theme.warn;
        frame.for_each_copy(ring, [&](const std::vector<Point>& points) {
            ui.polyline(points, ui.theme.map.casing.with_alpha(0.6), 3.0);
            ui.polyline(points, colour.with_alpha(0.8), 1.5);
        });
    }
}

} // namespace marsad::ui
