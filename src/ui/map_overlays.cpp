// What lies over the map: stamp, tools, legend, scale bar, cards. The map itself and the mouse on it are in map_panel.cpp.
#include "ui/event_wording.h"
#include "ui/map_bookmarks.h"
#include "ui/map_panel.h"
#include "ui/map_wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

constexpr double kHoverDelayS = 0.25;
constexpr std::array kTypes{model::EventType::Battles,  model::EventType::ExplosionsRemoteViolence, model::EventType::ViolenceAgainstCivilians,
                            model::EventType::Protests, model::EventType::Riots,                    model::EventType::StrategicDevelopments};

/// Small text on the map itself: on a ground of its own, so that it is read over any land.
Rect on_ground(Ui& ui, Rect box, double radius = 4.0) {
    ui.fill(box, ui.theme.panel.with_alpha(0.9), radius);
    return box;
}

/// A line in the middle of the map with the one thing to do about it; true where it was clicked.
bool draw_notice(Ui& ui, const Rect& map, const std::string& text, const char* id, const std::string& remedy) {
    const double wide = std::min(map.width - 24.0, ui.text_width(text, Font::Body) + ui.button_width(remedy) + 44.0);
    const Rect box{map.x + (map.width - wide) / 2.0, map.y + map.height / 2.0 - 24.0, wide, 48.0};
    ui.begin_region("map notice", box);
    on_ground(ui, box);
    Row row(ui, inset(box, 14.0, 0.0), 10.0);
    const bool clicked = ui.button(id, centred(row.end(ui.button_width(remedy)), 28.0), remedy);
    ui.label(row.rest(), text, Font::Body, ui.theme.t1);
    ui.end_region();
    return clicked;
}

} // namespace

void MapPanel::draw_stamp(Ui& ui, const Rect& map) {
    const auto& sums = ui.digest.sums();
    stamp_ = {};
    if (ui.state.project.events().empty()) {
        return;
    }
    const std::string days = days_text(ui.texts, ui.state.playback.shown());
    std::string summary = ui.text("stamp.summary", {static_cast<std::int64_t>(sums.in_days), sums.killed});
    if (sums.toll_unknown > 0) {
        summary = joined({summary, ui.text("stamp.toll_unknown", {static_cast<std::int64_t>(sums.toll_unknown)})});
    }
    const double room = map.width - 76.0;
    const double wide = std::min(room, std::max(ui.text_width(days, Font::Stamp), ui.text_width(summary, Font::Small)) + 4.0);
    const Rect box{ui.rtl ? map.right() - wide - 20.0 : map.x + 8.0, map.y + 6.0, wide + 12.0, 50.0};
    stamp_ = box;
    on_ground(ui, box);
    ui.label({box.x + 6.0, box.y + 2.0, wide, 28.0}, days, Font::Stamp, ui.theme.t1);
    ui.label({box.x + 6.0, box.y + 29.0, wide, 18.0}, summary, Font::Small, ui.theme.t2);
}

void MapPanel::draw_tools(Ui& ui, const Rect& map) {
    // The tools of the map stand below what moves it, where there is room; their keys are there anyway.
    const double move_high = 4.0 * 30.0 + 4.0;
    const double tools_high = 30.0 * static_cast<double>(tools_.size()) + 4.0;
    const bool with_tools = map.height >= move_high + tools_high + 6.0 + 70.0;
    if (map.height < move_high + 60.0) {
        return;
    }
    const double high = move_high + (with_tools ? 6.0 + tools_high : 0.0);
    const Rect box{ui.rtl ? map.x + 10.0 : map.right() - 44.0, map.y + 10.0, 34.0, high};
    tools_rect_ = box;
    ui.begin_region("map tools", box);
    const Rect upper{box.x, box.y, box.width, move_high};
    ui.fill(upper, ui.theme.panel, 4.0);
    ui.frame(upper, ui.theme.line2, 4.0);
    double y = box.y + 2.0;
    const auto next = [&] {
        const Rect at{box.x + 2.0, y, 30.0, 30.0};
        y += 30.0;
        return at;
    };
    if (ui.icon_button("map:zoom_in", next(), "plus", ui.text("map.zoom_in"))) {
        zoom(ui, 1.0);
    }
    if (ui.icon_button("map:zoom_out", next(), "minus", ui.text("map.zoom_out"))) {
        zoom(ui, -1.0);
    }
    if (ui.icon_button("map:fit", next(), "fit", ui.text("map.fit_all"))) {
        fit(ui, true);
    }
    bookmark_button_ = next();
    if (ui.icon_button("map:bookmarks", bookmark_button_, "bookmark", ui.text("bookmark.title"), bookmarks_open(ui))) {
        open_bookmarks(ui, !bookmarks_open(ui));
    }
    if (with_tools) {
        const Rect lower{box.x, box.y + move_high + 6.0, box.width, tools_high};
        ui.fill(lower, ui.theme.panel, 4.0);
        ui.frame(lower, ui.theme.line2, 4.0);
        tools_.draw_buttons(ui, {lower.x + 2.0, lower.y + 2.0, 30.0, 30.0});
    }
    ui.end_region();
}

void MapPanel::draw_legend(Ui& ui, const Rect& map) {
    legend_ = {};
    if (ui.state.project.events().empty() || ui.memory.is_open("legend.hidden")) {
        return;
    }
    const auto& sums = ui.digest.sums();
    const bool compact = map.width < 700.0 || map.height < 480.0 || ui.state.tab == session::LeftTab::Filters || ui.memory.is_open("legend.compact");
    const std::string title = ui.text("legend.title");
    const auto count_of = [&](model::EventType type) { return sums.by_type[static_cast<std::size_t>(type)]; };
    const auto hidden = [&](model::EventType type) {
        return ui.state.filters.chosen.contains(session::Facet::Type) && !ui.state.filters.has(session::Facet::Type, std::string(model::name(type)));
    };
    double wide = ui.text_width(title, Font::SmallBold) + ui.text_width(std::to_string(sums.in_days), Font::Small) + 60.0;
    // In one line only the types that the project knows: the same ones while it plays.
    std::vector<model::EventType> types(kTypes.begin(), kTypes.end());
    if (compact) {
        const auto& known = ui.digest.facet(session::Facet::Type);
        std::erase_if(types, [&](model::EventType type) { return std::none_of(known.begin(), known.end(), [&](const auto& count) { return count.value == model::name(type); }); });
        for (const auto type : types) {
            wide += 30.0 + ui.text_width(std::to_string(count_of(type)), Font::Small);
        }
    } else {
        for (const auto type : kTypes) {
            wide = std::max(wide, ui.text_width(ui.text(type_key(type)), Font::Small) + 84.0);
        }
    }
    std::string left_out;
    if (ui.digest.unplaced() > 0 || ui.digest.undated() > 0) {
        left_out = ui.text("stamp.left_out", {static_cast<std::int64_t>(ui.digest.unplaced()), static_cast<std::int64_t>(ui.digest.undated())});
    }
    wide = std::min(std::max(wide, compact || left_out.empty() ? 0.0 : ui.text_width(left_out, Font::Caption) + 24.0), map.width - 24.0);
    const double high = compact ? 32.0 : 34.0 + 22.0 * static_cast<double>(kTypes.size()) + (left_out.empty() ? 6.0 : 26.0);
    const Rect box{ui.rtl ? map.right() - wide - 12.0 : map.x + 12.0, map.bottom() - high - 12.0, wide, high};
    legend_ = box;
    ui.begin_region("legend", box);
    ui.fill(box, ui.theme.panel, 4.0);
    ui.frame(box, ui.theme.line2, 4.0);
    Row head(ui, inset({box.x, box.y, box.width, 32.0}, 10.0, 0.0), 6.0);
    const Rect fold = centred(head.end(22.0), 22.0);
    if (ui.icon_button("legend:fold", fold, compact ? "chevron_up" : "chevron_down", ui.text("legend.fold"))) {
        ui.memory.set_open("legend.compact", !ui.memory.is_open("legend.compact"));
    }
    ui.label(head.start(ui.text_width(title, Font::SmallBold) + 1.0), title, Font::SmallBold, ui.theme.t1);
    const auto choose = [&](const Touch& hit, model::EventType type) {
        if (!hit.clicked) {
            return;
        }
        const std::string name(model::name(type));
        if (hit.alt || hit.ctrl) {
            ui.command(session::OnlyFilter{session::Facet::Type, name});
        } else if (ui.state.filters.chosen.contains(session::Facet::Type)) {
            ui.command(session::ToggleFilter{session::Facet::Type, name});
        } else { // a click hides: all others are chosen
            for (const auto other : kTypes) {
                if (other != type) {
                    ui.command(session::ToggleFilter{session::Facet::Type, std::string(model::name(other))});
                }
            }
        }
    };
    const std::string total = std::to_string(sums.in_days);
    if (compact) {
        ui.label(head.start(ui.text_width(total, Font::Small) + 4.0), total, Font::Small, ui.theme.t2);
        for (const auto type : types) {
            const std::string count = std::to_string(count_of(type));
            const Rect part = head.start(22.0 + ui.text_width(count, Font::Small));
            const std::string id = fmt::format("legend:{}", static_cast<int>(type));
            const Touch hit = ui.touch(id, part);
            Row row(ui, part, 4.0);
            const Rect sign = row.start(14.0);
            ui.sign(type, {sign.x + 7.0, sign.y + sign.height / 2.0}, 10.0, hidden(type));
            ui.label(row.rest(), count, Font::Small, hidden(type) ? ui.theme.t3 : ui.theme.t1);
            ui.tooltip_for(hit, id, ui.text(type_key(type)));
            choose(hit, type);
        }
        ui.end_region();
        return;
    }
    ui.label(head.rest(), total, Font::Small, ui.theme.t2, Align::End);
    double y = box.y + 32.0;
    for (const auto type : kTypes) {
        const Rect line{box.x + 4.0, y, box.width - 8.0, 22.0};
        const std::string id = fmt::format("legend:{}", static_cast<int>(type));
        const Touch hit = ui.touch(id, line);
        if (hit.hovered) {
            ui.fill(line, ui.theme.hover, 3.0);
        }
        Row row(ui, inset(line, 8.0, 0.0), 8.0);
        const Rect sign = row.start(16.0);
        ui.sign(type, {sign.x + 8.0, y + 11.0}, 11.0, hidden(type));
        const std::string count = std::to_string(count_of(type));
        ui.label(row.end(ui.text_width(count, Font::Small) + 1.0), count, Font::Small, count == "0" ? ui.theme.t3 : ui.theme.t1, Align::End);
        ui.label(row.rest(), ui.text(type_key(type)), Font::Small, hidden(type) ? ui.theme.t3 : ui.theme.t1);
        ui.tooltip_for(hit, id, ui.text("legend.hint"));
        choose(hit, type);
        y += 22.0;
    }
    if (!left_out.empty()) {
        const Rect line{box.x + 4.0, y + 1.0, box.width - 8.0, 22.0};
        const Touch hit = ui.touch("legend:left_out", line);
        ui.label(inset(line, 8.0, 0.0), left_out, Font::Caption, hit.hovered ? ui.theme.accent : ui.theme.t3);
        if (hit.clicked) {
            ui.command(session::ShowTab{session::LeftTab::Queue});
        }
    }
    ui.end_region();
}

void MapPanel::draw_corner(Ui& ui, const Rect& map) {
    // Credits and scale bar keep clear of the legend, which stands at the other side.
    const double room = std::max(160.0, map.width - (legend_.empty() ? 0.0 : legend_.width + 36.0));
    const double wide = std::min(room, ui.text_width(attribution_, Font::Caption) + 12.0);
    const Rect credit{ui.rtl ? map.x + 8.0 : map.right() - wide - 8.0, map.bottom() - 22.0, wide, 18.0};
    on_ground(ui, credit, 3.0);
    ui.label(inset(credit, 6.0, 0.0), attribution_, Font::Caption, ui.theme.t2, Align::Centre, Flow::LeftToRight);
    const double metres = metres_per_pixel();
    if (metres <= 0.0) {
        return;
    }
    const ScaleBarText bar = scale_bar_text(ui.texts, metres, 110.0);
    const double text = ui.text_width(bar.text, Font::Caption);
    const double all = bar.length + text + 22.0;
    const Rect box{ui.rtl ? map.x + 8.0 : map.right() - all - 8.0, map.bottom() - 44.0, all, 18.0};
    on_ground(ui, box, 3.0);
    ui.label({box.x + 6.0, box.y, text + 2.0, box.height}, bar.text, Font::Caption, ui.theme.t1, Align::Left, Flow::Interface);
    const double x = box.x + text + 14.0;
    const double y = box.bottom() - 5.0;
    ui.line({x, y}, {x + bar.length, y}, ui.theme.t1, 1.5);
    ui.line({x, y - 5.0}, {x, y}, ui.theme.t1, 1.5);
    ui.line({x + bar.length, y - 5.0}, {x + bar.length, y + 1.0}, ui.theme.t1, 1.5);
}

void MapPanel::draw_name_box(Ui& ui, const Rect& map) {
    const auto* event = ui.state.selected_event();
    if (event == nullptr || !event->place || dragging_ || stack_at_ || fan_) {
        return;
    }
    const auto index = ui.state.project.index_of(event->event_id);
    const auto spot = index ? map_.position_of_row(ui.digest.row_of(*index)) : std::nullopt;
    if (!spot) {
        return;
    }
    const Point at{map.x + spot->x / scale_, map.y + spot->y / scale_};
    if (!map.contains(at.x, at.y)) {
        return;
    }
    const std::string title = sub_type_text(ui.texts, event->sub_event_type);
    const std::string note = joined({place_name(ui, *event), short_date(ui, *event)});
    const double wide = std::min(260.0, std::max(ui.text_width(title, Font::SmallBold), ui.text_width(note, Font::Caption)) + 20.0);
    Rect box{at.x + 30.0, at.y + 26.0, wide, 42.0};
    if (box.right() > map.right() - 56.0) {
        box.x = at.x - 30.0 - wide;
    }
    const double floor = map.bottom() - 52.0;
    if (box.bottom() > floor) {
        box.y = at.y - 26.0 - box.height;
    }
    box.x = std::clamp(box.x, map.x + 8.0, std::max(map.x + 8.0, map.right() - wide - 8.0));
    const Point corner{box.x > at.x ? box.x : box.right(), box.y > at.y ? box.y + 8.0 : box.bottom() - 8.0};
    const double far = std::hypot(corner.x - at.x, corner.y - at.y);
    if (far > 18.0) {
        ui.line({at.x + (corner.x - at.x) * 16.0 / far, at.y + (corner.y - at.y) * 16.0 / far}, corner, ui.theme.ring, 1.0);
    }
    ui.fill(box, ui.theme.panel, 4.0);
    ui.frame(box, ui.theme.ring, 4.0);
    ui.label({box.x + 10.0, box.y + 4.0, wide - 20.0, 18.0}, title, Font::SmallBold, ui.theme.t1);
    ui.label({box.x + 10.0, box.y + 21.0, wide - 20.0, 16.0}, note, Font::Caption, ui.theme.t2);
}

void MapPanel::draw_hover_card(Ui& ui) {
    if (!hover_ || hover_->rows.empty() || (fan_ && hover_->stack_or_place != UINT32_MAX) || stack_at_ || menu_.is_open() || tools_.chosen() != nullptr) {
        hover_since_s_ = ui.input.time_s;
        ui.memory.words["map.hover"].clear();
        return;
    }
    const auto& event = ui.state.project.events()[ui.digest.event_of(hover_->rows.front())];
    if (ui.memory.words["map.hover"] != event.event_id) {
        ui.memory.words["map.hover"] = event.event_id;
        hover_since_s_ = ui.input.time_s;
    }
    const double left = kHoverDelayS - (ui.input.time_s - hover_since_s_);
    if (left > 0.0) {
        ui.wake_after(left + 0.01);
        return;
    }
    const std::size_t count = hover_->rows.size();
    if (count == 1 && ui.state.selected == event.event_id) {
        return; // its name box and the card say more
    }
    std::string text = count == 1 ? joined({event_title(ui, event), long_date(ui, event), toll_text(ui, event)}) : "";
    if (count > 1) {
        text = joined({place_name(ui, event), ui.text("map.events_here", {static_cast<std::int64_t>(count)}), ui.text("map.click_for_list")});
    }
    ui.tooltip(text);
}

void MapPanel::draw_empty(Ui& ui, const Rect& map) {
    if (!ui.state.project.events().empty()) {
        if (ui.digest.list().empty()) {
            if (draw_notice(ui, map, ui.text("match.none"), "match:clear", ui.text("filter.clear"))) {
                ui.command(session::ClearFilters{});
            }
        } else if (ui.digest.sums().events == 0 && !ui.state.playback.playing()) {
            if (draw_notice(ui, map, ui.text("match.none_in_days"), "match:next", ui.text("match.next"))) {
                ui.command(session::JumpToEvent{1});
            }
        }
        return;
    }
    if (ui.state.activity.running) {
        return;
    }
    const double wide = std::min(460.0, map.width - 32.0);
    const double high = std::min(300.0, map.height - 32.0);
    const Rect box{map.x + (map.width - wide) / 2.0, map.y + (map.height - high) / 2.0, wide, high};
    ui.begin_region("map notice", box);
    ui.fill(box, ui.theme.panel.with_alpha(0.94), 6.0);
    const Rect rim = inset(box, 8.0, 8.0);
    for (const auto& [from, to] : {std::pair{Point{rim.x, rim.y}, Point{rim.right(), rim.y}}, std::pair{Point{rim.right(), rim.y}, Point{rim.right(), rim.bottom()}},
                                   std::pair{Point{rim.x, rim.bottom()}, Point{rim.right(), rim.bottom()}}, std::pair{Point{rim.x, rim.y}, Point{rim.x, rim.bottom()}}}) {
        ui.dashed(from, to, ui.theme.edge, 5.0, 4.0);
    }
    const double middle = box.x + wide / 2.0;
    double y = box.y + std::max(16.0, high / 2.0 - 108.0);
    ui.icon("import", {middle, y + 16.0}, ui.theme.accent, 32.0);
    y += 44.0;
    ui.label({rim.x + 8.0, y, rim.width - 16.0, 24.0}, ui.text("empty.title"), Font::Title, ui.theme.t1, Align::Centre);
    y += 28.0;
    for (const char* key : {"empty.hint", "empty.privacy"}) {
        ui.label({rim.x + 8.0, y, rim.width - 16.0, 18.0}, ui.text(key), Font::Small, key == std::string("empty.hint") ? ui.theme.t2 : ui.theme.t3, Align::Centre);
        y += 20.0;
    }
    y += 12.0;
    const std::string paste = ui.text("empty.paste");
    const std::string open = ui.text("empty.open");
    const std::string demo = ui.text("empty.demo");
    const double paste_wide = ui.button_width(paste, true);
    const double open_wide = ui.button_width(open, true);
    const double demo_wide = ui.button_width(demo);
    Row row(ui, {middle - (paste_wide + open_wide + demo_wide + 16.0) / 2.0, y, paste_wide + open_wide + demo_wide + 16.0, 30.0}, 8.0);
    if (ui.button("empty:paste", row.start(paste_wide), paste, ButtonKind::Primary, "paste")) {
        ui.request(ReadClipboard{});
    }
    if (ui.button("empty:open", row.start(open_wide), open, ButtonKind::Plain, "folder")) {
        ui.memory.words["dialog"] = "open";
    }
    if (ui.button("empty:demo", row.start(demo_wide), demo)) {
        ui.request(ReadDemo{});
    }
    ui.end_region();
}

} // namespace marsad::ui
