#include "ui/time_options.h"

#include "ui/actions.h"
#include "ui/time_state.h"

#include <algorithm>
#include <cmath>

namespace marsad::ui {

namespace {

constexpr const char* kOpen = "time.options";
constexpr double kPad = 14.0;
constexpr double kRow = 34.0;
constexpr double kToggle = 30.0;

std::vector<std::string> bin_names(const Ui& ui) {
    std::vector<std::string> out;
    for (const char* key : {"time.bin_auto", "time.bin_day", "time.bin_week", "time.bin_month", "time.bin_quarter", "time.bin_year"}) {
        out.push_back(ui.text(key));
    }
    return out;
}

} // namespace

bool close_time_options(Ui& ui) {
    const bool open = ui.memory.is_open(kOpen);
    ui.memory.set_open(kOpen, false);
    return open;
}

void draw_time_options(Ui& ui) {
    if (!ui.memory.is_open(kOpen)) {
        return;
    }
    struct Switch {
        const char* id;
        const char* action; ///< that does the same, with its key; null = none
        const char* text;
        bool session::TimeOptions::*value;
        bool enabled;
    };
    session::TimeOptions options = ui.state.settings.time;
    const Switch switches[] = {{"time:option:fold", "fold_gaps", "time.fold_gaps", &session::TimeOptions::fold_gaps, true},
                               {"time:option:skip", nullptr, "time.skip_gaps", &session::TimeOptions::skip_gaps, options.fold_gaps},
                               {"time:option:view", "histogram_view", "time.histogram_view", &session::TimeOptions::in_view, true}};
    const auto names = bin_names(ui);
    const std::string bins = ui.text("time.bin");
    double wide = std::max(ui.segmented_width(names), ui.text_width(bins, Font::Small));
    for (const Switch& line : switches) {
        wide = std::max(wide, ui.text_width(ui.text(line.text), Font::Small) + 60.0 + kToggle);
    }
    wide = std::min(std::ceil(wide) + 2.0 * kPad, ui.width - 16.0);
    const double high = 2.0 * kPad - 8.0 + kRow * static_cast<double>(std::size(switches)) + 24.0 + 30.0;
    const Rect& from = TimeState::of(ui).options_at;
    const double x = std::clamp(ui.rtl ? from.x : from.right() - wide, 8.0, std::max(8.0, ui.width - wide - 8.0));
    const Rect box{x, std::max(8.0, from.y - high - 8.0), wide, high};
    ui.begin_region("time options", box);
    ui.fill(box, ui.theme.panel, 4.0);
    ui.frame(box, ui.theme.edge, 4.0);
    double y = box.y + kPad - 8.0;
    for (const Switch& line : switches) {
        Row row(ui, {box.x + kPad, y, wide - 2.0 * kPad, kRow}, 8.0);
        const Rect at = row.end(kToggle);
        const std::string keys = line.action == nullptr ? std::string() : key_text(ui, line.action);
        const Rect key = row.end(24.0);
        if (line.enabled && ui.toggle(line.id, at, options.*line.value)) {
            options.*line.value = !(options.*line.value);
            ui.command(session::SetTimeOptions{options});
        } else if (!line.enabled) {
            ui.label(at, "–", Font::Small, ui.theme.disabled, Align::Centre);
        }
        ui.label(key, keys, Font::Caption, ui.theme.t3, Align::Centre, Flow::LeftToRight);
        ui.label(row.rest(), ui.text(line.text), Font::Small, line.enabled ? ui.theme.t1 : ui.theme.disabled);
        y += kRow;
    }
    ui.label({box.x + kPad, y, wide - 2.0 * kPad, 24.0}, bins, Font::Small, ui.theme.t2);
    y += 24.0;
    const std::size_t now = options.bin ? static_cast<std::size_t>(*options.bin) + 1 : 0;
    if (const auto chosen = ui.segmented("time:bin", {box.x + kPad, y, wide - 2.0 * kPad, 28.0}, names, now)) {
        options.bin = *chosen == 0 ? std::nullopt : std::optional(static_cast<timeline::BinUnit>(*chosen - 1));
        ui.command(session::SetTimeOptions{options});
    }
    const bool outside = ui.mouse_clicked() && !box.contains(ui.mouse().x, ui.mouse().y) && !from.contains(ui.mouse().x, ui.mouse().y);
    ui.end_region();
    if (outside) {
        close_time_options(ui);
        ui.animate();
    }
}

} // namespace marsad::ui
