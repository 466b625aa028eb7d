#include "ui/actions.h"
#include "ui/event_wording.h"
#include "ui/map_bookmarks.h"
#include "ui/map_panel.h"
#include "ui/text_field.h"
#include "ui/top_bar.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace marsad::ui {

namespace {

constexpr std::size_t kMostPlaces = 5;
constexpr std::size_t kMostBookmarks = 5;
constexpr std::size_t kMostEvents = 5;
constexpr std::size_t kMostActions = 5;
constexpr double kRow = 32.0;
constexpr double kHead = 22.0;

struct Found {
    std::string head; ///< not empty where a group begins
    std::string text;
    std::string note;
    std::string icon; ///< empty: the sign of the event's type
    model::EventType type = model::EventType::Battles;
    std::function<void()> act;
};

/// The first events that the words fit; looked for once for what is typed, not once a frame.
const std::vector<std::size_t>& events_for(Ui& ui, const std::string& query) {
    const std::string asked = std::to_string(ui.digest.events_version()) + ui.texts.language() + query;
    auto& out = ui.memory.found_events;
    if (std::exchange(ui.memory.words["search.events_for"], asked) == asked) {
        return out;
    }
    out.clear();
    const session::TextQuery words(query);
    const auto& events = ui.state.project.events();
    for (std::size_t i = 0; i < events.size() && out.size() < kMostEvents; ++i) {
        const auto& event = events[i];
        const std::string hay = event_title(ui, event) + ' ' + (event.place ? event.place->name + ' ' + event.place->name_local : "") + ' ' + event.location_text.value_or("") + ' ' + event.actor1.value_or("") + ' ' + event.actor2.value_or("");
        if (words.matches(hay)) {
            out.push_back(i);
        }
    }
    return out;
}

/// The name in the language of the interface, and the one that was met where it is not that or a longer form of it.
std::string found_name(const Ui& ui, const geocode::Completion& completion) {
    const std::string name = place_name(ui.texts, completion.place.name, completion.place.name_local);
    return joined({name, completion.matched.starts_with(name) ? std::string() : completion.matched});
}

} // namespace

void draw_search_results(Ui& ui, const Layout& layout, const PlaceSearch& search, MapPanel& map) {
    const bool enter = ui.memory.is_open("search.enter");
    ui.memory.set_open("search.enter", false);
    const auto field = ui.memory.edits.find("search");
    if (field == ui.memory.edits.end() || (!ui.is_focused("search") && !enter)) {
        return;
    }
    const std::string& typed = field->second.buffer.text();
    std::vector<Found> found;
    const bool only_actions = typed.starts_with('>');
    const bool only_places = typed.starts_with('@');
    const bool only_events = typed.starts_with('#');
    const std::string query = only_actions || only_places || only_events ? typed.substr(1) : typed;
    if (!only_actions && !only_events && (only_places || !query.empty())) {
        const session::TextQuery words(query);
        std::size_t count = 0;
        for (const auto& bookmark : ui.state.settings.bookmarks) {
            if (count < kMostBookmarks && (query.empty() || words.matches(bookmark.name))) {
                const std::string days = bookmark.days ? brief_days_text(ui.texts, *bookmark.days) : std::string();
                found.push_back({count++ == 0 ? ui.text("search.bookmarks") : "", bookmark.name, days, "bookmark", {}, [&ui, bookmark] { go_to_bookmark(ui, bookmark); }});
            }
        }
    }
    if (!query.empty() && !only_actions && !only_events) {
        if (ui.memory.words["search.asked"] != query) { // asked once for what is typed, not once a frame
            ui.memory.words["search.asked"] = query;
            const auto bounds = map.bounds();
            ui.memory.places = search(query, bounds ? geocode::CompletionView::of(*bounds) : std::nullopt, kMostPlaces);
        }
        std::string_view last_head;
        for (const auto& completion : ui.memory.places) {
            const auto& place = completion.place;
            const bool guessed = completion.match == geocode::CompletionMatch::Typo || completion.match == geocode::CompletionMatch::Bridge;
            const std::string_view head = guessed ? "search.similar" : "search.places";
            found.push_back({std::exchange(last_head, head) == head ? "" : ui.text(head), found_name(ui, completion), place_kind_note(ui.texts, place), "pin", {}, [&ui, &map, place] { map.go_to(ui, place.position, place.radius_km); }});
        }
    }
    if (!query.empty() && !only_actions && !only_places) {
        const auto& events = ui.state.project.events();
        for (std::size_t i = 0; const std::size_t index : events_for(ui, query)) {
            const auto& event = events[index];
            found.push_back({i++ == 0 ? ui.text("search.events") : "", event_title(ui, event), long_date(ui, event), "", model::type_of(event.sub_event_type), [&ui, id = event.event_id] {
                                 ui.command(session::Select{id});
                                 ui.memory.words["map.fit"] = "selection";
                             }});
        }
    }
    if (!only_places && !only_events) {
        const session::TextQuery words(query);
        std::size_t count = 0;
        for (const Action& action : actions()) {
            const std::string name = ui.text(action.text_key);
            if (count < kMostActions && (query.empty() ? only_actions || typed.empty() : words.matches(name))) {
                found.push_back({count == 0 ? ui.text("search.commands") : "", name, key_text(ui, action.name), "chevron_end", {}, [&ui, name_of = action.name] { run_action(ui, name_of); }});
                ++count;
            }
        }
    }
    double& chosen_number = ui.memory.numbers["search.chosen"];
    const auto last = found.empty() ? 0.0 : static_cast<double>(found.size() - 1);
    if (ui.take_key(key::kDown)) {
        chosen_number += 1.0;
    }
    if (ui.take_key(key::kUp)) {
        chosen_number -= 1.0;
    }
    chosen_number = std::clamp(chosen_number, 0.0, last);
    const auto chosen = static_cast<std::size_t>(chosen_number);
    double high = 10.0;
    for (const auto& item : found) {
        high += kRow + (item.head.empty() ? 0.0 : kHead);
    }
    if (found.empty()) {
        high += kRow;
    }
    std::function<void()> act;
    const double wide = std::min(460.0, layout.top.width - 24.0);
    const double x = std::clamp(layout.top.width / 2.0 - wide / 2.0, 12.0, layout.top.width - wide - 12.0);
    const Rect box{x, layout.top.bottom() - 2.0, wide, std::min(high, ui.height - layout.top.bottom() - 30.0)};
    ui.begin_region("search results", box);
    ui.fill(box, ui.theme.panel, 4.0);
    ui.frame(box, ui.theme.edge, 4.0);
    double y = box.y + 5.0;
    if (found.empty()) {
        ui.label({box.x + 14.0, y, box.width - 28.0, kRow}, ui.text("search.nothing", {query}), Font::Small, ui.theme.t3);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Found& item = found[i];
        if (!item.head.empty()) {
            ui.label({box.x + 14.0, y, box.width - 28.0, kHead}, item.head, Font::CaptionBold, ui.theme.t3);
            y += kHead;
        }
        const Rect line{box.x + 4.0, y, box.width - 8.0, kRow};
        y += kRow;
        // The press counts, not the release: by then the field would have lost the keyboard and the list be gone.
        const Touch hit = ui.touch("search:" + std::to_string(i), line, false);
        if (hit.pressed) {
            act = item.act;
        }
        if (i == chosen || hit.hovered) {
            ui.fill(line, i == chosen ? ui.theme.accent_dim : ui.theme.hover, 3.0);
        }
        Row row(ui, inset(line, 10.0, 0.0), 8.0);
        const Rect mark = row.start(16.0);
        if (item.icon.empty()) {
            ui.sign(item.type, {mark.x + 8.0, line.y + kRow / 2.0}, 11.0);
        } else {
            ui.icon(item.icon, {mark.x + 8.0, line.y + kRow / 2.0}, ui.theme.t2, 14.0);
        }
        const double text_wide = std::min(ui.text_width(item.text, Font::Body), row.rest().width * 0.62);
        ui.label(row.start(text_wide + 1.0), item.text, Font::Body, ui.theme.t1);
        ui.label(row.rest(), item.note, Font::Small, ui.theme.t3, Align::End);
    }
    ui.end_region();
    if (enter && chosen < found.size()) {
        act = found[chosen].act;
    }
    if (act) {
        ui.focus({});
        act();
        ui.animate();
    }
}

} // namespace marsad::ui
