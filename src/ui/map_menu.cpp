#include "ui/map_menu.h"

#include "geo/position_format.h"
#include "i18n/position_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace marsad::ui {

namespace {

constexpr double kWide = 300.0;
constexpr double kItem = 30.0;
constexpr std::array kFormats{geo::PositionFormat::Decimal, geo::PositionFormat::Dms, geo::PositionFormat::Mgrs};

} // namespace

void copy_text(Ui& ui, const std::string& text) {
    ui.request(CopyText{i18n::without_isolates(text)});
    ui.command(session::ShowToast{{session::Toast::Kind::Note, "toast.copied", {text}}});
}

void MapMenu::open(Ui& ui, Point at, geo::LonLat place, std::string words) {
    open_ = Open{at, place, std::move(words), SIZE_MAX, ui.input.time_s};
    ui.animate();
}

bool MapMenu::close() {
    const bool was = open_.has_value();
    open_.reset();
    return was;
}

bool MapMenu::draw_item(Ui& ui, const Rect& line, std::size_t number, const char* icon, const std::string& text, const std::string& note, bool latin) {
    const std::string id = fmt::format("menu:{}", number);
    const Touch hit = ui.touch(id, line, false);
    if (hit.hovered || open_->marked == number) {
        ui.fill(line, open_->marked == number ? ui.theme.accent_dim : ui.theme.hover, 3.0);
    }
    Row row(ui, inset(line, 10.0, 0.0), 8.0);
    const Rect mark = row.start(16.0);
    ui.icon(icon, {mark.x + 8.0, line.y + line.height / 2.0}, ui.theme.t2, 14.0);
    if (!note.empty()) {
        ui.label(row.end(ui.text_width(note, Font::Caption) + 1.0), note, Font::Caption, ui.theme.t3, Align::End);
    }
    ui.label(row.rest(), text, Font::Small, ui.theme.t1, Align::Start, latin ? Flow::LeftToRight : Flow::Interface);
    return hit.clicked || (open_->marked == number && (ui.take_key(key::kEnter) || ui.take_key(key::kKeypadEnter)));
}

MapMenu::Choice MapMenu::draw(Ui& ui, const Rect& map) {
    if (!open_) {
        return Choice::None;
    }
    constexpr std::size_t kItems = kFormats.size() + 2;
    const double wide = std::min(kWide, map.width - 16.0);
    const double words_high = open_->words.empty() ? 0.0 : ui.paragraph_height(wide - 24.0, open_->words, Font::SmallBold) + 14.0;
    const double high = words_high + kItem * static_cast<double>(kItems) + 12.0;
    Rect box{ui.rtl ? open_->at.x - wide : open_->at.x, open_->at.y, wide, high};
    box.x = std::clamp(box.x, map.x + 8.0, std::max(map.x + 8.0, map.right() - wide - 8.0));
    if (box.bottom() > map.bottom() - 8.0) {
        box.y = std::max(map.y + 8.0, open_->at.y - high);
    }
    const Point mouse = ui.mouse();
    if (ui.mouse_clicked() && !box.contains(mouse.x, mouse.y)) {
        open_.reset();
        ui.animate();
        return Choice::None;
    }
    if (ui.take_key(key::kDown)) {
        open_->marked = open_->marked + 1 >= kItems ? 0 : open_->marked + 1; // from "none" (the largest number) to the first
    }
    if (ui.take_key(key::kUp)) {
        open_->marked = open_->marked == 0 || open_->marked >= kItems ? kItems - 1 : open_->marked - 1;
    }
    ui.begin_region("map menu", box);
    ui.fill(box, ui.theme.panel, 4.0);
    ui.frame(box, ui.theme.edge, 4.0);
    double y = box.y + 5.0;
    if (!open_->words.empty()) {
        ui.paragraph({box.x + 12.0, y + 3.0, wide - 24.0, words_high}, open_->words, Font::SmallBold, ui.theme.t1);
        y += words_high;
        ui.fill({box.x + 8.0, y - 4.0, wide - 16.0, ui.hairline()}, ui.theme.line2);
    }
    Choice chosen = Choice::None;
    std::optional<std::string> copied;
    std::size_t number = 0;
    const auto next = [&] {
        const Rect line{box.x + 4.0, y, wide - 8.0, kItem};
        y += kItem;
        return line;
    };
    for (const geo::PositionFormat format : kFormats) {
        const std::string text = format == geo::PositionFormat::Mgrs ? geo::mgrs_text(open_->place).value_or("") : geo::position_text(open_->place, format);
        const std::string shown = text.empty() ? ui.text("menu.no_grid") : text; // towards the poles the grid is another one
        if (draw_item(ui, next(), number++, "copy", shown, ui.text("menu.copy"), !text.empty()) && !text.empty()) {
            copied = text;
        }
    }
    if (draw_item(ui, next(), number++, "measure", ui.text("menu.measure"), {}, false)) {
        chosen = Choice::Measure;
    }
    if (draw_item(ui, next(), number++, "fit_selection", ui.text("menu.centre"), {}, false)) {
        chosen = Choice::Centre;
    }
    ui.end_region();
    if (copied) {
        copy_text(ui, *copied);
        open_.reset();
    }
    return chosen;
}

} // namespace marsad::ui
