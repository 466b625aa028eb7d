#include "ui/right_panel.h"

#include "ui/event_card.h"
#include "ui/report_panel.h"
#include "ui/right_panel_memory.h"

#include <algorithm>
#include <array>

namespace marsad::ui {

namespace {

constexpr double kHeader = 36.0;
constexpr double kTool = 26.0;
constexpr double kMostCard = 0.55;    // of the panel's height
constexpr double kTabsBelow = 1200.0; // width of the window

/// Two buttons at the end of a header.
int two_buttons(Ui& ui, Row& row, const std::string& id, std::string_view previous, std::string_view next, bool before, bool behind) {
    const Rect down = centred(row.end(kTool), kTool);
    const Rect up = centred(row.end(kTool), kTool);
    const int back = ui.icon_button(id + ":previous", up, "chevron_up", ui.text(previous), false, before) ? -1 : 0;
    return back + (ui.icon_button(id + ":next", down, "chevron_down", ui.text(next), false, behind) ? 1 : 0);
}

void event_tools(Ui& ui, Row& row) {
    const bool any = !ui.digest.list().empty();
    const int step = two_buttons(ui, row, "event", "card.previous", "card.next", any, any);
    if (step != 0) {
        ui.command(session::SelectNeighbour{step});
    }
}

void report_tools(Ui& ui, Row& row) {
    const auto* report = shown_report(ui);
    const auto& reports = ui.state.project.reports();
    if (report == nullptr || reports.size() < 2) {
        return;
    }
    const auto index = static_cast<std::size_t>(report - reports.data());
    const int step = two_buttons(ui, row, "report", "report.previous", "report.next", index > 0, index + 1 < reports.size());
    if (step != 0) {
        ui.memory.scroll["report"] = 0.0;
        ui.command(session::OpenReport{reports[step > 0 ? index + 1 : index - 1].report.report_id});
    }
    const std::string text = ui.text("report.of", {static_cast<std::int64_t>(index) + 1, static_cast<std::int64_t>(reports.size())});
    ui.label(row.end(ui.text_width(text, Font::Small) + 1.0), text, Font::Small, ui.theme.t2, Align::End);
}

void title_and_note(Ui& ui, Row& row, std::string_view title, const std::string& note) {
    ui.label(row.start(ui.text_width(title, Font::BodyBold) + 1.0), title, Font::BodyBold, ui.theme.t1);
    ui.label(row.rest(), note, Font::Small, ui.theme.t2);
}

void header(Ui& ui, const Rect& box, bool event) {
    Row row(ui, inset(box, 12.0, 0.0), 8.0);
    if (event) {
        event_tools(ui, row);
        const bool selected = ui.state.selected_event() != nullptr;
        title_and_note(ui, row, ui.text(selected ? "card.title" : "legend.title"), event_position_text(ui));
    } else {
        report_tools(ui, row);
        const auto* report = shown_report(ui);
        title_and_note(ui, row, ui.text("report.title"), report == nullptr ? std::string() : report_origin_text(ui, *report));
    }
    ui.line({box.x, box.bottom()}, {box.right(), box.bottom()}, ui.theme.line, ui.hairline());
}

/// Both, one above the other.
void draw_stacked(Ui& ui, const Rect& panel, const PlaceSearch& search) {
    const bool report = ui.state.selected_event() != nullptr || shown_report(ui) != nullptr;
    const double room = report ? std::floor(panel.height * kMostCard) - kHeader : panel.height - kHeader;
    const double card = std::min(std::ceil(event_card_height(ui, panel.width)), room);
    header(ui, {panel.x, panel.y, panel.width, kHeader}, true);
    const double top = panel.y + kHeader + 1.0;
    draw_event_card(ui, {panel.x, top, panel.width, card}, search);
    if (!report) {
        return;
    }
    const double split = top + card;
    ui.line({panel.x, split}, {panel.right(), split}, ui.theme.line, ui.hairline());
    header(ui, {panel.x, split + 1.0, panel.width, kHeader}, false);
    const double body = split + 2.0 + kHeader;
    draw_report_panel(ui, {panel.x, body, panel.width, panel.bottom() - body});
}

/// One of both, where there is no room for more.
void draw_tabbed(Ui& ui, const Rect& panel, const PlaceSearch& search) {
    constexpr std::array<const char*, 2> kTabs{"event", "report"};
    std::string& current = ui.memory.words["right.tab"];
    auto& memory = right_panel_memory(ui);
    const std::string selected = ui.state.selected.value_or(std::string());
    if (memory.selected != selected) {
        memory.selected = selected;
        current = selected.empty() || memory.own_selection == selected ? current : "event";
        memory.own_selection.clear();
    }
    if (current != "report") {
        current = "event";
    }
    const Rect box{panel.x, panel.y, panel.width, kHeader};
    Row row(ui, inset(box, 6.0, 0.0), 2.0);
    current == "event" ? event_tools(ui, row) : report_tools(ui, row);
    std::string chosen = current;
    for (const char* tab : kTabs) {
        const std::string id = std::string("tab:") + tab;
        const std::string text = ui.text(std::string("right.") + tab);
        const bool active = current == tab;
        const Rect at = row.start(ui.text_width(text, active ? Font::BodyBold : Font::Body) + 20.0);
        const Touch hit = ui.touch(id, at);
        if (hit.hovered && !active) {
            ui.fill(inset(at, 1.0, 4.0), ui.theme.hover, 4.0);
        }
        ui.label(at, text, active ? Font::BodyBold : Font::Body, active ? ui.theme.t1 : ui.theme.t2, Align::Centre);
        if (active) {
            ui.fill({at.x + 6.0, box.bottom() - 2.0, at.width - 12.0, 2.0}, ui.theme.accent);
        }
        if (ui.is_focused(id) && ui.memory.focus_by_key) {
            ui.focus_ring(inset(at, 3.0, 6.0));
        }
        if (hit.clicked) {
            chosen = tab;
        }
    }
    ui.line({box.x, box.bottom()}, {box.right(), box.bottom()}, ui.theme.line, ui.hairline());
    const Rect body{panel.x, box.bottom() + 1.0, panel.width, panel.height - kHeader - 1.0};
    if (current == "event") {
        draw_event_card(ui, body, search);
    } else {
        draw_report_panel(ui, body);
    }
    current = chosen;
}

} // namespace

void draw_right_panel(Ui& ui, const Layout& layout, const PlaceSearch& search) {
    if (layout.right.empty()) {
        return;
    }
    ui.begin_region("right", layout.right);
    ui.fill(layout.right, ui.theme.panel);
    auto& memory = right_panel_memory(ui);
    memory.hovering.reset();
    if (ui.width < kTabsBelow) {
        draw_tabbed(ui, layout.right, search);
    } else {
        draw_stacked(ui, layout.right, search);
    }
    if (memory.hovered != memory.hovering) { // row and words are drawn together, one frame later
        memory.hovered = memory.hovering;
        ui.animate();
    }
    ui.end_region();
}

} // namespace marsad::ui
