#include "ui/dialogs.h"

#include "ui/actions.h"
#include "ui/dialog_box.h"
#include "ui/file_browser.h"
#include "ui/film_dialog.h"
#include "ui/text_field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace marsad::ui {

namespace {

constexpr double kScrollRoom = 14.0; // beside what scrolls

void draw_add(Ui& ui) {
    const DialogBox box(ui, 720.0, 520.0, "add.title");
    const Rect body = box.body(true);
    if (ui.memory.words["add.opened"] != "yes") {
        ui.memory.words["add.opened"] = "yes";
        ui.focus("add:text", true);
    }
    const std::string hint = ui.text("add.hint");
    const double hint_high = ui.paragraph(body, hint, Font::Small, ui.theme.t2) + 8.0;
    const Rect text_at{body.x, body.y + hint_high, body.width, body.height - hint_high - 44.0};
    const std::string placeholder = ui.text("add.placeholder");
    const FieldResult text = text_field(ui, "add:text", text_at, {.placeholder = placeholder, .font = Font::Reading, .many_lines = true});
    Row row(ui, {body.x, text_at.bottom() + 10.0, body.width, 28.0}, 8.0);
    const std::string label = ui.text("add.published");
    ui.label(row.start(ui.text_width(label, Font::Small) + 1.0), label, Font::Small, ui.theme.t2);
    const std::string& day = ui.memory.edits["add:published"].buffer.text();
    const bool good = day.empty() || timeline::parse_iso_day(day).has_value();
    const std::string as_told = ui.text("add.as_told");
    text_field(ui, "add:published", row.start(150.0), {.placeholder = as_told, .font = Font::Small, .flow = Flow::LeftToRight, .wrong = !good});
    if (!good) {
        ui.label(row.rest(), ui.text("add.wrong_day"), Font::Small, ui.theme.error);
    } else {
        ui.label(row.rest(), ui.text("add.published_hint"), Font::Caption, ui.theme.t3);
    }
    const std::string& typed = ui.memory.edits.at("add:text").buffer.text();
    const bool some = typed.find_first_not_of(" \t\r\n") != std::string::npos;
    Row foot = box.foot();
    const bool read = foot_button(ui, foot, "add:read", "add.read", ButtonKind::Primary, some && good) || (text.entered && some && good);
    if (foot_button(ui, foot, "add:files", "add.files", ButtonKind::Plain)) {
        open_dialog(ui, "open");
    }
    if (read) {
        ui.request(ReadText{typed, day});
        ui.memory.edits.erase("add:text");
        open_dialog(ui, {});
    }
}

void draw_open(Ui& ui) {
    const DialogBox box(ui, 720.0, 540.0, "open.title");
    FileBrowser browser(ui, "open");
    const Rect body = box.body(true);
    browser.draw(body, ui.text("open.hint"));
    Row foot = box.foot();
    const auto chosen = browser.chosen();
    if (foot_button(ui, foot, "open:read", "open.read", ButtonKind::Primary, !chosen.empty()) || browser.confirmed()) {
        ui.request(ReadFiles{chosen});
        open_dialog(ui, {});
    }
    if (foot_button(ui, foot, "open:cancel", "button.cancel", ButtonKind::Plain)) {
        open_dialog(ui, {});
    }
}

std::string default_name(ExportFormat format) {
    switch (format) {
    case ExportFormat::GeoJson: return "marsad.geojson";
    case ExportFormat::GeoJsonLines: return "marsad.geojsonl";
    case ExportFormat::Csv: return "marsad.csv";
    case ExportFormat::Picture: return "marsad.png";
    }
    return "marsad";
}

/// The path with the extension of another format; a name that the user typed is kept.
void follow_format(Ui& ui, ExportFormat format) {
    EditState& edit = ui.memory.edits["export:path"];
    const std::filesystem::path now = edit.buffer.text();
    const std::filesystem::path wanted = default_name(format);
    edit.buffer.set_text(now.empty() ? (std::filesystem::path(ui.memory.words["home"]) / wanted).string() : std::filesystem::path(now).replace_extension(wanted.extension()).string());
}

void draw_export(Ui& ui) {
    const DialogBox box(ui, 620.0, 380.0, "export.title");
    const Rect body = box.body(true);
    auto format = static_cast<std::size_t>(ui.memory.numbers["export.format"]);
    auto scope = static_cast<std::size_t>(ui.memory.numbers["export.scope"]);
    if (ui.memory.edits["export:path"].buffer.text().empty() && !ui.is_focused("export:path")) {
        follow_format(ui, static_cast<ExportFormat>(format));
    }
    double y = body.y;
    const auto heading = [&](const char* key) {
        ui.label({body.x, y, body.width, 20.0}, ui.text(key), Font::SmallBold, ui.theme.t2);
        y += 24.0;
    };
    heading("export.what");
    const bool picture = format == static_cast<std::size_t>(ExportFormat::Picture);
    const std::size_t selected = ui.state.selected ? 1 : 0;
    const std::array counts{ui.state.project.events().size(), ui.digest.list().size(), ui.digest.sums().in_days, selected};
    static constexpr std::array kScopes{"export.all", "export.filtered", "export.shown", "export.selected"};
    std::vector<std::string> scopes;
    scopes.reserve(kScopes.size());
    for (std::size_t i = 0; i < kScopes.size(); ++i) {
        scopes.push_back(ui.text(kScopes[i], {static_cast<std::int64_t>(counts[i])}));
    }
    if (const auto chosen = ui.segmented("export:scope", {body.x, y, body.width, 28.0}, scopes, scope)) {
        ui.memory.numbers["export.scope"] = static_cast<double>(*chosen);
        scope = *chosen;
    }
    y += 44.0;
    heading("export.format");
    const std::array formats{std::string("GeoJSON"), ui.text("export.lines"), std::string("CSV"), ui.text("export.picture")};
    if (const auto chosen = ui.segmented("export:format", {body.x, y, body.width, 28.0}, formats, format)) {
        ui.memory.numbers["export.format"] = static_cast<double>(*chosen);
        format = *chosen;
        follow_format(ui, static_cast<ExportFormat>(format));
    }
    y += 40.0;
    if (format == static_cast<std::size_t>(ExportFormat::Csv)) {
        Row row(ui, {body.x, y - 4.0, body.width, 24.0});
        if (ui.checkbox("export:bom", row.start(18.0), ui.memory.is_open("export.bom"))) {
            ui.memory.set_open("export.bom", !ui.memory.is_open("export.bom"));
        }
        ui.label(row.rest(), ui.text("export.bom"), Font::Small, ui.theme.t2);
    } else {
        ui.label({body.x, y - 4.0, body.width, 24.0}, ui.text(picture ? "export.picture_hint" : "export.geojson_hint"), Font::Caption, ui.theme.t3);
    }
    y += 28.0;
    heading("export.to");
    text_field(ui, "export:path", {body.x, y, body.width, 28.0}, {.font = Font::Small, .flow = Flow::LeftToRight});
    y += 32.0;
    const std::string path = ui.memory.edits.at("export:path").buffer.text();
    std::error_code error;
    const auto folder = std::filesystem::path(path).parent_path();
    const bool no_folder = !folder.empty() && !std::filesystem::is_directory(folder, error);
    const bool exists = !path.empty() && std::filesystem::exists(path, error);
    const std::size_t count = counts[scope];
    if (no_folder) {
        ui.label({body.x, y, body.width, 20.0}, ui.text("export.no_folder", {folder.string()}), Font::Small, ui.theme.error);
    } else if (count == 0 && !picture) {
        ui.label({body.x, y, body.width, 20.0}, ui.text("export.nothing"), Font::Small, ui.theme.warn);
    } else if (exists) {
        ui.label({body.x, y, body.width, 20.0}, ui.text("export.replaces"), Font::Small, ui.theme.warn);
    }
    Row foot = box.foot();
    if (foot_button(ui, foot, "export:go", "export.go", ButtonKind::Primary, !path.empty() && !no_folder && (count > 0 || picture))) {
        ui.request(ExportTo{static_cast<ExportScope>(scope), static_cast<ExportFormat>(format), path, ui.memory.is_open("export.bom")});
        open_dialog(ui, {});
    }
    if (foot_button(ui, foot, "export:cancel", "button.cancel", ButtonKind::Plain)) {
        open_dialog(ui, {});
    }
}

void draw_settings(Ui& ui) {
    const DialogBox box(ui, 520.0, 480.0, "bar.settings");
    const Rect body = box.body(false);
    double y = body.y;
    const auto& settings = ui.state.settings;
    const auto choice = [&](const char* id, const char* key, const std::vector<std::string>& values, std::size_t current) {
        Row row(ui, {body.x, y, body.width, 28.0});
        ui.label(row.start(150.0), ui.text(key), Font::Body, ui.theme.t1);
        y += 40.0;
        return ui.segmented(id, row.rest(), values, current);
    };
    if (const auto chosen = choice("settings:theme", "bar.theme", {ui.text("settings.dark"), ui.text("settings.light")}, static_cast<std::size_t>(settings.theme))) {
        ui.command(session::SetTheme{static_cast<session::Theme>(*chosen)});
    }
    if (const auto chosen = choice("settings:language", "bar.language", {"English", ui.text("settings.arabic")}, static_cast<std::size_t>(settings.language))) {
        ui.command(session::SetLanguage{static_cast<session::Language>(*chosen)});
    }
    if (const auto chosen = choice("settings:labels", "settings.labels", {ui.text("settings.labels_english"), ui.text("settings.labels_arabic"), ui.text("settings.labels_both")}, static_cast<std::size_t>(settings.labels))) {
        ui.command(session::SetLabels{static_cast<session::MapLabels>(*chosen)});
    }
    const auto stepper = [&](const std::string& id, const char* key, double value) {
        Row row(ui, {body.x, y, body.width, 28.0});
        ui.label(row.start(150.0), ui.text(key), Font::Body, ui.theme.t1);
        const bool less = ui.icon_button(id + ":less", row.start(28.0), "minus", {});
        ui.label(row.start(56.0), std::to_string(std::lround(value * 100.0)) + " %", Font::Body, ui.theme.t1, Align::Centre, Flow::LeftToRight);
        const bool more = ui.icon_button(id + ":more", row.start(28.0), "plus", {});
        y += 40.0;
        return more ? 1 : less ? -1 : 0;
    };
    if (const int step = stepper("settings:scale", "settings.scale", settings.scale); step != 0) {
        ui.command(session::SetScale{settings.scale + 0.05 * step});
    }
    if (const int step = stepper("settings:reading", "settings.reading", settings.reading_scale); step != 0) {
        ui.command(session::SetReadingScale{settings.reading_scale + 0.1 * step});
    }
    if (const auto chosen = choice("settings:positions", "settings.positions", {ui.text("settings.positions_decimal"), "DMS", "MGRS"}, static_cast<std::size_t>(settings.positions))) {
        ui.command(session::SetPositionFormat{static_cast<geo::PositionFormat>(*chosen)});
    }
    const auto on_or_off = [&](const char* id, const char* key, bool on) {
        Row row(ui, {body.x, y, body.width, 28.0});
        ui.label(row.start(150.0), ui.text(key), Font::Body, ui.theme.t1);
        y += 36.0;
        return ui.toggle(id, row.start(30.0), on);
    };
    if (on_or_off("settings:graticule", "settings.graticule", settings.graticule)) {
        ui.command(session::SetGraticule{!settings.graticule});
    }
    if (on_or_off("settings:motion", "settings.motion", settings.reduced_motion)) {
        ui.command(session::SetReducedMotion{!settings.reduced_motion});
    }
    y += 8.0;
    ui.paragraph({body.x, y, body.width, 60.0}, ui.text("settings.kept"), Font::Caption, ui.theme.t3);
}

void draw_help(Ui& ui) {
    const DialogBox box(ui, 880.0, 700.0, "help.title");
    const Rect view = box.body(false);
    const Rect body{view.x + (ui.rtl ? kScrollRoom : 0.0), view.y, view.width - kScrollRoom, view.height};
    // Groups in two columns, each action with all of its keys.
    struct Entry {
        std::string text, keys;
    };
    std::vector<std::pair<std::string, std::vector<Entry>>> groups;
    for (const Action& action : actions()) {
        std::string keys;
        for (const auto& binding : ui.keys().bindings()) {
            if (binding.action == action.name) {
                keys += (keys.empty() ? "" : "   ") + binding.shown;
            }
        }
        if (keys.empty()) {
            continue;
        }
        if (groups.empty() || groups.back().first != action.group) {
            groups.emplace_back(action.group, std::vector<Entry>());
        }
        groups.back().second.push_back({ui.text(action.text_key), keys});
    }
    constexpr double kLine = 22.0;
    const double column_wide = (body.width - 32.0) / 2.0;
    const auto height_of = [&](std::size_t from, std::size_t to) {
        double high = 0.0;
        for (std::size_t i = from; i < to; ++i) {
            high += 34.0 + kLine * static_cast<double>(groups[i].second.size());
        }
        return high;
    };
    const std::size_t split = groups.empty() ? 0 : 1; // what is done anywhere is half of it
    const double high = std::max(height_of(0, split), height_of(split, groups.size()));
    const double top = ui.begin_scroll("help", view, high);
    double y[2] = {top, top};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::size_t column = i < split ? 0 : 1;
        const bool at_start = (column == 0) != ui.rtl;
        const double x = at_start ? body.x : body.x + column_wide + 32.0;
        ui.label({x, y[column] + 4.0, column_wide, 24.0}, ui.text(groups[i].first), Font::BodyBold, ui.theme.accent);
        y[column] += 30.0;
        for (const Entry& entry : groups[i].second) {
            Row row(ui, {x, y[column], column_wide, kLine});
            const double wide = ui.text_width(entry.keys, Font::Caption) + 2.0;
            ui.label(row.end(wide), entry.keys, Font::Caption, ui.theme.t2, Align::End, Flow::LeftToRight);
            ui.label(row.rest(), entry.text, Font::Small, ui.theme.t1);
            y[column] += kLine;
        }
        y[column] += 4.0;
    }
    ui.end_scroll();
}

} // namespace

void draw_dialog(Ui& ui) {
    const std::string dialog = dialog_of(ui);
    if (dialog != "add") {
        ui.memory.words["add.opened"].clear();
    }
    if (dialog != "film") {
        ui.memory.set_open("film", false);
    }
    if (dialog == "add") {
        draw_add(ui);
    } else if (dialog == "open") {
        draw_open(ui);
    } else if (dialog == "export") {
        draw_export(ui);
    } else if (dialog == "film") {
        draw_film_dialog(ui);
    } else if (dialog == "settings") {
        draw_settings(ui);
    } else if (dialog == "help") {
        draw_help(ui);
    }
}

} // namespace marsad::ui
