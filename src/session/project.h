#pragma once

#include "model/event.h"
#include "model/report.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace marsad::session {

/// A report that was read, with the places it names beside its events.
struct ReadReport {
    model::Report report;
    std::vector<model::PlaceMention> places;
};

/// Reports and events came in: read, pasted, dropped or opened.
struct Added {
    std::vector<ReadReport> reports;
    std::vector<model::Event> events;
};

/// One event was judged: another place or day, another value.
struct Edited {
    std::size_t index;
    model::Event before;
    model::Event after;
};

/// One step that can be undone: what it did and what the list of steps calls it.
struct Change {
    std::variant<Added, Edited> what;
    std::string name; ///< key of the interface texts: change.added, change.place, ...
};

/// What the session holds: reports and their events. Changed by `Change`s alone, each with its way back.
class Project {
  public:
    [[nodiscard]] const std::vector<ReadReport>& reports() const { return reports_; }
    [[nodiscard]] const std::vector<model::Event>& events() const { return events_; }
    [[nodiscard]] const ReadReport* report(std::string_view report_id) const;
    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view event_id) const;
    /// Events of a report, in the order of their triggers.
    [[nodiscard]] std::vector<std::size_t> events_of(std::string_view report_id) const;
    /// Grows with every change, also when one is undone: what was made of an older revision is stale.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

    void apply(const Change& change);
    /// The way back of the change that was applied last.
    void revert(const Change& change);

  private:
    std::vector<ReadReport> reports_;
    std::vector<model::Event> events_;
    std::map<std::string, std::size_t, std::less<>> report_index_;
    std::map<std::string, std::size_t, std::less<>> event_index_;
    std::uint64_t revision_ = 0;
};

/// Changes done and undone.
class History {
  public:
    void record(Change change);
    /// Whether the last change added reports, so that more of the same reading can be joined to it: one step to undo.
    [[nodiscard]] bool joins_added() const;
    void join(Change added);
    [[nodiscard]] const Change* undoable() const { return done_.empty() ? nullptr : &done_.back(); }
    [[nodiscard]] const Change* redoable() const { return undone_.empty() ? nullptr : &undone_.back(); }
    /// False where there is nothing to undo or redo.
    bool undo(Project& project);
    bool redo(Project& project);

  private:
    std::vector<Change> done_;
    std::vector<Change> undone_;
};

} // namespace marsad::session
