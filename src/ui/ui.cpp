#include "ui/ui.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

namespace marsad::ui {

namespace {

constexpr double kTipDelayS = 0.5;
constexpr double kScrollBar = 8.0;
constexpr double kWheelStep = 52.0;

ImVec2 vec(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

} // namespace

Ui::Ui(const Parts& parts)
    : state(parts.state), digest(parts.digest), texts(parts.texts), theme(parts.theme), presets(parts.presets), ink(parts.ink), input(parts.input), memory(parts.memory), scale(parts.scale),
      width(parts.width), height(parts.height), rtl(parts.state.settings.language == session::Language::Arabic), icons_(parts.icons), keys_(parts.keys), typed_(parts.input.typed),
      wheel_(parts.input.wheel) {
    memory.numbers["frame"] += 1.0;
}

// Windows ---------------------------------------------------------------------------------------------------------

void Ui::begin_region(const char* name, const Rect& rect) {
    ImGui::SetNextWindowPos(vec(rect.x * scale, rect.y * scale));
    ImGui::SetNextWindowSize(vec(rect.width * scale, rect.height * scale));
    constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                                        ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoFocusOnAppearing;
    ImGui::Begin(name, nullptr, kFlags);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow()); // in the order of drawing, whatever was made or clicked last
    lists_.push_back(list_);
    list_ = ImGui::GetWindowDrawList();
    push_clip(rect);
}

void Ui::end_region() {
    pop_clip();
    list_ = lists_.back();
    lists_.pop_back();
    ImGui::End();
}

void Ui::begin_over() {
    lists_.push_back(list_);
    list_ = ImGui::GetForegroundDrawList();
}

void Ui::end_over() {
    list_ = lists_.back();
    lists_.pop_back();
}

void Ui::push_clip(const Rect& rect) { ImGui::PushClipRect(vec(std::floor(rect.x * scale), std::floor(rect.y * scale)), vec(std::ceil(rect.right() * scale), std::ceil(rect.bottom() * scale)), true); }
void Ui::pop_clip() { ImGui::PopClipRect(); }

double Ui::begin_scroll(const std::string& id, const Rect& view, double content_height, bool wheel) {
    note_drawn("view:" + id, view);
    double& offset = memory.scroll[id];
    const double most = std::max(0.0, content_height - view.height);
    if (wheel && most > 0.0) {
        offset -= take_wheel(view) * kWheelStep;
    }
    offset = std::clamp(offset, 0.0, most);
    push_clip(view);
    scrolls_.push_back({id, view, content_height});
    return view.y - std::round(offset * scale) / scale;
}

void Ui::end_scroll() {
    const Scroll scroll = scrolls_.back();
    scrolls_.pop_back();
    if (scroll.content > scroll.view.height + 0.5) {
        double& offset = memory.scroll[scroll.id];
        const double most = scroll.content - scroll.view.height;
        const double thumb = std::max(24.0, scroll.view.height * scroll.view.height / scroll.content);
        const double track = scroll.view.height - thumb;
        const double x = rtl ? scroll.view.x : scroll.view.right() - kScrollBar;
        Rect bar{x, scroll.view.y + track * offset / most, kScrollBar, thumb};
        const Touch hit = touch("scroll:" + scroll.id, bar, false);
        if (hit.held && track > 0.0) {
            offset = std::clamp(offset + mouse_delta().y * most / track, 0.0, most);
            bar.y = scroll.view.y + track * offset / most;
        }
        Rect thin = inset(bar, hit.hovered || hit.held ? 1.0 : 2.0, 1.0);
        fill(thin, hit.held ? theme.t3 : hit.hovered ? theme.edge : theme.line2, thin.width / 2.0);
    }
    pop_clip();
}

void Ui::scroll_to(const std::string& id, double view_height, double top, double bottom) {
    double& offset = memory.scroll[id];
    if (top < offset) {
        offset = top;
    } else if (bottom > offset + view_height) {
        offset = bottom - view_height;
    }
}

// Mouse and keyboard ----------------------------------------------------------------------------------------------

Point Ui::mouse() const {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {static_cast<double>(at.x) / scale, static_cast<double>(at.y) / scale};
}

Point Ui::mouse_delta() const {
    const ImVec2 by = ImGui::GetIO().MouseDelta;
    return {static_cast<double>(by.x) / scale, static_cast<double>(by.y) / scale};
}

bool Ui::mouse_down() const { return ImGui::GetIO().MouseDown[0]; }
bool Ui::mouse_clicked() const { return ImGui::GetIO().MouseClicked[0]; }
void Ui::cursor(int imgui_cursor) const { ImGui::SetMouseCursor(imgui_cursor); }

bool Ui::hovers(const Rect& rect) const {
    const Point at = mouse();
    return rect.contains(at.x, at.y) && ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && ImGui::IsMouseHoveringRect(list_->GetClipRectMin(), list_->GetClipRectMax(), false);
}

double Ui::take_wheel(const Rect& rect) { return hovers(rect) ? std::exchange(wheel_, 0.0) : 0.0; }

bool Ui::take_key(std::uint16_t code, bool ctrl, bool shift) {
    const auto found = std::find_if(typed_.begin(), typed_.end(), [&](const Input::Typed& typed) {
        return typed.text.empty() && typed.key.code == code && typed.key.ctrl == ctrl && typed.key.shift == shift && !typed.key.alt;
    });
    if (found == typed_.end()) {
        return false;
    }
    typed_.erase(found);
    return true;
}

void Ui::focus(const std::string& id, bool by_key) {
    memory.focused = id;
    memory.focus_by_key = by_key;
}

void Ui::finish_focus() {
    const bool shift = take_key(key::kTab, false, true);
    if (!shift && !take_key(key::kTab)) {
        return;
    }
    if (focusable_.empty()) {
        return;
    }
    const auto at = std::find(focusable_.begin(), focusable_.end(), memory.focused);
    const auto count = static_cast<std::ptrdiff_t>(focusable_.size());
    std::ptrdiff_t next = at == focusable_.end() ? (shift ? count - 1 : 0) : (at - focusable_.begin()) + (shift ? -1 : 1);
    next = (next + count) % count;
    focus(focusable_[static_cast<std::size_t>(next)], true);
    animate();
}

void Ui::note_drawn(const std::string& id, const Rect& rect) { drawn_.push_back({id, {rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale}}); }

Touch Ui::touch(const std::string& id, const Rect& rect, bool focusable, bool by_key) {
    Touch out;
    if (rect.width <= 0.0 || rect.height <= 0.0) {
        return out;
    }
    const ImVec2 from = vec(rect.x * scale, rect.y * scale);
    const ImVec2 size = vec(rect.width * scale, rect.height * scale);
    const ImVec2 clip_from = list_->GetClipRectMin();
    const ImVec2 clip_to = list_->GetClipRectMax();
    if (from.y > clip_to.y || from.y + size.y < clip_from.y || from.x > clip_to.x || from.x + size.x < clip_from.x) {
        return out; // scrolled away
    }
    note_drawn(id, rect);
    ImGui::SetCursorScreenPos(from);
    out.clicked = ImGui::InvisibleButton(id.c_str(), size, ImGuiButtonFlags_MouseButtonLeft);
    out.hovered = ImGui::IsItemHovered();
    out.held = ImGui::IsItemActive();
    out.pressed = ImGui::IsItemActivated();
    out.double_clicked = out.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    out.right_clicked = out.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right);
    const ImGuiIO& io = ImGui::GetIO();
    out.ctrl = io.KeyCtrl;
    out.shift = io.KeyShift;
    out.alt = io.KeyAlt;
    if (out.pressed) {
        focus(focusable ? id : std::string());
    }
    if (focusable) {
        focusable_.push_back(id);
        if (by_key && memory.focused == id && memory.focus_by_key && (take_key(key::kEnter) || take_key(key::kSpace) || take_key(key::kKeypadEnter))) {
            out.clicked = true;
        }
    }
    return out;
}

// Controls --------------------------------------------------------------------------------------------------------

void Ui::focus_ring(const Rect& rect, double radius) { frame(inset(rect, -2.0, -2.0), theme.accent, radius + 2.0, 2.0); }

double Ui::button_width(std::string_view text, bool with_icon) { return text_width(text, Font::Body) + 24.0 + (with_icon ? 22.0 : 0.0); }

bool Ui::button(const std::string& id, const Rect& rect, std::string_view text, ButtonKind kind, std::string_view icon_name, bool enabled) {
    const Touch hit = enabled ? touch(id, rect) : Touch{};
    const bool primary = kind == ButtonKind::Primary;
    Colour ground = primary ? theme.accent : kind == ButtonKind::Quiet ? theme.panel.with_alpha(0.0) : theme.raised;
    Colour letters = primary ? theme.on_accent : kind == ButtonKind::Danger ? theme.error : kind == ButtonKind::Quiet ? theme.accent : theme.t1;
    if (!enabled) {
        letters = theme.disabled;
        ground = primary ? theme.raised : ground;
    } else if (hit.held || hit.hovered) {
        ground = primary ? ground.with_alpha(hit.held ? 0.8 : 0.9) : hit.held ? theme.pressed : theme.hover;
    }
    fill(rect, ground, 4.0);
    if (!primary && kind != ButtonKind::Quiet) {
        frame(rect, theme.line2, 4.0);
    }
    const double wide = text.empty() ? 0.0 : std::min(text_width(text, primary ? Font::BodyBold : Font::Body), rect.width - 12.0 - (icon_name.empty() ? 0.0 : 22.0));
    const double all = wide + (icon_name.empty() ? 0.0 : text.empty() ? 16.0 : 22.0);
    Row row(*this, {rect.x + (rect.width - all) / 2.0, rect.y, all, rect.height}, 6.0);
    if (!icon_name.empty()) {
        const Rect place = row.start(16.0);
        icon(icon_name, {place.x + 8.0, place.y + place.height / 2.0}, letters);
    }
    label({row.rest().x - 1.0, rect.y, row.rest().width + 2.0, rect.height}, text, primary ? Font::BodyBold : Font::Body, letters, Align::Centre);
    if (is_focused(id) && memory.focus_by_key) {
        focus_ring(rect);
    }
    return hit.clicked;
}

bool Ui::icon_button(const std::string& id, const Rect& rect, std::string_view icon_name, std::string_view tip, bool active, bool enabled) {
    const Touch hit = enabled ? touch(id, rect) : Touch{};
    if (hit.held || hit.hovered || active) {
        fill(rect, hit.held ? theme.pressed : active ? theme.accent_dim : theme.hover, 4.0);
    }
    icon(icon_name, {rect.x + rect.width / 2.0, rect.y + rect.height / 2.0}, !enabled ? theme.disabled : active ? theme.accent : hit.hovered ? theme.t1 : theme.t2);
    if (is_focused(id) && memory.focus_by_key) {
        focus_ring(rect);
    }
    tooltip_for(hit, id, tip);
    return hit.clicked;
}

double Ui::segmented_width(std::span<const std::string> labels) {
    double all = 0.0;
    for (const auto& text : labels) {
        all += text_width(text, Font::Small) + 20.0;
    }
    return all;
}

std::optional<std::size_t> Ui::segmented(const std::string& id, const Rect& rect, std::span<const std::string> labels, std::size_t current) {
    std::optional<std::size_t> chosen;
    fill(rect, theme.raised, 4.0);
    const double spare = std::max(0.0, rect.width - segmented_width(labels)) / static_cast<double>(std::max<std::size_t>(1, labels.size()));
    Row row(*this, rect, 0.0);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::string part_id = id + ":" + std::to_string(i);
        const Rect part = row.start(text_width(labels[i], Font::Small) + 20.0 + spare);
        const Touch hit = touch(part_id, part);
        if (i == current) {
            fill(part, theme.accent_dim, 4.0);
        } else if (hit.hovered) {
            fill(part, theme.hover, 4.0);
        }
        label(inset(part, 2.0, 0.0), labels[i], i == current ? Font::SmallBold : Font::Small, i == current ? theme.accent : theme.t2, Align::Centre);
        if (i > 0 && i != current && i - 1 != current) {
            const double x = rtl ? part.right() : part.x;
            line({x, part.y + 5.0}, {x, part.bottom() - 5.0}, theme.line2);
        }
        if (hit.clicked && i != current) {
            chosen = i;
        }
        if (is_focused(part_id) && memory.focus_by_key) {
            focus_ring(part);
        }
    }
    frame(rect, theme.line2, 4.0);
    return chosen;
}

bool Ui::checkbox(const std::string& id, const Rect& rect, bool checked) {
    const Touch hit = touch(id, rect);
    const Rect box = {rect.x + (rect.width - 14.0) / 2.0, rect.y + (rect.height - 14.0) / 2.0, 14.0, 14.0};
    fill(box, checked ? theme.accent : hit.hovered ? theme.hover : theme.field, 3.0);
    if (checked) {
        icon("check", {box.x + 7.0, box.y + 7.0}, theme.on_accent, 12.0);
    } else {
        frame(box, theme.edge, 3.0);
    }
    if (is_focused(id) && memory.focus_by_key) {
        focus_ring(box, 3.0);
    }
    return hit.clicked;
}

bool Ui::toggle(const std::string& id, const Rect& rect, bool on) {
    const Touch hit = touch(id, rect);
    const Rect track = centred({rect.x + (rect.width - 26.0) / 2.0, rect.y, 26.0, rect.height}, 14.0);
    fill(track, on ? theme.accent : theme.field, 7.0);
    if (!on) {
        frame(track, theme.edge, 7.0);
    }
    const bool at_right = on != rtl;
    dot({at_right ? track.right() - 7.0 : track.x + 7.0, track.y + 7.0}, 4.5, on ? theme.on_accent : theme.t3);
    if (is_focused(id) && memory.focus_by_key) {
        focus_ring(track, 7.0);
    }
    return hit.clicked;
}

void Ui::tooltip(std::string_view text) {
    const Point at = mouse();
    const double wide = std::min(380.0, text_width(text, Font::Small));
    const double high = paragraph_height(wide + 1.0, text, Font::Small);
    Rect box{at.x + 12.0, at.y + 18.0, wide + 17.0, high + 10.0};
    box.x = std::clamp(box.x, 4.0, std::max(4.0, width - box.width - 4.0));
    box.y = box.bottom() > height - 4.0 ? at.y - box.height - 6.0 : box.y;
    ImDrawList* const under = std::exchange(list_, ImGui::GetForegroundDrawList());
    fill(box, theme.raised, 4.0);
    frame(box, theme.edge, 4.0);
    paragraph(inset(box, 8.0, 5.0), text, Font::Small, theme.t1);
    list_ = under;
}

void Ui::tooltip_for(const Touch& hit, const std::string& id, std::string_view text) {
    if (!hit.hovered || hit.held || text.empty()) {
        return;
    }
    if (memory.words["tip"] != id || memory.numbers["tip.frame"] < memory.numbers["frame"] - 1.0) {
        memory.words["tip"] = id;
        memory.numbers["tip"] = input.time_s;
    }
    memory.numbers["tip.frame"] = memory.numbers["frame"];
    const double left = kTipDelayS - (input.time_s - memory.numbers["tip"]);
    if (left <= 0.0) {
        tooltip(text);
    } else {
        wake_after(left + 0.01);
    }
}

// Rows ------------------------------------------------------------------------------------------------------------

Rect Row::cut_left(double width) {
    const Rect out{rest_.x, rest_.y, std::min(width, std::max(0.0, rest_.width)), rest_.height};
    rest_.x += width + gap_;
    rest_.width -= width + gap_;
    return out;
}

Rect Row::cut_right(double width) {
    const double wide = std::min(width, std::max(0.0, rest_.width));
    const Rect out{rest_.right() - wide, rest_.y, wide, rest_.height};
    rest_.width -= width + gap_;
    return out;
}

} // namespace marsad::ui
