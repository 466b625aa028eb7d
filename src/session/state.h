#pragma once

#include "geo/lon_lat.h"
#include "geo/position_format.h"
#include "session/choice.h"
#include "session/event_list.h"
#include "session/evidence.h"
#include "session/filter_preset.h"
#include "session/filters.h"
#include "session/project.h"
#include "timeline/histogram.h"
#include "timeline/playback.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace marsad::session {

enum class Theme { Dark, Light };
enum class Language { English, Arabic };
enum class MapLabels { English, Arabic, Both };
enum class MapSummary { Signs, Grid, Heat };
enum class LeftTab { Queue, Events, Filters };

/// Centre and zoom of web maps (0: the world in 256 pixels).
struct MapView {
    geo::LonLat centre;
    double zoom;
    friend bool operator==(const MapView&, const MapView&) = default;
};

/// A view that bears a name, with the days that were shown if that was wanted.
struct Bookmark {
    std::string name;
    MapView view;
    std::optional<timeline::DayInterval> days;
    friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

/// A short message over the map. `values` fill the places of the interface text that `key` names.
struct Toast {
    enum class Kind { Note, Warning, Error };
    Kind kind;
    std::string key;
    std::vector<std::string> values;
    bool undoable = false; ///< it tells of a change: the toast offers to undo it
    std::uint64_t id = 0;  ///< given by apply(), in order
};

/// What is being read beside the window's thread.
struct Activity {
    bool running = false;
    std::size_t done = 0;
    std::size_t total = 0; ///< 0 = not known yet
    std::size_t events = 0;
    std::string current; ///< file that is read
};

/// A film that is being written beside the window's thread.
struct Exporting {
    bool running = false;
    std::size_t done = 0; ///< frames
    std::size_t total = 0; ///< 0 = not known yet
};

/// How the time panel counts and draws.
struct TimeOptions {
    bool fold_gaps = false;                       ///< long stretches without events are drawn as a break
    bool skip_gaps = true;                        ///< where they are folded, playing passes them in no time
    bool in_view = false;                         ///< the histogram counts what lies within the map's view
    std::optional<timeline::BinUnit> bin;         ///< nothing: as narrow as the axis allows
    friend bool operator==(const TimeOptions&, const TimeOptions&) = default;
};

/// How the window looks; kept between runs.
struct Settings {
    Theme theme = Theme::Dark;
    Language language = Language::English;
    MapLabels labels = MapLabels::English;
    double scale = 1.0;
    bool left_open = true;
    bool right_open = true;
    bool time_open = true;
    double left_width = 0.0; ///< logical pixels; 0 = as the window's size suggests
    double right_width = 0.0;
    double time_height = 0.0;
    double reading_scale = 1.0; ///< of the report's text
    bool reduced_motion = false;
    std::vector<FilterPreset> presets; ///< the user's own, in the order in which they were kept
    TimeOptions time;
    geo::PositionFormat positions = geo::PositionFormat::Decimal; ///< of the place under the cursor
    bool graticule = false;
    std::vector<Bookmark> bookmarks; ///< in the order in which they were made

    static constexpr double kMinScale = 0.75;
    static constexpr double kMaxScale = 3.0;
    static constexpr double kMinReadingScale = 0.8;
    static constexpr double kMaxReadingScale = 2.0;
    friend bool operator==(const Settings&, const Settings&) = default;
};

/// Everything that is open. Panels read it and hand `Command`s back; `apply` alone changes it. No window, no GL.
struct State {
    Project project;
    History history;
    Filters filters;
    bool filter_follows_view = false; ///< the box of the filters is what the map shows, also when it moves
    SortOrder sort;
    timeline::Playback playback{kNoDates};
    std::optional<std::string> selected; ///< event_id
    Choice choice;                       ///< picked out together, with lasso or box
    bool list_choice = false;            ///< the list shows the chosen events alone
    MapArea area;                        ///< only events placed within pass, unless it is empty
    std::optional<Field> focused;        ///< of the selected event
    std::optional<MapView> view;         ///< nothing: fitted to the events
    MapSummary summary = MapSummary::Signs;
    LeftTab tab = LeftTab::Events;
    bool drawer_open = false; ///< the left panel in small windows, where it lies over the map
    Settings settings;
    std::vector<Toast> toasts; ///< oldest first
    std::uint64_t toast_count = 0; ///< that were ever shown
    Activity activity;
    Exporting exporting;
    std::string open_report; ///< report_id shown where no event is selected
    bool quit = false;

    /// What the time axis spans while no event has a date.
    static constexpr timeline::DayInterval kNoDates{timeline::Day{std::chrono::days{18262}}, timeline::Day{std::chrono::days{18627}}}; // 2020

    [[nodiscard]] const model::Event* selected_event() const;
    /// Events that pass the filters, whatever the time.
    [[nodiscard]] std::vector<std::size_t> filtered() const;
    /// Of those, the dated ones that the playback shows.
    [[nodiscard]] std::vector<std::size_t> in_window() const;
};

} // namespace marsad::session
