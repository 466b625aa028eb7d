#include "ui/text_field.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace marsad::ui {

namespace {

using typeset::EditBuffer;
using Step = EditBuffer::Step;

constexpr double kBlinkS = 0.53;

/// The keyboard on a buffer. True where the text changed.
class Typing {
  public:
    Typing(Ui& ui, EditState& edit, bool many_lines, const typeset::TextBlock& block) : ui_(ui), edit_(edit), many_lines_(many_lines), block_(block) {}

    FieldResult run() {
        auto& typed = ui_.typed();
        std::vector<Input::Typed> rest;
        for (const auto& item : typed) {
            if (!item.text.empty()) {
                edit_.buffer.insert(item.text);
                result_.changed = true;
            } else if (!press(item.key)) {
                rest.push_back(item);
            }
        }
        if (rest.size() != typed.size()) {
            edit_.moved_at_s = ui_.input.time_s;
        }
        typed = std::move(rest);
        return result_;
    }

  private:
    /// False for keys that are not the field's business.
    bool press(const KeyPress& key) {
        auto& buffer = edit_.buffer;
        if (key.ctrl && !key.alt) {
            switch (key.code) {
            case key::kA: buffer.select_all(); return true;
            case key::kC: copy(buffer.selected()); return true;
            case key::kX:
                if (!buffer.selection().empty()) {
                    copy(std::string(buffer.selected()));
                    static_cast<void>(buffer.cut());
                    result_.changed = true;
                }
                return true;
            case key::kV: buffer.insert(ui_.input.clipboard); result_.changed = true; return true;
            case key::kZ: result_.changed = (key.shift ? buffer.redo() : buffer.undo()) || result_.changed; return true;
            case key::kY: result_.changed = buffer.redo() || result_.changed; return true;
            case key::kEnter: case key::kKeypadEnter: result_.entered = true; return true;
            default: break;
            }
        }
        if (key.alt) {
            return false;
        }
        const Step step = key.ctrl ? Step::Word : Step::Letter;
        // In a text that runs from the right, the left arrow leads forward.
        const bool turned = !block_.lines().empty() && block_.lines().front().line.right_to_left;
        switch (key.code) {
        case key::kLeft: buffer.move(step, turned, key.shift); return true;
        case key::kRight: buffer.move(step, !turned, key.shift); return true;
        case key::kUp: case key::kDown: return move_line(key.code == key::kDown ? 1 : -1, key.shift);
        case key::kHome: buffer.move(key.ctrl ? Step::All : Step::Line, false, key.shift); return true;
        case key::kEnd: buffer.move(key.ctrl ? Step::All : Step::Line, true, key.shift); return true;
        case key::kBackspace: buffer.erase(step, false); result_.changed = true; return true;
        case key::kDelete: buffer.erase(step, true); result_.changed = true; return true;
        case key::kEnter: case key::kKeypadEnter:
            if (many_lines_) {
                buffer.insert("\n");
                result_.changed = true;
            } else {
                result_.entered = true;
            }
            return true;
        case key::kEscape: result_.escaped = true; return true;
        default: return false;
        }
    }

    bool move_line(int by, bool select) {
        if (!many_lines_) {
            return false;
        }
        const auto caret = block_.caret(edit_.buffer.caret());
        const double y = (static_cast<double>(caret.line) + by + 0.5) * block_.line_px();
        if (y < 0.0) {
            edit_.buffer.move(Step::All, false, select);
        } else if (y > block_.height_px()) {
            edit_.buffer.move(Step::All, true, select);
        } else {
            edit_.buffer.move_to(block_.byte_at(caret.x_px, y), select);
        }
        return true;
    }

    void copy(std::string_view text) {
        if (!text.empty()) {
            ui_.request(CopyText{std::string(text)});
        }
    }

    Ui& ui_;
    EditState& edit_;
    bool many_lines_;
    const typeset::TextBlock& block_;
    FieldResult result_;
};

EditState& state_of(Ui& ui, const std::string& id, bool many_lines) {
    return ui.memory.edits.try_emplace(id, EditState{EditBuffer(many_lines ? EditBuffer::Lines::Many : EditBuffer::Lines::One)}).first->second;
}

typeset::Direction direction_of(const Ui& ui, const FieldLook& look, const std::string& text) {
    return look.flow == Flow::Own && text.empty() ? ui.direction(Flow::Interface) : ui.direction(look.flow);
}

/// Where the text lies in the field, and its block.
struct Placed {
    Rect view;      ///< what is seen of it
    Point origin_px; ///< of the block
};

Placed place(Ui& ui, EditState& edit, const Rect& view, const typeset::TextBlock& block, bool many_lines, bool follow_caret, bool right_to_left) {
    const auto caret = block.caret(edit.buffer.caret());
    if (many_lines) {
        const double high = block.height_px() / ui.scale;
        const double top = static_cast<double>(caret.line) * block.line_px() / ui.scale;
        if (follow_caret) {
            edit.scroll = std::min(edit.scroll, top);
            edit.scroll = std::max(edit.scroll, top + block.line_px() / ui.scale - view.height);
        }
        edit.scroll = std::clamp(edit.scroll, 0.0, std::max(0.0, high - view.height));
        return {view, {view.x * ui.scale, (view.y - edit.scroll) * ui.scale}};
    }
    // One line is laid out without a width: its right edge is its own.
    double wide = 0.0;
    for (const auto& line : block.lines()) {
        wide = std::max(wide, static_cast<double>(line.line.width_px) / ui.scale);
    }
    const double spare = view.width - wide - 2.0;
    double x = right_to_left && spare > 0.0 ? view.x + spare : view.x;
    if (spare < 0.0) {
        const double at = caret.x_px / ui.scale;
        if (follow_caret) {
            edit.scroll = std::min(edit.scroll, at);
            edit.scroll = std::max(edit.scroll, at - view.width + 2.0);
        }
        edit.scroll = std::clamp(edit.scroll, 0.0, -spare);
        x -= edit.scroll;
    } else {
        edit.scroll = 0.0;
    }
    return {view, {x * ui.scale, (view.y + (view.height - block.line_px() / ui.scale) / 2.0) * ui.scale}};
}

void take_mouse(Ui& ui, EditState& edit, const Touch& hit, const typeset::TextBlock& block, const Placed& placed) {
    if (!hit.held && !hit.pressed) {
        edit.dragging = false;
        return;
    }
    const Point at = ui.mouse();
    const std::uint32_t byte = block.byte_at(at.x * ui.scale - placed.origin_px.x, at.y * ui.scale - placed.origin_px.y);
    if (hit.double_clicked) {
        edit.buffer.select_word(byte);
        edit.dragging = false;
    } else if (hit.pressed) {
        edit.buffer.move_to(byte, hit.shift);
        edit.dragging = true;
    } else if (edit.dragging) {
        edit.buffer.move_to(byte, true);
    }
    edit.moved_at_s = ui.input.time_s;
}

} // namespace

void set_field(Ui& ui, const std::string& id, std::string_view text) {
    EditState& edit = state_of(ui, id, false);
    if (!ui.is_focused(id) && edit.buffer.text() != text) {
        edit.buffer.set_text(text);
        edit.scroll = 0.0;
    }
}

FieldResult text_field(Ui& ui, const std::string& id, const Rect& rect, const FieldLook& look) {
    EditState& edit = state_of(ui, id, look.many_lines);
    const bool had_focus = ui.memory.words["field"] == id;
    Row row(ui, inset(rect, look.many_lines ? 10.0 : 8.0, look.many_lines ? 8.0 : 0.0), 6.0);
    ui.fill(rect, ui.theme.field, 4.0);
    if (!look.icon.empty()) {
        const Rect at = row.start(16.0);
        ui.icon(look.icon, {at.x + 8.0, rect.y + rect.height / 2.0}, ui.theme.t3);
    }
    bool cleared = false;
    if (look.clear_button && !edit.buffer.text().empty()) {
        const Rect at = centred(row.end(20.0), 20.0);
        cleared = ui.icon_button(id + ":clear", at, "close", {});
    }
    if (!look.suffix.empty()) {
        const double wide = ui.text_width(look.suffix, Font::Small);
        ui.label(row.end(wide), look.suffix, Font::Small, ui.theme.t3, Align::End);
    }
    const Rect view = row.rest();
    const Touch hit = ui.touch(id, rect, true, false);
    if (hit.hovered) {
        ui.cursor(ImGuiMouseCursor_TextInput);
    }
    FieldResult result;
    result.focused = ui.is_focused(id);
    result.left = had_focus && !result.focused;
    if (result.focused && !had_focus) {
        ui.memory.words["field"] = id;
        edit.moved_at_s = ui.input.time_s;
        if (ui.memory.focus_by_key) {
            edit.buffer.select_all();
        }
    } else if (result.left) {
        ui.memory.words["field"].clear();
    }
    const double wrap = look.many_lines ? view.width : 0.0;
    const auto block_of = [&]() -> const typeset::TextBlock& { return ui.ink.block(edit.buffer.text(), look.font, direction_of(ui, look, edit.buffer.text()), wrap); };
    if (result.focused) {
        ui.note_text_focus();
        const FieldResult typed = Typing(ui, edit, look.many_lines, block_of()).run();
        result.changed = typed.changed;
        result.entered = typed.entered;
        result.escaped = typed.escaped;
    }
    if (cleared) {
        edit.buffer.select_all();
        edit.buffer.erase(Step::Letter, true);
        result.changed = true;
        ui.focus(id);
    }
    if (look.many_lines) {
        edit.scroll -= ui.take_wheel(rect) * 52.0;
    }
    const auto& block = block_of();
    const typeset::Direction direction = direction_of(ui, look, edit.buffer.text());
    const bool right_to_left = direction == typeset::Direction::RightToLeft || (direction == typeset::Direction::Auto && !block.lines().empty() && block.lines().front().line.right_to_left);
    const bool follow = result.focused && !edit.dragging && edit.moved_at_s == ui.input.time_s;
    const Placed placed = place(ui, edit, view, block, look.many_lines, follow, right_to_left);
    take_mouse(ui, edit, hit, block, placed);

    ui.push_clip(inset(view, -2.0, 0.0));
    ImDrawList& list = ui.list();
    const double line_px = block.line_px();
    if (result.focused) {
        const auto selection = edit.buffer.selection();
        for (const auto& part : block.rects(selection.begin, selection.end)) {
            const double top = placed.origin_px.y + static_cast<double>(part.line) * line_px;
            ui.fill({(placed.origin_px.x + part.left_px) / ui.scale, top / ui.scale, (part.right_px - part.left_px) / ui.scale, line_px / ui.scale}, ui.theme.accent_line);
        }
    }
    if (edit.buffer.text().empty()) {
        ui.label(look.many_lines ? Rect{view.x, view.y, view.width, ui.ink.line_height(look.font)} : view, look.placeholder, look.font, ui.theme.t3);
    }
    const double shift = (ui.ink.line_height(look.font) / 2.0 + ui.ink.baseline_shift(look.font)) * ui.scale;
    for (const auto& line : block.lines()) {
        ui.ink.draw(list, line.line, placed.origin_px.x + line.left_px, placed.origin_px.y + line.top_px + shift, ui.theme.t1);
    }
    if (result.focused) {
        const double since = ui.input.time_s - edit.moved_at_s;
        if (std::fmod(since, 2.0 * kBlinkS) < kBlinkS || edit.dragging) {
            const auto caret = block.caret(edit.buffer.caret());
            const double x = (placed.origin_px.x + caret.x_px) / ui.scale + (edit.buffer.text().empty() && right_to_left ? view.width - 2.0 : 0.0);
            const double top = (placed.origin_px.y + static_cast<double>(caret.line) * line_px) / ui.scale;
            ui.fill({x, top + 2.0, std::max(1.0, 1.5 * ui.hairline()), line_px / ui.scale - 4.0}, ui.theme.accent);
        }
        ui.wake_after(kBlinkS - std::fmod(since, kBlinkS) + 0.005);
    }
    ui.pop_clip();
    ui.frame(rect, look.wrong ? ui.theme.error : result.focused ? ui.theme.accent : ui.theme.edge, 4.0, result.focused ? 2.0 : 1.0);
    return result;
}

} // namespace marsad::ui
