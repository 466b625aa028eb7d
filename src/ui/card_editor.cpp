#include "ui/card_editor.h"

#include "typeset/isolate.h"
#include "ui/date_text.h"
#include "ui/event_wording.h"
#include "ui/right_panel_memory.h"
#include "ui/text_field.h"

#include <algorithm>

namespace marsad::ui {

namespace {

using session::Field;

constexpr double kReading = 26.0;
constexpr double kField = 28.0;
constexpr double kHit = 40.0;
constexpr double kGap = 6.0;
constexpr std::size_t kMostHits = 6;
constexpr double kNearKm = 150.0; ///< of the place that is corrected
constexpr std::uint16_t kDigit1 = 30; // USB usage of the key 1; 9 is kDigit1 + 8

std::string key_of(std::string_view what, const model::Event& event, Field field) { return std::string(what) + ":" + std::string(opening_of(field)) + ":" + event.event_id; }

std::vector<Reading> readings_of(const Ui& ui, const model::Event& event, Field field) { return field == Field::Where ? place_readings(ui.texts, event) : date_readings(ui.texts, event); }

void choose(Ui& ui, const model::Event& event, Field field, std::size_t candidate) {
    if (field == Field::Where) {
        ui.command(session::ChoosePlace{event.event_id, candidate});
    } else {
        ui.command(session::ChooseDate{event.event_id, candidate});
    }
}

/// A reading in its row: number of its key, radio, name, kind, score.
void draw_reading(Ui& ui, const Rect& row_box, const Reading& reading, std::size_t number, bool hovered) {
    const Theme& theme = ui.theme;
    const bool present = !reading.candidate;
    if (hovered) {
        ui.fill(row_box, theme.hover);
    }
    Row row(ui, inset(row_box, 12.0, 0.0), 6.0);
    ui.label(row.start(12.0), std::to_string(number), Font::Caption, theme.t3, Align::Centre);
    const Rect radio = row.start(16.0);
    const Point middle{radio.x + 8.0, radio.y + radio.height / 2.0};
    ui.ring(middle, 5.5, present ? theme.accent : theme.edge, 1.5);
    if (present) {
        ui.dot(middle, 2.75, theme.accent);
    }
    if (!reading.score.empty()) {
        ui.label(row.end(26.0), reading.score, Font::Small, theme.t2, Align::End, Flow::LeftToRight);
    }
    if (!reading.kind.empty()) {
        const double most = row.rest().width * 0.5;
        ui.label(row.end(std::min(most, ui.text_width(reading.kind, Font::Small) + 1.0)), reading.kind, Font::Small, theme.t3, Align::End);
    }
    ui.label(row.rest(), typeset::isolate(reading.name), Font::Body, theme.t1);
}

/// Days so that they can be typed again.
std::string typed_days(const timeline::DayInterval& days) {
    return days.first == days.last ? timeline::to_iso(days.first) : timeline::to_iso(days.first) + " \xE2\x80\x93 " + timeline::to_iso(days.last);
}

/// Takes what was typed; what is wrong with it where it cannot be used.
std::string take_days(Ui& ui, const model::Event& event, std::string_view typed) {
    static const timeline::DayInterval kPossible{timeline::year_interval(1900).first, timeline::year_interval(2099).last};
    const timeline::Day near = event.date ? event.date->first : event.published.value_or(ui.state.playback.now());
    const DateInput input = parse_date(typed, date_vocabulary(ui.texts), {kPossible, near});
    if (input.problem == DateProblem::None) {
        ui.command(session::DateEvent{event.event_id, input.days});
    }
    return problem_text(ui.texts, input, kPossible);
}

/// The field where a day is typed.
double draw_date_editor(Ui& ui, const model::Event& event, const Rect& box, bool paint) {
    std::string& wrong = ui.memory.words["edit:date:wrong"];
    const std::string hint = wrong.empty() ? ui.text("card.date_hint") : wrong;
    const double hint_height = ui.paragraph_height(box.width, hint, Font::Small);
    const double height = kField + 4.0 + hint_height + kGap;
    if (!paint) {
        return height;
    }
    const std::string id = "edit:date";
    Row row(ui, {box.x, box.y, box.width, kField}, 6.0);
    const Rect cancel = row.end(kField);
    const std::string apply = ui.text("card.apply");
    const Rect button = row.end(ui.button_width(apply));
    const std::string placeholder = ui.text("card.date_field");
    const auto result = text_field(ui, id, row.rest(), {.placeholder = placeholder, .icon = "calendar", .wrong = !wrong.empty()});
    const bool bad = !wrong.empty();
    if (result.changed) {
        wrong.clear();
    }
    if (ui.button("edit:date:apply", button, apply) || result.entered) {
        wrong = take_days(ui, event, ui.memory.edits[id].buffer.text());
        if (wrong.empty()) {
            open_editor(ui, event, Field::When, false);
        } else {
            ui.focus(id);
            ui.animate();
        }
    }
    if (ui.icon_button("edit:date:cancel", cancel, "close", ui.text("card.cancel")) || result.escaped) {
        open_editor(ui, event, Field::When, false);
    }
    ui.paragraph({box.x, box.y + kField + 4.0, box.width, hint_height}, hint, Font::Small, bad ? ui.theme.error : ui.theme.t3);
    return height;
}

void draw_hit(Ui& ui, const Rect& box, const model::Place& place, bool marked) {
    if (marked) {
        ui.fill(box, ui.theme.accent_dim, 4.0);
    }
    Row row(ui, inset(box, 6.0, 0.0), 6.0);
    const Rect icon = row.start(16.0);
    ui.icon("pin", {icon.x + 8.0, icon.y + 12.0}, ui.theme.role(Field::Where).line, 14.0);
    const Rect text = row.rest();
    ui.label({text.x, text.y + 2.0, text.width, 18.0}, typeset::isolate(place_name(ui.texts, place.name, place.name_local)), Font::Body, ui.theme.t1);
    ui.label({text.x, text.y + 20.0, text.width, 17.0}, place_note(ui.texts, place), Font::Small, ui.theme.t3);
}

/// The field where a place is looked up, and what was found.
double draw_place_editor(Ui& ui, const model::Event& event, const Rect& box, const PlaceSearch& search, bool paint) {
    auto& found = right_panel_memory(ui).places;
    const std::string id = "edit:place";
    const std::string& query = ui.memory.edits[id].buffer.text();
    const bool none = found.hits.empty() && !query.empty() && found.query == query;
    const double height = kField + kGap + static_cast<double>(found.hits.size()) * kHit + (none ? 18.0 : 0.0) + (found.hits.empty() && !none ? 0.0 : kGap);
    if (!paint) {
        return height;
    }
    if (!found.hits.empty() && ui.is_focused(id)) { // before the field, which has no use for them
        const std::size_t count = found.hits.size();
        if (ui.take_key(key::kDown)) {
            found.marked = (found.marked + 1) % count;
        }
        if (ui.take_key(key::kUp)) {
            found.marked = (found.marked + count - 1) % count;
        }
    }
    Row row(ui, {box.x, box.y, box.width, kField}, 6.0);
    const Rect cancel = row.end(kField);
    const std::string placeholder = ui.text("card.place_field");
    const auto result = text_field(ui, id, row.rest(), {.placeholder = placeholder, .icon = "search"});
    const std::string typed = ui.memory.edits[id].buffer.text();
    if (typed != found.query) {
        found.query = typed;
        found.hits.clear();
        // The place is corrected: what lies near the one it has is likelier.
        const auto view = event.place ? std::optional(geocode::CompletionView{event.place->position, kNearKm}) : std::nullopt;
        for (auto& completion : typed.empty() || !search ? std::vector<geocode::Completion>() : search(typed, view, kMostHits)) {
            found.hits.push_back(std::move(completion.place));
        }
        found.marked = 0;
        ui.animate();
    }
    std::optional<std::size_t> taken = result.entered && found.marked < found.hits.size() ? std::optional(found.marked) : std::nullopt;
    double y = box.y + kField + kGap;
    for (std::size_t i = 0; i < found.hits.size(); ++i, y += kHit) {
        const Rect at{box.x, y, box.width, kHit};
        const Touch hit = ui.touch("hit:" + std::to_string(i), at);
        draw_hit(ui, at, found.hits[i], hit.hovered || i == found.marked);
        if (hit.clicked) {
            taken = i;
        }
    }
    if (none) {
        ui.label({box.x, y, box.width, 18.0}, ui.text("card.place_none"), Font::Small, ui.theme.t3);
    }
    if (taken) {
        ui.command(session::PlaceEvent{event.event_id, found.hits[*taken]});
    }
    if (ui.icon_button("edit:place:cancel", cancel, "close", ui.text("card.cancel")) || result.escaped || taken) {
        open_editor(ui, event, Field::Where, false);
    }
    return height;
}

} // namespace

std::string_view opening_of(Field field) { return field == Field::Where ? "place" : field == Field::When ? "date" : ""; }

bool readings_open(const Ui& ui, const model::Event& event, Field field) { return ui.memory.is_open(key_of("rivals", event, field)); }

void open_readings(Ui& ui, const model::Event& event, Field field, bool open) {
    if (open) { // number keys belong to one list
        ui.memory.set_open(key_of("rivals", event, field == Field::Where ? Field::When : Field::Where), false);
    }
    ui.memory.set_open(key_of("rivals", event, field), open);
    ui.animate();
}

bool editor_open(const Ui& ui, const model::Event& event, Field field) { return ui.memory.is_open(key_of("edit", event, field)); }

void open_editor(Ui& ui, const model::Event& event, Field field, bool open) {
    const std::string id = "edit:" + std::string(opening_of(field));
    ui.memory.set_open(key_of("edit", event, field), open);
    ui.focus({});
    if (open) {
        ui.memory.words["edit:date:wrong"].clear();
        right_panel_memory(ui).places = {};
        set_field(ui, id, field == Field::When && event.date ? typed_days(*event.date) : std::string());
        ui.memory.edits[id].buffer.select_all();
        ui.focus(id);
    }
    ui.animate();
}

double draw_readings(Ui& ui, const model::Event& event, Field field, const Rect& box, bool paint) {
    const auto readings = readings_of(ui, event, field);
    const double height = static_cast<double>(readings.size()) * kReading + 4.0;
    if (!paint) {
        return height;
    }
    const bool typing = ui.text_has_focus() || ui.memory.edits.contains(ui.memory.focused);
    std::size_t rival = 0;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const Rect row{box.x, box.y + static_cast<double>(i) * kReading, box.width, kReading};
        const std::string id = readings[i].candidate ? "rival:" + std::string(opening_of(field)) + ":" + std::to_string(rival++) : "rival:" + std::string(opening_of(field)) + ":present";
        const Touch hit = ui.touch(id, row);
        draw_reading(ui, row, readings[i], i + 1, hit.hovered && readings[i].candidate.has_value());
        if (ui.is_focused(id) && ui.memory.focus_by_key) {
            ui.focus_ring(inset(row, 4.0, 2.0));
        }
        const bool by_key = !typing && i < 9 && ui.take_key(static_cast<std::uint16_t>(kDigit1 + i));
        if ((hit.clicked || by_key) && readings[i].candidate) {
            choose(ui, event, field, *readings[i].candidate);
        }
    }
    return height;
}

double draw_editor(Ui& ui, const model::Event& event, Field field, const Rect& box, const PlaceSearch& search, bool paint) {
    return field == Field::When ? draw_date_editor(ui, event, box, paint) : draw_place_editor(ui, event, box, search, paint);
}

} // namespace marsad::ui
