#include "ui/file_browser.h"

#include "ui/text_field.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace marsad::ui {

namespace {

namespace fs = std::filesystem;
constexpr double kRow = 26.0;
constexpr std::size_t kMostEntries = 5000;

std::string size_text(std::uintmax_t bytes) {
    return bytes < 10'000 ? std::to_string(bytes) + " B" : bytes < 10'000'000 ? std::to_string(bytes / 1000) + " kB" : std::to_string(bytes / 1'000'000) + " MB";
}

} // namespace

void FileBrowser::enter(const std::string& folder) {
    auto& entries = ui_.memory.folder;
    entries.clear();
    ui_.memory.words[id_ + ".folder"] = folder;
    ui_.memory.scroll[id_ + ".list"] = 0.0;
    ui_.memory.marked.clear();
    EditState& edit = ui_.memory.edits[id_ + ":path"];
    edit.buffer.set_text(folder);
    std::error_code error;
    for (fs::directory_iterator it(folder, fs::directory_options::skip_permission_denied, error); !error && it != fs::directory_iterator() && entries.size() < kMostEntries; it.increment(error)) {
        std::error_code ignored;
        const std::string name = it->path().filename().string();
        if (name.starts_with('.')) {
            continue;
        }
        const bool is_folder = it->is_directory(ignored);
        entries.push_back({name, is_folder, is_folder ? 0 : it->file_size(ignored)});
    }
    ui_.memory.set_open(id_ + ".unreadable", static_cast<bool>(error));
    std::sort(entries.begin(), entries.end(), [](const FolderEntry& a, const FolderEntry& b) { return std::pair(!a.is_folder, a.name) < std::pair(!b.is_folder, b.name); });
}

void FileBrowser::draw(const Rect& rect, const std::string& hint) {
    std::string& folder = ui_.memory.words[id_ + ".folder"];
    if (folder.empty()) {
        enter(ui_.memory.words["home"]);
    }
    Row top(ui_, {rect.x, rect.y, rect.width, 28.0});
    if (ui_.icon_button(id_ + ":up", top.start(28.0), "chevron_up", ui_.text("open.up"))) {
        const fs::path parent = fs::path(folder).parent_path();
        enter(parent.empty() ? "/" : parent.string());
    }
    const FieldResult typed = text_field(ui_, id_ + ":path", top.rest(), {.font = Font::Small, .flow = Flow::LeftToRight});
    const std::string path = ui_.memory.edits.at(id_ + ":path").buffer.text();
    std::error_code error;
    if (typed.changed) {
        ui_.memory.marked.clear();
    }
    if (typed.entered) {
        if (fs::is_directory(path, error)) {
            enter(path);
        } else {
            confirmed_ = fs::exists(path, error);
        }
    }
    const double note = 22.0;
    const Rect view{rect.x, rect.y + 36.0, rect.width, rect.height - 36.0 - note};
    ui_.fill(view, ui_.theme.field, 4.0);
    const auto& entries = ui_.memory.folder;
    double y = ui_.begin_scroll(id_ + ".list", view, static_cast<double>(entries.size()) * kRow);
    std::string go;
    for (const FolderEntry& entry : entries) {
        const Rect line{view.x, y, view.width, kRow};
        y += kRow;
        if (line.bottom() < view.y || line.y > view.bottom()) {
            continue;
        }
        const Touch hit = ui_.touch(id_ + ":file:" + entry.name, line);
        const bool marked = ui_.memory.marked.contains(entry.name);
        if (marked || hit.hovered) {
            ui_.fill(line, marked ? ui_.theme.accent_dim : ui_.theme.hover);
        }
        Row row(ui_, inset(line, 10.0, 0.0), 8.0);
        const Rect mark = row.start(16.0);
        ui_.icon(entry.is_folder ? "folder" : "file", {mark.x + 8.0, line.y + kRow / 2.0}, entry.is_folder ? ui_.theme.accent : ui_.theme.t2, 14.0);
        if (!entry.is_folder) {
            ui_.label(row.end(70.0), size_text(entry.bytes), Font::Caption, ui_.theme.t3, Align::End, Flow::LeftToRight);
        }
        ui_.label(row.rest(), entry.name, Font::Small, ui_.theme.t1, Align::Start, Flow::Own);
        if (hit.clicked && !entry.is_folder) {
            if (!hit.ctrl) {
                ui_.memory.marked.clear();
            }
            ui_.memory.marked.insert(entry.name);
            ui_.memory.edits.at(id_ + ":path").buffer.set_text((fs::path(folder) / entry.name).string());
        } else if (hit.clicked) {
            ui_.memory.marked.clear();
            ui_.memory.edits.at(id_ + ":path").buffer.set_text((fs::path(folder) / entry.name).string());
        }
        if (hit.double_clicked) {
            if (entry.is_folder) {
                go = (fs::path(folder) / entry.name).string();
            } else {
                confirmed_ = true;
            }
        }
    }
    ui_.end_scroll();
    if (entries.empty()) {
        ui_.label({view.x + 12.0, view.y + 8.0, view.width - 24.0, 24.0}, ui_.text(ui_.memory.is_open(id_ + ".unreadable") ? "open.unreadable" : "open.empty_folder"), Font::Small, ui_.theme.t3);
    }
    ui_.frame(view, ui_.theme.line2, 4.0);
    const bool missing = !path.empty() && !fs::exists(path, error);
    ui_.label({rect.x, view.bottom() + 2.0, rect.width, note - 2.0}, missing ? ui_.text("open.missing") : hint, Font::Caption, missing ? ui_.theme.error : ui_.theme.t3);
    if (!go.empty()) {
        enter(go);
    }
}

std::vector<std::string> FileBrowser::chosen() const {
    std::vector<std::string> out;
    const std::string& folder = ui_.memory.words[id_ + ".folder"];
    for (const auto& name : ui_.memory.marked) {
        out.push_back((fs::path(folder) / name).string());
    }
    if (out.empty()) {
        const auto edit = ui_.memory.edits.find(id_ + ":path");
        std::error_code error;
        if (edit != ui_.memory.edits.end() && fs::exists(edit->second.buffer.text(), error)) {
            out.push_back(edit->second.buffer.text());
        }
    }
    return out;
}

} // namespace marsad::ui
