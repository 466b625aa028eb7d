#include "ui/dialog_box.h"

#include "ui/actions.h"

#include <algorithm>
#include <string>

namespace marsad::ui {

namespace {

constexpr double kHead = 44.0;
constexpr double kFoot = 52.0;
constexpr double kPad = 16.0;

} // namespace

DialogBox::DialogBox(Ui& ui, double width, double height, std::string_view title_key) : ui_(ui) {
    ui.begin_region("dialog", {0.0, 0.0, ui.width, ui.height});
    const double wide = std::min(width, ui.width - 24.0);
    const double high = std::min(height, ui.height - 24.0);
    box_ = {(ui.width - wide) / 2.0, (ui.height - high) / 2.0, wide, high};
    ui.fill({0.0, 0.0, ui.width, ui.height}, ui.theme.scrim);
    ui.fill(box_, ui.theme.panel, 6.0);
    ui.frame(box_, ui.theme.line2, 6.0);
    Row row(ui, {box_.x + kPad, box_.y, box_.width - 2.0 * kPad, kHead});
    if (ui.icon_button("dialog:close", centred(row.end(28.0), 28.0), "close", ui.text("button.close"))) {
        open_dialog(ui, {});
    }
    ui.label(row.rest(), ui.text(title_key), Font::Title, ui.theme.t1);
    ui.fill({box_.x, box_.y + kHead, box_.width, ui.hairline()}, ui.theme.line);
}

DialogBox::~DialogBox() { ui_.end_region(); }

Rect DialogBox::body(bool with_foot) const { return {box_.x + kPad, box_.y + kHead + 12.0, box_.width - 2.0 * kPad, box_.height - kHead - 12.0 - (with_foot ? kFoot : 12.0)}; }

Row DialogBox::foot() const {
    ui_.fill({box_.x, box_.bottom() - kFoot, box_.width, ui_.hairline()}, ui_.theme.line);
    return Row(ui_, {box_.x + kPad, box_.bottom() - kFoot + 11.0, box_.width - 2.0 * kPad, 30.0}, 8.0);
}

bool foot_button(Ui& ui, Row& row, const char* id, const char* key, ButtonKind kind, bool enabled) {
    const std::string text = ui.text(key);
    return ui.button(id, row.end(ui.button_width(text)), text, kind, {}, enabled);
}

} // namespace marsad::ui
