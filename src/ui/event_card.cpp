#include "ui/event_card.h"

#include "ui/card_editor.h"
#include "ui/card_rows.h"
#include "ui/event_wording.h"
#include "ui/right_panel_memory.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace marsad::ui {

namespace {

using session::Field;

constexpr double kPad = 12.0;
constexpr double kIcon = 16.0;
constexpr double kBadge = 22.0;
constexpr double kRowPad = 5.0;
constexpr double kLeastRow = 28.0;
constexpr double kSmallLine = 18.0;
constexpr double kMeter = 22.0;
constexpr double kTool = 24.0;

std::string_view icon_of(Field field) {
    constexpr std::array<std::string_view, session::kFields.size()> kIcons{"what", "clock", "pin", "person", "weapon", "casualties", "claim"};
    return kIcons[static_cast<std::size_t>(field)];
}

std::string id_of(Field field) { return "field:" + std::string(field_name(field)); }

/// Three boxes, as many filled as there are steps.
void draw_meter(Ui& ui, const Rect& box, int steps) {
    Row row(ui, centred(box, 9.0), 2.0);
    for (int i = 0; i < 3; ++i) {
        const Rect step = row.start(5.0);
        i < steps ? ui.fill(step, ui.theme.t2) : ui.frame(step, ui.theme.edge);
    }
}

/// The card of one event. Each part gives its height, and draws itself only with `paint`: the height is known before the scroll
/// view is opened.
class Card {
  public:
    Card(Ui& ui, const model::Event& event, const PlaceSearch* search, double x, double width) : ui_(ui), event_(event), search_(search), x_(x), width_(width), rows_(card_rows(ui.texts, event)) {
        for (const CardRow& row : rows_) {
            label_width_ = std::max(label_width_, std::ceil(ui.text_width(ui.text(field_key(row.field)), Font::Small)) + 6.0);
        }
    }

    [[nodiscard]] double walk(double top, bool paint) {
        double y = top + 8.0;
        y += title(y, paint);
        y += badges(y, paint);
        for (const CardRow& row : rows_) {
            y += field_row(row, y, top, paint);
        }
        return y + 6.0 - top;
    }
    /// Of the focused row, from the card's top; after a walk.
    [[nodiscard]] const std::optional<std::pair<double, double>>& focused_at() const { return focused_at_; }

  private:
    double title(double y, bool paint) {
        Row row(ui_, {x_ + kPad, y, width_ - 2.0 * kPad, 0.0}, 10.0);
        const Rect sign = row.start(24.0);
        const Rect text = row.rest();
        const std::string name = event_title(ui_, event_);
        const auto type = model::type_of(event_.sub_event_type);
        const std::string path = ui_.text("card.path", {ui_.text(type_key(type)), sub_type_text(ui_.texts, event_.sub_event_type)});
        const double title_height = ui_.paragraph_height(text.width, name, Font::Title);
        const double path_height = ui_.paragraph_height(text.width, path, Font::Small);
        if (paint) {
            ui_.sign(type, {sign.x + 12.0, y + 12.0}, 20.0, !event_.place);
            ui_.paragraph({text.x, y, text.width, title_height}, name, Font::Title, ui_.theme.t1);
            ui_.paragraph({text.x, y + title_height + 1.0, text.width, path_height}, path, Font::Small, ui_.theme.t2);
        }
        return title_height + path_height + 8.0;
    }

    double badges(double y, bool paint) {
        auto all = card_badges(ui_.texts, event_);
        all.push_back({"", ui_.text("confidence.label", {confidence_text(ui_.texts, event_.confidence)})});
        double used = 0.0;
        double top = y;
        const double room = width_ - 2.0 * kPad;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool meter = i + 1 == all.size();
            const double wide = std::min(room, ui_.text_width(all[i].text, Font::Small) + 1.0 + 16.0 + (meter ? kMeter + 4.0 : all[i].icon.empty() ? 0.0 : 20.0));
            if (used > 0.0 && used + wide > room) {
                used = 0.0;
                top += kBadge + 4.0;
            }
            if (paint) {
                badge({ui_.rtl ? x_ + width_ - kPad - used - wide : x_ + kPad + used, top, wide, kBadge}, all[i], meter);
            }
            used += wide + 6.0;
        }
        return top + kBadge + 8.0 - y;
    }

    void badge(const Rect& box, const CardBadge& badge, bool meter) {
        ui_.frame(box, ui_.theme.line2, 4.0);
        Row row(ui_, inset(box, 8.0, 0.0), 4.0);
        if (meter) {
            draw_meter(ui_, row.start(kMeter), confidence_steps(event_.confidence));
        } else if (!badge.icon.empty()) {
            const Rect at = row.start(kIcon);
            ui_.icon(badge.icon, {at.x + 8.0, at.y + at.height / 2.0}, ui_.theme.t2, 14.0);
        }
        ui_.label(row.rest(), badge.text, Font::Small, ui_.theme.t1);
    }

    /// Where the parts of a row stand.
    struct Places {
        Rect icon, label, value, tail, notes, tool;
        double height; ///< without what is opened
    };

    Places place(const CardRow& row, double y) {
        const bool opens = !opening_of(row.field).empty();
        Row line(ui_, {x_ + kPad, y + kRowPad, width_ - 2.0 * kPad, kSmallLine}, 6.0);
        Places at{line.start(kIcon), line.start(label_width_), {}, {}, {}, {}, 0.0};
        const Rect body = line.rest();
        Row head(ui_, body, 8.0);
        if (row.confidence) {
            at.tail = head.end(kMeter + ui_.text_width(confidence_text(ui_.texts, *row.confidence), Font::Small) + 1.0);
        } else if (opens) {
            at.tool = centred(head.end(kTool), kTool);
        }
        at.value = head.rest();
        at.value.height = std::max(kSmallLine, ui_.paragraph_height(at.value.width, row.value, Font::Body));
        Row below(ui_, {body.x, body.y + at.value.height + 1.0, body.width, kSmallLine}, 8.0);
        if (row.confidence && opens) {
            at.tool = centred(below.end(kTool), kTool);
        }
        at.notes = below.rest();
        at.notes.height = 0.0;
        for (const auto& note : row.notes) {
            at.notes.height += ui_.paragraph_height(at.notes.width, note, Font::Small);
        }
        at.height = std::max(kLeastRow, at.value.height + at.notes.height + (row.notes.empty() ? 0.0 : 1.0) + 2.0 * kRowPad);
        return at;
    }

    double field_row(const CardRow& row, double y, double card_top, bool paint) {
        const Places at = place(row, y);
        const bool open = row.rivals > 0 && readings_open(ui_, event_, row.field);
        const bool editing = !opening_of(row.field).empty() && editor_open(ui_, event_, row.field);
        const double rivals = row.rivals > 0 ? kSmallLine + 4.0 : 0.0;
        Rect list{x_, y + at.height + rivals, width_, 0.0};
        list.height = open ? draw_readings(ui_, event_, row.field, list, false) : 0.0;
        Rect editor{at.notes.x, list.bottom(), width_ - kPad - kPad, 0.0};
        editor.x = x_ + kPad;
        editor.height = editing ? draw_editor(ui_, event_, row.field, editor, *search_, false) : 0.0;
        const double height = at.height + rivals + list.height + editor.height;
        if (ui_.state.focused == row.field) {
            focused_at_ = {y - card_top, y + height - card_top};
        }
        if (paint) {
            paint_row(row, at, {x_, y, width_, height});
            if (rivals > 0.0) {
                rival_line(row, {at.value.x, y + at.height - 3.0, at.notes.width, kSmallLine + 4.0}, open);
            }
            if (open) {
                draw_readings(ui_, event_, row.field, list, true);
            }
            if (editing) {
                draw_editor(ui_, event_, row.field, editor, *search_, true);
            }
            touch_row(row, {x_, y, width_, at.height});
        }
        return height;
    }

    void paint_row(const CardRow& row, const Places& at, const Rect& whole) {
        const Theme& theme = ui_.theme;
        auto& memory = right_panel_memory(ui_);
        const RoleColours& role = theme.role(row.field);
        const bool focused = ui_.state.focused == row.field;
        if (focused || memory.hovered == row.field) {
            ui_.fill(whole, focused ? theme.raised : theme.hover);
        }
        if (focused) {
            Row edge(ui_, whole);
            ui_.fill(edge.start(3.0), role.line);
        }
        ui_.icon(icon_of(row.field), {at.icon.x + 8.0, at.icon.y + at.icon.height / 2.0}, role.line);
        ui_.label(at.label, ui_.text(field_key(row.field)), Font::Small, theme.t2);
        ui_.paragraph(at.value, row.value, Font::Body, row.known ? theme.t1 : theme.t3);
        Rect line = at.notes;
        for (const auto& note : row.notes) {
            line.y += ui_.paragraph(line, note, Font::Small, theme.t2);
        }
        if (row.confidence) {
            Row tail(ui_, at.tail, 0.0);
            draw_meter(ui_, tail.start(kMeter), confidence_steps(*row.confidence));
            ui_.label(tail.rest(), confidence_text(ui_.texts, *row.confidence), Font::Small, theme.t2);
        }
        if (!at.tool.empty()) {
            const bool when = row.field == Field::When;
            const bool open = editor_open(ui_, event_, row.field);
            if (ui_.icon_button(when ? "edit:when" : "edit:where", at.tool, "edit", open ? std::string() : ui_.text(when ? "card.edit_date" : "card.edit_place"), open)) {
                open_editor(ui_, event_, row.field, !open);
            }
        }
    }

    /// "2 rival readings", which opens the list.
    void rival_line(const CardRow& row, const Rect& box, bool open) {
        const std::string text = ui_.text("card.rivals", {static_cast<std::int64_t>(row.rivals)});
        Row line(ui_, box, 2.0);
        const Rect at = line.start(ui_.text_width(text, Font::Small) + 20.0);
        const std::string id = "rivals:" + std::string(opening_of(row.field));
        const Touch hit = ui_.touch(id, at);
        Row parts(ui_, at, 3.0);
        ui_.label(parts.start(ui_.text_width(text, Font::Small) + 1.0), text, Font::Small, ui_.theme.accent);
        const Rect chevron = parts.rest();
        ui_.icon(open ? "chevron_up" : "chevron_down", {chevron.x + chevron.width / 2.0, chevron.y + chevron.height / 2.0}, ui_.theme.accent, 12.0);
        if (ui_.is_focused(id) && ui_.memory.focus_by_key) {
            ui_.focus_ring(at);
        }
        if (hit.clicked) {
            open_readings(ui_, event_, row.field, !open);
        }
    }

    void touch_row(const CardRow& row, const Rect& head) {
        const Touch hit = ui_.touch(id_of(row.field), head);
        if (hit.hovered) {
            right_panel_memory(ui_).hovering = row.field;
        }
        if (hit.clicked) {
            ui_.command(session::FocusField{row.field});
            if (row.rivals > 0) {
                open_readings(ui_, event_, row.field, ui_.state.focused != row.field);
            }
        }
        if (ui_.is_focused(id_of(row.field)) && ui_.memory.focus_by_key) {
            ui_.focus_ring(inset(head, 4.0, 3.0));
        }
    }

    Ui& ui_;
    const model::Event& event_;
    const PlaceSearch* search_;
    double x_;
    double width_;
    double label_width_ = 0.0;
    std::vector<CardRow> rows_;
    std::optional<std::pair<double, double>> focused_at_;
};

/// Without a selection: what is in the window, and what to do.
double window_summary(Ui& ui, const Rect& box, bool paint) {
    const auto& sums = ui.digest.sums();
    const std::string hint = ui.text(ui.state.project.events().empty() ? "card.empty" : "card.nothing");
    const double hint_height = ui.paragraph_height(box.width - 2.0 * kPad, hint, Font::Body);
    double y = box.y + 8.0;
    if (paint) {
        ui.paragraph({box.x + kPad, y, box.width - 2.0 * kPad, hint_height}, hint, Font::Body, ui.theme.t2);
    }
    y += hint_height + 12.0;
    if (ui.state.project.events().empty()) {
        return y - box.y;
    }
    // In the order of the legend on the map.
    using enum model::EventType;
    for (const auto type : {Battles, ExplosionsRemoteViolence, ViolenceAgainstCivilians, Protests, Riots, StrategicDevelopments}) {
        const auto count = static_cast<std::int64_t>(sums.by_type[static_cast<std::size_t>(type)]);
        if (paint) {
            Row row(ui, {box.x + kPad, y, box.width - 2.0 * kPad, 24.0}, 8.0);
            const Rect sign = row.start(18.0);
            ui.sign(type, {sign.x + 9.0, y + 12.0}, 13.0, false, count > 0 ? 1.0 : 0.4);
            ui.label(row.end(60.0), number_text(ui.texts, count), Font::Body, count > 0 ? ui.theme.t1 : ui.theme.t3, Align::End);
            ui.label(row.rest(), ui.text(type_key(type)), Font::Body, count > 0 ? ui.theme.t1 : ui.theme.t3);
        }
        y += 24.0;
    }
    y += 6.0;
    const auto told = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    const std::array<std::string, 3> lines{ui.text("card.summary_killed", {sums.killed}), ui.text("card.summary_tolls", {told(sums.toll_unknown)}), ui.text("card.summary_unplaced", {told(sums.not_placed)})};
    for (const auto& line : lines) {
        if (paint) {
            ui.label({box.x + kPad, y, box.width - 2.0 * kPad, 20.0}, line, Font::Small, ui.theme.t2);
        }
        y += 20.0;
    }
    return y + 6.0 - box.y;
}

const PlaceSearch kNoSearch;

} // namespace

double event_card_height(Ui& ui, double width) {
    const auto* event = ui.state.selected_event();
    return event == nullptr ? window_summary(ui, {0.0, 0.0, width, 0.0}, false) : Card(ui, *event, &kNoSearch, 0.0, width).walk(0.0, false);
}

void draw_event_card(Ui& ui, const Rect& rect, const PlaceSearch& search) {
    ui.note_drawn("card", rect);
    const auto* event = ui.state.selected_event();
    if (event == nullptr) {
        const double top = ui.begin_scroll("card", rect, event_card_height(ui, rect.width));
        window_summary(ui, {rect.x, top, rect.width, 0.0}, true);
        ui.end_scroll();
        return;
    }
    auto& memory = right_panel_memory(ui);
    Card card(ui, *event, &search, rect.x, rect.width);
    const double height = card.walk(0.0, false);
    const std::string now = event->event_id + (ui.state.focused ? id_of(*ui.state.focused) : std::string());
    if (memory.card_for != now) {
        if (!memory.card_for.starts_with(event->event_id)) {
            ui.memory.scroll["card"] = 0.0;
        }
        if (card.focused_at()) {
            ui.scroll_to("card", rect.height, card.focused_at()->first, card.focused_at()->second);
        }
        memory.card_for = now;
    }
    const double top = ui.begin_scroll("card", rect, height);
    static_cast<void>(card.walk(top, true));
    ui.end_scroll();
}

std::string event_position_text(Ui& ui) {
    const auto* event = ui.state.selected_event();
    const auto index = event == nullptr ? std::nullopt : ui.state.project.index_of(event->event_id);
    if (!index) {
        return {};
    }
    if (!ui.digest.is_shown(*index)) {
        return ui.text(event->date ? "card.outside" : "list.no_date");
    }
    return ui.text("card.position", {static_cast<std::int64_t>(ui.digest.shown_before(*index)) + 1, static_cast<std::int64_t>(ui.digest.sums().events)});
}

} // namespace marsad::ui
