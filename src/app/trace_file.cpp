#include "app/trace_file.h"

#include "io/json_text.h"
#include "ui/top_bar.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace marsad::app {

namespace {

constexpr std::size_t kMostSpots = 200;
constexpr std::size_t kMostLookedAt = 5000;

std::string json_text(std::string_view text) {
    std::string out;
    io::append_json_string(out, text);
    return out;
}

} // namespace

base::Result<TraceFile> TraceFile::open(const std::string& path) {
    TraceFile out;
    if (!path.empty()) {
        out.file_.open(path, std::ios::trunc);
        if (!out.file_) {
            return base::failure(base::ErrorCode::Unwritable, "cannot write the trace: " + path);
        }
    }
    return out;
}

void TraceFile::write(const session::State& state, const ui::Window& window, const std::vector<ui::DrawnControl>& drawn, double frame_ms) {
    if (!file_.is_open()) {
        return;
    }
    const auto& digest = window.digest();
    const auto shown = state.playback.shown();
    static constexpr const char* kModes[] = {"window", "cumulative", "instant", "all"};
    static constexpr const char* kFields[] = {"what", "when", "where", "who", "weapon", "casualties", "claim"};
    static constexpr const char* kTabs[] = {"queue", "events", "filters"};
    const auto now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    std::string line = fmt::format("{{\"frame\":{},\"at\":{:.4f},\"ms\":{:.2f},\"events\":{},\"reports\":{},\"list\":{},\"shown\":{},\"unplaced\":{},\"undated\":{},\"reading\":{},\"playing\":{}", frame_++, now, frame_ms,
                                   state.project.events().size(), state.project.reports().size(), digest.list().size(), digest.sums().events, digest.unplaced(), digest.undated(),
                                   state.activity.running, state.playback.playing());
    line += fmt::format(",\"now\":\"{}\",\"from\":\"{}\",\"to\":\"{}\",\"mode\":\"{}\",\"tab\":\"{}\",\"theme\":\"{}\",\"language\":\"{}\",\"scale\":{:.2f}", timeline::to_iso(state.playback.now()),
                        timeline::to_iso(shown.first), timeline::to_iso(shown.last), kModes[static_cast<std::size_t>(state.playback.mode())], kTabs[static_cast<std::size_t>(state.tab)],
                        state.settings.theme == session::Theme::Light ? "light" : "dark", state.settings.language == session::Language::Arabic ? "ar" : "en", state.settings.scale);
    const auto& time = state.settings.time;
    line += fmt::format(",\"folded\":{},\"in_view\":{},\"quiet\":{}", time.fold_gaps, time.in_view, state.playback.quiet().size());
    line += ",\"selected\":" + (state.selected ? json_text(*state.selected) : "null");
    line += ",\"focused\":" + (state.focused ? json_text(kFields[static_cast<std::size_t>(*state.focused)]) : "null");
    line += ",\"report\":" + json_text(state.open_report) + ",\"filter_text\":" + json_text(state.filters.text) + ",\"keyboard\":" + json_text(window.memory().focused);
    line += fmt::format(",\"film\":{},\"filters\":{},\"stack\":{},\"settled\":{},\"can_undo\":{},\"zoom\":{:.3f}", state.exporting.running, state.filters.chosen.size(), window.map().events_in_list(), window.map().settled(),
                        state.history.undoable() != nullptr, window.map().zoom_level());
    const auto& tools = window.map().tools();
    line += fmt::format(",\"tool\":\"{}\",\"measure\":[{},{:.1f},{:.1f},{}]", tools.chosen() != nullptr ? tools.chosen()->name() : "", tools.measure().measured().points.size(),
                        tools.measure().measured().total_m(), tools.measure().measured().last() ? tools.measure().measured().last()->start_bearing_deg : -1.0, tools.measure().finished());
    line += fmt::format(",\"chosen\":{},\"list_choice\":{},\"area\":{},\"fan\":{},\"menu\":{},\"views\":{},\"bookmarks\":{},\"words\":{}", state.choice.events().size(), state.list_choice, state.area.parts().size(), window.map().events_in_fan(),
                        window.map().menu_is_open(), window.map().history().size(), state.settings.bookmarks.size(), json_text(window.map().words_under_mouse()));
    static constexpr const char* kSummaries[] = {"signs", "grid", "heat"};
    line += fmt::format(",\"summary\":\"{}\",\"within\":{}", kSummaries[static_cast<std::size_t>(state.summary)], state.filters.within.has_value());
    if (state.view) {
        line += fmt::format(",\"centre\":[{:.4f},{:.4f}]", state.view->centre.lon_deg(), state.view->centre.lat_deg());
    }
    if (const auto dialog = window.memory().words.find("dialog"); dialog != window.memory().words.end()) {
        line += ",\"dialog\":" + json_text(dialog->second);
    }
    if (const auto* event = state.selected_event()) {
        line += event->place ? fmt::format(",\"place\":[{:.4f},{:.4f}]", event->place->position.lon_deg(), event->place->position.lat_deg()) : ",\"place\":null";
        line += event->date ? fmt::format(",\"date\":[\"{}\",\"{}\"]", timeline::to_iso(event->date->first), timeline::to_iso(event->date->last)) : ",\"date\":null";
    }
    // An event with a rival place, for scripts that choose it.
    const auto& events = state.project.events();
    const auto rival = std::find_if(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(std::min(events.size(), kMostLookedAt)), [](const model::Event& event) { return event.place && !event.candidates.empty(); });
    line += ",\"rivals\":" + (rival != events.end() && rival->place && !rival->candidates.empty() ? json_text(rival->event_id) : "null");
    line += ",\"spots\":{";
    const auto rows = digest.shown_rows();
    const char* comma = "";
    for (std::size_t i = 0; i < std::min(rows.size(), kMostSpots); ++i) {
        if (const auto spot = window.map().spot_px(rows[i])) {
            line += fmt::format("{}{}:[{:.0f},{:.0f}]", comma, json_text(events[digest.event_of(rows[i])].event_id), spot->first, spot->second);
            comma = ",";
        }
    }
    line += "}";
    line += ",\"toasts\":[";
    for (std::size_t i = 0; i < state.toasts.size(); ++i) {
        line += (i > 0 ? "," : "") + json_text(ui::toast_text(window.texts(state.settings.language), state.toasts[i]));
    }
    line += "],\"controls\":{";
    bool first = true;
    for (const auto& control : drawn) {
        line += fmt::format("{}{}:[{:.0f},{:.0f},{:.0f},{:.0f}]", first ? "" : ",", json_text(control.id), control.rect_px.x, control.rect_px.y, control.rect_px.width, control.rect_px.height);
        first = false;
    }
    file_ << line << "}}\n" << std::flush;
}

} // namespace marsad::app
