#include "ui/time_folds.h"

#include "model/event_store.h"

#include <algorithm>
#include <cmath>

namespace marsad::ui {

namespace {

constexpr int kLeastStretch = 7; // days
constexpr double kEaseS = 0.045; // as the axis itself
constexpr double kNear = 0.01;

} // namespace

bool TimeFolds::refresh(const model::EventStore& store, std::uint64_t events_version) {
    if (version_ == events_version) {
        return false;
    }
    version_ = events_version;
    std::vector<timeline::DayInterval> events;
    events.reserve(store.dated_count());
    for (std::size_t row = 0; row < store.dated_count(); ++row) {
        events.push_back({model::day_of(store.first_days()[row]), model::day_of(store.last_days()[row])});
    }
    auto stretches = timeline::empty_stretches(events, kLeastStretch);
    if (stretches == stretches_) {
        return false;
    }
    stretches_ = std::move(stretches);
    set_level(level_, false);
    return true;
}

std::vector<double> TimeFolds::shares_at(const FoldLevel& level) const {
    std::vector<double> out;
    for (const auto& stretch : stretches_) {
        out.push_back(stretch.length_days() >= level.least_days ? 1.0 : 0.0);
    }
    return out;
}

void TimeFolds::set_level(const FoldLevel& level, bool smooth) {
    level_ = level;
    target_ = folding(level);
    if (!smooth || shares_.size() != stretches_.size()) {
        shares_ = shares_at(level);
    }
    now_ = fold(level, shares_);
}

bool TimeFolds::advance(double dt_s) {
    const double share = 1.0 - std::exp(-dt_s / kEaseS);
    const auto wanted = shares_at(level_);
    if (wanted == shares_) {
        return false;
    }
    for (std::size_t i = 0; i < shares_.size(); ++i) {
        shares_[i] += (wanted[i] - shares_[i]) * share;
        shares_[i] = std::abs(shares_[i] - wanted[i]) < kNear ? wanted[i] : shares_[i];
    }
    now_ = fold(level_, shares_);
    return wanted != shares_;
}

timeline::Folding TimeFolds::fold(const FoldLevel& level, const std::vector<double>& shares) const {
    std::vector<timeline::Fold> folds;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
        const auto& days = stretches_[i];
        timeline::Day first = timeline::bin_start(days.first, level.unit);
        first = first < days.first ? timeline::next_bin(first, level.unit) : first;
        const timeline::Day last = timeline::bin_start(days.last + std::chrono::days{1}, level.unit) - std::chrono::days{1};
        if (shares[i] > 0.0 && first <= last) {
            folds.push_back({{first, last}, shares[i]});
        }
    }
    return timeline::Folding(std::move(folds));
}

FoldLevel TimeFolds::level_for(const AxisView& view, double width, const std::optional<timeline::BinUnit>& chosen) const {
    FoldLevel out;
    out.least_days = timeline::least_fold_days(stretches_, view.first, view.end, width, TimeAxis::kBreakPx);
    const auto folded = folding(out);
    out.unit = bar_unit(TimeAxis{view, 0.0, width, &folded}.px_per_day(), chosen);
    return out;
}

timeline::Folding TimeFolds::folding(const FoldLevel& level) const { return fold(level, shares_at(level)); }

std::vector<timeline::DayInterval> TimeFolds::folded() const {
    std::vector<timeline::DayInterval> out;
    for (const timeline::Fold& one : target_.folds()) {
        out.push_back(one.days);
    }
    return out;
}

timeline::BinUnit bar_unit(double px_per_day, const std::optional<timeline::BinUnit>& chosen) {
    constexpr double kLeastBin = 6.0; // logical pixels
    return chosen ? std::max(*chosen, bin_unit_at(px_per_day, 1.0)) : bin_unit_at(px_per_day, kLeastBin);
}

} // namespace marsad::ui
