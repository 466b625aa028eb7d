#include "ui/window.h"

#include "ui/dialogs.h"
#include "ui/left_panel.h"
#include "ui/right_panel.h"
#include "ui/time_options.h"
#include "ui/time_panel.h"
#include "ui/top_bar.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>

namespace marsad::ui {

namespace {

constexpr double kGrip = 6.0;

LayoutState layout_state(const session::State& state, double width) {
    const auto& settings = state.settings;
    return {has_drawer(width) ? state.drawer_open : settings.left_open, settings.right_open, settings.time_open, settings.left_width, settings.right_width, settings.time_height, settings.language == session::Language::Arabic};
}

} // namespace

Window::Window(Parts parts, render::LiveMap map) : parts_(std::move(parts)), ink_(*parts_.fonts), map_(std::move(map), parts_.attribution, parts_.place_words) { memory_.words["home"] = parts_.home; }

base::Result<std::unique_ptr<Window>> Window::create(Parts parts) {
    auto map = render::LiveMap::create(*parts.basemap, *parts.fonts, parts.dark.map);
    if (!map) {
        return base::failure(map.error());
    }
    if (parts.areas) {
        map->set_areas(parts.areas, parts.wake);
    }
    return std::unique_ptr<Window>(new Window(std::move(parts), std::move(*map)));
}

void Window::draw_splitters(Ui& ui, const Layout& layout) {
    const auto vertical = [&](const char* id, const Rect& panel, session::PanelName name, bool at_start) {
        if (panel.empty()) {
            return;
        }
        const bool right_edge = at_start != ui.rtl;
        const double x = right_edge ? panel.right() : panel.x - kGrip;
        ui.begin_region(id, {x, panel.y, kGrip, panel.height});
        const Touch hit = ui.touch(id, {x, panel.y, kGrip, panel.height}, false);
        if (hit.hovered || hit.held) {
            ui.cursor(ImGuiMouseCursor_ResizeEW);
            ui.fill({x + kGrip / 2.0 - 1.0, panel.y, 2.0, panel.height}, ui.theme.accent);
        }
        if (hit.double_clicked) {
            ui.command(session::SizePanel{name, 0.0});
        } else if (hit.held && ui.mouse_delta().x != 0.0) {
            ui.command(session::SizePanel{name, panel.width + (right_edge ? 1.0 : -1.0) * ui.mouse_delta().x});
        }
        ui.end_region();
    };
    if (layout.left_form == PanelForm::Docked) {
        vertical("splitter:left", layout.left, session::PanelName::Left, true);
    }
    if (layout.right_form == PanelForm::Docked) {
        vertical("splitter:right", layout.right, session::PanelName::Right, false);
    }
    if (!layout.time.empty() && !layout.time_bar) {
        const Rect grip{layout.time.x, layout.time.y - kGrip / 2.0 - 1.0, layout.time.width, kGrip};
        ui.begin_region("splitter:time", grip);
        const Touch hit = ui.touch("splitter:time", grip, false);
        if (hit.hovered || hit.held) {
            ui.cursor(ImGuiMouseCursor_ResizeNS);
            ui.fill({grip.x, grip.y + kGrip / 2.0, grip.width, 2.0}, ui.theme.accent);
        }
        if (hit.double_clicked) {
            ui.command(session::SizePanel{session::PanelName::Time, 0.0});
        } else if (hit.held && ui.mouse_delta().y != 0.0) {
            ui.command(session::SizePanel{session::PanelName::Time, layout.time.height - ui.mouse_delta().y});
        }
        ui.end_region();
    }
}

Window::Outcome Window::frame(const session::State& state, const Input& input, int width_px, int height_px, double pixel_ratio) {
    width_px_ = width_px;
    height_px_ = height_px;
    digest_.refresh(state);
    if (state.settings.theme != theme_name_) {
        theme_name_ = state.settings.theme;
        map_.set_style(theme().map);
    }
    const double scale = std::max(0.25, state.settings.scale * pixel_ratio);
    ink_.begin_frame(scale, state.settings.reading_scale);
    ui_ = std::make_unique<Ui>(Ui::Parts{state, digest_, texts(state.settings.language), theme(), parts_.icons, parts_.keys, parts_.presets, ink_, input, memory_, scale, width_px / scale, height_px / scale});
    Ui& ui = *ui_;
    layout_ = lay_out(ui.width, ui.height, layout_state(state, ui.width));
    // Lines between the panels: what no panel covers.
    ui.begin_region("ground", {0.0, 0.0, ui.width, ui.height});
    const Rect& map = layout_.map;
    for (const Rect& part : {Rect{0.0, 0.0, ui.width, map.y}, Rect{0.0, map.bottom(), ui.width, ui.height - map.bottom()}, Rect{0.0, map.y, map.x, map.height},
                             Rect{map.right(), map.y, ui.width - map.right(), map.height}}) {
        ui.fill(part, ui.theme.line);
    }
    ui.end_region();
    if (digest_.searched() < 1.0) {
        ui.animate(); // a search of the texts goes on
    }
    draw_top_bar(ui, layout_);
    map_.draw(ui, layout_);
    memory_.map_bounds = map_.bounds();
    draw_left_panel(ui, layout_);
    if (!layout_.right.empty()) {
        draw_right_panel(ui, layout_, parts_.search);
    }
    if (!layout_.time.empty()) {
        draw_time_panel(ui, layout_);
    }
    draw_splitters(ui, layout_);
    draw_status_bar(ui, layout_, map_);
    draw_toasts(ui, layout_);
    draw_time_options(ui);
    draw_search_results(ui, layout_, parts_.search, map_);
    draw_dialog(ui);
    if (std::exchange(memory_.words["map.fit"], {}) == "selection") {
        memory_.set_open("fit.next", true); // when the selection it asked for has come
        ui.animate();
    } else if (memory_.is_open("fit.next")) {
        memory_.set_open("fit.next", false);
        map_.fit(ui, false);
    }
    if (!dialog_of(ui).empty() && ui.take_key(key::kEscape)) {
        open_dialog(ui, {});
    }
    ui.finish_focus();
    run_keys(ui, map_);
    ink_.end_frame();
    return {ui.take_commands(), ui.take_requests(), ui.wake_s(), ui.drawn()};
}

base::Result<void> Window::draw_map() { return ui_ ? map_.draw_map(*ui_, layout_, width_px_, height_px_) : base::Result<void>{}; }

} // namespace marsad::ui
