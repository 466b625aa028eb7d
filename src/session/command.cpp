#include "session/command.h"

#include <algorithm>

namespace marsad::session {

namespace {

using timeline::Day;
using timeline::DayInterval;

/// First to last day of any event; the year 2020 while there is none.
DayInterval extent_of(const std::vector<model::Event>& events) {
    std::optional<DayInterval> extent;
    for (const auto& event : events) {
        if (event.date) {
            extent = extent ? DayInterval{std::min(extent->first, event.date->first), std::max(extent->last, event.date->last)} : *event.date;
        }
    }
    return extent.value_or(State::kNoDates);
}

/// A name as it can stand in a line of the settings: without controls, without blanks at its ends.
std::string in_one_line(std::string name) {
    std::replace_if(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    const std::size_t first = name.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : name.substr(first, name.find_last_not_of(' ') - first + 1);
}

constexpr std::size_t kMostRivals = 3; // as the contract has it

class Applier {
  public:
    explicit Applier(State& state) : s_(state) {}

    void operator()(const AddReports& command) {
        Added added = command.added;
        const std::size_t known = drop_known(added);
        if (known > 0) {
            show({Toast::Kind::Note, "toast.already_here", {std::to_string(known)}});
        }
        if (added.reports.empty() && added.events.empty()) {
            return;
        }
        rename_taken(added);
        if (command.continues && s_.history.joins_added()) {
            Change more{std::move(added), "change.added"};
            s_.project.apply(more);
            s_.history.join(std::move(more));
            follow_project();
            return;
        }
        change({std::move(added), "change.added"});
    }

    void operator()(const ChooseDate& command) {
        const auto index = s_.project.index_of(command.event_id);
        if (!index) {
            return;
        }
        const model::Event& before = s_.project.events()[*index];
        if (command.candidate >= before.date_candidates.size()) {
            return;
        }
        model::Event after = before;
        auto& rival = after.date_candidates[command.candidate];
        const DayInterval chosen = rival.interval;
        if (before.date) {
            rival.interval = *before.date;
            rival.text.clear();
        } else {
            after.date_candidates.erase(after.date_candidates.begin() + static_cast<std::ptrdiff_t>(command.candidate));
        }
        after.date = chosen;
        after.time_precision = timeline::precision_of(chosen);
        forget_reason(after);
        change({Edited{*index, before, std::move(after)}, "change.date"});
    }

    void operator()(const ChoosePlace& command) {
        const auto index = s_.project.index_of(command.event_id);
        if (!index || command.candidate >= s_.project.events()[*index].candidates.size()) {
            return;
        }
        const model::Event& before = s_.project.events()[*index];
        model::Event after = before;
        const auto rival = after.candidates.begin() + static_cast<std::ptrdiff_t>(command.candidate);
        const model::Place chosen = model::place_of(*rival);
        if (before.place) {
            *rival = model::rival_of(*before.place);
        } else {
            after.candidates.erase(rival);
        }
        set_place(after, chosen);
        change({Edited{*index, before, std::move(after)}, "change.place"});
    }

    void operator()(const PlaceEvent& command) {
        const auto index = s_.project.index_of(command.event_id);
        if (!index) {
            return;
        }
        const model::Event& before = s_.project.events()[*index];
        model::Event after = before;
        std::erase_if(after.candidates, [&](const auto& rival) { return rival.place_id == command.place.place_id; });
        if (before.place && before.place->place_id != command.place.place_id) {
            after.candidates.insert(after.candidates.begin(), model::rival_of(*before.place));
            after.candidates.resize(std::min(after.candidates.size(), kMostRivals), after.candidates.front());
        }
        set_place(after, command.place);
        change({Edited{*index, before, std::move(after)}, "change.place"});
    }

    void operator()(const DateEvent& command) {
        const auto index = s_.project.index_of(command.event_id);
        if (!index || command.days.last < command.days.first) {
            return;
        }
        const model::Event& before = s_.project.events()[*index];
        model::Event after = before;
        if (before.date) {
            after.date_candidates.insert(after.date_candidates.begin(), {*before.date, {}});
            after.date_candidates.resize(std::min(after.date_candidates.size(), kMostRivals), after.date_candidates.front());
        }
        after.date = command.days;
        after.time_precision = timeline::precision_of(command.days);
        forget_reason(after);
        change({Edited{*index, before, std::move(after)}, "change.date"});
    }

    void operator()(const Undo&) { step_back(s_.history.undo(s_.project), "toast.nothing_to_undo"); }
    void operator()(const Redo&) { step_back(s_.history.redo(s_.project), "toast.nothing_to_redo"); }

    void operator()(const Select& command) {
        s_.focused.reset();
        s_.selected = command.event_id && s_.project.index_of(*command.event_id) ? command.event_id : std::nullopt;
        if (const auto* event = s_.selected_event()) {
            s_.open_report = event->report_id;
        }
    }

    void operator()(const SelectNeighbour& command) {
        auto rows = s_.filtered();
        if (s_.list_choice) {
            std::erase_if(rows, [&](std::size_t index) { return !s_.choice.contains(index); });
        }
        if (rows.empty()) {
            return;
        }
        sort_events(s_.project.events(), s_.sort, rows);
        std::ptrdiff_t at = command.steps > 0 ? -1 : static_cast<std::ptrdiff_t>(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (s_.selected && s_.project.events()[rows[i]].event_id == *s_.selected) {
                at = static_cast<std::ptrdiff_t>(i);
            }
        }
        at = std::clamp<std::ptrdiff_t>(at + command.steps, 0, static_cast<std::ptrdiff_t>(rows.size()) - 1);
        (*this)(Select{s_.project.events()[rows[static_cast<std::size_t>(at)]].event_id});
    }

    void operator()(const ChooseEvents& command) {
        auto events = command.events;
        std::erase_if(events, [&](std::size_t index) { return index >= s_.project.events().size(); });
        s_.choice.change(command.step, std::move(events), command.area);
        s_.list_choice = s_.list_choice && !s_.choice.empty();
    }
    void operator()(const ClearChoice&) {
        s_.choice.clear();
        s_.list_choice = false;
    }
    void operator()(const ListChoice& command) { s_.list_choice = command.only && !s_.choice.empty(); }
    void operator()(const FilterByArea& command) { s_.area = command.area; }

    void operator()(const FocusField& command) { s_.focused = s_.focused == command.field ? std::nullopt : command.field; }

    void operator()(const OpenReport& command) {
        if (s_.project.report(command.report_id) != nullptr) {
            (*this)(Select{std::nullopt});
            s_.open_report = command.report_id;
        }
    }

    void operator()(const ToggleFilter& command) { s_.filters.toggle(command.facet, command.value); }
    void operator()(const OnlyFilter& command) { s_.filters.only(command.facet, command.value); }
    void operator()(const SetFilterText& command) { s_.filters.text = command.text; }
    void operator()(const FilterWithin& command) { s_.filters.within = command.box; }
    void operator()(const ClearFilters&) {
        s_.filters = {};
        s_.area = {};
    }
    void operator()(const SortBy& command) {
        s_.sort.descending = s_.sort.column == command.column ? !s_.sort.descending : command.column == SortColumn::Date || command.column == SortColumn::Killed;
        s_.sort.column = command.column;
    }
    void operator()(const ShowTab& command) {
        s_.tab = command.tab;
        s_.settings.left_open = true;
        s_.drawer_open = true;
    }

    void operator()(const TogglePlay&) {
        if (!s_.playback.playing() && s_.playback.mode() == timeline::PlayMode::All) {
            s_.playback.set_mode(timeline::PlayMode::Window); // all of time does not move
        }
        s_.playback.toggle();
    }
    void operator()(const StepTime& command) { s_.playback.step(command.steps); }
    void operator()(const JumpToEnd& command) {
        s_.playback.pause();
        s_.playback.set_now(command.last ? s_.playback.extent().last : s_.playback.extent().first);
    }

    void operator()(const JumpToEvent& command) {
        std::optional<Day> best;
        const Day now = s_.playback.now();
        for (const auto index : s_.filtered()) {
            const auto& event = s_.project.events()[index];
            if (!event.date) {
                continue;
            }
            const Day day = timeline::event_day(*event.date, event.time_precision);
            const bool beyond = command.direction > 0 ? day > now : day < now;
            if (beyond && (!best || (command.direction > 0 ? day < *best : day > *best))) {
                best = day;
            }
        }
        if (best) {
            s_.playback.pause();
            s_.playback.set_now(*best);
        } else {
            note(command.direction > 0 ? "toast.no_later_event" : "toast.no_earlier_event");
        }
    }

    void operator()(const SetNow& command) {
        s_.playback.pause();
        s_.playback.set_now(command.day);
    }
    void operator()(const SetWindow& command) { s_.playback.set_window(command.days); }
    void operator()(const SetWindowDays& command) { s_.playback.set_window_days(command.days); }
    void operator()(const MoveWindow& command) { s_.playback.move_by(command.days); }
    void operator()(const ResizeWindow& command) { s_.playback.resize_about(command.about, command.factor); }
    void operator()(const SetMode& command) { s_.playback.set_mode(command.mode); }
    void operator()(const SetRepeat& command) { s_.playback.set_repeat(command.repeat); }
    void operator()(const SetSpeed& command) { s_.playback.set_speed(command.days_per_second); }
    void operator()(const SetFade& command) { s_.playback.set_fade_days(command.days); }

    void operator()(const SetView& command) { s_.view = command.view; }
    void operator()(const SetTheme& command) { s_.settings.theme = command.theme; }
    void operator()(const SetLanguage& command) {
        s_.settings.language = command.language;
        if (s_.settings.labels != MapLabels::Both) { // who sees both goes on seeing both
            s_.settings.labels = command.language == Language::Arabic ? MapLabels::Arabic : MapLabels::English;
        }
    }
    void operator()(const SetLabels& command) { s_.settings.labels = command.labels; }
    void operator()(const SetScale& command) { s_.settings.scale = std::clamp(command.scale, Settings::kMinScale, Settings::kMaxScale); }
    void operator()(const SetReadingScale& command) { s_.settings.reading_scale = std::clamp(command.scale, Settings::kMinReadingScale, Settings::kMaxReadingScale); }
    void operator()(const SetReducedMotion& command) { s_.settings.reduced_motion = command.reduced; }
    void operator()(const SetPositionFormat& command) { s_.settings.positions = command.format; }
    void operator()(const SetGraticule& command) { s_.settings.graticule = command.on; }
    void operator()(const AddBookmark& command) {
        Bookmark bookmark = command.bookmark;
        bookmark.name = in_one_line(bookmark.name);
        if (!bookmark.name.empty()) {
            s_.settings.bookmarks.push_back(std::move(bookmark));
        }
    }
    void operator()(const RenameBookmark& command) {
        const std::string name = in_one_line(command.name);
        if (command.index < s_.settings.bookmarks.size() && !name.empty()) {
            s_.settings.bookmarks[command.index].name = name;
        }
    }
    void operator()(const RemoveBookmark& command) {
        if (command.index < s_.settings.bookmarks.size()) {
            s_.settings.bookmarks.erase(s_.settings.bookmarks.begin() + static_cast<std::ptrdiff_t>(command.index));
        }
    }
    void operator()(const TogglePanel& command) {
        bool& open = command.which == PanelName::Left ? s_.settings.left_open : command.which == PanelName::Right ? s_.settings.right_open : s_.settings.time_open;
        open = !open;
    }
    void operator()(const ToggleDrawer&) { s_.drawer_open = !s_.drawer_open; }
    void operator()(const SizePanel& command) {
        double& size = command.which == PanelName::Left ? s_.settings.left_width : command.which == PanelName::Right ? s_.settings.right_width : s_.settings.time_height;
        size = std::max(0.0, command.size);
    }
    void operator()(const DropToast& command) {
        std::erase_if(s_.toasts, [&](const Toast& toast) { return toast.id == command.id; });
    }
    void operator()(const ShowToast& command) { show(command.toast); }
    void operator()(const Quit&) { s_.quit = true; }

  private:
    /// Reports whose very text is here under their name; with their events they are left out.
    [[nodiscard]] std::size_t drop_known(Added& added) const {
        const auto known = [&](const std::string& report_id, const ReadReport* report) {
            const auto* here = s_.project.report(report_id);
            return here != nullptr && report != nullptr && here->report.body == report->report.body;
        };
        std::vector<std::string> dropped;
        std::erase_if(added.reports, [&](const ReadReport& report) {
            const bool drop = known(report.report.report_id, &report);
            if (drop) {
                dropped.push_back(report.report.report_id);
            }
            return drop;
        });
        std::erase_if(added.events, [&](const model::Event& event) { return std::find(dropped.begin(), dropped.end(), event.report_id) != dropped.end(); });
        return dropped.size();
    }

    /// Another text under a name that is taken gets "~2", its events with it.
    void rename_taken(Added& added) const {
        for (auto& report : added.reports) {
            const std::string old = report.report.report_id;
            std::string name = old;
            for (int holder = 2; s_.project.report(name) != nullptr; ++holder) {
                name = old + "~" + std::to_string(holder);
            }
            if (name == old) {
                continue;
            }
            report.report.report_id = name;
            for (auto& place : report.places) {
                place.report_id = name;
                for (auto& event_id : place.event_ids) {
                    event_id.replace(0, old.size(), name);
                }
            }
            for (auto& event : added.events) {
                if (event.report_id == old) {
                    event.report_id = name;
                    event.event_id.replace(0, old.size(), name);
                }
            }
        }
    }

    void change(Change change) {
        s_.project.apply(change);
        s_.history.record(std::move(change));
        follow_project();
    }

    void step_back(bool done, const char* otherwise) {
        if (done) {
            follow_project();
        } else {
            note(otherwise);
        }
    }

    void note(const char* key) { show({Toast::Kind::Note, key, {}}); }

    void show(Toast toast) {
        toast.id = ++s_.toast_count;
        s_.toasts.push_back(std::move(toast));
    }

    /// What was said of a missing date or place no longer holds once both are there.
    static void forget_reason(model::Event& event) {
        if (event.date && event.place) {
            event.reason.reset();
        }
    }

    static void set_place(model::Event& event, const model::Place& place) {
        event.place = place;
        forget_reason(event);
    }

    /// What refers to events that are gone lets go of them.
    void follow_project() {
        s_.playback.set_extent(extent_of(s_.project.events()));
        s_.choice.keep_first(s_.project.events().size()); // what is undone stood at the end
        s_.list_choice = s_.list_choice && !s_.choice.empty();
        if (s_.selected && !s_.project.index_of(*s_.selected)) {
            s_.selected.reset();
            s_.focused.reset();
        }
        if (s_.project.report(s_.open_report) == nullptr) {
            s_.open_report = s_.project.reports().empty() ? std::string() : s_.project.reports().back().report.report_id;
        }
    }

    State& s_;
};

} // namespace

const model::Event* State::selected_event() const {
    const auto index = selected ? project.index_of(*selected) : std::nullopt;
    return index ? &project.events()[*index] : nullptr;
}

std::vector<std::size_t> State::filtered() const {
    auto out = passing(project.events(), filters);
    keep_within(project.events(), area, out);
    return out;
}

std::vector<std::size_t> State::in_window() const {
    auto rows = filtered();
    std::erase_if(rows, [&](std::size_t row) {
        const auto& date = project.events()[row].date;
        return !date || playback.opacity(*date) <= 0.0;
    });
    return rows;
}

void apply(State& state, const Command& command) { std::visit(Applier(state), command); }

} // namespace marsad::session
