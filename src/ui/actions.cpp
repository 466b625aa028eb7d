#include "ui/actions.h"

#include "base/file.h"
#include "base/rows.h"
#include "ui/map_bookmarks.h"
#include "ui/map_panel.h"
#include "ui/time_options.h"
#include "ui/time_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

using namespace session;

void zoom_scale(Ui& ui, double factor) { ui.command(SetScale{factor == 0.0 ? 1.0 : std::round(ui.state.settings.scale * factor * 20.0) / 20.0}); }

template <typename Value>
Value next_of(Value value, int count) {
    return static_cast<Value>((static_cast<int>(value) + 1) % count);
}

void step_back(Ui& ui, MapPanel* map) {
    if (!dialog_of(ui).empty()) {
        open_dialog(ui, {});
    } else if (close_time_options(ui)) {
    } else if (!ui.memory.focused.empty()) {
        ui.focus({});
    } else if (map != nullptr && map->close_topmost(ui)) {
    } else if (ui.state.focused) {
        ui.command(FocusField{ui.state.focused});
    } else if (ui.state.selected) {
        ui.command(Select{std::nullopt});
    }
}

void toggle_time_option(Ui& ui, bool TimeOptions::*option) {
    TimeOptions options = ui.state.settings.time;
    options.*option = !(options.*option);
    ui.command(SetTimeOptions{options});
}

void change_speed(Ui& ui, double factor) { ui.command(SetSpeed{ui.state.playback.speed() * factor}); }

void change_window(Ui& ui, int steps) {
    const int length = ui.state.playback.window_days();
    ui.command(SetWindowDays{std::max(1, length + steps * std::max(1, length / 10))});
}

constexpr std::string_view kAny = "keys.anywhere";
constexpr std::string_view kTime = "keys.time";
constexpr std::string_view kMap = "keys.map";
constexpr std::string_view kEvents = "keys.events";

const std::array kActions{
    Action{"search", "action.search", kAny, [](Ui& ui, MapPanel*) { ui.focus("search", true); }},
    Action{"find", "action.find", kAny, [](Ui& ui, MapPanel*) { ui.command(ShowTab{LeftTab::Events}); ui.focus("list:find", true); }},
    Action{"undo", "bar.undo", kAny, [](Ui& ui, MapPanel*) { ui.command(Undo{}); }},
    Action{"redo", "bar.redo", kAny, [](Ui& ui, MapPanel*) { ui.command(Redo{}); }},
    Action{"add", "bar.add", kAny, [](Ui& ui, MapPanel*) { open_dialog(ui, "add"); }},
    Action{"open", "action.open", kAny, [](Ui& ui, MapPanel*) { open_dialog(ui, "open"); }},
    Action{"paste", "action.paste", kAny, [](Ui& ui, MapPanel*) { ui.request(ReadClipboard{}); }},
    Action{"demo", "action.demo", kAny, [](Ui& ui, MapPanel*) { ui.request(ReadDemo{}); }},
    Action{"export", "action.export", kAny, [](Ui& ui, MapPanel*) { open_dialog(ui, "export"); }},
    Action{"film", "action.film", kAny, [](Ui& ui, MapPanel*) { open_dialog(ui, "film"); }},
    Action{"queue", "tab.queue", kAny, [](Ui& ui, MapPanel*) { ui.command(ShowTab{LeftTab::Queue}); }},
    Action{"events", "tab.events", kAny, [](Ui& ui, MapPanel*) { ui.command(ShowTab{LeftTab::Events}); }},
    Action{"filters", "tab.filters", kAny, [](Ui& ui, MapPanel*) { ui.command(ShowTab{LeftTab::Filters}); }},
    Action{"clear_filters", "filter.clear_all", kAny, [](Ui& ui, MapPanel*) { ui.command(ClearFilters{}); }},
    Action{"left", "action.left", kAny, [](Ui& ui, MapPanel*) { ui.command(has_drawer(ui.width) ? Command(ToggleDrawer{}) : Command(TogglePanel{PanelName::Left})); }},
    Action{"right", "action.right", kAny, [](Ui& ui, MapPanel*) { ui.command(TogglePanel{PanelName::Right}); }},
    Action{"time", "action.time", kAny, [](Ui& ui, MapPanel*) { ui.command(TogglePanel{PanelName::Time}); }},
    Action{"full_screen", "action.full_screen", kAny, [](Ui& ui, MapPanel*) { ui.request(FullScreen{}); }},
    Action{"larger", "action.larger", kAny, [](Ui& ui, MapPanel*) { zoom_scale(ui, 1.1); }},
    Action{"smaller", "action.smaller", kAny, [](Ui& ui, MapPanel*) { zoom_scale(ui, 1.0 / 1.1); }},
    Action{"natural", "action.natural", kAny, [](Ui& ui, MapPanel*) { zoom_scale(ui, 0.0); }},
    Action{"theme", "bar.theme", kAny, [](Ui& ui, MapPanel*) { ui.command(SetTheme{next_of(ui.state.settings.theme, 2)}); }},
    Action{"language", "bar.language", kAny, [](Ui& ui, MapPanel*) { ui.command(SetLanguage{next_of(ui.state.settings.language, 2)}); }},
    Action{"settings", "bar.settings", kAny, [](Ui& ui, MapPanel*) { open_dialog(ui, "settings"); }},
    Action{"help", "bar.help", kAny, [](Ui& ui, MapPanel*) { open_dialog(ui, dialog_of(ui) == "help" ? "" : "help"); }},
    Action{"back", "action.back", kAny, step_back},
    Action{"quit", "action.quit", kAny, [](Ui& ui, MapPanel*) { ui.command(Quit{}); }},
    Action{"play", "action.play", kTime, [](Ui& ui, MapPanel*) { ui.command(TogglePlay{}); }},
    Action{"first_day", "action.first_day", kTime, [](Ui& ui, MapPanel*) { ui.command(JumpToEnd{false}); }},
    Action{"last_day", "action.last_day", kTime, [](Ui& ui, MapPanel*) { ui.command(JumpToEnd{true}); }},
    Action{"earlier", "action.earlier", kTime, [](Ui& ui, MapPanel*) { ui.command(StepTime{-1}); }},
    Action{"later", "action.later", kTime, [](Ui& ui, MapPanel*) { ui.command(StepTime{1}); }},
    Action{"much_earlier", "action.much_earlier", kTime, [](Ui& ui, MapPanel*) { ui.command(StepTime{-10}); }},
    Action{"much_later", "action.much_later", kTime, [](Ui& ui, MapPanel*) { ui.command(StepTime{10}); }},
    Action{"window_earlier", "time.window_back", kTime, [](Ui& ui, MapPanel*) { ui.command(StepWindow{-1}); }},
    Action{"window_later", "time.window_forward", kTime, [](Ui& ui, MapPanel*) { ui.command(StepWindow{1}); }},
    Action{"previous_event", "action.previous_event", kTime, [](Ui& ui, MapPanel*) { ui.command(JumpToEvent{-1}); }},
    Action{"next_event", "action.next_event", kTime, [](Ui& ui, MapPanel*) { ui.command(JumpToEvent{1}); }},
    Action{"narrower", "action.narrower", kTime, [](Ui& ui, MapPanel*) { change_window(ui, -1); }},
    Action{"wider", "action.wider", kTime, [](Ui& ui, MapPanel*) { change_window(ui, 1); }},
    Action{"half_window", "action.half_window", kTime, [](Ui& ui, MapPanel*) { ui.command(SetWindowDays{std::max(1, ui.state.playback.window_days() / 2)}); }},
    Action{"double_window", "action.double_window", kTime, [](Ui& ui, MapPanel*) { ui.command(SetWindowDays{ui.state.playback.window_days() * 2}); }},
    Action{"slower", "action.slower", kTime, [](Ui& ui, MapPanel*) { change_speed(ui, 1.0 / 1.5); }},
    Action{"faster", "action.faster", kTime, [](Ui& ui, MapPanel*) { change_speed(ui, 1.5); }},
    Action{"type_date", "action.type_date", kTime, [](Ui& ui, MapPanel*) { ui.focus("time:to", true); }},
    Action{"next_mode", "action.next_mode", kTime, [](Ui& ui, MapPanel*) { ui.command(SetMode{next_of(ui.state.playback.mode(), 4)}); }},
    Action{"next_repeat", "action.next_repeat", kTime, [](Ui& ui, MapPanel*) { ui.command(SetRepeat{next_of(ui.state.playback.repeat(), 3)}); }},
    Action{"axis_to_window", "action.axis_to_window", kTime, [](Ui& ui, MapPanel*) { zoom_time_axis(ui, ui.state.playback.shown()); }},
    Action{"whole_axis", "action.whole_axis", kTime, [](Ui& ui, MapPanel*) { zoom_time_axis(ui, std::nullopt); }},
    Action{"fold_gaps", "time.fold_gaps", kTime, [](Ui& ui, MapPanel*) { toggle_time_option(ui, &TimeOptions::fold_gaps); }},
    Action{"histogram_view", "time.histogram_view", kTime, [](Ui& ui, MapPanel*) { toggle_time_option(ui, &TimeOptions::in_view); }},
    Action{"zoom_in", "map.zoom_in", kMap, [](Ui& ui, MapPanel* map) { map->zoom(ui, 1.0); }},
    Action{"zoom_out", "map.zoom_out", kMap, [](Ui& ui, MapPanel* map) { map->zoom(ui, -1.0); }},
    Action{"pan_left", "action.pan_left", kMap, [](Ui& ui, MapPanel* map) { map->pan(ui, -0.25, 0.0); }},
    Action{"pan_right", "action.pan_right", kMap, [](Ui& ui, MapPanel* map) { map->pan(ui, 0.25, 0.0); }},
    Action{"pan_up", "action.pan_up", kMap, [](Ui& ui, MapPanel* map) { map->pan(ui, 0.0, -0.25); }},
    Action{"pan_down", "action.pan_down", kMap, [](Ui& ui, MapPanel* map) { map->pan(ui, 0.0, 0.25); }},
    Action{"fit", "action.fit", kMap, [](Ui& ui, MapPanel* map) { map->fit(ui, false); }},
    Action{"fit_all", "map.fit_all", kMap, [](Ui& ui, MapPanel* map) { map->fit(ui, true); }},
    Action{"go_to", "action.go_to", kMap, [](Ui& ui, MapPanel*) { ui.focus("search", true); }},
    Action{"summary", "action.summary", kMap, [](Ui& ui, MapPanel*) { ui.command(SetSummary{next_of(ui.state.summary, 3)}); }},
    Action{"labels", "action.labels", kMap, [](Ui& ui, MapPanel*) { ui.command(SetLabels{next_of(ui.state.settings.labels, 3)}); }},
    Action{"previous_view", "action.previous_view", kMap, [](Ui& ui, MapPanel* map) { map->step_view(ui, -1); }},
    Action{"next_view", "action.next_view", kMap, [](Ui& ui, MapPanel* map) { map->step_view(ui, 1); }},
    Action{"bookmark", "action.bookmark", kMap, [](Ui& ui, MapPanel* map) { map->bookmark(ui); }},
    Action{"bookmarks", "action.bookmarks", kMap, [](Ui& ui, MapPanel*) { open_bookmarks(ui, !bookmarks_open(ui)); }},
    Action{"positions", "action.positions", kMap, [](Ui& ui, MapPanel*) { ui.command(SetPositionFormat{next_of(ui.state.settings.positions, 3)}); }},
    Action{"graticule", "action.graticule", kMap, [](Ui& ui, MapPanel*) { ui.command(SetGraticule{!ui.state.settings.graticule}); }},
    Action{"zoom_box", "map.box", kMap, [](Ui& ui, MapPanel* map) { map->choose_tool(ui, "zoom_box"); }},
    Action{"lasso", "action.lasso", kMap, [](Ui& ui, MapPanel* map) { map->choose_tool(ui, "lasso"); }},
    Action{"box", "action.box", kMap, [](Ui& ui, MapPanel* map) { map->choose_tool(ui, "box"); }},
    Action{"measure", "action.measure", kMap, [](Ui& ui, MapPanel* map) { map->choose_tool(ui, "measure"); }},
    Action{"legend", "action.legend", kMap, [](Ui& ui, MapPanel*) { ui.memory.set_open("legend.hidden", !ui.memory.is_open("legend.hidden")); }},
    Action{"previous", "action.previous", kEvents, [](Ui& ui, MapPanel*) { ui.command(SelectNeighbour{-1}); }},
    Action{"next", "action.next", kEvents, [](Ui& ui, MapPanel*) { ui.command(SelectNeighbour{1}); }},
};

struct KeyName {
    std::string_view name;
    std::uint16_t code;
};
constexpr std::array kKeyNames{KeyName{"Enter", 40}, KeyName{"Esc", 41},  KeyName{"Backspace", 42}, KeyName{"Tab", 43},  KeyName{"Space", 44}, KeyName{"-", 45},   KeyName{"=", 46},    KeyName{"[", 47},
                               KeyName{"]", 48},     KeyName{",", 54},    KeyName{".", 55},         KeyName{"/", 56},    KeyName{"F1", 58},    KeyName{"F6", 63},  KeyName{"F11", 68},  KeyName{"Home", 74},
                               KeyName{"PageUp", 75}, KeyName{"Delete", 76}, KeyName{"End", 77},    KeyName{"PageDown", 78}, KeyName{"Right", 79}, KeyName{"Left", 80}, KeyName{"Down", 81}, KeyName{"Up", 82},
                               KeyName{"Num+", 87},  KeyName{"Num-", 86}};

std::optional<KeyPress> parse_keys(std::string_view text) {
    KeyPress out;
    const auto modifier = [&](std::string_view name, bool& set) {
        if (text.starts_with(name) && text.size() > name.size()) {
            text.remove_prefix(name.size());
            set = true;
        }
    };
    modifier("Ctrl+", out.ctrl);
    modifier("Alt+", out.alt);
    modifier("Shift+", out.shift);
    if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') {
        out.code = static_cast<std::uint16_t>(key::kA + (text[0] - 'A'));
    } else if (text.size() == 1 && text[0] >= '1' && text[0] <= '9') {
        out.code = static_cast<std::uint16_t>(30 + (text[0] - '1'));
    } else if (text == "0") {
        out.code = 39;
    } else {
        const auto known = std::find_if(kKeyNames.begin(), kKeyNames.end(), [&](const KeyName& name) { return name.name == text; });
        if (known == kKeyNames.end()) {
            return std::nullopt;
        }
        out.code = known->code;
    }
    return out;
}

const Action* action_named(std::string_view name) {
    const auto found = std::find_if(kActions.begin(), kActions.end(), [&](const Action& action) { return action.name == name; });
    return found == kActions.end() ? nullptr : &*found;
}

} // namespace

std::span<const Action> actions() { return kActions; }

base::Result<KeyTable> KeyTable::load(const std::filesystem::path& file, base::Diagnostics& diagnostics) {
    const auto text = base::read_file(file);
    if (!text) {
        return base::failure(base::ErrorCode::NotFound, "the table of keys is missing; install Marsad's assets again: " + file.string());
    }
    KeyTable out;
    base::for_each_row(*text, [&](std::size_t line, const std::vector<std::string_view>& columns) {
        const auto press = columns.size() > 1 ? parse_keys(columns[1]) : std::nullopt;
        if (action_named(columns[0]) == nullptr) {
            diagnostics.error(file.string(), line, fmt::format("there is no action \"{}\"", columns[0]));
        } else if (!press) {
            diagnostics.error(file.string(), line, "expected keys such as Ctrl+Shift+Z behind a tab");
        } else if (out.find(*press) != nullptr) {
            diagnostics.error(file.string(), line, fmt::format("{} asks for \"{}\" already", columns[1], out.find(*press)->action));
        } else {
            out.bindings_.push_back({*press, std::string(columns[0]), std::string(columns[1])});
        }
    });
    return out;
}

const Binding* KeyTable::find(const KeyPress& press) const {
    const auto found = std::find_if(bindings_.begin(), bindings_.end(), [&](const Binding& binding) { return binding.press == press; });
    return found == bindings_.end() ? nullptr : &*found;
}

const Binding* KeyTable::of(std::string_view action) const {
    const auto found = std::find_if(bindings_.begin(), bindings_.end(), [&](const Binding& binding) { return binding.action == action; });
    return found == bindings_.end() ? nullptr : &*found;
}

void run_keys(Ui& ui, MapPanel& map) {
    if (const std::string asked = std::exchange(ui.memory.words["action"], {}); !asked.empty()) {
        if (const Action* action = action_named(asked)) {
            action->run(ui, &map);
            ui.animate();
        }
    }
    for (const auto& typed : std::exchange(ui.typed(), {})) {
        if (!typed.text.empty()) {
            continue;
        }
        const Binding* binding = ui.keys().find(typed.key);
        // While text is typed, only combinations with Ctrl and the function keys act; the field took the others.
        const bool bare = !typed.key.ctrl && !typed.key.alt && typed.key.code != key::kEscape && (typed.key.code < 58 || typed.key.code > 69);
        if (binding == nullptr || (bare && ui.text_has_focus()) || (!dialog_of(ui).empty() && binding->action != "back" && binding->action != "help" && binding->action != "quit")) {
            continue;
        }
        if (const Action* action = action_named(binding->action)) {
            action->run(ui, &map);
            ui.animate();
        }
    }
}

void run_action(Ui& ui, std::string_view name) { ui.memory.words["action"] = name; }

std::string key_text(const Ui& ui, std::string_view action) {
    const Binding* binding = ui.keys().of(action);
    return binding == nullptr ? std::string() : binding->shown;
}

std::string tip_of(const Ui& ui, std::string_view action) {
    const Action* found = action_named(action);
    const std::string keys = key_text(ui, action);
    const std::string text = found == nullptr ? std::string(action) : ui.text(found->text_key);
    return keys.empty() ? text : ui.text("tip.with_key", {text, keys});
}

std::string number_with_decimal(double number) { return number >= 100.0 || number == std::round(number) ? fmt::format("{:.0f}", number) : number < 1.0 ? fmt::format("{:.2f}", number) : fmt::format("{:.1f}", number); }

void open_dialog(Ui& ui, std::string_view name) {
    ui.memory.words["dialog"] = name;
    ui.focus({});
    ui.animate();
}

std::string dialog_of(const Ui& ui) {
    const auto found = ui.memory.words.find("dialog");
    return found == ui.memory.words.end() ? std::string() : found->second;
}

} // namespace marsad::ui
