#pragma once

#include "session/state.h"

#include <string>
#include <variant>

namespace marsad::session {

// What panels and keys ask for. Plain values: they can be logged, listed by a palette and replayed by a test.

struct AddReports { Added added; bool continues = false; }; ///< continues: one step with the AddReports before it
struct ChooseDate { std::string event_id; std::size_t candidate; }; ///< the rival becomes the date, the date a rival
struct ChoosePlace { std::string event_id; std::size_t candidate; }; ///< likewise for places
struct PlaceEvent { std::string event_id; model::Place place; };   ///< a person says where; what was the place is a rival
struct DateEvent { std::string event_id; timeline::DayInterval days; };
struct Undo {};
struct Redo {};

struct Select { std::optional<std::string> event_id; };
struct SelectNeighbour { int steps; }; ///< in the list as sorted and filtered
struct ChooseEvents { ChoiceStep step; std::vector<std::size_t> events; std::optional<geo::DrawnArea> area; }; ///< indices; area: what was drawn
struct ClearChoice {};
struct ListChoice { bool only; };  ///< the list shows the chosen events alone
struct FilterByArea { MapArea area; }; ///< an empty one: everywhere
struct FocusField { std::optional<Field> field; };
struct OpenReport { std::string report_id; };

struct ToggleFilter { Facet facet; std::string value; };
struct OnlyFilter { Facet facet; std::string value; };
struct SetFilterText { std::string text; };
struct FilterWithin { std::optional<geo::Bounds> box; }; ///< only what stands in it; nothing = anywhere
struct ClearFilters {};
struct SortBy { SortColumn column; }; ///< the other way round where it is sorted by it
struct ShowTab { LeftTab tab; };

struct TogglePlay {};
struct StepTime { int steps; };
struct JumpToEnd { bool last; };
struct JumpToEvent { int direction; }; ///< now to the next dated event (1) or the one before (-1) that passes the filters
struct SetNow { timeline::Day day; };
struct SetWindow { timeline::DayInterval days; };
struct SetWindowDays { int days; };
struct MoveWindow { int days; };
struct ResizeWindow { timeline::Day about; double factor; };
struct SetMode { timeline::PlayMode mode; };
struct SetRepeat { timeline::Repeat repeat; };
struct SetSpeed { double days_per_second; };
struct SetFade { int days; };

struct SetView { std::optional<MapView> view; };
struct SetTheme { Theme theme; };
struct SetLanguage { Language language; };
struct SetLabels { MapLabels labels; };
struct SetScale { double scale; };
struct SetReadingScale { double scale; }; ///< of the report's text alone
struct SetReducedMotion { bool reduced; };
struct SetPositionFormat { geo::PositionFormat format; };
struct SetGraticule { bool on; };
struct AddBookmark { Bookmark bookmark; };
struct RenameBookmark { std::size_t index; std::string name; }; ///< an empty name changes nothing
struct RemoveBookmark { std::size_t index; };
enum class PanelName { Left, Right, Time };
struct TogglePanel { PanelName which; };
struct ToggleDrawer {}; ///< the left panel over the map, in small windows
struct SizePanel { PanelName which; double size; }; ///< logical pixels; 0 = as the window suggests
struct DropToast { std::uint64_t id; };
struct ShowToast { Toast toast; };
struct Quit {};

using Command = std::variant<AddReports, ChooseDate, ChoosePlace, PlaceEvent, DateEvent, Undo, Redo, Select, SelectNeighbour, ChooseEvents, ClearChoice, ListChoice, FilterByArea, FocusField, OpenReport, ToggleFilter, OnlyFilter, SetFilterText, FilterWithin, ClearFilters, SortBy, ShowTab,
                             TogglePlay, StepTime, JumpToEnd, JumpToEvent, SetNow, SetWindow, SetWindowDays, MoveWindow, ResizeWindow, SetMode, SetRepeat, SetSpeed, SetFade, SetView, SetTheme,
                             SetLanguage, SetLabels, SetScale, SetReadingScale, SetReducedMotion, SetPositionFormat, SetGraticule, AddBookmark, RenameBookmark, RemoveBookmark, TogglePanel, ToggleDrawer, SizePanel, DropToast, ShowToast, Quit>;

/// Carries a command out. What cannot be done leaves the state as it is, and a toast where the user should know.
void apply(State& state, const Command& command);

} // namespace marsad::session
