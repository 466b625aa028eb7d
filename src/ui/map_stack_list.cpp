// The events of a stack: the list beside it, walked with the arrows, and the fan that sets them apart.
#include "ui/actions.h"
#include "ui/event_wording.h"
#include "ui/map_panel.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

constexpr double kStackRow = 28.0;
constexpr double kMostRows = 8.0; // seen at once

} // namespace

void MapPanel::close_stack(Ui& ui) {
    stack_rows_.clear();
    stack_shown_.clear();
    stack_at_.reset();
    fan_.reset();
    ui.animate();
}

void MapPanel::open_stack(Ui& ui, const render::LiveMap::Hit& hit) {
    stack_rows_ = map_.all_rows(hit);
    stack_shown_ = hit.rows;
    stack_at_ = frame()->place_at({rect_.x + hit.middle.x / scale_, rect_.y + hit.middle.y / scale_});
    ui.memory.scroll["stack"] = 0.0;
    ui.animate();
}

void MapPanel::open_fan(Ui& ui, geo::LonLat at, std::vector<std::uint32_t> rows) {
    std::reverse(rows.begin(), rows.end()); // oldest at the top, then with the clock
    close_stack(ui);
    fan_.emplace(at, std::move(rows), *now_);
}

/// Up and down through the list, whatever else they do elsewhere.
void MapPanel::walk_stack(Ui& ui, double view_height) {
    if (ui.text_has_focus() || !dialog_of(ui).empty() || ui.is_focused("search")) {
        return;
    }
    const int steps = (ui.take_key(key::kDown) ? 1 : 0) - (ui.take_key(key::kUp) ? 1 : 0);
    if (steps == 0 || stack_shown_.empty()) {
        return;
    }
    const auto& events = ui.state.project.events();
    const auto selected = std::find_if(stack_shown_.begin(), stack_shown_.end(), [&](std::uint32_t row) { return ui.state.selected == events[ui.digest.event_of(row)].event_id; });
    const auto last = static_cast<std::ptrdiff_t>(stack_shown_.size()) - 1;
    std::ptrdiff_t at = selected == stack_shown_.end() ? (steps > 0 ? 0 : last) : std::clamp<std::ptrdiff_t>(selected - stack_shown_.begin() + steps, 0, last);
    ui.command(session::Select{events[ui.digest.event_of(stack_shown_[static_cast<std::size_t>(at)])].event_id});
    ui.scroll_to("stack", view_height, static_cast<double>(at) * kStackRow, static_cast<double>(at + 1) * kStackRow);
}

void MapPanel::draw_stack_list(Ui& ui, const Rect& map) {
    if (!stack_at_ || !now_ || stack_rows_.empty()) {
        return;
    }
    // What time and filters let through now, the newest first; the others come back with their time.
    stack_shown_.clear();
    std::copy_if(stack_rows_.begin(), stack_rows_.end(), std::back_inserter(stack_shown_), [&](std::uint32_t row) { return row < ui.digest.store()->size() && ui.digest.is_shown(ui.digest.event_of(row)); });
    const Point at = frame()->point_of(*stack_at_);
    const double rows = std::clamp(static_cast<double>(stack_shown_.size()), 1.0, kMostRows);
    const double wide = std::min(360.0, map.width - 24.0);
    const double high = 36.0 + rows * kStackRow + 4.0;
    Rect box{at.x - wide / 2.0, at.y + 24.0, wide, high};
    box.x = std::clamp(box.x, map.x + 12.0, std::max(map.x + 12.0, map.right() - wide - 12.0));
    if (box.bottom() > map.bottom() - 8.0) {
        box.y = at.y - 24.0 - high;
    }
    box.y = std::clamp(box.y, map.y + 8.0, std::max(map.y + 8.0, map.bottom() - high - 8.0));
    ui.begin_region("stack list", box);
    ui.fill(box, ui.theme.panel, 4.0);
    ui.frame(box, ui.theme.edge, 4.0);
    const auto& events = ui.state.project.events();
    const auto& first = events[ui.digest.event_of(stack_rows_.front())];
    Row head(ui, inset({box.x, box.y, box.width, 34.0}, 12.0, 0.0), 4.0);
    const bool close = ui.icon_button("stack:close", centred(head.end(24.0), 24.0), "close", ui.text("button.close"));
    const bool few = stack_shown_.size() > 1 && stack_shown_.size() <= StackFan::kMost;
    const bool fan = few && ui.icon_button("stack:fan", centred(head.end(24.0), 24.0), "fan", ui.text("map.fan"));
    ui.label(head.rest(), joined({place_name(ui, first), ui.text("map.events_here", {static_cast<std::int64_t>(stack_shown_.size())})}), Font::BodyBold, ui.theme.t1);
    const Rect view{box.x + 1.0, box.y + 35.0, box.width - 2.0, rows * kStackRow};
    if (stack_shown_.empty()) {
        ui.label(inset(view, 12.0, 0.0), ui.text("match.none_in_days"), Font::Small, ui.theme.t3);
    }
    walk_stack(ui, view.height);
    const double top = ui.begin_scroll("stack", view, static_cast<double>(stack_shown_.size()) * kStackRow);
    const auto from = static_cast<std::size_t>(std::max(0.0, (view.y - top) / kStackRow));
    for (std::size_t i = from; i < stack_shown_.size(); ++i) {
        const Rect line{view.x, top + static_cast<double>(i) * kStackRow, view.width, kStackRow};
        if (line.y > view.bottom()) {
            break;
        }
        draw_stack_row(ui, line, i);
    }
    ui.end_scroll();
    ui.end_region();
    if (fan) {
        open_fan(ui, *stack_at_, stack_shown_);
    } else if (close) {
        close_stack(ui);
    }
}

void MapPanel::draw_stack_row(Ui& ui, const Rect& line, std::size_t number) {
    const auto& event = ui.state.project.events()[ui.digest.event_of(stack_shown_[number])];
    const Touch hit = ui.touch(fmt::format("stack:{}", number), line);
    const bool selected = ui.state.selected == event.event_id;
    if (selected || hit.hovered) {
        ui.fill(line, selected ? ui.theme.accent_dim : ui.theme.hover);
    }
    Row row(ui, inset(line, 12.0, 0.0), 8.0);
    const Rect sign = row.start(16.0);
    ui.sign(model::type_of(event.sub_event_type), {sign.x + 8.0, line.y + line.height / 2.0}, 11.0);
    const std::string date = short_date(ui, event);
    ui.label(row.end(ui.text_width(date, Font::Small) + 1.0), date, Font::Small, ui.theme.t2, Align::End);
    ui.label(row.rest(), joined({sub_type_text(ui.texts, event.sub_event_type), place_name(ui, event)}), Font::Small, ui.theme.t1);
    if (hit.clicked) {
        ui.command(session::Select{event.event_id});
    }
}

} // namespace marsad::ui
