#include "ui/left_panel.h"

#include "ui/event_table.h"
#include "ui/filter_list.h"

#include <array>
#include <string>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

constexpr double kTabs = 36.0;

struct Tab {
    session::LeftTab tab;
    const char* key;
    const char* icon;
    const char* id;
};
constexpr std::array kTabList{Tab{session::LeftTab::Queue, "tab.queue", "queue", "tab:queue"}, Tab{session::LeftTab::Events, "tab.events", "table", "tab:events"},
                              Tab{session::LeftTab::Filters, "tab.filters", "filter", "tab:filters"}};

std::size_t count_of(const Ui& ui, session::LeftTab tab) {
    switch (tab) {
    case session::LeftTab::Queue: return ui.digest.queue().size();
    case session::LeftTab::Events: return ui.digest.list().size();
    case session::LeftTab::Filters: break;
    }
    std::size_t filters = ui.state.filters.text.empty() ? 0 : 1;
    for (const auto& [facet, values] : ui.state.filters.chosen) {
        filters += values.empty() ? 0 : 1;
    }
    return filters;
}

void draw_badge(Ui& ui, Point middle, std::size_t count, bool warns) {
    const std::string text = count > 9999 ? fmt::format("{}k", count / 1000) : std::to_string(count);
    const double wide = std::max(18.0, ui.text_width(text, Font::Caption) + 10.0);
    const Rect pill{middle.x - wide / 2.0, middle.y - 8.5, wide, 17.0};
    ui.fill(pill, warns ? ui.theme.warn_ground : ui.theme.raised, 8.5);
    ui.label(pill, text, Font::Caption, warns ? ui.theme.warn : ui.theme.t2, Align::Centre, Flow::LeftToRight);
}

void close_panel(Ui& ui) { ui.command(has_drawer(ui.width) ? session::Command(session::ToggleDrawer{}) : session::Command(session::TogglePanel{session::PanelName::Left})); }

void draw_tabs(Ui& ui, const Rect& rect) {
    ui.fill({rect.x, rect.bottom() - ui.hairline(), rect.width, ui.hairline()}, ui.theme.line);
    Row row(ui, inset(rect, 6.0, 0.0), 0.0);
    const Rect close = centred(row.end(28.0), 28.0);
    if (ui.icon_button("left:close", close, "chevron_start", ui.text("panel.hide"))) {
        close_panel(ui);
    }
    for (const Tab& tab : kTabList) {
        const std::string name = ui.text(tab.key);
        const std::size_t count = count_of(ui, tab.tab);
        const bool current = ui.state.tab == tab.tab;
        const Font font = current ? Font::BodyBold : Font::Body;
        const std::string count_text = count > 9999 ? fmt::format("{}k", count / 1000) : std::to_string(count);
        const double badge = count > 0 ? std::max(18.0, ui.text_width(count_text, Font::Caption) + 10.0) + 6.0 : 0.0;
        const Rect part = row.start(ui.text_width(name, font) + badge + 18.0);
        const Touch hit = ui.touch(tab.id, part);
        Row inside(ui, inset(part, 9.0, 0.0), 6.0);
        ui.label(inside.start(ui.text_width(name, font) + 1.0), name, font, current ? ui.theme.t1 : hit.hovered ? ui.theme.t1 : ui.theme.t2);
        if (count > 0) {
            const Rect at = inside.start(badge - 6.0);
            draw_badge(ui, {at.x + at.width / 2.0, part.y + part.height / 2.0}, count, tab.tab == session::LeftTab::Queue);
        }
        if (current) {
            ui.fill({part.x + 9.0, part.bottom() - 2.0, part.width - 18.0, 2.0}, ui.theme.accent);
        }
        if (ui.is_focused(tab.id) && ui.memory.focus_by_key) {
            ui.focus_ring(inset(part, 2.0, 2.0));
        }
        if (hit.clicked) {
            ui.command(session::ShowTab{tab.tab});
        }
    }
}

void draw_rail(Ui& ui, const Layout& layout) {
    ui.begin_region("rail", layout.rail);
    ui.fill(layout.rail, ui.theme.panel);
    double y = layout.rail.y + 6.0;
    const bool open = layout.left_form == PanelForm::Drawer;
    for (const Tab& tab : kTabList) {
        const Rect at{layout.rail.x + 5.0, y, 34.0, 34.0};
        const bool current = open && ui.state.tab == tab.tab;
        if (ui.icon_button(tab.id, at, tab.icon, ui.text(tab.key), current)) {
            ui.command(current ? session::Command(session::ToggleDrawer{}) : session::Command(session::ShowTab{tab.tab}));
        }
        if (const std::size_t count = count_of(ui, tab.tab); count > 0 && tab.tab != session::LeftTab::Events) {
            draw_badge(ui, {ui.rtl ? at.x + 6.0 : at.right() - 4.0, at.y + 5.0}, count, tab.tab == session::LeftTab::Queue);
        }
        y += 40.0;
    }
    ui.end_region();
}

} // namespace

void draw_left_panel(Ui& ui, const Layout& layout) {
    if (layout.left_form == PanelForm::Rail || layout.left_form == PanelForm::Drawer) {
        draw_rail(ui, layout);
    }
    if (layout.left.empty()) {
        return;
    }
    const Rect& rect = layout.left;
    const bool drawer = layout.left_form == PanelForm::Drawer;
    ui.begin_region("left", rect);
    ui.fill(rect, ui.theme.panel);
    if (drawer) {
        ui.frame(rect, ui.theme.line2);
    }
    draw_tabs(ui, {rect.x, rect.y, rect.width, kTabs});
    const Rect body{rect.x, rect.y + kTabs, rect.width, rect.height - kTabs};
    switch (ui.state.tab) {
    case session::LeftTab::Queue: draw_queue(ui, body); break;
    case session::LeftTab::Events: draw_event_table(ui, body); break;
    case session::LeftTab::Filters: draw_filters(ui, body); break;
    }
    ui.end_region();
}

} // namespace marsad::ui
