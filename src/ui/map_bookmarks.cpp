#include "ui/map_bookmarks.h"

#include "ui/actions.h"
#include "ui/event_wording.h"
#include "ui/text_field.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

constexpr double kWide = 320.0;
constexpr double kHead = 36.0;
constexpr double kAdd = 40.0;
constexpr double kRow = 32.0;
constexpr double kEmpty = 48.0;
constexpr const char* kOpen = "bookmarks";
constexpr const char* kWithDays = "bookmarks.with_days";
constexpr const char* kField = "bookmark:name";
constexpr const char* kEdited = "bookmark.edited"; // number of the one whose name is typed, from 1; 0 = none

std::size_t edited(const Ui& ui) {
    const auto found = ui.memory.numbers.find(kEdited);
    return found == ui.memory.numbers.end() ? 0 : static_cast<std::size_t>(found->second);
}

void edit(Ui& ui, std::size_t number, const std::string& name) {
    ui.memory.numbers[kEdited] = static_cast<double>(number);
    ui.memory.edits[kField].buffer.set_text(name);
    ui.focus(kField, true);
    ui.animate();
}

void end_edit(Ui& ui, bool keep) {
    const std::size_t number = edited(ui);
    ui.memory.numbers[kEdited] = 0.0;
    if (keep && number > 0) {
        ui.command(session::RenameBookmark{number - 1, ui.memory.edits[kField].buffer.text()});
    }
    if (ui.is_focused(kField)) {
        ui.focus({});
    }
    ui.animate();
}

void draw_name_field(Ui& ui, const Rect& line) {
    const FieldResult typed = text_field(ui, kField, centred(line, 26.0), {.font = Font::Small});
    if (typed.escaped) {
        end_edit(ui, false);
    } else if (typed.entered || typed.left) {
        end_edit(ui, true);
    }
}

void draw_row(Ui& ui, const Rect& line, std::size_t index) {
    const session::Bookmark& bookmark = ui.state.settings.bookmarks[index];
    const std::string id = fmt::format("bookmark:{}", index);
    Row row(ui, inset(line, 8.0, 0.0), 4.0);
    if (ui.icon_button(id + ":remove", centred(row.end(24.0), 24.0), "close", ui.text("bookmark.remove"))) {
        ui.command(session::RemoveBookmark{index});
        end_edit(ui, false);
        return;
    }
    if (edited(ui) == index + 1) {
        draw_name_field(ui, row.rest());
        return;
    }
    if (ui.icon_button(id + ":rename", centred(row.end(24.0), 24.0), "edit", ui.text("bookmark.rename"))) {
        edit(ui, index + 1, bookmark.name);
    }
    const Rect at = row.rest();
    const Touch hit = ui.touch(id, at);
    if (hit.hovered) {
        ui.fill(at, ui.theme.hover, 3.0);
    }
    Row words(ui, inset(at, 6.0, 0.0), 8.0);
    const Rect mark = words.start(14.0);
    ui.icon("bookmark", {mark.x + 7.0, line.y + line.height / 2.0}, ui.theme.accent, 14.0);
    if (bookmark.days) {
        const std::string days = brief_days_text(ui.texts, *bookmark.days);
        ui.label(words.end(std::min(ui.text_width(days, Font::Caption) + 1.0, words.rest().width * 0.5)), days, Font::Caption, ui.theme.t3, Align::End);
    }
    ui.label(words.rest(), bookmark.name, Font::Small, ui.theme.t1, Align::Start, Flow::Own);
    if (ui.is_focused(id) && ui.memory.focus_by_key) {
        ui.focus_ring(at);
    }
    if (hit.clicked) {
        go_to_bookmark(ui, bookmark);
    }
}

} // namespace

bool bookmarks_open(const Ui& ui) { return ui.memory.is_open(kOpen); }

void open_bookmarks(Ui& ui, bool open) {
    if (!open && edited(ui) > 0) {
        end_edit(ui, false);
    }
    ui.memory.set_open(kOpen, open);
    ui.animate();
}

void add_bookmark(Ui& ui, const session::MapView& view, const std::string& name) {
    session::Bookmark bookmark{name, view, std::nullopt};
    if (ui.memory.is_open(kWithDays) && ui.state.playback.mode() != timeline::PlayMode::All) {
        bookmark.days = ui.state.playback.shown();
    }
    ui.command(session::AddBookmark{std::move(bookmark)});
    open_bookmarks(ui, true);
    edit(ui, ui.state.settings.bookmarks.size() + 1, name);
}

void go_to_bookmark(Ui& ui, const session::Bookmark& bookmark) {
    ui.command(session::SetView{bookmark.view});
    if (bookmark.days) {
        if (ui.state.playback.mode() != timeline::PlayMode::Window) {
            ui.command(session::SetMode{timeline::PlayMode::Window});
        }
        ui.command(session::SetWindow{*bookmark.days});
    }
    ui.animate();
}

void draw_bookmarks(Ui& ui, const Rect& map, const Rect& anchor, const session::MapView& now, const std::function<std::string()>& name) {
    if (!bookmarks_open(ui)) {
        return;
    }
    const auto& bookmarks = ui.state.settings.bookmarks;
    const double rows = bookmarks.empty() ? kEmpty : kRow * static_cast<double>(bookmarks.size());
    const double wide = std::min(kWide, map.width - 72.0);
    const double high = std::min(kHead + kAdd + rows + 6.0, map.height - 20.0);
    Rect box{ui.rtl ? anchor.right() + 8.0 : anchor.x - 8.0 - wide, anchor.y, wide, high};
    box.y = std::clamp(box.y, map.y + 10.0, std::max(map.y + 10.0, map.bottom() - high - 10.0));
    ui.begin_region("bookmarks", box);
    ui.fill(box, ui.theme.panel, 4.0);
    ui.frame(box, ui.theme.edge, 4.0);
    Row head(ui, inset({box.x, box.y, box.width, kHead}, 12.0, 0.0));
    if (ui.icon_button("bookmarks:close", centred(head.end(24.0), 24.0), "close", ui.text("button.close"))) {
        open_bookmarks(ui, false);
    }
    ui.label(head.rest(), ui.text("bookmark.title"), Font::BodyBold, ui.theme.t1);
    Row add(ui, inset({box.x, box.y + kHead, box.width, kAdd - 8.0}, 12.0, 0.0), 8.0);
    const std::string label = ui.text("bookmark.add");
    if (ui.button("bookmarks:add", centred(add.start(ui.button_width(label, true)), 28.0), label, ButtonKind::Plain, "plus")) {
        add_bookmark(ui, now, name());
    }
    if (ui.checkbox("bookmarks:with_days", add.start(18.0), ui.memory.is_open(kWithDays))) {
        ui.memory.set_open(kWithDays, !ui.memory.is_open(kWithDays));
    }
    ui.label(add.rest(), ui.text("bookmark.with_days"), Font::Small, ui.theme.t2);
    const Rect view{box.x + 1.0, box.y + kHead + kAdd, box.width - 2.0, box.height - kHead - kAdd - 6.0};
    if (bookmarks.empty()) {
        ui.paragraph(inset(view, 11.0, 0.0), ui.text("bookmark.empty"), Font::Small, ui.theme.t3);
    } else {
        const double top = ui.begin_scroll("bookmarks", view, rows);
        const std::size_t count = bookmarks.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Rect line{view.x, top + kRow * static_cast<double>(i), view.width, kRow};
            if (line.bottom() > view.y && line.y < view.bottom()) {
                draw_row(ui, line, i);
            }
        }
        ui.end_scroll();
    }
    ui.end_region();
}

} // namespace marsad::ui
