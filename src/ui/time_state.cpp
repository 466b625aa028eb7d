#include "ui/time_state.h"

#include "ui/date_text.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <string_view>

namespace marsad::ui {

namespace {

constexpr double kOverviewPx = 3.0;
constexpr double kEaseS = 0.045; ///< the rest halves about five times in 160 ms
constexpr double kLabelEveryS = 0.1;
constexpr double kMaskEveryS = 0.1;
constexpr double kNear = 0.02; ///< days

} // namespace

TimeState& TimeState::of(Ui& ui) {
    std::any& slot = ui.memory.caches["time"];
    if (!slot.has_value()) {
        slot = std::make_shared<TimeState>();
    }
    return **std::any_cast<std::shared_ptr<TimeState>>(&slot);
}

timeline::DayInterval TimeState::label_days(const Ui& ui) {
    const auto& play = ui.state.playback;
    const double since = ui.input.time_s - label_at_s_;
    if (!play.playing() || play.speed() * kLabelEveryS <= 1.0 || since >= kLabelEveryS || since < 0.0) {
        label_at_s_ = ui.input.time_s;
        label_days_ = play.shown();
    }
    return label_days_;
}

const DateVocabulary& TimeState::words(const Ui& ui) {
    if (language_ != ui.texts.language()) {
        language_ = ui.texts.language();
        words_ = date_vocabulary(ui.texts);
    }
    return words_;
}

const session::RowMask& TimeState::mask(Ui& ui) {
    const auto& bounds = ui.memory.map_bounds;
    if (!ui.state.settings.time.in_view || !bounds) {
        mask_bounds_.reset();
        mask_ = {};
        return mask_;
    }
    const auto same = [&] { return mask_bounds_->west_deg == bounds->west_deg && mask_bounds_->east_deg == bounds->east_deg && mask_bounds_->south_deg == bounds->south_deg && mask_bounds_->north_deg == bounds->north_deg; };
    const bool events_changed = mask_events_ != ui.digest.events_version();
    if (mask_bounds_ && !events_changed && same()) {
        return mask_;
    }
    const double since = ui.input.time_s - mask_at_s_;
    if (mask_bounds_ && !events_changed && since >= 0.0 && since < kMaskEveryS) {
        ui.wake_after(kMaskEveryS - since);
        return mask_;
    }
    mask_at_s_ = ui.input.time_s;
    mask_bounds_ = bounds;
    mask_events_ = ui.digest.events_version();
    auto marks = session::rows_within(*ui.digest.store(), *bounds);
    if (events_changed || mask_.version == 0 || marks != mask_marks_) { // a step of the map that brings nothing in or out counts nothing anew
        mask_marks_ = std::move(marks);
        mask_ = {mask_marks_, ++mask_count_};
    }
    return mask_;
}

void TimeState::fold(const Ui& ui, const AxisView& view, bool smooth, std::optional<FoldLevel> level) {
    const auto& options = ui.state.settings.time;
    folds_wanted_ = options.fold_gaps;
    folds_bin_ = options.bin;
    folded_width_ = axis_width;
    const FoldLevel wanted = !folds_wanted_ ? FoldLevel{} : level ? *level
                                                                  : folds.level_for(view, axis_width, folds_bin_);
    folds.set_level(wanted, smooth && !ui.state.settings.reduced_motion);
}

TimeAxis TimeState::target_axis(const Ui& ui, double left, double width) const { return {time_view_target(ui), left, width, &folds.target()}; }

const timeline::Folding& TimeState::whole_folding(const Ui& ui, const AxisView& whole, double width) {
    const std::pair key{whole, width};
    if (whole_version_ != folds_version_ || !(whole_key_ == key)) {
        whole_version_ = folds_version_;
        whole_key_ = key;
        whole_folding_ = folds_wanted_ ? folds.folding(folds.level_for(whole, width, ui.state.settings.time.bin)) : timeline::Folding();
    }
    return whole_folding_;
}

/// Folds follow their switch, and the width of the panel once it changed by more than a little.
void TimeState::follow_options(Ui& ui) {
    constexpr double kMuch = 0.05;
    const bool wanted = ui.state.settings.time.fold_gaps;
    if (wanted == folds_wanted_ && (!wanted || (folds_bin_ == ui.state.settings.time.bin && std::abs(axis_width - folded_width_) < kMuch * folded_width_))) {
        return;
    }
    fold(ui, time_view_target(ui), true, std::nullopt);
    ++folds_version_;
}

const std::vector<VagueBar>& TimeState::vague(Ui& ui, timeline::BinUnit unit, int tracks) {
    const VagueKey key{ui.digest.list_version(), mask(ui).version, unit, tracks};
    if (!(vague_key_ == key)) {
        vague_key_ = key;
        const auto& store = *ui.digest.store();
        std::vector<VagueDays> items;
        for (const std::uint32_t row : ui.digest.uncertain_rows(unit)) {
            if (!mask_.holds(row)) {
                continue;
            }
            items.push_back({{model::day_of(store.first_days()[row]), model::day_of(store.last_days()[row])}, row});
        }
        vague_ = pack_tracks(items, tracks);
    }
    return vague_;
}

void TimeState::refresh_reports(const Ui& ui) {
    const auto chosen = ui.state.filters.chosen.find(session::Facet::Source);
    static const std::set<std::string> kAll;
    const auto& from = chosen == ui.state.filters.chosen.end() ? kAll : chosen->second;
    if (reports_of_ == ui.digest.events_version() && reports_from_ == from) {
        return;
    }
    reports_of_ = ui.digest.events_version();
    reports_from_ = from;
    ++reports_version_;
    report_days_.clear();
    span_.reset();
    const auto& reports = ui.state.project.reports();
    for (std::uint32_t i = 0; i < reports.size(); ++i) {
        const auto& day = reports[i].report.published;
        if (!day) {
            continue;
        }
        span_ = span_ ? timeline::DayInterval{std::min(span_->first, *day), std::max(span_->last, *day)} : timeline::DayInterval{*day, *day};
        if (from.empty() || from.contains(reports[i].report.source.value_or(""))) {
            report_days_.emplace_back(*day, i);
        }
    }
    std::sort(report_days_.begin(), report_days_.end());
    std::vector<timeline::Day> days;
    for (const auto& [day, report] : report_days_) {
        days.push_back(day);
    }
    // A chosen source that comes seldom is missed after a month, however seldom it comes.
    constexpr int kMissed = 31;
    long_gap_days_ = from.empty() ? long_gap_days(days) : std::min(kMissed, long_gap_days(days));
}

std::span<const std::uint32_t> TimeState::reports(const Ui& ui, const timeline::Histogram& bins, const BinRange& range) {
    refresh_reports(ui);
    const CellKey key{reports_version_, range};
    if (!(cells_key_ == key)) {
        cells_key_ = key;
        cells_.assign(bins.bins.size(), 0);
        most_reports_ = 0;
        std::size_t bin = 0;
        for (const auto& [day, report] : report_days_) {
            while (bin < bins.bins.size() && bins.bins[bin].last < day) {
                ++bin;
            }
            if (bin < bins.bins.size() && bins.bins[bin].contains(day)) {
                most_reports_ = std::max(most_reports_, ++cells_[bin]);
            }
        }
        gaps_ = span_ ? find_gaps(bins.bins, cells_, *span_, long_gap_days_) : std::vector<timeline::DayInterval>();
    }
    return cells_;
}

const std::vector<timeline::DayInterval>& TimeState::report_gaps(const Ui& ui, const timeline::Histogram& bins, const BinRange& range) {
    static_cast<void>(reports(ui, bins, range));
    return gaps_;
}

std::optional<timeline::DayInterval> TimeState::report_span(const Ui& ui) {
    refresh_reports(ui);
    return span_;
}

std::pair<std::size_t, std::size_t> TimeState::count_reports(const Ui& ui, const timeline::DayInterval& days) {
    refresh_reports(ui);
    const auto begin = std::lower_bound(report_days_.begin(), report_days_.end(), std::pair(days.first, std::uint32_t{0}));
    std::size_t count = 0;
    std::set<std::string_view> sources;
    for (auto at = begin; at != report_days_.end() && at->first <= days.last; ++at) {
        ++count;
        if (const auto& source = ui.state.project.reports()[at->second].report.source) {
            sources.insert(*source);
        }
    }
    return {count, sources.size()};
}

const std::vector<std::pair<timeline::DayInterval, std::size_t>>& TimeState::overview(Ui& ui, double width) {
    const auto extent = ui.state.playback.extent();
    const OverviewKey key{ui.digest.list_version(), mask(ui).version, extent, timeline::choose_bin_unit(extent, width, kOverviewPx)};
    if (!(overview_key_ == key)) {
        overview_key_ = key;
        const auto& histogram = ui.digest.histogram(extent, key.unit, mask_);
        overview_.clear();
        for (std::size_t bin = 0; bin < histogram.bins.size(); ++bin) {
            overview_.emplace_back(histogram.bins[bin], histogram.total(bin));
        }
    }
    return overview_;
}

AxisView time_view_target(const Ui& ui) {
    const auto number = [&](const char* name) {
        const auto found = ui.memory.numbers.find(name);
        return found == ui.memory.numbers.end() ? 0.0 : found->second;
    };
    return {number("time.to_first"), number("time.to_end")};
}

void set_time_view(Ui& ui, const AxisView& view, bool smooth, std::optional<FoldLevel> level) {
    TimeState::of(ui).fold(ui, view, true, level);
    auto& numbers = ui.memory.numbers;
    numbers["time.to_first"] = view.first;
    numbers["time.to_end"] = view.end;
    if (!smooth || ui.state.settings.reduced_motion) {
        numbers["time.first"] = view.first;
        numbers["time.end"] = view.end;
    } else {
        ui.animate();
    }
}

AxisView time_view(Ui& ui) {
    TimeState& own = TimeState::of(ui);
    auto& numbers = ui.memory.numbers;
    const auto extent = ui.state.playback.extent();
    const AxisView whole = whole_view(extent);
    // Many events take a while: only where folds are wanted.
    if (ui.state.settings.time.fold_gaps && own.folds.refresh(*ui.digest.store(), ui.digest.events_version())) {
        ++own.folds_version_;
        own.folded_width_ = 0.0; // what is folded is chosen anew
    }
    double& from = numbers["time.extent_first"];
    double& to = numbers["time.extent_end"];
    if (!(AxisView{from, to} == whole)) {
        from = whole.first;
        to = whole.end;
        set_time_view(ui, whole, false);
        own.fold(ui, whole, false, std::nullopt);
    }
    own.follow_options(ui);
    const AxisView target = time_view_target(ui);
    AxisView now{numbers["time.first"], numbers["time.end"]};
    double& moved_in = numbers["time.moved_in"]; // once a frame, however often it is asked
    if (moved_in == numbers["frame"]) {
        return now;
    }
    moved_in = numbers["frame"];
    if (own.folds.advance(ui.input.dt_s)) {
        ui.animate();
    }
    if (now == target || target.length() <= 0.0) {
        return now;
    }
    const double share = ui.state.settings.reduced_motion ? 1.0 : 1.0 - std::exp(-ui.input.dt_s / kEaseS);
    now.first += (target.first - now.first) * share;
    now.end += (target.end - now.end) * share;
    const double near = std::max(kNear, target.length() * 0.001);
    if (std::abs(now.first - target.first) < near && std::abs(now.end - target.end) < near) {
        now = target;
    } else {
        ui.animate();
    }
    numbers["time.first"] = now.first;
    numbers["time.end"] = now.end;
    return now;
}

} // namespace marsad::ui
