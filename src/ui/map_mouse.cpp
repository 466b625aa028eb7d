// The mouse on the map, the tools, and what they open over it.
#include "i18n/position_text.h"
#include "ui/actions.h"
#include "ui/map_bookmarks.h"
#include "ui/map_panel.h"
#include "ui/map_selection.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>

namespace marsad::ui {

namespace {

constexpr double kWheelLevels = 0.5; // a step of the wheel
constexpr double kFineWheelLevels = 0.1;
constexpr double kZoomS = 0.16;
constexpr double kFlyS = 0.35;
constexpr double kClickSlop = 4.0;
constexpr double kRestedS = 0.7;     // of the view, before the history remembers it
constexpr double kMouseRestsS = 0.2; // before it is said what lies there
constexpr double kBarTop = 62.0;     // below the stamp
constexpr double kBarGap = 6.0;

} // namespace

void MapPanel::take_mouse(Ui& ui, const Rect& rect) {
    const Touch hit = ui.touch("map", rect, false);
    const Point at = ui.mouse();
    const auto stop_of = [&](const Point& px) { return Point{px.x / scale_, px.y / scale_}; };
    under_mouse_.reset();
    const bool over = hit.hovered || hit.held;
    const render::Screen on_map{(at.x - rect.x) * scale_, (at.y - rect.y) * scale_};
    if (over && now_) {
        under_mouse_ = lon_lat_of(camera_of(*now_).world_from_screen(on_map));
    }
    const double wheel = ui.take_wheel(rect);
    if (wheel != 0.0 && now_) {
        // Steps add up while it still moves; what lies at the cursor now stays there.
        const double levels = wheel * (hit.ctrl ? kFineWheelLevels : kWheelLevels) + (animation_ ? animation_->to.zoom - now_->zoom : 0.0);
        set_view(ui, view_of(camera_of(*now_).zoomed_at(on_map, std::exp2(levels))), kZoomS);
        dragged_at_s_ = ui.input.time_s;
    }
    if (hit.pressed) {
        dragging_ = true;
        dragged_ = false;
        drag_tool_ = now_ ? tools_.for_drag(hit) : nullptr;
        if (drag_tool_ != nullptr) {
            drag_tool_->press(ui, *frame(), ui.input.trail.empty() ? at : stop_of(ui.input.trail.front()), hit);
        }
    }
    if (dragging_ && drag_tool_ != nullptr) { // a slow frame holds many stops, even the press and what comes after
        for (const Point& stop : ui.input.trail) {
            drag_tool_->drag(ui, *frame(), stop_of(stop), hit);
        }
        ui.animate();
    }
    if (dragging_ && hit.held && drag_tool_ == nullptr) {
        const Point by = ui.mouse_delta();
        const ImVec2 all = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0.0F);
        dragged_ = dragged_ || std::hypot(static_cast<double>(all.x), static_cast<double>(all.y)) > kClickSlop * scale_;
        if (dragged_ && now_ && (by.x != 0.0 || by.y != 0.0)) {
            set_view(ui, view_of(camera_of(*now_).panned(by.x * scale_, by.y * scale_)), 0.0);
            dragged_at_s_ = ui.input.time_s;
        }
        if (dragged_) {
            ui.cursor(ImGuiMouseCursor_ResizeAll);
        }
    }
    if (dragging_ && !hit.held) {
        dragging_ = false;
        if (drag_tool_ != nullptr) {
            drag_tool_->release(ui, *frame(), ui.input.trail.empty() ? at : stop_of(ui.input.trail.back()), hit);
            drag_tool_ = nullptr;
            dragged_ = true; // no click
        }
    }
    hover_.reset();
    MapTool* const tool = tools_.chosen();
    if (hit.hovered && !dragged_ && !(tool != nullptr && tool->owns_drag())) {
        if (const auto fanned = fan_ && now_ ? fan_->hit(ui, *frame(), at) : std::nullopt) {
            hover_ = render::LiveMap::Hit{UINT32_MAX, {(fanned->middle.x - rect.x) * scale_, (fanned->middle.y - rect.y) * scale_}, 0.0, {fanned->row}};
        } else {
            hover_ = map_.hit(on_map);
        }
        if (hover_) {
            ui.cursor(ImGuiMouseCursor_Hand);
        }
    }
    if (tool != nullptr && now_) {
        // A sign under the mouse is what was meant: the click goes to its middle.
        const Point there = hover_ ? Point{rect.x + hover_->middle.x / scale_, rect.y + hover_->middle.y / scale_} : at;
        tool_mouse_ = over ? std::optional(there) : std::nullopt;
        if (hit.clicked && !dragged_) {
            tool->click(ui, *frame(), there, hit);
        }
    } else if (hit.double_clicked && !hover_ && now_) {
        set_view(ui, view_of(camera_of(*now_).zoomed_at(on_map, 2.0)), kZoomS);
    } else if (hit.clicked && !dragged_) {
        click(ui, hit);
    }
    if (hit.right_clicked && under_mouse_) {
        menu_.open(ui, at, *under_mouse_, words_ ? words_(*under_mouse_, ui.texts) : std::string());
    }
    if (hit.hovered && ui.input.view_steps != 0) {
        step_view(ui, ui.input.view_steps < 0 ? -1 : 1);
    }
    if (!hit.held && !hit.pressed) {
        dragged_ = false;
    }
}

void MapPanel::click(Ui& ui, const Touch& hit) {
    const bool in_fan = fan_ && hover_ && hover_->stack_or_place == UINT32_MAX;
    if (!in_fan) {
        close_stack(ui);
    }
    if (has_drawer(ui.width) && ui.state.drawer_open) {
        ui.command(session::ToggleDrawer{}); // who clicks the map wants to see it
    }
    if (!hover_ || hover_->rows.empty()) {
        ui.command(session::Select{std::nullopt});
        return;
    }
    if (hit.ctrl && hover_->rows.size() == 1) { // one more is picked out, or no longer
        const std::size_t index = ui.digest.event_of(hover_->rows.front());
        ui.command(session::ChooseEvents{ui.state.choice.contains(index) ? session::ChoiceStep::Remove : session::ChoiceStep::Add, {index}, std::nullopt});
        return;
    }
    if (hover_->rows.size() == 1) {
        ui.command(session::Select{ui.state.project.events()[ui.digest.event_of(hover_->rows.front())].event_id});
        return;
    }
    if (hit.ctrl && hover_->rows.size() <= StackFan::kMost) {
        open_fan(ui, lon_lat_of(camera_of(*now_).world_from_screen(hover_->middle)), hover_->rows);
    } else {
        open_stack(ui, *hover_);
    }
}

std::optional<MapFrame> MapPanel::frame() const { return now_ ? std::optional(MapFrame{rect_, camera_of(*now_), scale_, free_}) : std::nullopt; }

void MapPanel::draw_tool(Ui& ui) {
    tools_.follow(ui);
    MapTool* const tool = tools_.chosen();
    if (tool == nullptr) {
        tool_mouse_.reset();
    }
    if (!now_) {
        return;
    }
    draw_area_filter(ui, *frame());
    if (tool != nullptr) {
        const bool listens = !ui.text_has_focus() && ui.memory.focused.empty() && dialog_of(ui).empty();
        if (listens && (ui.take_key(key::kEnter) || ui.take_key(key::kKeypadEnter))) {
            static_cast<void>(tool->enter(ui));
        }
        tool->draw(ui, *frame(), tool_mouse_);
    }
    if (drag_tool_ != nullptr && drag_tool_ != tool) {
        drag_tool_->draw(ui, *frame(), std::nullopt);
    }
}

/// The fan of a stack, until the view changes.
void MapPanel::draw_fan(Ui& ui) {
    if (fan_ && (!now_ || !(fan_->view() == *now_))) {
        fan_.reset();
    }
    if (fan_) {
        fan_->draw(ui, *frame(), hover_ && hover_->stack_or_place == UINT32_MAX ? std::optional(hover_->rows.front()) : std::nullopt);
    }
}

void MapPanel::draw_menus(Ui& ui) {
    if (!now_) {
        return;
    }
    draw_bookmarks(ui, rect_, bookmark_button_, animation_ ? animation_->to : *now_, [&] { return words_at(ui, now_->centre); });
    const auto place = menu_.place();
    switch (menu_.draw(ui, rect_)) {
    case MapMenu::Choice::None: return;
    case MapMenu::Choice::Measure:
        if (tools_.chosen() != &tools_.measure()) {
            tools_.toggle(ui, tools_.measure().name());
        }
        tools_.measure().begin_at(*place);
        break;
    case MapMenu::Choice::Centre: set_view(ui, {*place, now_->zoom}, kFlyS); break;
    }
    menu_.close();
    ui.animate();
}

/// Where the map rests for a while, the history remembers it.
void MapPanel::note_rest(Ui& ui) {
    if (!now_ || animation_ || dragging_ || ui.state.activity.running) {
        return;
    }
    if (rests_at_ != now_) {
        rests_at_ = now_;
        rests_since_s_ = ui.input.time_s;
    }
    const double left = kRestedS - (ui.input.time_s - rests_since_s_);
    if (left > 0.0) {
        ui.wake_after(left + 0.01);
    } else {
        history_.rest(*now_);
    }
}

/// Looked up where the mouse rests, not for every place that it crosses.
void MapPanel::find_words(Ui& ui) {
    if (under_mouse_ != mouse_words_for_) {
        mouse_words_for_ = under_mouse_;
        mouse_words_.clear();
        mouse_rests_since_s_ = ui.input.time_s;
    }
    if (!under_mouse_ || !words_ || !mouse_words_.empty() || dragging_) {
        return;
    }
    const double left = kMouseRestsS - (ui.input.time_s - mouse_rests_since_s_);
    if (left > 0.0) {
        ui.wake_after(left + 0.01);
    } else {
        mouse_words_ = words_(*under_mouse_, ui.texts);
        ui.animate();
    }
}

/// Bars of words below the stamp: what the tool tells.
void MapPanel::draw_bars(Ui& ui) {
    if (!now_) {
        return;
    }
    const MapFrame lies = *frame();
    double top = kBarTop;
    if (!ui.state.choice.empty()) {
        bool fit = false;
        top += draw_choice_bar(ui, lies, top, fit) + kBarGap;
        if (fit) {
            fit_choice(ui);
        }
    }
    if (MapTool* const tool = tools_.chosen(); tool != nullptr && !(tool->owns_drag() && !ui.state.choice.empty())) {
        tool->draw_bar(ui, lies, top); // who has chosen something knows how to draw
    }
}

} // namespace marsad::ui
