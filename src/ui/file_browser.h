#pragma once

#include "ui/ui.h"

#include <string>
#include <vector>

namespace marsad::ui {

/// Folders and files to choose from, and a field for a path to type. Reads the folder when it is entered, not every frame.
class FileBrowser {
  public:
    FileBrowser(Ui& ui, std::string id) : ui_(ui), id_(std::move(id)) {}
    void draw(const Rect& rect, const std::string& hint);
    /// Marked files, else the typed path; empty where there is nothing to read.
    [[nodiscard]] std::vector<std::string> chosen() const;
    /// A file was double-clicked, or Enter pressed in the field.
    [[nodiscard]] bool confirmed() const { return confirmed_; }

  private:
    void enter(const std::string& folder);
    Ui& ui_;
    std::string id_;
    bool confirmed_ = false;
};

} // namespace marsad::ui
