#pragma once

#include "ui/ui.h"

#include <string_view>

namespace marsad::ui {

/// The frame of a dialog: scrim, box, title, cross. What lies under it gets no mouse.
class DialogBox {
  public:
    DialogBox(Ui& ui, double width, double height, std::string_view title_key);
    DialogBox(const DialogBox&) = delete;
    DialogBox& operator=(const DialogBox&) = delete;
    ~DialogBox();

    [[nodiscard]] Rect body(bool with_foot) const;
    [[nodiscard]] Row foot() const;

  private:
    Ui& ui_;
    Rect box_;
};

/// The next button of a foot, from its end.
bool foot_button(Ui& ui, Row& row, const char* id, const char* key, ButtonKind kind, bool enabled = true);

} // namespace marsad::ui
