#include "session/project.h"

#include <iterator>
#include <utility>

namespace marsad::session {

const ReadReport* Project::report(std::string_view report_id) const {
    const auto found = report_index_.find(report_id);
    return found == report_index_.end() ? nullptr : &reports_[found->second];
}

std::optional<std::size_t> Project::index_of(std::string_view event_id) const {
    const auto found = event_index_.find(event_id);
    return found == event_index_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::size_t> Project::events_of(std::string_view report_id) const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < events_.size(); ++i) {
        if (events_[i].report_id == report_id) {
            out.push_back(i);
        }
    }
    return out;
}

void Project::apply(const Change& change) {
    if (const auto* added = std::get_if<Added>(&change.what)) {
        for (const auto& report : added->reports) {
            report_index_.insert_or_assign(report.report.report_id, reports_.size());
            reports_.push_back(report);
        }
        for (const auto& event : added->events) {
            event_index_.insert_or_assign(event.event_id, events_.size());
            events_.push_back(event);
        }
    } else if (const auto* edited = std::get_if<Edited>(&change.what)) {
        events_[edited->index] = edited->after;
    }
    ++revision_;
}

void Project::revert(const Change& change) {
    if (const auto* added = std::get_if<Added>(&change.what)) {
        // Changes are undone in reverse order, so what was added stands at the end.
        for (const auto& event : added->events) {
            event_index_.erase(event.event_id);
        }
        for (const auto& report : added->reports) {
            report_index_.erase(report.report.report_id);
        }
        events_.resize(events_.size() - added->events.size());
        reports_.resize(reports_.size() - added->reports.size());
    } else if (const auto* edited = std::get_if<Edited>(&change.what)) {
        events_[edited->index] = edited->before;
    }
    ++revision_;
}

void History::record(Change change) {
    done_.push_back(std::move(change));
    undone_.clear();
}

bool History::joins_added() const { return !done_.empty() && std::holds_alternative<Added>(done_.back().what) && undone_.empty(); }

void History::join(Change added) {
    auto& into = std::get<Added>(done_.back().what);
    auto& from = std::get<Added>(added.what);
    std::move(from.reports.begin(), from.reports.end(), std::back_inserter(into.reports));
    std::move(from.events.begin(), from.events.end(), std::back_inserter(into.events));
}

bool History::undo(Project& project) {
    if (done_.empty()) {
        return false;
    }
    project.revert(done_.back());
    undone_.push_back(std::move(done_.back()));
    done_.pop_back();
    return true;
}

bool History::redo(Project& project) {
    if (undone_.empty()) {
        return false;
    }
    project.apply(undone_.back());
    done_.push_back(std::move(undone_.back()));
    undone_.pop_back();
    return true;
}

} // namespace marsad::session
