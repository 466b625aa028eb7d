#include "ui/time_fields.h"

#include "ui/date_text.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace marsad::ui {

namespace {

constexpr double kDragStep = 6.0; ///< logical pixels a step
constexpr double kClickSlack = 3.0;

std::string wrong_key(const std::string& id) { return id + ":wrong"; }

/// Why the text of a field cannot be used, over the field.
void say_reason(Ui& ui, const Rect& field, std::string_view reason) {
    constexpr double kWidest = 320.0;
    const double wide = std::min(kWidest, ui.text_width(reason, Font::Small)) + 1.0;
    const double high = ui.paragraph_height(wide, reason, Font::Small);
    Rect box{ui.rtl ? field.right() - wide - 40.0 : field.x, field.y - high - 14.0, wide + 40.0, high + 10.0};
    box.x = std::clamp(box.x, 4.0, std::max(4.0, ui.width - box.width - 4.0));
    box.y = box.y < 4.0 ? field.bottom() + 4.0 : box.y;
    ui.begin_over();
    ui.fill(box, ui.theme.panel, 4.0);
    ui.fill(box, ui.theme.error_ground, 4.0);
    ui.frame(box, ui.theme.error, 4.0);
    Row row(ui, inset(box, 8.0, 5.0), 8.0);
    const Rect sign = row.start(16.0);
    ui.icon("error", {sign.x + 8.0, sign.y + sign.height / 2.0}, ui.theme.error);
    ui.paragraph(row.rest(), reason, Font::Small, ui.theme.error);
    ui.end_over();
}

/// The keys of time act again, and nothing more is asked of the field.
void let_go(Ui& ui) {
    ui.focus({});
    ui.memory.words["field"].clear();
}

/// The text as it stands, and what may become of it.
struct Typed {
    FieldResult result;
    bool ask = false; ///< Enter, or the keyboard left a changed text: use it
};

Typed typed_field(Ui& ui, const std::string& id, const Rect& rect, const std::string& current, const FieldLook& look) {
    std::string& wrong = ui.memory.words[wrong_key(id)];
    const bool had_focus = ui.memory.words["field"] == id;
    if (wrong.empty() && !had_focus) { // the keyboard may just have left: then its text is still to be read
        set_field(ui, id, current);
    }
    FieldLook marked = look;
    marked.wrong = !wrong.empty();
    Typed out;
    out.result = text_field(ui, id, rect, marked);
    if (out.result.changed) {
        wrong.clear();
    }
    auto& buffer = ui.memory.edits.at(id).buffer;
    if (out.result.focused && !had_focus) {
        ui.memory.words[id + ":was"] = buffer.text(); // while time plays, the value moves on and the text does not
    }
    double& follow = ui.memory.numbers[id + ":follow"]; // the arrow keys changed the value: the text follows it
    if (follow > 0.0 && buffer.text() != current) {
        follow = 0.0;
        buffer.set_text(current);
        ui.memory.words[id + ":was"] = current;
    }
    double& fresh = ui.memory.numbers[id + ":fresh"]; // a click gave it the keyboard: what is typed replaces the whole
    fresh = !out.result.focused ? 0.0 : !had_focus ? 1.0
                                                   : fresh;
    if (fresh > 0.0 && !ui.mouse_down()) {
        fresh = 0.0;
        if (buffer.selection().empty()) {
            buffer.select_all();
        }
    }
    if (out.result.escaped) {
        wrong.clear();
        buffer.set_text(current);
        let_go(ui);
    } else if (out.result.entered) {
        out.ask = true;
    } else if (out.result.left) {
        out.ask = wrong.empty() && buffer.text() != ui.memory.words[id + ":was"];
    }
    return out;
}

/// Steps asked by the arrow keys in a field that has the keyboard.
int key_steps(Ui& ui, const FieldResult& result) {
    if (!result.focused) {
        return 0;
    }
    return (ui.take_key(key::kUp) ? 1 : 0) - (ui.take_key(key::kDown) ? 1 : 0) + (ui.take_key(key::kUp, false, true) ? 10 : 0) - (ui.take_key(key::kDown, false, true) ? 10 : 0);
}

void keep_wrong(Ui& ui, const std::string& id, std::string reason, bool entered) {
    ui.memory.words[wrong_key(id)] = std::move(reason);
    if (entered) {
        ui.focus(id);
    }
}

void take_good(Ui& ui, const std::string& id, const std::string& shown) {
    ui.memory.words[wrong_key(id)].clear();
    ui.memory.edits.at(id).buffer.set_text(shown);
    if (ui.is_focused(id)) {
        let_go(ui);
    }
}

void show_reason(Ui& ui, const std::string& id, const Rect& rect, std::string_view tip) {
    const std::string& wrong = ui.memory.words[wrong_key(id)];
    if (!wrong.empty() && (ui.is_focused(id) || ui.hovers(rect))) {
        say_reason(ui, rect, wrong);
    } else if (ui.hovers(rect) && !ui.is_focused(id)) {
        Touch hover;
        hover.hovered = true;
        hover.held = ui.mouse_down();
        ui.tooltip_for(hover, id, tip);
    }
}

} // namespace

std::optional<double> number_field(Ui& ui, const Rect& rect, const NumberField& field) {
    std::optional<double> out;
    // Before the keyboard has it, the mouse drags its number sideways; a click without a drag gives it the keyboard.
    const std::string drag_id = field.id + ":drag";
    if (!ui.is_focused(field.id)) {
        const Touch grip = ui.touch(drag_id, rect, false);
        double& from = ui.memory.numbers[drag_id];
        double& done = ui.memory.numbers[drag_id + ":done"];
        if (grip.pressed) {
            from = ui.mouse().x;
            done = 0.0;
        }
        if (grip.held) {
            const double by = ui.mouse().x - from;
            const double steps = std::abs(by) < kClickSlack ? 0.0 : std::trunc(by / kDragStep);
            if (steps != done) {
                out = field.step(static_cast<int>(steps - done));
                done = steps;
                ui.memory.words[wrong_key(field.id)].clear();
            }
        }
        if (grip.clicked && done == 0.0 && std::abs(ui.mouse().x - from) < kClickSlack) {
            ui.focus(field.id);
            ui.memory.edits.at(field.id).buffer.select_all();
            ui.animate();
        }
    }
    FieldLook look;
    look.suffix = field.suffix;
    look.font = Font::Small;
    look.flow = Flow::Interface;
    const Typed typed = typed_field(ui, field.id, rect, field.text, look);
    if (ui.hovers(rect) && !typed.result.focused) {
        ui.cursor(ImGuiMouseCursor_ResizeEW);
    }
    if (const int steps = key_steps(ui, typed.result); steps != 0) {
        out = field.step(steps);
        ui.memory.words[wrong_key(field.id)].clear();
        ui.memory.numbers[field.id + ":follow"] = 1.0;
    }
    if (typed.ask) {
        if (const auto value = field.read(ui.memory.edits.at(field.id).buffer.text())) {
            out = value;
            take_good(ui, field.id, field.text);
        } else {
            keep_wrong(ui, field.id, field.reason, typed.result.entered);
        }
    }
    show_reason(ui, field.id, rect, field.tip);
    return out;
}

std::optional<DateInput> date_field(Ui& ui, TimeState& own, const std::string& id, const Rect& rect, timeline::Day current, std::string_view tip) {
    FieldLook look;
    look.font = Font::Small;
    const Typed typed = typed_field(ui, id, rect, timeline::to_iso(current), look);
    std::optional<DateInput> out;
    if (const int steps = key_steps(ui, typed.result); steps != 0) {
        const timeline::Day day = current + std::chrono::days{steps};
        out = DateInput{};
        out->days = {day, day};
        out->problem = DateProblem::None;
        ui.memory.words[wrong_key(id)].clear();
        ui.memory.numbers[id + ":follow"] = 1.0;
    }
    if (typed.ask) {
        const auto extent = ui.state.playback.extent();
        DateInput input = parse_date(ui.memory.edits.at(id).buffer.text(), own.words(ui), {extent, ui.state.playback.now()});
        if (input.problem == DateProblem::None) {
            take_good(ui, id, timeline::to_iso(current));
            out = std::move(input);
        } else {
            keep_wrong(ui, id, problem_text(ui.texts, input, extent), typed.result.entered);
        }
    }
    show_reason(ui, id, rect, tip);
    return out;
}

} // namespace marsad::ui
