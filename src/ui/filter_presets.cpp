#include "ui/filter_presets.h"

#include "ui/text_field.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace marsad::ui {

namespace {

constexpr double kHead = 30.0;
constexpr double kChip = 24.0;
constexpr double kGap = 6.0;
constexpr double kKeep = 30.0;
constexpr double kMostChip = 180.0;
constexpr const char* kNameField = "preset:name";

struct Chip {
    std::string text;
    const session::FilterPreset* preset;
    bool own;
    Rect at; ///< from the top left of the chips, as if read from the left
};

double chip_width(Ui& ui, const std::string& text, bool own) { return std::min(kMostChip, ui.text_width(text, Font::Small) + 20.0 + (own ? 16.0 : 0.0)); }

/// All chips in lines of a width.
std::vector<Chip> chips_of(Ui& ui, double width) {
    std::vector<Chip> chips;
    for (const auto& preset : ui.presets) {
        chips.push_back({ui.text(preset.name), &preset, false, {}});
    }
    for (const auto& preset : ui.state.settings.presets) {
        chips.push_back({preset.name, &preset, true, {}});
    }
    double x = 0.0;
    double y = 0.0;
    for (Chip& chip : chips) {
        const double wide = chip_width(ui, chip.text, chip.own);
        if (x > 0.0 && x + wide > width) {
            x = 0.0;
            y += kChip + kGap;
        }
        chip.at = {x, y, wide, kChip};
        x += wide + kGap;
    }
    return chips;
}

bool folded(const Ui& ui) { return ui.memory.is_open("presets:folded"); }

/// Whether what is filtered is just this; the box of the map apart.
bool is_used(const Ui& ui, const session::FilterPreset& preset) { return ui.state.filters.chosen == preset.filters.chosen && ui.state.filters.text == preset.filters.text; }

bool can_keep(const Ui& ui) { return !ui.state.filters.chosen.empty() || !ui.state.filters.text.empty(); }

void draw_chip(Ui& ui, const Chip& chip, const Rect& at, std::size_t number) {
    const std::string id = (chip.own ? "preset:own:" : "preset:") + std::to_string(number);
    const bool used = is_used(ui, *chip.preset);
    const Rect cross = ui.rtl ? Rect{at.x + 4.0, at.y + 4.0, 16.0, 16.0} : Rect{at.right() - 20.0, at.y + 4.0, 16.0, 16.0};
    const bool drops = chip.own && ui.icon_button(id + ":drop", cross, "close", ui.text("preset.drop", {chip.text}));
    const Touch hit = ui.touch(id, at);
    ui.fill(at, used ? ui.theme.accent_dim : hit.hovered ? ui.theme.hover : ui.theme.raised, 11.0);
    ui.frame(at, used ? ui.theme.accent : ui.theme.line2, 11.0);
    Row inside(ui, inset(at, 10.0, 0.0), 4.0);
    if (chip.own) {
        static_cast<void>(inside.end(12.0));
        ui.icon("close", {cross.x + 8.0, cross.y + 8.0}, ui.theme.t2, 10.0);
    }
    ui.label(inside.rest(), chip.text, Font::Small, ui.theme.t1, Align::Centre);
    if (ui.is_focused(id) && ui.memory.focus_by_key) {
        ui.focus_ring(at);
    }
    if (drops) {
        ui.command(session::DropPreset{chip.preset->name});
    } else if (hit.clicked) {
        ui.command(used ? session::Command(session::UseFilters{}) : session::Command(session::UseFilters{chip.preset->filters}));
    }
}

/// A name for what is filtered now.
void draw_keep(Ui& ui, const Rect& rect) {
    Row row(ui, rect, kGap);
    const std::string keep = ui.text("preset.keep");
    const Rect button = row.end(ui.text_width(keep, Font::Body) + 20.0);
    const FieldResult typed = text_field(ui, kNameField, row.rest(), {.placeholder = ui.text("preset.keep_name"), .font = Font::Small});
    const std::string name = ui.memory.edits[kNameField].buffer.text();
    if ((ui.button("preset:keep", button, keep, ButtonKind::Plain, {}, !name.empty()) || typed.entered) && !name.empty()) {
        ui.command(session::KeepFilters{name});
        ui.focus({});
        set_field(ui, kNameField, "");
    }
    if (typed.escaped) {
        ui.focus({});
    }
}

} // namespace

double filter_presets_height(Ui& ui, double width) {
    if (folded(ui)) {
        return kHead;
    }
    const auto chips = chips_of(ui, width - 24.0);
    return kHead + (chips.empty() ? 0.0 : chips.back().at.y + kChip + 10.0) + (can_keep(ui) ? kKeep + 6.0 : 0.0);
}

double draw_filter_presets(Ui& ui, const Rect& rect) {
    const Rect head{rect.x, rect.y, rect.width, kHead};
    const Touch hit = ui.touch("presets:folded", head);
    Row row(ui, inset(head, 12.0, 0.0), 6.0);
    const Rect mark = row.start(12.0);
    ui.icon(folded(ui) ? "chevron_end" : "chevron_down", {mark.x + 6.0, head.y + kHead / 2.0}, hit.hovered ? ui.theme.t1 : ui.theme.t3, 12.0);
    ui.label(row.rest(), ui.text("preset.title"), Font::BodyBold, ui.theme.t1);
    double y = rect.y + kHead;
    if (!folded(ui)) {
        const auto chips = chips_of(ui, rect.width - 24.0);
        for (std::size_t i = 0; i < chips.size(); ++i) {
            const Rect at = chips[i].at;
            draw_chip(ui, chips[i], {ui.rtl ? rect.right() - 12.0 - at.x - at.width : rect.x + 12.0 + at.x, y + at.y, at.width, at.height}, i);
        }
        y += chips.empty() ? 0.0 : chips.back().at.y + kChip + 10.0;
        if (can_keep(ui)) {
            draw_keep(ui, {rect.x + 12.0, y, rect.width - 24.0, 28.0});
            y += kKeep + 6.0;
        }
    }
    if (hit.clicked) {
        ui.memory.set_open("presets:folded", !folded(ui));
    }
    ui.fill({rect.x, y - ui.hairline(), rect.width, ui.hairline()}, ui.theme.line);
    return y;
}

} // namespace marsad::ui
