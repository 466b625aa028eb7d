#include "ui/event_table.h"

#include "ui/event_wording.h"
#include "ui/text_field.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace marsad::ui {

/// Made anew when the list changes.
struct TableLines {
    /// An event, or the month that the ones below it are of.
    struct Line {
        std::size_t event = 0;
        std::size_t count = 0; ///< of a month's events; 0 = an event's line
        double top = 0.0;
    };
    std::uint64_t version = 0;
    std::uint64_t choice = 0; ///< version of what is chosen, where the list shows that alone; else 0
    std::vector<Line> lines;
    double height = 0.0;
};

namespace {

using Line = TableLines::Line;

constexpr double kRow = 26.0;
constexpr double kQueueRow = 44.0;
constexpr double kHead = 26.0;
constexpr double kFooter = 28.0;
constexpr double kDateWidth = 64.0;
constexpr double kWideDateWidth = 92.0; // Arabic months have no short form
constexpr double kKilledWidth = 46.0;
constexpr double kMonthRow = 24.0;

std::string month_of(const Ui& ui, const model::Event& event) {
    if (!event.date) {
        return ui.text("list.no_date");
    }
    const timeline::Day day = timeline::event_day(*event.date, event.time_precision);
    const std::chrono::year_month_day date(day);
    return days_text(ui.texts, timeline::month_interval(static_cast<int>(date.year()), static_cast<unsigned>(date.month())));
}

int month_number(const model::Event& event) {
    if (!event.date) {
        return -1;
    }
    const std::chrono::year_month_day date(timeline::event_day(*event.date, event.time_precision));
    return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month()));
}

const TableLines& table_of(Ui& ui) {
    const std::uint64_t choice = ui.state.list_choice ? ui.state.choice.version() : 0;
    const bool by_month = ui.state.sort.column == session::SortColumn::Date;
    if (ui.memory.table_lines && ui.memory.table_lines->version == ui.digest.list_version() && ui.memory.table_lines->choice == choice) {
        return *ui.memory.table_lines;
    }
    auto table = std::make_shared<TableLines>();
    table->version = ui.digest.list_version();
    table->choice = choice;
    const auto& events = ui.state.project.events();
    table->lines.reserve(ui.digest.list().size() + ui.digest.list().size() / 8);
    std::size_t month_line = 0;
    int month = -2;
    for (const std::size_t index : ui.digest.list()) {
        if (ui.state.list_choice && !ui.state.choice.contains(index)) {
            continue;
        }
        if (by_month) {
            if (const int own = month_number(events[index]); own != month) {
                month = own;
                month_line = table->lines.size();
                table->lines.push_back({index, 1, table->height});
                table->height += kMonthRow;
            } else {
                ++table->lines[month_line].count;
            }
        }
        table->lines.push_back({index, 0, table->height});
        table->height += kRow;
    }
    ui.memory.table_lines = std::move(table);
    return *ui.memory.table_lines;
}

void draw_search(Ui& ui, const Rect& rect) {
    set_field(ui, "list:find", ui.state.filters.text);
    const std::string placeholder = ui.text("list.find");
    const FieldResult typed = text_field(ui, "list:find", rect, {.placeholder = placeholder, .icon = "search", .font = Font::Small, .clear_button = true});
    if (typed.changed) {
        ui.command(session::SetFilterText{ui.memory.edits.at("list:find").buffer.text()});
    }
    if (typed.escaped) {
        ui.focus({});
    }
}

/// A word with a cross; true where it was clicked.
bool draw_chip(Ui& ui, const std::string& id, const Rect& chip, const std::string& words) {
    const Touch hit = ui.touch(id, chip);
    ui.fill(chip, hit.hovered ? ui.theme.hover : ui.theme.raised, 11.0);
    ui.frame(chip, ui.theme.line2, 11.0);
    Row inside(ui, inset(chip, 9.0, 0.0), 4.0);
    const Rect cross = inside.end(12.0);
    ui.icon("close", {cross.x + 6.0, chip.y + chip.height / 2.0}, ui.theme.t2, 10.0);
    ui.label(inside.rest(), words, Font::Small, ui.theme.t1);
    ui.tooltip_for(hit, id, words);
    return hit.clicked;
}

/// What is filtered, each with a cross. Gives the height.
double draw_chips(Ui& ui, const Rect& rect) {
    if (ui.state.filters.chosen.empty() && ui.state.area.empty() && !ui.state.list_choice) {
        return 0.0;
    }
    const std::string clear = ui.text("filter.clear");
    const double clear_wide = ui.text_width(clear, Font::Body) + 14.0;
    Row row(ui, {rect.x, rect.y + 2.0, rect.width, 24.0}, 6.0);
    const Rect clear_at = row.end(clear_wide);
    if (ui.button("filters:clear", clear_at, clear, ButtonKind::Quiet)) {
        ui.command(session::ClearFilters{});
        ui.command(session::ListChoice{false});
    }
    // What was drawn on the map: the chosen alone, an area.
    const auto drawn = [&](const char* id, const char* key) {
        const std::string words = ui.text(key);
        const Rect chip = row.start(std::min(row.rest().width, ui.text_width(words, Font::Small) + 34.0));
        return draw_chip(ui, id, chip, words);
    };
    if (ui.state.list_choice && drawn("chip:choice", "choice.chip")) {
        ui.command(session::ListChoice{false});
    }
    if (!ui.state.area.empty() && drawn("chip:area", "choice.area_chip")) {
        ui.command(session::FilterByArea{});
    }
    for (const auto& [facet, values] : ui.state.filters.chosen) {
        std::string words;
        for (const auto& value : values) {
            const std::string word = facet_value_text(ui.texts, facet, value);
            words += (words.empty() ? "" : ", ") + word;
        }
        const double wide = std::min(ui.text_width(words, Font::Small) + 34.0, 170.0);
        if (row.rest().width < 60.0) {
            break;
        }
        const Rect chip = row.start(std::min(wide, row.rest().width));
        const std::string id = fmt::format("chip:{}", static_cast<int>(facet));
        if (draw_chip(ui, id, chip, words)) {
            for (const auto& value : values) {
                ui.command(session::ToggleFilter{facet, value});
            }
        }
    }
    return 30.0;
}

struct Columns {
    Rect sign, date, what, killed;
};

Columns columns_of(const Ui& ui, const Rect& rect) {
    Row row(ui, inset(rect, 10.0, 0.0), 8.0);
    Columns out;
    out.sign = row.start(16.0);
    out.date = row.start(ui.rtl ? kWideDateWidth : kDateWidth);
    out.killed = row.end(kKilledWidth);
    out.what = row.rest();
    return out;
}

void draw_heads(Ui& ui, const Rect& rect) {
    ui.fill({rect.x, rect.bottom() - ui.hairline(), rect.width, ui.hairline()}, ui.theme.line);
    const Columns columns = columns_of(ui, rect);
    const auto head = [&](const char* id, Rect at, const char* key, session::SortColumn column, Align align) {
        const Touch hit = ui.touch(id, at);
        const bool sorted = ui.state.sort.column == column;
        const Colour colour = sorted || hit.hovered ? ui.theme.t1 : ui.theme.t3;
        const std::string text = ui.text(key);
        const Font font = sorted ? Font::CaptionBold : Font::Caption;
        if (sorted) {
            Row row(ui, at, 2.0);
            const Rect mark = align == Align::End ? row.start(10.0) : Rect{};
            const double wide = ui.label(row.rest(), text, font, colour, align);
            const double x = align == Align::End ? mark.x + 5.0 : ui.rtl ? at.right() - wide - 8.0 : at.x + wide + 8.0;
            ui.icon(ui.state.sort.descending ? "chevron_down" : "chevron_up", {x, at.y + at.height / 2.0}, colour, 9.0);
        } else {
            ui.label(at, text, font, colour, align);
        }
        if (hit.clicked) {
            ui.command(session::SortBy{column});
        }
    };
    head("sort:type", columns.sign, "list.type_mark", session::SortColumn::Type, Align::Start);
    head("sort:date", columns.date, "list.date", session::SortColumn::Date, Align::Start);
    head("sort:place", columns.what, "list.event", session::SortColumn::Place, Align::Start);
    head("sort:killed", columns.killed, "list.killed", session::SortColumn::Killed, Align::End);
}

void draw_month(Ui& ui, const Rect& rect, const Line& line) {
    ui.fill(rect, ui.theme.raised.with_alpha(0.6));
    const Rect inner = inset(rect, 10.0, 0.0);
    const std::string count = std::to_string(line.count);
    ui.label(inner, month_of(ui, ui.state.project.events()[line.event]), Font::Caption, ui.theme.t2);
    ui.label(inner, count, Font::Caption, ui.theme.t3, Align::End);
}

void draw_event(Ui& ui, const Rect& rect, const model::Event& event, std::size_t index) {
    const std::string id = "row:" + event.event_id;
    const Touch hit = ui.touch(id, rect, false);
    const bool selected = ui.state.selected == event.event_id;
    const bool shown = !event.date || ui.digest.is_shown(index);
    if (hit.hovered) {
        ui.memory.words["list.hovering"] = event.event_id;
    }
    if (selected || hit.hovered) {
        ui.fill(rect, selected ? ui.theme.accent_dim : ui.theme.hover);
    }
    if (selected) {
        ui.fill({ui.rtl ? rect.right() - 3.0 : rect.x, rect.y, 3.0, rect.height}, ui.theme.accent);
    }
    const Columns columns = columns_of(ui, rect);
    const Colour strong = shown ? ui.theme.t1 : ui.theme.t3;
    const Colour weak = shown ? ui.theme.t2 : ui.theme.t3;
    ui.sign(model::type_of(event.sub_event_type), {columns.sign.x + 8.0, rect.y + rect.height / 2.0}, 11.0, event.place && event.place->geo_precision > 1, shown ? 1.0 : 0.5);
    ui.label(columns.date, short_date(ui, event), Font::Small, event.date ? weak : ui.theme.warn);
    const std::string place = event.place ? place_name(ui, event) : ui.text("list.no_place");
    const double place_wide = ui.label(columns.what, place, Font::Small, event.place ? strong : ui.theme.warn, Align::Start, Flow::Interface);
    Row rest(ui, columns.what, 0.0);
    rest.skip(place_wide);
    if (rest.rest().width > 30.0) {
        ui.label(rest.rest(), " · " + sub_type_text(ui.texts, event.sub_event_type), Font::Small, weak);
    }
    const auto dead = event.fatalities.value ? event.fatalities.value : event.fatalities.low;
    const bool bound = dead && (!event.fatalities.high || *event.fatalities.high > *dead);
    const std::string killed = dead ? std::to_string(*dead) + (bound ? "+" : "") : "–";
    ui.label(columns.killed, killed, dead && *dead > 0 ? Font::SmallBold : Font::Small, dead && *dead > 0 ? strong : ui.theme.t3, Align::End, Flow::LeftToRight);
    if (hit.clicked) {
        ui.command(session::Select{event.event_id});
    }
    if (hit.double_clicked) {
        ui.command(session::Select{event.event_id});
        ui.memory.words["map.fit"] = "selection";
    }
}

/// The selected row comes into view when the selection changes; the newest shown one while time plays, if asked.
void follow(Ui& ui, const TableLines& table, double view_height) {
    const std::string wanted = ui.state.selected.value_or("");
    if (ui.memory.words["table.selected"] == wanted || wanted.empty()) {
        ui.memory.words["table.selected"] = wanted;
        return;
    }
    ui.memory.words["table.selected"] = wanted;
    const auto index = ui.state.project.index_of(wanted);
    const auto line = std::find_if(table.lines.begin(), table.lines.end(), [&](const Line& l) { return l.count == 0 && index && l.event == *index; });
    if (line != table.lines.end()) {
        ui.scroll_to("table", view_height, line->top - kMonthRow, line->top + kRow);
    }
}

} // namespace

void draw_event_table(Ui& ui, const Rect& rect) {
    double y = rect.y + 8.0;
    draw_search(ui, {rect.x + 8.0, y, rect.width - 16.0, 28.0});
    y += 32.0;
    y += draw_chips(ui, {rect.x + 8.0, y, rect.width - 16.0, 28.0});
    draw_heads(ui, {rect.x, y, rect.width, kHead});
    y += kHead;
    const Rect view{rect.x, y, rect.width, std::max(0.0, rect.bottom() - y - kFooter)};
    const TableLines& table = table_of(ui);
    follow(ui, table, view.height);
    const double top = ui.begin_scroll("table", view, table.height);
    const double offset = view.y - top;
    auto line = std::upper_bound(table.lines.begin(), table.lines.end(), offset, [](double at, const Line& l) { return at < l.top; });
    line -= line == table.lines.begin() ? 0 : 1;
    ui.memory.words["list.hovering"].clear();
    const auto& events = ui.state.project.events();
    for (; line != table.lines.end() && line->top < offset + view.height; ++line) {
        if (line->count > 0) {
            draw_month(ui, {view.x, top + line->top, view.width, kMonthRow}, *line);
        } else {
            draw_event(ui, {view.x, top + line->top, view.width, kRow}, events[line->event], line->event);
        }
    }
    ui.memory.words["list.hovered"] = ui.memory.words["list.hovering"];
    ui.end_scroll();
    if (table.lines.empty()) {
        ui.paragraph({view.x + 16.0, view.y + 20.0, view.width - 32.0, 60.0}, ui.text(events.empty() ? "list.empty" : "match.none"), Font::Small, ui.theme.t3);
    }
    const Rect footer{rect.x, rect.bottom() - kFooter, rect.width, kFooter};
    ui.fill({footer.x, footer.y, footer.width, ui.hairline()}, ui.theme.line);
    ui.label(inset(footer, 12.0, 0.0), ui.text("list.footer", {static_cast<std::int64_t>(ui.digest.list().size()), static_cast<std::int64_t>(ui.digest.sums().in_days)}), Font::Caption, ui.theme.t2);
}

void draw_queue(Ui& ui, const Rect& rect) {
    const auto& queue = ui.digest.queue();
    const auto& events = ui.state.project.events();
    if (queue.empty()) {
        const double middle = rect.x + rect.width / 2.0;
        ui.icon("good", {middle, rect.y + rect.height / 3.0}, ui.theme.good, 28.0);
        ui.label({rect.x + 12.0, rect.y + rect.height / 3.0 + 24.0, rect.width - 24.0, 22.0}, ui.text("queue.empty"), Font::BodyBold, ui.theme.t1, Align::Centre);
        ui.paragraph({rect.x + 24.0, rect.y + rect.height / 3.0 + 52.0, rect.width - 48.0, 60.0}, ui.text("queue.hint"), Font::Small, ui.theme.t3);
        return;
    }
    double height = 0.0;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        height += kQueueRow + (i == 0 || queue[i].reason != queue[i - 1].reason ? kMonthRow : 0.0);
    }
    double y = ui.begin_scroll("queue", rect, height);
    for (std::size_t i = 0; i < queue.size(); ++i) {
        if (i == 0 || queue[i].reason != queue[i - 1].reason) {
            const Rect head{rect.x, y, rect.width, kMonthRow};
            const auto same = static_cast<std::size_t>(std::count_if(queue.begin(), queue.end(), [&](const auto& entry) { return entry.reason == queue[i].reason; }));
            static constexpr const char* kKeys[] = {"queue.not_placed", "queue.not_dated", "queue.rival_places", "queue.rival_dates"};
            ui.fill(head, ui.theme.raised.with_alpha(0.6));
            ui.label(inset(head, 12.0, 0.0), ui.text(kKeys[static_cast<std::size_t>(queue[i].reason)]), Font::Caption, ui.theme.t2);
            ui.label(inset(head, 12.0, 0.0), std::to_string(same), Font::Caption, ui.theme.t3, Align::End);
            y += kMonthRow;
        }
        const Rect line{rect.x, y, rect.width, kQueueRow};
        y += kQueueRow;
        if (line.bottom() < rect.y || line.y > rect.bottom()) {
            continue;
        }
        const auto& event = events[queue[i].event];
        const Touch hit = ui.touch("queue:" + event.event_id, line);
        const bool selected = ui.state.selected == event.event_id;
        if (selected || hit.hovered) {
            ui.fill(line, selected ? ui.theme.accent_dim : ui.theme.hover);
        }
        Row row(ui, inset(line, 12.0, 0.0), 8.0);
        const Rect sign = row.start(16.0);
        ui.sign(model::type_of(event.sub_event_type), {sign.x + 8.0, line.y + 15.0}, 11.0, true);
        const Rect text = row.rest();
        ui.label({text.x, line.y + 4.0, text.width, 20.0}, event_title(ui, event), Font::Small, ui.theme.t1);
        std::string note;
        switch (queue[i].reason) {
        case session::QueueReason::NotPlaced: note = unplaced_note(ui.texts, event); break;
        case session::QueueReason::NotDated: note = date_note(ui.texts, event); break;
        case session::QueueReason::RivalPlaces: note = ui.text("card.rivals", {static_cast<std::int64_t>(event.candidates.size())}); break;
        case session::QueueReason::RivalDates: note = ui.text("card.rivals", {static_cast<std::int64_t>(event.date_candidates.size())}); break;
        }
        ui.label({text.x, line.y + 23.0, text.width, 17.0}, joined({short_date(ui, event), note}), Font::Caption, ui.theme.t3);
        if (hit.clicked) {
            ui.command(session::Select{event.event_id});
        }
    }
    ui.end_scroll();
}

} // namespace marsad::ui
