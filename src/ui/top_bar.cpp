#include "ui/top_bar.h"

#include "geo/position_format.h"
#include "ui/actions.h"
#include "ui/map_panel.h"
#include "ui/map_wording.h"
#include "ui/text_field.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

namespace marsad::ui {

namespace {

constexpr double kToastWidth = 340.0;
constexpr double kToastS = 6.0;
constexpr std::size_t kMostToasts = 4;

} // namespace

std::string toast_text(const i18n::Texts& texts, const session::Toast& toast) {
    std::vector<i18n::Value> values;
    values.reserve(toast.values.size());
    for (const std::string& value : toast.values) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (error == std::errc() && end == value.data() + value.size()) {
            values.emplace_back(number);
        } else {
            values.emplace_back(value);
        }
    }
    return texts.get_list(toast.key, values);
}

void draw_top_bar(Ui& ui, const Layout& layout) {
    const Rect& bar = layout.top;
    ui.begin_region("top", bar);
    ui.fill(bar, ui.theme.chrome);
    const bool narrow = bar.width < 1200.0;
    Row row(ui, inset(bar, 12.0, 0.0), 8.0);
    const Rect mark = row.start(24.0);
    ui.icon("logo", {mark.x + 12.0, bar.y + bar.height / 2.0}, ui.theme.accent, 22.0);
    const std::string name = ui.text("app.name");
    ui.label(row.start(ui.text_width(name, Font::Title) + 8.0), name, Font::Title, ui.theme.t1);
    const std::string add = ui.text(narrow ? "bar.add_short" : "bar.add");
    if (ui.button("bar:add", centred(row.start(ui.button_width(add, true)), 28.0), add, ButtonKind::Primary, "plus")) {
        open_dialog(ui, "add");
    }
    if (ui.icon_button("bar:undo", centred(row.start(28.0), 28.0), "undo", tip_of(ui, "undo"), false, ui.state.history.undoable() != nullptr)) {
        ui.command(session::Undo{});
    }
    if (ui.icon_button("bar:redo", centred(row.start(28.0), 28.0), "redo", tip_of(ui, "redo"), false, ui.state.history.redoable() != nullptr)) {
        ui.command(session::Redo{});
    }
    if (ui.icon_button("bar:help", centred(row.end(28.0), 28.0), "help", tip_of(ui, "help"))) {
        open_dialog(ui, "help");
    }
    if (ui.icon_button("bar:settings", centred(row.end(28.0), 28.0), "settings", tip_of(ui, "settings"))) {
        open_dialog(ui, "settings");
    }
    const Rect language = centred(row.end(32.0), 28.0);
    const Touch other = ui.touch("bar:language", language);
    if (other.hovered) {
        ui.fill(language, ui.theme.hover, 4.0);
    }
    ui.label(language, ui.text("bar.other_language"), Font::BodyBold, other.hovered ? ui.theme.t1 : ui.theme.t2, Align::Centre);
    if (ui.is_focused("bar:language") && ui.memory.focus_by_key) {
        ui.focus_ring(language);
    }
    ui.tooltip_for(other, "bar:language", ui.text("bar.language"));
    if (other.clicked) {
        ui.command(session::SetLanguage{ui.rtl ? session::Language::English : session::Language::Arabic});
    }
    if (ui.icon_button("bar:theme", centred(row.end(28.0), 28.0), "theme", ui.text("bar.theme"))) {
        ui.command(session::SetTheme{ui.state.settings.theme == session::Theme::Dark ? session::Theme::Light : session::Theme::Dark});
    }
    const std::string out = ui.text("bar.export");
    const double out_wide = narrow ? 34.0 : ui.button_width(out, true);
    if (ui.button("bar:export", centred(row.end(out_wide), 28.0), narrow ? std::string() : out, ButtonKind::Plain, "export")) {
        open_dialog(ui, "export");
    }
    // The search field stands in the middle of the window where there is room.
    const Rect& rest = row.rest();
    const double wide = std::min(420.0, rest.width - 16.0);
    double x = bar.width / 2.0 - wide / 2.0;
    x = std::clamp(x, rest.x + 8.0, std::max(rest.x + 8.0, rest.right() - wide - 8.0));
    const std::string placeholder = ui.text("bar.search");
    const std::string key = key_text(ui, "search");
    const Rect field{x, bar.y + 7.0, wide, 30.0};
    const bool focused = ui.is_focused("search");
    const FieldResult typed = text_field(ui, "search", field, {.placeholder = placeholder, .icon = "search", .suffix = focused ? std::string_view() : std::string_view(key), .clear_button = focused});
    if (typed.changed) {
        ui.memory.numbers["search.chosen"] = 0.0;
    }
    if (typed.entered) {
        ui.memory.set_open("search.enter", true);
    }
    if (typed.escaped) {
        ui.focus({});
    }
    ui.fill({bar.x, bar.bottom() - ui.hairline() + 1.0, bar.width, ui.hairline()}, ui.theme.line);
    ui.end_region();
}

namespace {

/// How much of it is done, where that is known.
void draw_share(Ui& ui, Row& row, std::size_t done, std::size_t total) {
    if (total > 0) {
        const Rect track = centred(row.start(100.0), 6.0);
        ui.fill(track, ui.theme.raised, 3.0);
        const double wide = track.width * std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
        ui.fill({ui.rtl ? track.right() - wide : track.x, track.y, wide, track.height}, ui.theme.accent, 3.0);
    }
}

bool status_button(Ui& ui, Row& row, const char* id, const std::string& text) {
    const Rect at = row.start(ui.text_width(text, Font::Caption) + 12.0);
    const Touch hit = ui.touch(id, at);
    ui.label(at, text, Font::CaptionBold, hit.hovered ? ui.theme.t1 : ui.theme.accent, Align::Centre);
    return hit.clicked;
}

/// The place under the mouse in the chosen way of writing, and in words where the mouse rests and there is room.
void draw_position(Ui& ui, const Rect& rest, const Rect& bar, const MapPanel& map) {
    const geo::LonLat place = *map.under_mouse();
    const std::string at = ui.state.settings.positions == geo::PositionFormat::Decimal ? degrees_text(place, map.zoom_level()) : geo::position_text(place, ui.state.settings.positions);
    const double wide = ui.text_width(at, Font::Caption) + 2.0;
    if (rest.width <= wide) {
        return;
    }
    const std::string& words = map.words_under_mouse();
    const double words_wide = words.empty() ? 0.0 : ui.text_width(words, Font::Caption) + 18.0;
    const bool with_words = words_wide > 0.0 && rest.width > wide + words_wide;
    // The position keeps its place whether words stand behind it or not.
    const double x = std::clamp(bar.width / 2.0 - wide / 2.0, rest.x, std::max(rest.x, rest.right() - wide));
    ui.label({x, bar.y, wide, bar.height}, at, Font::Caption, ui.theme.t1, Align::Centre, Flow::LeftToRight);
    const double behind = ui.rtl ? x - rest.x : rest.right() - x - wide;
    if (with_words && behind >= words_wide) {
        const Rect box{ui.rtl ? x - words_wide : x + wide + 16.0, bar.y, words_wide - 16.0, bar.height};
        ui.label(box, words, Font::Caption, ui.theme.t2);
    }
}

} // namespace

void draw_status_bar(Ui& ui, const Layout& layout, const MapPanel& map) {
    const Rect& bar = layout.status;
    ui.begin_region("status", bar);
    ui.fill(bar, ui.theme.chrome);
    ui.fill({bar.x, bar.y, bar.width, ui.hairline()}, ui.theme.line);
    Row row(ui, inset(bar, 12.0, 0.0), 16.0);
    const auto at_end = [&](const std::string& text) {
        const double wide = ui.text_width(text, Font::Caption) + 2.0;
        if (row.rest().width > wide + 40.0) {
            ui.label(row.end(wide), text, Font::Caption, ui.theme.t2, Align::End);
        }
    };
    at_end(ui.text("status.offline"));
    static constexpr const char* kLabels[] = {"status.labels_english", "status.labels_arabic", "status.labels_both"};
    if (bar.width > 900.0) {
        at_end(ui.text("status.zoom", {number_with_decimal(map.zoom_level())}));
        const std::string labels = ui.text(kLabels[static_cast<std::size_t>(ui.state.settings.labels)]);
        const double wide = ui.text_width(labels, Font::Caption) + 2.0;
        const Rect at = row.end(wide);
        const Touch hit = ui.touch("status:labels", at);
        ui.label(at, labels, Font::Caption, hit.hovered ? ui.theme.accent : ui.theme.t2, Align::End);
        ui.tooltip_for(hit, "status:labels", tip_of(ui, "labels"));
        if (hit.clicked) {
            run_action(ui, "labels");
        }
    }
    if (bar.width > 1000.0) {
        const std::array formats{ui.text("settings.positions_decimal"), std::string("DMS"), std::string("MGRS")};
        const std::string& format = formats[static_cast<std::size_t>(ui.state.settings.positions)];
        const Rect at = row.end(ui.text_width(format, Font::Caption) + 2.0);
        const Touch hit = ui.touch("status:positions", at);
        ui.label(at, format, Font::Caption, hit.hovered ? ui.theme.accent : ui.theme.t2, Align::End);
        ui.tooltip_for(hit, "status:positions", tip_of(ui, "positions"));
        if (hit.clicked) {
            run_action(ui, "positions");
        }
    }
    const auto& activity = ui.state.activity;
    if (activity.running) {
        const std::string cancel = ui.text("button.cancel");
        const std::string text = activity.total > 1 ? ui.text("status.reading_files", {static_cast<std::int64_t>(activity.done), static_cast<std::int64_t>(activity.total), static_cast<std::int64_t>(activity.events)})
                                                    : ui.text("status.reading_one");
        ui.label(row.start(ui.text_width(text, Font::Caption) + 2.0), text, Font::Caption, ui.theme.t1);
        draw_share(ui, row, activity.done, activity.total > 1 ? activity.total : 0);
        if (status_button(ui, row, "status:cancel", cancel)) {
            ui.request(CancelReading{});
        }
    } else if (const auto& exporting = ui.state.exporting; exporting.running) {
        const std::string text = exporting.total > 0 ? ui.text("status.film_frames", {static_cast<std::int64_t>(exporting.done), static_cast<std::int64_t>(exporting.total)}) : ui.text("status.film");
        ui.label(row.start(ui.text_width(text, Font::Caption) + 2.0), text, Font::Caption, ui.theme.t1);
        draw_share(ui, row, exporting.done, exporting.total);
        if (status_button(ui, row, "status:cancel_film", ui.text("button.cancel"))) {
            ui.request(CancelExport{});
        }
    } else if (ui.state.playback.playing()) {
        const std::string text = ui.text("status.playing", {number_with_decimal(ui.state.playback.speed())});
        ui.label(row.start(ui.text_width(text, Font::Caption) + 2.0), text, Font::Caption, ui.theme.t2);
    } else {
        const std::string text = ui.state.project.events().empty() ? ui.text("status.ready") : ui.text("status.holds", {static_cast<std::int64_t>(ui.state.project.reports().size()), static_cast<std::int64_t>(ui.state.project.events().size())});
        ui.label(row.start(std::min(row.rest().width, ui.text_width(text, Font::Caption) + 2.0)), text, Font::Caption, ui.theme.t2);
    }
    if (map.under_mouse()) {
        draw_position(ui, row.rest(), bar, map);
    }
    ui.end_region();
}

void draw_toasts(Ui& ui, const Layout& layout) {
    const auto& toasts = ui.state.toasts;
    const std::size_t first = toasts.size() > kMostToasts ? toasts.size() - kMostToasts : 0;
    for (std::size_t i = 0; i < first; ++i) {
        ui.command(session::DropToast{toasts[i].id});
    }
    double bottom = layout.map.bottom() - 60.0;
    for (std::size_t i = toasts.size(); i > first; --i) {
        const auto& toast = toasts[i - 1];
        const std::string id = "toast:" + std::to_string(toast.id);
        const bool stays = toast.kind == session::Toast::Kind::Error;
        double& since = ui.memory.numbers[id];
        since = since == 0.0 ? ui.input.time_s : since;
        const double left = kToastS - (ui.input.time_s - since);
        // Where and what stand apart: the one is a file's name, the other a sentence of its own direction.
        const bool at_file = toast.key == "toast.fault_at" && toast.values.size() == 2;
        const std::string text = at_file ? toast.values[1] : toast_text(ui.texts, toast);
        const Flow flow = at_file ? Flow::Own : Flow::Interface;
        const double head = at_file ? 19.0 : 0.0;
        const double wide = std::min(kToastWidth, layout.map.width - 24.0);
        const double inner = wide - 76.0;
        const double high = ui.paragraph_height(inner, text, Font::Small, flow) + head + 18.0 + (toast.undoable ? 24.0 : 0.0);
        const Rect box{ui.rtl ? layout.map.x + 12.0 : layout.map.right() - wide - 12.0, bottom - high, wide, high};
        if (box.y < layout.map.y + 8.0) {
            break;
        }
        const Colour tone = toast.kind == session::Toast::Kind::Error ? ui.theme.error : toast.kind == session::Toast::Kind::Warning ? ui.theme.warn : ui.theme.accent;
        ui.begin_region(id.c_str(), box);
        ui.fill(box, ui.theme.raised, 4.0);
        ui.frame(box, ui.theme.line2, 4.0);
        ui.fill({ui.rtl ? box.right() - 3.0 : box.x, box.y, 3.0, box.height}, tone, 1.0);
        Row row(ui, inset(box, 12.0, 0.0), 8.0);
        const Rect mark = row.start(18.0);
        ui.icon(stays ? "error" : toast.kind == session::Toast::Kind::Warning ? "warning" : "info", {mark.x + 9.0, box.y + 18.0}, tone);
        const Rect cross = row.end(22.0);
        bool drop = ui.icon_button(id + ":close", {cross.x, box.y + 7.0, 22.0, 22.0}, "close", {});
        if (at_file) {
            ui.label({row.rest().x, box.y + 8.0, inner, head}, toast.values[0], Font::SmallBold, ui.theme.t1);
        }
        ui.paragraph({row.rest().x, box.y + 9.0 + head, inner, high}, text, Font::Small, at_file ? ui.theme.t2 : ui.theme.t1, flow);
        if (toast.undoable) {
            const std::string undo = ui.text("bar.undo");
            Row below(ui, {row.rest().x, box.bottom() - 30.0, inner, 24.0});
            if (ui.button(id + ":undo", below.start(ui.text_width(undo, Font::Body) + 12.0), undo, ButtonKind::Quiet)) {
                ui.command(session::Undo{});
                drop = true;
            }
        }
        const bool hovered = ui.hovers(box);
        ui.end_region();
        if (drop || (!stays && left <= 0.0 && !hovered)) {
            ui.command(session::DropToast{toast.id});
            ui.memory.numbers.erase(id);
        } else if (!stays) {
            ui.wake_after(std::max(0.05, left));
        }
        bottom = box.y - 8.0;
    }
}

} // namespace marsad::ui
